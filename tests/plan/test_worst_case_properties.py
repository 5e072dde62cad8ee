"""The worst case against plain counting, and what can never make it better or worse."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.plan.calendar.service_time import Calendar, restored_at, worst_case
from incplan.plan.files.suppliers import Commitment, ServiceLevelAgreement
from incplan.plan.values.reading import check
from incplan.plan.values.windows import Window
from tests.effort import examples

_SHORT = timedelta(days=9)


def sla(*windows: Window, **words: Any) -> ServiceLevelAgreement:
    return check(ServiceLevelAgreement, {"service_window": windows, **words})


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
@settings(max_examples=examples(8), deadline=None)
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
