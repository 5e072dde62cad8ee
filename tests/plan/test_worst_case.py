"""The worst a promise can last: exact over a year of days, holidays and clock changes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest

from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.calendar.service_time import Calendar, covers, restored_at, worst_case
from incplan.plan.files.suppliers import Commitment, ServiceLevelAgreement
from incplan.plan.values.reading import check
from incplan.plan.values.windows import ALWAYS, Window, parse_window

ZONE = ZoneInfo("Europe/Brussels")
TODAY = date(2026, 11, 23)
CALENDAR = Calendar(ZONE, TODAY)
OFFICE = "mon-fri 08:00-18:00"


def window(text: str) -> Window:
    found = parse_window(text)
    assert found is not None
    return found


def sla(*windows: str | Window, **words: Any) -> ServiceLevelAgreement:
    return check(ServiceLevelAgreement, {"service_window": windows, **words})


def hours(count: float) -> Commitment:
    return Commitment(time=timedelta(hours=count))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


FOUR_HOURS = hours(4)
EXCLUDED = sla(OFFICE, public_holidays="excluded")


def test_four_office_hours_over_easter():
    """Good Friday is a working day in Belgium, Easter Monday is not: 90 hours by the clock on
    the wall, of which the change to summer time takes one in 2027."""
    due = restored_at(FOUR_HOURS, EXCLUDED, CALENDAR, local("2027-03-26T18:00"))

    assert due == local("2027-03-30T12:00")
    assert due.astimezone(UTC) - local("2027-03-26T18:00").astimezone(UTC) == timedelta(hours=89)


def test_the_worst_weekend_of_a_year_is_found():
    """All Saints of 2027 is a Monday after the night with 25 hours: 91 hours for four."""
    worst = worst_case(FOUR_HOURS, EXCLUDED, (ALWAYS,), CALENDAR)

    assert worst is not None
    assert worst.begins == local("2027-10-29T18:00")
    assert worst.restored == local("2027-11-02T12:00")
    assert worst.lasts == timedelta(hours=91)


def test_without_clock_changes_a_long_weekend_lasts_ninety_hours():
    utc = Calendar(ZoneInfo("UTC"), TODAY)

    worst = worst_case(FOUR_HOURS, EXCLUDED, (ALWAYS,), utc)

    assert worst is not None
    assert worst.begins == datetime(2026, 12, 24, 18, tzinfo=UTC)  # Christmas is a Friday
    assert worst.lasts == timedelta(hours=90)


def test_a_working_day_begins_at_the_date_of_the_call():
    office = sla(OFFICE, public_holidays="excluded")
    promise = Commitment(business_days=1)

    assert restored_at(promise, office, CALENDAR, local("2026-11-28T06:00")) == local(
        "2026-11-30T18:00"
    )
    for called in ("2026-11-27T06:00", "2026-11-27T09:00", "2026-11-27T23:59"):
        assert restored_at(promise, office, CALENDAR, local(called)) == local("2026-11-30T18:00")
    worst = worst_case(promise, office, (window("mon-sat 06:00-20:00"),), CALENDAR)
    assert worst is not None
    assert (worst.begins, worst.restored) == (
        local("2027-10-29T06:00"),
        local("2027-11-02T18:00"),
    )


def test_the_worst_can_lie_before_the_service_closes():
    """The activity stops at four; a call at ten to four is one the last hour cannot finish."""
    utc = Calendar(ZoneInfo("UTC"), TODAY, frozenset())
    worst = worst_case(FOUR_HOURS, EXCLUDED, (window("mon-fri 09:00-16:00"),), utc)

    assert worst is not None
    assert worst.begins == datetime(2026, 11, 27, 15, 59, tzinfo=UTC)
    assert worst.restored == datetime(2026, 11, 30, 9, 59, tzinfo=UTC)


def test_day_and_night_the_promise_is_what_it_lasts():
    worst = worst_case(hours(2.5), sla("24/7"), (ALWAYS,), CALENDAR)

    assert worst is not None
    assert worst.lasts == timedelta(hours=2, minutes=30)


def test_a_service_that_never_works_is_never_due():
    every_day = frozenset(TODAY + timedelta(days=offset) for offset in range(1500))
    closed = Calendar(ZONE, TODAY, every_day)

    assert worst_case(hours(1), sla(OFFICE, public_holidays="excluded"), (ALWAYS,), closed) is None


def test_a_contract_that_does_not_say_is_read_against_us():
    said = worst_case(hours(4), sla(OFFICE, public_holidays="excluded"), (ALWAYS,), CALENDAR)
    unsaid = worst_case(hours(4), sla(OFFICE), (ALWAYS,), CALENDAR)
    included = worst_case(hours(4), sla(OFFICE, public_holidays="included"), (ALWAYS,), CALENDAR)

    assert said == unsaid
    assert said is not None
    assert included is not None
    assert included.lasts < said.lasts


@pytest.mark.parametrize("year", range(2024, 2060))
def test_ten_public_holidays_a_year_as_others_count_them(year: int):
    days = belgian_holidays(year, year)
    known = set(holidays.country_holidays("BE", years=year))
    # The package has Easter and Whit Sunday too, which the law does not.
    sundays = {day for day in known if day.weekday() == 6 and day + timedelta(days=1) in known}

    assert len(days) == 10
    assert days == known - sundays


def test_a_time_to_notice_moves_the_call_not_only_the_end():
    """Half an hour to notice can be the half hour in which the service closed."""
    office = sla("mon-fri 08:00-18:00", public_holidays="included")
    needed = (window("mon-fri 08:00-14:00"),)

    at_once = worst_case(hours(4), office, needed, CALENDAR)
    noticed = worst_case(hours(4), office, needed, CALENDAR, called_after=timedelta(minutes=30))

    assert at_once is not None
    assert at_once.lasts == timedelta(hours=4)
    assert noticed is not None
    # Called on a Friday at 14:29: one minute less than four hours are left before Monday.
    assert noticed.begins == local("2027-10-29T13:59")
    assert noticed.restored == local("2027-11-01T08:29")


def test_a_window_in_pieces_covers_what_it_covers():
    assert covers((window("mon-fri 06:00-12:00"), window("mon-fri 12:00-20:00")),
                  (window("mon-fri 08:00-18:00"),))  # fmt: skip
    assert not covers((window("mon-fri 08:00-18:00"),), (window("mon-sat 08:00-18:00"),))


def test_the_outages_of_the_handbook():
    """The table of docs/rco.md."""
    for begins, back, lasts in (
        ("2027-03-24T10:00", "2027-03-24T14:00", 4),
        ("2027-03-26T18:00", "2027-03-30T12:00", 89),
        ("2027-03-26T14:30", "2027-03-30T08:30", 89),
        ("2027-05-14T18:00", "2027-05-18T12:00", 90),
        ("2027-10-29T18:00", "2027-11-02T12:00", 91),
    ):
        due = restored_at(FOUR_HOURS, EXCLUDED, CALENDAR, local(begins))
        assert due == local(back)
        assert due.astimezone(UTC) - local(begins).astimezone(UTC) == timedelta(hours=lasts)
