"""Outages over the end of a month and of a year; every time and sum is worked out by hand."""

import pytest
from ruamel.yaml import YAML

from tests.conftest import Company

SUPPLIER = "sup-telecom-sambre"
MAJOR = ("--level", "major", "--reason", "x")


def agree(company: Company, **sla: object) -> None:
    """Put promises into the contract."""
    yaml, path = YAML(), company.root / "suppliers" / f"{SUPPLIER}.yaml"
    data = yaml.load(path)
    data["sla"] |= sla
    yaml.dump(data, path)


def told(company: Company, number: str) -> str:
    return company.ok("export", "pir", "-i", number).out.replace("\u00a0", " ")


def limits(company: Company, number: str) -> dict[str, dict]:
    (found,) = company.ok("supplier", "-i", number, "--json").json["suppliers"]
    return {item["kind"]: item for item in found["limits"]}


def test_a_cap_per_month_applies_to_each_month_for_itself(company: Company):
    """Repair within 2 h of the outage at 20:30 on 30 November: due 22:30; repaired 02:10.

    3 h 40 late, four hours begun: 22:30 and 23:30 in November, 00:30 and 01:30 in December.
    10 % of 1,800 each: 720; at most 15 % (270) a month: 270 + 270 = 540. Claims until 30 days
    after the end of November.
    """
    agree(
        company,
        resolution_time="2h",
        service_window=["24/7"],
        clock_starts="outage",
        penalty_terms={
            "rate": {"percent": "10", "per": "hour", "rounding": "started"},
            "basis": {"amount": "1800"},
            "cap": {"percent": "15", "per": "calendar_month"},
            "claim_within": {"days": 30, "starts": "end_of_month"},
        },
    )
    company.by = "nadia"
    company.now = "2026-11-30T20:40:00+01:00"
    company.ok("declare", "Line dead", "--supplier", SUPPLIER, "--since", "20:30", *MAJOR)
    company.now = "2026-12-01T02:10:00+01:00"
    company.ok("supplier", SUPPLIER, "repaired")
    assert limits(company, "6")["supplier_resolution"]["limit_at"] == "2026-11-30T21:30:00Z"
    review = told(company, "6")
    assert "3 h 40 late" in review
    assert "4 h × 10 % of 1,800.00 EUR = 720.00 EUR, capped at 540.00 EUR" in review
    assert "to be claimed by 30 December 2026" in review


def test_an_activity_down_over_the_end_of_the_year(company: Company):
    """Order intake, objective 4 h: down 31 December 22:15 in an incident of 2026, and from 23:50
    in one of 2027 (declared 00:05); back 00:30 in the first, 02:00 in the second: 3 h 45, kept.

    It counts in 2026, where it began: nothing of it in the figures of 2027.
    """
    company.by = "nadia"
    company.now = "2026-12-31T22:20:00+01:00"
    company.ok("declare", "Fireworks cut a line", "-a", "order-intake", "--since", "22:15", *MAJOR)
    company.now = "2027-01-01T00:05:00+01:00"
    since = ("--since", "2026-12-31T23:50:00+01:00", "--related", "2026-006")
    company.ok("declare", "Database damaged", "-a", "order-intake", *since, *MAJOR)
    company.at("00:30").ok("restore", "order-intake", "-i", "2026-006")
    company.at("02:00").ok("restore", "order-intake", "-i", "2027-001")
    for number in ("2026-006", "2027-001"):
        assert "3 h 45 against RTO 4 h, kept" in told(company, number)

    def orders(*period: str) -> tuple[int, int]:
        found = company.ok("stats", *period, "--json").json["activities"]
        (item,) = [item for item in found if item["activity"] == "order-intake"]
        return item["downtime"]["seconds"], item["kept"]

    assert orders("--from", "2026-12-01", "--to", "2026-12-31") == (3 * 3600 + 45 * 60, 1)
    assert orders("--from", "2027-01-01", "--to", "2027-01-31") == (0, 0)


@pytest.fixture
def new_year(company: Company) -> Company:
    """Counted from our call, weekdays 09:00 to 17:00 without Belgian holidays: answer in 2 h,
    repair in 8 h; 5 % of 900 for each hour begun, to be claimed within 15 days.

    Down Thursday 31 December 14:40, called 15:05. By agreement its clock stands still from 16:00
    that day to Monday 4 January 10:00: of its hours that is one on Thursday, one on Monday
    (Friday is New Year).
    """
    agree(
        company,
        response_time="2h",
        resolution_time="8h",
        service_window=["mon-fri 09:00-17:00"],
        public_holidays="excluded",
        clock_starts="notification",
        penalty_terms={
            "rate": {"percent": "5", "per": "hour", "rounding": "started"},
            "basis": {"amount": "900"},
            "claim_within": {"days": 15},
        },
    )
    company.by = "nadia"
    company.now = "2026-12-31T14:50:00+01:00"
    company.ok("declare", "No telephone", "--supplier", SUPPLIER, "--since", "14:40", *MAJOR)
    company.at("15:05").ok("supplier", SUPPLIER, "notified", "--reference", "T-1")
    return company


def test_without_the_stop_promises_count_over_new_year(new_year: Company):
    """1 h 55 on Thursday. Answer: 5 min on Monday, 09:05. Repair: 6 h 05 on Monday, 15:05."""
    found = limits(new_year, "6")
    assert found["supplier_response"]["limit_at"] == "2027-01-04T08:05:00Z"
    assert found["supplier_resolution"]["limit_at"] == "2027-01-04T14:05:00Z"


def test_a_stop_over_new_year_moves_them_and_the_sum(new_year: Company):
    """55 min on Thursday before the stop. Answer: 1 h 05 from Monday 10:00, 11:05. Repair: 7 h 05
    from Monday 10:00: 7 h to 17:00, 5 min on Tuesday, 09:05. Repaired Tuesday 11:20: 2 h 15 late,
    three hours begun: 3 x 5 % of 900 = 135. Claim by 5 + 15 = 20 January."""
    stop = ("--at", "2026-12-31T16:00:00+01:00", "--until", "2027-01-04T10:00:00+01:00")
    why = ("--reason", "building closed", "--agreed-by", "wim")
    new_year.now = "2027-01-04T10:40:00+01:00"
    new_year.ok("supplier", SUPPLIER, "stopped", *stop, *why)
    new_year.ok("supplier", SUPPLIER, "answered")
    found = limits(new_year, "6")
    assert found["supplier_response"]["limit_at"] == "2027-01-04T10:05:00Z"
    assert found["supplier_response"]["kept"] is True
    assert found["supplier_resolution"]["limit_at"] == "2027-01-05T08:05:00Z"
    new_year.now = "2027-01-05T11:20:00+01:00"
    new_year.ok("supplier", SUPPLIER, "repaired")
    review = told(new_year, "6")
    assert "2 h 15 late" in review
    assert "3 h × 5 % of 900.00 EUR = 135.00 EUR, to be claimed by 20 January 2027" in review
