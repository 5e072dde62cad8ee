"""A flood at night that brings a power cut with it; every time is worked out by hand.

Sunday 15 November 2026. Cold storage: objective 2 h, longest stop 6 h. Picking and delivery:
objective 6 h. The contract with the schools: tell them of a missed delivery within 4 h. Insurance
for flood: within 8 days, whole days from the day after.
"""

import pytest

from tests.conftest import Company

FLOOD, POWER = "6", "7"


@pytest.fixture
def flood(company: Company) -> Company:
    """Noticed 05:40, cold storage down since 05:10; then a power cut that reaches it at 05:55."""
    company.by = "marc"
    company.now = "2026-11-15T05:40:00+01:00"
    said = ("--type", "flood", "-a", "cold-storage", "--since", "05:10")
    company.ok("declare", "Water in the cold store", *said, "--level", "major", "--reason", "x")
    company.at("06:00").ok("affect", "picking-delivery", "-i", FLOOD)
    said = ("--type", "electricity", "-a", "cold-storage", "--since", "05:55")
    major = ("--level", "major", "--reason", "x", "--related", FLOOD)
    company.at("06:05").ok("declare", "Transformer under water", *said, *major)
    return company


def clocks(company: Company, number: str) -> dict[tuple[str, str], dict]:
    (status,) = company.ok("status", number, "--json").json["incidents"]
    return {(item["kind"], item["subject"]): item for item in status["clocks"]}


def test_limits_of_both_incidents(flood: Company):
    found = clocks(flood, FLOOD)
    assert found["rto", "cold-storage"]["limit_at"] == "2026-11-15T06:10:00Z"  # 05:10 + 2 h
    assert found["rto", "picking-delivery"]["limit_at"] == "2026-11-15T11:00:00Z"  # 06:00 + 6 h
    assert found["service_level", "major"]["limit_at"] == "2026-11-15T08:40:00Z"  # 05:40 + 4 h
    assert found["report", "bcp_manager"]["limit_at"] == "2026-11-15T06:40:00Z"  # 05:40 + 2 h
    other = clocks(flood, POWER)
    assert other["rto", "cold-storage"]["limit_at"] == "2026-11-15T06:10:00Z"
    assert other["report", "bcp_manager"]["limit_at"] == "2026-11-15T07:05:00Z"  # 06:05 + 2 h
    flood.at("07:11")  # the objective has passed: the longest stop is 05:10 + 6 h
    for number in (FLOOD, POWER):
        assert clocks(flood, number)["mtpd", "cold-storage"]["limit_at"] == "2026-11-15T10:10:00Z"


def test_duties_outside_run_from_what_was_known(flood: Company):
    """Schools: 05:40 + 4 h. Insurer: 8 days from the day after the 15th, to the end of the 23rd."""
    lines = flood.ok("obligations", "-i", FLOOD, "--json").json
    limits = {
        (duty["id"], stage["limit_at"])
        for duty in lines["duties"]
        for stage in duty["stages"]
        if stage["limit_at"]
    }
    assert ("own_schools", "2026-11-15T08:40:00Z") in limits
    assert ("insurer_claim", "2026-11-23T22:59:00Z") in limits


def test_the_review_of_the_flood(flood: Company):
    """Power back 06:50, the water out 07:40: cold storage down 05:10 to 07:40, 2 h 30, missed.
    Picking from 06:00 to 11:30, 5 h 30, kept. Wim is reached 07:30 (due 07:40), told 10:15 (due
    09:30, 45 min late); closed 12:00 (due 12:15)."""
    flood.at("06:50").ok("restore", "cold-storage", "-i", POWER)
    assert "Still down in" in flood.ok("restore", "cold-storage", "-i", POWER).err
    flood.at("07:30").ok("call", "wim", "--reached", "-i", FLOOD)
    flood.at("07:40").ok("restore", "cold-storage", "-i", FLOOD)
    flood.at("10:15").ok(
        "communicate", "x", "--to", "bcp_manager", "--medium", "phone", "-i", FLOOD
    )
    flood.at("11:30").ok("restore", "picking-delivery", "-i", FLOOD)
    flood.at("12:00").ok("done", "cause", "--found", "rain", "-i", FLOOD)
    agreed = ("--agreed-by", "nadia", "--agreed-by", "wim")
    waived = ("--waive", "duties", "--waive", "obligations", "--reason", "x")
    flood.ok("close", "-i", FLOOD, *agreed, *waived)
    told = flood.ok("export", "pir", "-i", FLOOD).out.replace("\\", "")
    assert "Some activities within time" in told
    assert "Stockage froid [FR]: 2 h 30 against RTO 2 h, missed" in told
    assert "5 h 30 against RTO 6 h, kept" in told
    assert "1 of 2 late; longest delay 45 min, due 15/11/2026 09:30 CET" in told
    found = flood.ok("stats", "--from", "2026-11-15", "--json").json["activities"]
    times = {item["activity"]: (item["downtime"]["text"], item["missed"]) for item in found}
    assert times == {"picking-delivery": ("5h30", 0), "cold-storage": ("2h30", 1)}
