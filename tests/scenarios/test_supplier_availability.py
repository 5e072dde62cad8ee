"""A supplier that promised to be there 99.9 % of each month, and was not.

Below 99.9 % it owes 5 %, below 99.5 % 10 %, below 99.0 % 20 % of 1,800 EUR; claims within 30 days
of the end of the month. Its service runs day and night unless a test says otherwise.
"""

import pytest
from ruamel.yaml import YAML

from tests.conftest import Company

SUPPLIER = "sup-nuage-hesbaye"
TIERS = [
    {"below": "99.9", "percent": "5"},
    {"below": "99.5", "percent": "10"},
    {"below": "99.0", "percent": "20"},
]
MAJOR = ("--level", "major", "--reason", "x")


def agree(company: Company, **sla: object) -> None:
    """Put terms into the contract."""
    yaml, path = YAML(), company.root / "suppliers" / f"{SUPPLIER}.yaml"
    data = yaml.load(path)
    data["sla"] |= {"service_window": ["24/7"], "availability_percent": "99.9", **sla}
    yaml.dump(data, path)


@pytest.fixture
def cloud(company: Company) -> Company:
    company.by = "nadia"
    agree(company, penalty_terms=terms())
    return company


def terms(**more: object) -> dict[str, object]:
    return {
        "measure": "availability",
        "tiers": TIERS,
        "basis": {"amount": "1800", "what": "monthly fee"},
        "claim_within": {"days": 30, "starts": "end_of_month"},
        **more,
    }


def outage(company: Company, start: str, end: str) -> str:
    """An incident in which only the supplier failed, from one local time to another."""
    company.now = end
    company.ok("declare", "Cloud gone", "--supplier", SUPPLIER, "--since", start, *MAJOR)
    number = company.ok("register", "--json").json["entries"][-1]["id"]
    company.ok("supplier", SUPPLIER, "repaired", "--at", end, "-i", number)
    return number


def contracts(company: Company, number: str) -> str:
    told = company.ok("export", "pir", "-i", number).out.replace("\u00a0", " ")
    return told.partition("Contracts to be revised?")[2].partition("8. Management")[0]


def test_the_outages_of_a_month_are_taken_together(cloud: Company):
    """November has 30 days: 43,200 min.

    Down 10 November 09:00 to 12:00 (180 min) and 20 November 10:00 to 12:10 (130 min): 310 min.
    1 - 310 / 43,200 = 99.2824 %, cut to 99.28 %: below 99.5 %, not below 99.0 %: 10 % = 180.00 EUR.
    """
    first = outage(cloud, "2026-11-10T09:00:00+01:00", "2026-11-10T12:00:00+01:00")
    second = outage(cloud, "2026-11-20T10:00:00+01:00", "2026-11-20T12:10:00+01:00")
    assert "so far" in contracts(cloud, first)
    cloud.now = "2026-12-01T00:00:00+01:00"
    for number in (first, second):
        told = contracts(cloud, number)
        assert "available 99.28 % in 11/2026 (5 h 10 of 720 h down)" in told
        assert "promised 99.9 %: missed" in told
        assert "below 99.5 %: 10 % of 1,800.00 EUR = 180.00 EUR" in told
        assert "to be claimed by 30 December 2026" in told  # 30 November + 30 days
        assert f"outages of {number}" in told or f", {number}" in told
        assert "so far" not in told
    filed = cloud.ok("export", "pir", "-i", first).out.partition("Claims filed")[2]
    assert "may be claimed from" in filed


def test_two_incidents_about_one_outage_of_the_supplier_count_it_once(cloud: Company):
    """Both have it down from 09:00 to 12:00 (180 min): 1 - 180 / 43,200 = 99.5833 %: 5 % = 90."""
    outage(cloud, "2026-11-10T09:00:00+01:00", "2026-11-10T12:00:00+01:00")
    second = outage(cloud, "2026-11-10T09:00:00+01:00", "2026-11-10T12:00:00+01:00")
    told = contracts(cloud, second)
    assert "available 99.58 % in 11/2026 (3 h of 720 h down)" in told
    assert "below 99.9 %: 5 % of 1,800.00 EUR = 90.00 EUR" in told


def test_an_outage_over_a_month_end_is_shared_out(cloud: Company):
    """Down 30 November 22:30 to 1 December 06:10: 90 min in November, 370 min in December.

    November: 1 - 90 / 43,200 = 99.7916 %: 5 % = 90.00. December has 31 days, 44,640 min:
    1 - 370 / 44,640 = 99.1711 %: 10 % = 180.00.
    """
    number = outage(cloud, "2026-11-30T22:30:00+01:00", "2026-12-01T06:10:00+01:00")
    told = contracts(cloud, number)
    assert "available 99.79 % in 11/2026 (1 h 30 of 720 h down)" in told
    assert "below 99.9 %: 5 % of 1,800.00 EUR = 90.00 EUR" in told
    assert "available 99.17 % in 12/2026 (6 h 10 of 744 h down)" in told
    assert "below 99.5 %: 10 % of 1,800.00 EUR = 180.00 EUR" in told
    assert "to be claimed by 30 January 2027" in told  # 31 December + 30 days


def test_a_month_with_a_clock_change_has_an_hour_more(cloud: Company):
    """October 2026 has 31 days and an hour: 44,700 min. Down 25 October 01:30 CEST to 04:10 CET.

    That is 30 min to 02:00, the hour from 02:00 to 03:00 twice, 70 min to 04:10: 220 min.
    1 - 220 / 44,700 = 99.5078 %: not below 99.5 %, so 5 % = 90.00; shown as 99.50, never as more.
    """
    number = outage(cloud, "2026-10-25T01:30:00+02:00", "2026-10-25T04:10:00+01:00")
    told = contracts(cloud, number)
    assert "available 99.50 % in 10/2026 (3 h 40 of 745 h down)" in told
    assert "below 99.9 %: 5 %" in told


def test_only_the_hours_of_the_service_count(cloud: Company):
    """Weekdays 09:00 to 17:00, no Belgian holidays. December 2026 has 23 weekdays, Christmas off:

    22 days of 8 h = 176 h = 10,560 min. Down Thursday 24 December 15:20 to Monday 28th 09:50:
    100 min on Thursday, 50 min on Monday: 150 min. 1 - 150 / 10,560 = 98.5795 %: 20 % = 360.00.
    """
    hours = {"service_window": ["mon-fri 09:00-17:00"], "public_holidays": "excluded"}
    agree(cloud, **hours, penalty_terms=terms())
    number = outage(cloud, "2026-12-24T15:20:00+01:00", "2026-12-28T09:50:00+01:00")
    told = contracts(cloud, number)
    assert "available 98.57 % in 12/2026 (2 h 30 of 176 h down)" in told
    assert "below 99 %: 20 % of 1,800.00 EUR = 360.00 EUR" in told


def test_the_whole_month_counts_where_the_contract_says_so(cloud: Company):
    """The same outage over the calendar: 15:20 on the 24th to 09:50 on the 28th is 90 h 30.

    5,430 min of 44,640: 1 - 5,430 / 44,640 = 87.8360 %: 20 %, which the cap of 200 EUR cuts.
    """
    hours = {"service_window": ["mon-fri 09:00-17:00"], "public_holidays": "excluded"}
    more = {"counted": "calendar", "cap": {"amount": "200", "per": "calendar_month"}}
    agree(cloud, **hours, penalty_terms=terms(**more))
    number = outage(cloud, "2026-12-24T15:20:00+01:00", "2026-12-28T09:50:00+01:00")
    told = contracts(cloud, number)
    assert "available 87.83 % in 12/2026 (3 d 18 h 30 of 744 h down)" in told
    assert "20 % of 1,800.00 EUR = 360.00 EUR, capped at 200.00 EUR" in told


def test_an_agreed_stop_is_no_outage(cloud: Company):
    """Down 10 November 09:00 to 12:00, stopped by agreement 10:00 to 12:00: 60 min. 99.8611 %."""
    number = outage(cloud, "2026-11-10T09:00:00+01:00", "2026-11-10T12:00:00+01:00")
    stop = ("--until", "12:00", "--reason", "no access", "--agreed-by", "wim", "-i", number)
    cloud.ok("supplier", SUPPLIER, "stopped", "--at", "10:00", *stop)
    assert "available 99.86 % in 11/2026 (1 h of 720 h down)" in contracts(cloud, number)
