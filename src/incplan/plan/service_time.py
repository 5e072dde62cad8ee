"""How long a promise really lasts: service windows, weekends and public holidays (S-071).

A supplier that promises four office hours may need ninety hours over Easter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from incplan.plan.suppliers import Commitment, Holidays, ServiceLevelAgreement
from incplan.plan.windows import Window

#: Every weekday, holiday and clock change of a year is tried.
_DAYS: Final = 366
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Calendar:
    """The local calendar promises are counted on."""

    zone: ZoneInfo
    holidays: frozenset[date]
    today: date


@dataclass(frozen=True, slots=True)
class WorstCase:
    """The outage that lasts longest: when it begins, when service is back, how long that is."""

    begins: datetime
    restored: datetime

    @property
    def lasts(self) -> timedelta:
        """Elapsed time, across any clock change."""
        return self.restored.astimezone(UTC) - self.begins.astimezone(UTC)


def restored_at(
    promise: Commitment, sla: ServiceLevelAgreement, calendar: Calendar, begins: datetime
) -> datetime | None:
    """When a promise made at `begins` falls due; None if the service never runs long enough."""
    closed = calendar.holidays if sla.public_holidays is Holidays.EXCLUDED else frozenset()
    if promise.time is None:
        return _working_day(promise.business_days, sla.service_window, closed, calendar, begins)
    left = promise.time
    for start, end in _intervals(sla.service_window, closed, calendar.zone, begins):
        span = end.astimezone(UTC) - start.astimezone(UTC)
        if left <= span:
            return (start.astimezone(UTC) + left).astimezone(calendar.zone)
        left -= span
    return None


def worst_case(
    promise: Commitment,
    sla: ServiceLevelAgreement,
    needed: tuple[Window, ...],
    calendar: Calendar,
) -> WorstCase | None:
    """The longest outage within a year, among those that begin while the activity must run."""
    found: WorstCase | None = None
    for begins in _starts(sla.service_window, needed, calendar):
        restored = restored_at(promise, sla, calendar, begins)
        if restored is None:
            return None
        case = WorstCase(begins, restored)
        if found is None or case.lasts > found.lasts:
            found = case
    return found


def covers(offered: tuple[Window, ...], needed: tuple[Window, ...]) -> bool:
    """Whether every minute in which the activity must run lies in the service window."""
    for window in needed:
        for day in window.days:
            spans = sorted((o.start, o.end) for o in offered if day in o.days)
            reached = window.start
            for start, end in spans:
                if start <= reached:
                    reached = max(reached, end)
            if reached < window.end:
                return False
    return True


def _starts(
    offered: tuple[Window, ...], needed: tuple[Window, ...], calendar: Calendar
) -> Iterator[datetime]:
    """Moments an outage hurts most: when the activity opens, when the service closes."""
    edges = {window.start for window in needed} | {window.end for window in offered}
    for offset in range(_DAYS):
        day = calendar.today + timedelta(days=offset)
        for minute in sorted(edge for edge in edges if edge < 24 * 60):
            if any(day.weekday() in w.days and w.start <= minute < w.end for w in needed):
                yield _at(day, minute, calendar.zone)


def _intervals(
    windows: tuple[Window, ...], closed: frozenset[date], zone: ZoneInfo, begins: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """Open hours of the service from a moment on, over the next weeks."""
    first = begins.astimezone(zone).date()
    for offset in range(_LONGEST):
        day = first + timedelta(days=offset)
        if day in closed:
            continue
        for window in sorted(windows, key=lambda item: item.start):
            if day.weekday() not in window.days:
                continue
            start, end = _at(day, window.start, zone), _at(day, window.end, zone)
            if end > begins:
                yield max(start, begins, key=lambda item: item.astimezone(UTC)), end


def _working_day(
    count: int,
    windows: tuple[Window, ...],
    closed: frozenset[date],
    calendar: Calendar,
    begins: datetime,
) -> datetime | None:
    """Close of business on the n-th working day after the day the call is taken.

    A call outside the service window is taken when the window opens next.
    """
    taken = next(_intervals(windows, closed, calendar.zone, begins), None)
    if taken is None:
        return None
    outside = taken[0] > begins
    day = taken[0].date()
    left = count - 1 if outside else count
    for _offset in range(_LONGEST):
        ends = [w.end for w in windows if day.weekday() in w.days]
        if ends and day not in closed:
            if left == 0:
                return _at(day, max(ends), calendar.zone)
            left -= 1
        day += timedelta(days=1)
    return None


def _at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """A local time of a day; minute 1440 is the next midnight."""
    extra, minute = divmod(minute, 24 * 60)
    local = datetime.combine(day + timedelta(days=extra), time(minute // 60, minute % 60))
    return local.replace(tzinfo=zone)
