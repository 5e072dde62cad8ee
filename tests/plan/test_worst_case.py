"""The worst a promise can last: exact over a year of days, holidays and clock changes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.plan.public_holidays import belgian_holidays
from incplan.plan.service_time import Calendar, covers, restored_at, worst_case
from incplan.plan.suppliers import Commitment, ServiceLevelAgreement
from incplan.plan.windows import ALWAYS, Window, parse_window

ZONE = ZoneInfo("Europe/Brussels")
TODAY = date(2026, 11, 23)
CALENDAR = Calendar(ZONE, TODAY)
OFFICE = "mon-fri 08:00-18:00"


def window(text: str) -> Window:
    found = parse_window(text)
    assert found is not None
    return found


def sla(*windows: str | Window, **words: Any) -> ServiceLevelAgreement:
    return ServiceLevelAgreement.model_validate({"service_window": windows, **words})


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


@pytest.mark.parametrize("year", range(2024, 2040))
def test_ten_public_holidays_a_year(year: int):
    days = belgian_holidays(year, year)

    assert len(days) == 10
    assert date(year, 7, 21) in days


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


# --- Properties -------------------------------------------------------------------------------

_SHORT = timedelta(days=9)


def _days() -> st.SearchStrategy[tuple[int, ...]]:
    return st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))


def _windows() -> st.SearchStrategy[Window]:
    def build(days: tuple[int, ...], start: int, lasts: int) -> Window:
        return Window(days, start * 5, min(start * 5 + lasts * 5, 1440))

    return st.builds(build, _days(), st.integers(0, 276), st.integers(12, 288))


def _promises() -> st.SearchStrategy[Commitment]:
    elapsed = st.integers(1, 20 * 12).map(lambda n: Commitment(time=timedelta(minutes=5 * n)))
    working = st.integers(1, 4).map(lambda n: Commitment(business_days=n))
    return st.one_of(elapsed, working)


def _calendars() -> st.SearchStrategy[Calendar]:
    def build(zone: str, offset: int, closed: set[int]) -> Calendar:
        today = date(2026, 10, 1) + timedelta(days=offset)
        return Calendar(ZoneInfo(zone), today, frozenset(today + timedelta(days=n) for n in closed))

    return st.builds(
        build,
        st.sampled_from(["UTC", "Europe/Brussels", "America/New_York"]),
        st.integers(0, 400),
        st.sets(st.integers(0, 20), max_size=4),
    )


@given(_windows(), _windows(), _promises(), _calendars(), st.integers(0, 24))
@settings(max_examples=30, deadline=None)
def test_no_minute_of_the_year_is_worse(
    offered: Window, needed: Window, promise: Commitment, calendar: Calendar, wait: int
):
    """Every outage that begins at any minute of some days of the year is at most the worst."""
    agreed = sla(offered, public_holidays="excluded")
    called_after = timedelta(minutes=5 * wait)
    worst = worst_case(promise, agreed, (needed,), calendar, called_after=called_after)
    assert worst is not None
    assert _needs(needed, worst.begins.astimezone(calendar.zone)) or _odd_hour(worst.begins)

    first = datetime.combine(calendar.today, datetime.min.time(), calendar.zone).astimezone(UTC)
    for minute in range(0, int(_SHORT / timedelta(minutes=1)), 307):
        begins = (first + timedelta(minutes=minute)).astimezone(calendar.zone)
        if _needs(needed, begins):
            due = restored_at(promise, agreed, calendar, begins + called_after)
            assert due is not None
            assert due.astimezone(UTC) - begins.astimezone(UTC) <= worst.lasts


@given(
    offered=st.lists(_windows(), min_size=1, max_size=2),
    needed=_windows(),
    promise=_promises(),
    closed=st.sets(st.integers(0, 8), max_size=2),
)
@settings(max_examples=25, deadline=None)
def test_the_worst_is_what_minute_by_minute_counting_finds(
    offered: list[Window], needed: Window, promise: Commitment, closed: set[int]
):
    """A clock that ticks, in a zone without clock changes, over weeks that repeat."""
    start = date(2026, 11, 23)
    calendar = Calendar(
        ZoneInfo("UTC"), start, frozenset(start + timedelta(days=n) for n in closed)
    )
    agreed = sla(*offered, public_holidays="excluded")
    open_at = _ticks(tuple(offered), start, calendar.holidays or frozenset(), weeks=30)
    closings = _closings(tuple(offered), start, calendar.holidays or frozenset(), weeks=30)

    expected = max(
        _counted(promise, minute, open_at, closings) - minute
        for minute in range(3 * 7 * 1440)
        if _needs(needed, _moment(start, minute))
    )

    worst = worst_case(promise, agreed, (needed,), calendar)
    assert worst is not None
    assert worst.lasts == timedelta(minutes=expected)


def _moment(start: date, minute: int) -> datetime:
    return datetime.combine(start, datetime.min.time(), UTC) + timedelta(minutes=minute)


def _needs(needed: Window, moment: datetime) -> bool:
    minute = moment.hour * 60 + moment.minute
    return moment.weekday() in needed.days and needed.start <= minute < needed.end


def _odd_hour(moment: datetime) -> bool:
    """The night of a clock change, where a window's edge may not exist."""
    later, before = moment + timedelta(hours=6), moment - timedelta(hours=6)
    return later.utcoffset() != before.utcoffset()


def _ticks(windows: tuple[Window, ...], start: date, closed: frozenset[date], weeks: int):
    """The open minutes, one by one, in order."""
    found = []
    for offset in range(weeks * 7):
        day = start + timedelta(days=offset)
        if day not in closed:
            for minute in range(1440):
                if any(day.weekday() in w.days and w.start <= minute < w.end for w in windows):
                    found.append(offset * 1440 + minute)
    return found


def _closings(windows: tuple[Window, ...], start: date, closed: frozenset[date], weeks: int):
    found = []
    for offset in range(weeks * 7):
        day = start + timedelta(days=offset)
        ends = [w.end for w in windows if day.weekday() in w.days]
        if ends and day not in closed:
            found.append((offset, offset * 1440 + max(ends)))
    return found


def _counted(promise: Commitment, called: int, open_at: list[int], closings) -> int:
    """The end of the last open minute used up, or the close of the n-th later working day."""
    import bisect

    if promise.time is None:
        later = [end for day, end in closings if day > called // 1440]
        return later[promise.business_days - 1]
    first = bisect.bisect_left(open_at, called)
    return open_at[first + int(promise.time.total_seconds()) // 60 - 1] + 1


@given(_windows(), _windows(), st.integers(1, 600), st.integers(0, 600), _calendars())
@settings(max_examples=40, deadline=None)
def test_a_longer_promise_is_never_better(
    offered: Window, needed: Window, minutes: int, more: int, calendar: Calendar
):
    agreed = sla(offered, public_holidays="excluded")
    short = Commitment(time=timedelta(minutes=minutes))
    long = Commitment(time=timedelta(minutes=minutes + more))

    less = worst_case(short, agreed, (needed,), calendar)
    later = worst_case(long, agreed, (needed,), calendar)

    assert less is not None
    assert later is not None
    assert less.lasts <= later.lasts


@given(_windows(), _windows(), _windows(), st.integers(1, 1200), _calendars())
@settings(max_examples=40, deadline=None)
def test_more_hours_of_service_are_never_worse(
    offered: Window, more: Window, needed: Window, minutes: int, calendar: Calendar
):
    promise = Commitment(time=timedelta(minutes=minutes))

    narrow = worst_case(promise, sla(offered, public_holidays="excluded"), (needed,), calendar)
    wide = worst_case(promise, sla(offered, more, public_holidays="excluded"), (needed,), calendar)

    assert narrow is not None
    assert wide is not None
    assert wide.lasts <= narrow.lasts


@given(_days(), st.integers(0, 6), st.integers(1, 4), _windows(), _calendars())
@settings(max_examples=40, deadline=None)
def test_one_more_working_day_is_never_worse(
    days: tuple[int, ...], extra: int, count: int, needed: Window, calendar: Calendar
):
    def offered(on: tuple[int, ...]) -> ServiceLevelAgreement:
        return sla(Window(on, 480, 1080), public_holidays="excluded")

    promise = Commitment(business_days=count)
    fewer = worst_case(promise, offered(days), (needed,), calendar)
    more = worst_case(promise, offered(tuple(sorted({*days, extra}))), (needed,), calendar)

    assert fewer is not None
    assert more is not None
    assert more.lasts <= fewer.lasts
