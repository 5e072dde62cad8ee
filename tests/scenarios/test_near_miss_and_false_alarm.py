"""What did not happen also counts: a near miss, a false alarm, an incident that comes back."""

from tests.conftest import Company


def test_a_near_miss_starts_no_clock(company: Company) -> None:
    company.by = "marc"
    declared = company.ok(
        "declare", "Freezer alarm test failed, nobody was called", "--near-miss", "--json"
    ).json
    assert declared["briefing"]["level"] == "low"
    assert declared["briefing"]["clocks"] == []
    # Only the designated employee is needed to close a weak signal.
    company.ok("close", "--note", "SIM of the alarm replaced")


def test_a_false_alarm_is_cancelled_and_kept(company: Company) -> None:
    company.by = "marc"
    declared = company.ok("declare", "Smoke in the kitchen", "--type", "fire", "--json").json
    company.refused("cancel")  # without a reason
    cancelled = company.ok("cancel", "--reason", "steam, not smoke", "--json").json
    assert cancelled["status"] == "cancelled"
    assert cancelled["review_due"] is False
    # Facts are never refused: a late entry on a closed incident is written and flagged.
    late = company.ok("log", "Fire service confirmed", "-i", declared["incident"], "--json")
    assert late.json["flags"] == ["incident_is_closed"]


def test_an_incident_that_comes_back_keeps_its_number(company: Company) -> None:
    company.by = "nadia"
    number = company.ok("declare", "Phishing, one mailbox", "--no-activity", "--json").json[
        "incident"
    ]
    company.ok("done", "contained")
    company.ok("done", "cause", "--not-found", "logs searched over 30 days")
    company.ok("close", "--waive", "duties", "--waive", "obligations", "--reason", "small")
    company.refused("close", number)
    company.now = "2026-11-26T09:00:00+01:00"
    reopened = company.ok("reopen", number, "--reason", "same rules found again", "--json").json
    assert reopened["incident"] == number
    assert reopened["status"] in ("active", "classified")
