"""Nights in which the clocks change: every time and sum worked out by hand, in UTC.

25 October 2026: at 03:00 CEST (01:00 UTC) it is 02:00 CET again. 28 March 2027: at 02:00 CET
(01:00 UTC) it is 03:00 CEST at once. IT platform: objective 3 h, longest stop 12 h. At major:
react in 30 min, solve in 4 h, report every 2 h, review in 10 working days.
"""

import pytest
from ruamel.yaml import YAML

from tests.conftest import Company

SUPPLIER = "sup-genset-meuse"
MAJOR = ("--level", "major", "--reason", "x")
NUMBER = "6"


def agree(company: Company, **terms: object) -> None:
    """Day and night, repair within 2 h of our call; what is due when it takes longer."""
    yaml, path = YAML(), company.root / "suppliers" / f"{SUPPLIER}.yaml"
    data = yaml.load(path)
    data["sla"]["penalty_terms"] = {
        "rate": {"percent": "10", "per": "hour", "rounding": "started"},
        "basis": {"amount": "1800", "what": "monthly fee"},
        "cap": {"percent": "100", "per": "calendar_month"},
        **terms,
    }
    yaml.dump(data, path)


def clocks(company: Company) -> dict[str, dict]:
    (status,) = company.ok("status", NUMBER, "--json").json["incidents"]
    return {item["kind"]: item for item in status["clocks"] if item["started_at"]}


def review(company: Company) -> str:
    return company.ok("export", "pir", "-i", NUMBER).out.replace("\u00a0", " ")


def end(company: Company) -> None:
    company.ok("done", "cause", "--found", "x", "-i", NUMBER)
    agreed = ("--agreed-by", "nadia", "--agreed-by", "wim")
    waived = ("--waive", "duties", "--waive", "obligations", "--reason", "x")
    company.ok("close", "-i", NUMBER, *agreed, *waived)


@pytest.fixture
def autumn(company: Company) -> Company:
    """Down since 01:10 CEST (23:10 UTC), declared 01:15 CEST (23:15 UTC), called 01:30 CEST."""
    agree(company)
    company.by = "nadia"
    company.now = "2026-10-25T01:15:00+02:00"
    since = ("--since", "2026-10-25T01:10:00+02:00")
    company.ok("declare", "Server room dark", "-a", "it-platform", *since, *MAJOR)
    company.now = "2026-10-25T01:30:00+02:00"
    company.ok("supplier", SUPPLIER, "notified", "-i", NUMBER)
    return company


def test_limits_of_the_night_that_has_an_hour_more(autumn: Company):
    found = clocks(autumn)
    assert found["rto"]["limit_at"] == "2026-10-25T02:10:00Z"  # 23:10 + 3 h: 03:10 CET
    assert found["acknowledge"]["limit_at"] == "2026-10-24T23:45:00Z"  # 01:45 CEST
    assert found["service_level"]["limit_at"] == "2026-10-25T03:15:00Z"  # 04:15 CET
    assert found["report"]["limit_at"] == "2026-10-25T01:15:00Z"  # 02:15 CET, the second 02:15
    assert found["supplier_response"]["limit_at"] == "2026-10-25T00:00:00Z"  # first 02:00
    assert found["supplier_resolution"]["limit_at"] == "2026-10-25T01:30:00Z"  # second 02:30


def test_what_was_kept_in_the_night_that_has_an_hour_more(autumn: Company):
    """Back at 02:40 CET (01:40 UTC): down 2 h 30, kept. Repaired 04:10 CET (03:10 UTC): due 01:30,
    1 h 40 late, two started hours of 10 % of 1,800 = 360. Told 02:10 CET (01:10 UTC, due 01:15),
    then due 03:10 UTC, told 04:40 CET (03:40 UTC): 30 min late. Closed 05:00 CET."""
    autumn.now = "2026-10-25T02:10:00+01:00"
    autumn.ok("communicate", "x", "--to", "bcp_manager", "--medium", "phone", "-i", NUMBER)
    autumn.now = "2026-10-25T02:40:00+01:00"
    autumn.ok("restore", "it-platform", "-i", NUMBER)
    autumn.now = "2026-10-25T04:40:00+01:00"
    autumn.ok("supplier", SUPPLIER, "repaired", "--at", "04:10", "-i", NUMBER)
    autumn.ok("communicate", "x", "--to", "bcp_manager", "--medium", "phone", "-i", NUMBER)
    autumn.now = "2026-10-25T05:00:00+01:00"
    end(autumn)
    told = review(autumn)
    assert "2 h 30 against RTO 3 h, kept" in told
    assert "1 of 2 late; longest delay 30 min, due 25/10/2026 04:10 CET" in told
    assert "missed; 1 h 40 late" in told
    assert "2 h × 10 % of 1,800.00 EUR = 360.00 EUR" in told
    # Ten working days after a Sunday: 26 to 30 October, 2 to 6 November; that day to its end.
    assert clocks(autumn)["review"]["limit_at"] == "2026-11-06T23:00:00Z"


def test_an_entry_in_the_hour_that_exists_twice_says_which(autumn: Company):
    autumn.now = "2026-10-25T02:20:00+01:00"
    assert autumn.ok("log", "Generator runs", "-i", NUMBER).out.count("02:20 CET") == 1
    autumn.ok("restore", "it-platform", "-i", NUMBER, "--at", "2026-10-25T02:20:00+02:00")
    assert clocks(autumn)["rto"]["used"]["text"] == "1h10"  # 01:10 to the first 02:20


def test_the_night_that_has_an_hour_less(company: Company):
    """Down since 00:30 CET (23:30 UTC), declared 00:40, called 01:15 CET (00:15 UTC).

    Limit 02:30 UTC (04:30 CEST); report 01:40 UTC (03:40 CEST); repair 02:15 UTC (04:15 CEST).
    Back 04:00 CEST (02:00 UTC): down 2 h 30. Repaired 04:20 CEST: 5 min late, one hour begun.
    """
    agree(company)
    company.by = "nadia"
    company.now = "2027-03-28T00:40:00+01:00"
    company.ok("declare", "Dark", "-a", "it-platform", "--since", "00:30", *MAJOR)
    company.at("01:15").ok("supplier", SUPPLIER, "notified", "-i", "2027-001")
    (status,) = company.ok("status", "2027-001", "--json").json["incidents"]
    found = {item["kind"]: item["limit_at"] for item in status["clocks"] if item["started_at"]}
    assert found["rto"] == "2027-03-28T02:30:00Z"
    assert found["report"] == "2027-03-28T01:40:00Z"
    assert found["supplier_resolution"] == "2027-03-28T02:15:00Z"
    company.now = "2027-03-28T04:20:00+02:00"
    company.ok("restore", "it-platform", "--at", "04:00")
    company.ok("supplier", SUPPLIER, "repaired")
    told = company.ok("export", "pir", "-i", "2027-001").out.replace("\u00a0", " ")
    assert "2 h 30 against RTO 3 h, kept" in told
    assert "1 h × 10 % of 1,800.00 EUR = 180.00 EUR" in told


def test_one_outage_in_two_incidents_over_the_clock_change(autumn: Company):
    """In the first from 01:10 CEST (23:10 UTC) to the first 02:30 (00:30 UTC); in the second from
    the first 02:15 (00:15 UTC) to 03:05 CET (02:05 UTC). One outage of 2 h 55: kept."""
    autumn.now = "2026-10-25T02:30:00+02:00"
    since = ("--since", "2026-10-25T02:15:00+02:00", "--related", NUMBER)
    autumn.ok("declare", "Water", "-a", "it-platform", *since, *MAJOR)
    autumn.ok("restore", "it-platform", "-i", NUMBER)
    assert clocks(autumn)["rto"]["limit_at"] == "2026-10-25T02:10:00Z"
    autumn.now = "2026-10-25T03:05:00+01:00"
    autumn.ok("restore", "it-platform", "-i", "7")
    rto = clocks(autumn)["rto"]
    assert (rto["used"]["text"], rto["kept"]) == ("2h55", True)
