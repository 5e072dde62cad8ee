"""Lengths in working days on the organisation's own calendar."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.plan.calendar.closing_days import days_off
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.calendar.service_hours import ServiceHours, minute_of, moment_of
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.working_time import Holidays, WorkingTime
from incplan.plan.values.durations import WorkingDays
from incplan.plan.values.windows import DAYS, Window

#: Office hours where the plan gives none.
_USUAL: Final = Window(days=(0, 1, 2, 3, 4), start=8 * 60, end=18 * 60)
#: Days of working hours laid out at once: longer than any objective in working days.
_AHEAD: Final = 800


def length_of_day(windows: tuple[Window, ...]) -> timedelta:
    """How long a working day is: the working hours of the longest day of the week."""
    minutes = (
        sum(window.end - window.start for window in windows if day in window.days)
        for day in range(len(DAYS))
    )
    return timedelta(minutes=max(minutes, default=0))


@dataclass(frozen=True, slots=True)
class Course:
    """How time counts against a limit: elapsed time, or the organisation's working hours."""

    limit: timedelta
    hours: ServiceHours | None = None
    day: timedelta = timedelta(0)

    @property
    def allowed(self) -> timedelta:
        """The time that may be used, in the time that counts."""
        if self.hours is None or not isinstance(self.limit, WorkingDays):
            return self.limit
        return self.limit.half_days * self.day / 2

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The time from `start` to `end` that counts; none when it ends before it starts."""
        if self.hours is None:
            return max(end.astimezone(UTC) - start.astimezone(UTC), timedelta(0))
        return timedelta(minutes=self.hours.worked_between(minute_of(start), minute_of(end)))

    def reached(self, start: datetime, used: timedelta = timedelta(0)) -> datetime:
        """When the limit is used up, of which `used` was used before `start`, in its zone.

        What is used up at closing time is so for good when work begins again: until then no more
        of it is lost.
        """
        left = self.allowed - used
        if self.hours is not None:
            minutes = int(left.total_seconds()) // 60
            found = self.hours.passes(minutes, minute_of(start))
            if found is not None:
                return moment_of(found, self.hours.zone).astimezone(start.tzinfo)
        return (start.astimezone(UTC) + left).astimezone(start.tzinfo)


def course(limit: timedelta, file: PlanFile, begins: datetime) -> Course:
    """How time counts against a limit from `begins` on.

    As long as nobody has said the working hours, a working day has 24 hours.
    """
    working = file.working_time
    if not isinstance(limit, WorkingDays) or not working.hours:
        return Course(limit)
    zone = ZoneInfo(file.timezone)
    hours = _laid_out(working, zone, begins.astimezone(zone).date())
    return Course(limit, hours, length_of_day(working.hours))


@lru_cache(maxsize=32)
def _laid_out(working: WorkingTime, zone: ZoneInfo, first: date) -> ServiceHours:
    last = first + timedelta(days=_AHEAD)
    closed = days_off(working.closed, first.year, last.year)
    if working.public_holidays is Holidays.EXCLUDED:
        closed |= belgian_holidays(first.year, last.year)
    return ServiceHours(working.hours, closed, zone, first, _AHEAD)


def with_day(limit: timedelta | None, working: WorkingTime) -> timedelta | None:
    """The length, with half days as long as the organisation's working hours make them."""
    if not isinstance(limit, WorkingDays):
        return limit
    day = length_of_day(working.hours) if working.hours else timedelta(hours=24)
    return WorkingDays(limit.half_days, day)


def in_office_hours(at: datetime, file: PlanFile) -> bool:
    """Whether the organisation is at work at a moment; where no hours are given, in usual ones."""
    local = at.astimezone(ZoneInfo(file.timezone))
    day, minute = local.date(), local.hour * 60 + local.minute
    working = file.working_time
    off = set(days_off(working.closed, day.year, day.year))
    if working.public_holidays is Holidays.EXCLUDED:
        off |= belgian_holidays(day.year, day.year)
    return day not in off and any(
        day.weekday() in window.days and window.start <= minute < window.end
        for window in working.hours or (_USUAL,)
    )
