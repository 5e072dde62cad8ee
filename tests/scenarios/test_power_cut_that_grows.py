"""A power cut at night: minor while the batteries hold, then it grows past an objective."""

from tests.conftest import Company


def test_a_power_cut_that_grows(company: Company) -> None:
    company.now = "2026-11-24T02:10:00+01:00"
    company.by = "marc"
    declared = company.ok(
        "declare", "Coupure de courant au dépôt de Namur", "--type", "electricity",
        "--no-activity", "--json",
    ).json  # fmt: skip
    assert declared["briefing"]["level"] == "minor"

    # The cold store follows; its objective is two hours.
    company.at("03:00")
    company.ok("affect", "cold-storage", "--since", "02:45")
    grown = company.ok(
        "classify", "--continuity", "yes", "--growing", "yes", "--outlook", "unknown", "--json"
    ).json
    assert grown["level"] == "major"

    # Duties done at the lower level stay done; those of the higher one are added.
    company.ok("done", "ENE-A01", "ENE-A04")
    company.at("04:50")
    status = company.run("status", "--exit-code", "--json")
    assert status.code == 11  # 02:45 + 2 h has passed
    clocks = {c["subject"]: c for c in status.json["incidents"][0]["clocks"] if c["kind"] == "rto"}
    assert clocks["cold-storage"]["state"] == "passed"

    company.ok("restore", "cold-storage", "--at", "04:40")
    clocks = {
        c["subject"]: c
        for c in company.ok("status", "--json").json["incidents"][0]["clocks"]
        if c["kind"] == "rto"
    }
    assert clocks["cold-storage"]["kept"] is True
    assert clocks["cold-storage"]["used"]["seconds"] == 115 * 60


def test_time_goes_on_across_the_clock_change(company: Company) -> None:
    """From 01:30 to 03:30 on 25 October 2026 three hours pass, not two."""
    company.now = "2026-10-25T03:30:00+01:00"
    company.by = "marc"
    company.ok(
        "declare", "Storm, power cut", "--activity", "cold-storage",
        "--since", "2026-10-25T01:30:00+02:00",
    )  # fmt: skip
    status = company.ok("status", "--json").json
    rto = next(c for c in status["incidents"][0]["clocks"] if c["kind"] == "rto")
    assert rto["used"]["seconds"] == 3 * 3600
    assert rto["limit_at"] == "2026-10-25T01:30:00Z"
