"""Phishing: somebody clicked; handled at the helpdesk, closed by the incident manager alone."""

from tests.conftest import Company


def test_a_click_that_stays_small(company: Company) -> None:
    company.by = "joris"
    declared = company.ok(
        "declare", "Phishing: Pieter a cliqué sur un lien", "--no-activity", "--json"
    ).json
    assert declared["type"] == "phishing"
    assert declared["briefing"]["level"] == "minor"
    assert not [c for c in declared["briefing"]["clocks"] if c["kind"] == "rto"]

    company.at("07:30")
    company.ok("done", "PHI-A03", "PHI-A05", "--note", "password reset, sessions closed")
    company.ok("done", "contained")
    company.ok("done", "cause", "--found", "message removed from 12 mailboxes, sender blocked")

    # Nothing was lost or paid; the answers stay in the record with their reason.
    company.ok(
        "obligations", "assess", "--reason", "link only, no password typed, no damage",
        *(f"--answer={name}=no" for name in
          ("personal_data", "money_sent", "card_exposed", "crime", "insured_damage")),
    )  # fmt: skip

    # A minor incident needs the incident manager's agreement only (a deputy may give it).
    company.ok("close", "--waive", "duties", "--reason", "nothing else to do", "--by", "joris")
    status = company.ok("status")
    assert "No open incident" in status.out


def test_lowering_needs_a_reason(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Phishing wave", "--level", "major", "--reason", "many mailboxes")
    refusal = company.refused("classify", "--level", "minor")
    assert "reason" in refusal.err.lower()
    lowered = company.ok(
        "classify", "--level", "minor", "--reason", "one mailbox only", "--json"
    ).json
    assert (lowered["before"], lowered["level"]) == ("major", "minor")
    shown = company.ok("show", "--json").json
    assert shown["highest_level"] == "major"
