"""How long a promise lasts in the worst case: service windows, weekends, public holidays (S-071).

A promise of four office hours may take ninety hours over Easter.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.plan.calendar.closing_days import days_off
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.calendar.service_hours import (
    ServiceHours,
    local_minute,
    minute_of,
    moment_of,
    opened,
)
from incplan.plan.files.suppliers import Commitment, ServiceLevelAgreement
from incplan.plan.files.working_time import Holidays
from incplan.plan.values.windows import Window

#: Days over which outages are compared: a year has every weekday, holiday and clock change.
_YEAR: Final = 366
#: Days after which a promise not due yet counts as never due.
_LONGEST: Final = 2 * _YEAR


@dataclass(frozen=True, slots=True)
class Calendar:
    """The local calendar for counting promises; outages begin in the `days` from `today` on.

    `holidays` are the days on which a service that excludes them is closed; None means Belgian
    ones.
    """

    zone: ZoneInfo
    today: date
    holidays: frozenset[date] | None = None
    days: int = _YEAR

    def closed(self, sla: ServiceLevelAgreement) -> frozenset[date]:
        """The days on which a service does not work: public holidays, closing days of its own.

        A contract that does not say is read as excluding them, unless the service never closes.
        """
        always = any(window.always for window in sla.service_window)
        unsaid = Holidays.INCLUDED if always else Holidays.EXCLUDED
        last = self.today + timedelta(days=_YEAR + _LONGEST)
        own = days_off(sla.closed, self.today.year, last.year)
        if (sla.public_holidays or unsaid) is Holidays.INCLUDED:
            return own
        if self.holidays is not None:
            return self.holidays | own
        return belgian_holidays(self.today.year, last.year) | own


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
    promise: Commitment, sla: ServiceLevelAgreement, calendar: Calendar, called: datetime
) -> datetime | None:
    """When a promise claimed at `called` falls due; None if the service never runs long enough."""
    due = service_hours(sla, calendar).due(promise, minute_of(called))
    return None if due is None else moment_of(due, calendar.zone)


def worst_case(
    promise: Commitment,
    sla: ServiceLevelAgreement,
    needed: tuple[Window, ...],
    calendar: Calendar,
    *,
    called_after: timedelta = timedelta(0),
) -> WorstCase | None:
    """The longest of all outages that begin, at any minute, while the activity must run.

    `called_after` is what passes before the supplier is told. None if a promise is never due.
    The supplier's delay only grows where it closes, where the activity's hours begin or end, or,
    for working days, at midnight: the moments tried are exactly those, for every day
    of the calendar, a year unless told otherwise.
    """
    wait = int(called_after.total_seconds()) // 60
    once = _never_closes(promise, sla, calendar)
    hours = (sla.service_window, calendar.closed(sla), calendar.zone, calendar.today)
    found = _longest(promise, hours, needed, wait, calendar.days, once=once)
    if found is None:
        return None
    begins, due = found
    return WorstCase(moment_of(begins, calendar.zone), moment_of(due, calendar.zone))


_Key = tuple[tuple[Window, ...], frozenset[date], ZoneInfo, date]


@lru_cache(maxsize=512)
def _longest(
    promise: Commitment,
    hours_of: _Key,
    needed: tuple[Window, ...],
    wait: int,
    days: int,
    *,
    once: bool,
) -> tuple[int, int] | None:
    """Begin and end of the longest outage, in minutes; several rules ask for the same one."""
    hours = _known_hours(*hours_of)
    _windows, _closed, zone, today = hours_of
    worst: tuple[int, int] | None = None
    dates = [today + timedelta(days=offset) for offset in range(days)]
    for called in _calls(promise, hours, needed, zone, dates, wait):
        due = hours.due(promise, called)
        if due is None:
            return None
        if worst is None or due - called > worst[1] - worst[0]:
            worst = called, due
        if once:
            break
    return None if worst is None else (worst[0] - wait, worst[1])


def covers(offered: tuple[Window, ...], needed: tuple[Window, ...]) -> bool:
    """Whether the service window contains every minute in which the activity must run."""
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


def service_hours(sla: ServiceLevelAgreement, calendar: Calendar) -> ServiceHours:
    """The hours of a service over the days of a calendar, and those in which promises go on."""
    return _known_hours(sla.service_window, calendar.closed(sla), calendar.zone, calendar.today)


@lru_cache(maxsize=64)
def _known_hours(
    windows: tuple[Window, ...], closed: frozenset[date], zone: ZoneInfo, today: date
) -> ServiceHours:
    """One cached value for all uses of a supplier: computing three years is slow, asking is not."""
    return ServiceHours(windows, closed, zone, today, _YEAR + _LONGEST)


def _never_closes(promise: Commitment, sla: ServiceLevelAgreement, calendar: Calendar) -> bool:
    """Whether it works day and night, holidays included: then every outage lasts the same."""
    always = any(window.always for window in sla.service_window)
    return always and promise.time is not None and not calendar.closed(sla)


def _calls(
    promise: Commitment,
    hours: ServiceHours,
    needed: tuple[Window, ...],
    zone: ZoneInfo,
    dates: Iterable[date],
    wait: int,
) -> Iterator[int]:
    """Calls among which the worst must be, in order of the day, `wait` after the outage.

    Counted in hours: as long as the service is open a later call waits longer or as long, while it
    is closed a later call waits less. The worst is the first or the last call of a span of the
    activity, or the one at which the service closes. Counted in working days, only the date of the
    call matters, and the earliest call of a date waits longest.
    """
    for day in dates:
        for start, end in opened(needed, day, zone):
            first, last = start + wait, end - 1 + wait
            yield first
            yield from _turns(promise, hours, zone, first, last)
            yield last


def _turns(
    promise: Commitment, hours: ServiceHours, zone: ZoneInfo, first: int, last: int
) -> Iterator[int]:
    """Moments between two calls at which the delay can jump: closing times, or midnights."""
    if promise.time is not None:
        yield from hours.closings_between(first, last)
        return
    day = moment_of(first, zone).date()
    while (midnight := local_minute(day, 24 * 60, zone)) <= last:
        yield midnight
        day += timedelta(days=1)
