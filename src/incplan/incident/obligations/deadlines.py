"""Compute legal deadlines: hours as elapsed time, days and months on the local calendar.

Where a rule can be read in two ways, the earlier deadline is given, so that it is never later than
the law's. Hour delays are exactly N x 3600 s (Regulation 1182/71 would allow the next full hour).
"""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from incplan.plan.obligations.pack import Delay, DelayUnit

_END_OF_DAY: Final = time(23, 59)
_NOON: Final = time(12)


class RestDay(StrEnum):
    """A limit that falls on a day on which offices are closed: notify earlier."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"


class StartEvent(StrEnum):
    """What a stage counts from, or waits for; `SUBMITTED` is followed by a colon and the duty."""

    AWARENESS = "awareness"
    AWARENESS_PROPOSED = "awareness_proposed"
    OCCURRENCE = "occurrence"
    CLASSIFICATION = "classification"
    SUBMITTED = "submitted"
    TOLD = "told"
    END = "end"


def limit(
    start: datetime, delay: Delay, zone: ZoneInfo, closed: frozenset[date] = frozenset()
) -> datetime | None:
    """The last moment to act, in `zone`; None when the delay has no number.

    Days count from the day after `start` and end with the day; `closed` are public holidays.
    """
    local = start.astimezone(zone)
    match delay.unit:
        case DelayUnit.HOUR:
            return (start.astimezone(UTC) + timedelta(hours=delay.value)).astimezone(zone)
        case DelayUnit.IMMEDIATE:
            return local
        case DelayUnit.CALENDAR_DAY:
            return on_day(local.date() + timedelta(days=delay.value), _END_OF_DAY, zone)
        case DelayUnit.WORKING_DAY:
            return on_day(_working_day(local.date(), delay.value, closed), _END_OF_DAY, zone)
        case DelayUnit.MONTH:
            day = months_later(local.date(), delay.value)
            return on_day(day, local.time(), zone)
        case DelayUnit.UNDUE | DelayUnit.NONE:
            return None


def months_later(day: date, months: int) -> date:
    """The same day number some months on, or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def on_day(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """A wall-clock time in `zone`; where a clock change makes it occur twice, the earlier one."""
    readings = (
        datetime.combine(day, clock.replace(tzinfo=None, fold=fold), zone).astimezone(UTC)
        for fold in (0, 1)
    )
    return min(readings).astimezone(zone)


def is_rest_day(day: date, closed: frozenset[date]) -> bool:
    """Saturday, Sunday or public holiday."""
    return day.weekday() >= 5 or day in closed


def rest_day(at: datetime, delay: Delay, closed: frozenset[date]) -> RestDay | None:
    """The kind of rest day that a limit counted in days or months falls on."""
    if delay.unit in (DelayUnit.HOUR, DelayUnit.IMMEDIATE):
        return None
    if at.date() in closed:
        return RestDay.HOLIDAY
    return RestDay.WEEKEND if at.weekday() >= 5 else None


def noon_rule(at: datetime, zone: ZoneInfo, closed: frozenset[date]) -> datetime:
    """Noon of the next working day, for a deadline on a rest day (Del. Reg. 2025/301 art. 5(4))."""
    day = at.astimezone(zone).date()
    if not is_rest_day(day, closed):
        return at
    while is_rest_day(day, closed):
        day += timedelta(days=1)
    return on_day(day, _NOON, zone)


def _working_day(day: date, count: int, closed: frozenset[date]) -> date:
    left = count
    while left > 0:
        day += timedelta(days=1)
        left -= not is_rest_day(day, closed)
    return day
