"""Times as people and machines write them: `07:42`, `-20m`, `hier 9u30`, `26 nov. 9h`, ISO, syslog.

A local time that does not exist, or exists twice, at a clock change is refused with its readings.
"""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from incplan.errors import UsageError
from incplan.i18n.time.dates import clock_time, local_time
from incplan.i18n.time.spoken_clock import Clock, spoken_clock
from incplan.i18n.time.spoken_days import moment, split_day
from incplan.i18n.time.spoken_times import short_form
from incplan.i18n.time.written_dates import day_meant, exact_clock, written_days
from incplan.incident.events.scalars import YEARS

#: How far a time may lie ahead of the clock before a fact is refused as mistyped.
SKEW: Final = timedelta(minutes=5)
#: For what lies ahead, a time of day that passed this long ago is the one of tomorrow.
_HALF_A_DAY: Final = timedelta(hours=12)
_NOW: Final = frozenset({"now", "maintenant", "nu", "jetzt"})
_DAYS: Final = {
    "today": 0, "aujourd'hui": 0, "aujourd’hui": 0, "vandaag": 0, "heute": 0,
    "yesterday": -1, "hier": -1, "gisteren": -1, "gestern": -1,
    "tomorrow": 1, "demain": 1, "morgen": 1,
}  # fmt: skip
_CLOCK: Final = re.compile(
    r"(\d{1,2})(?::(\d{2})|\s*[hu]\s*(\d{2})?|\s*uhr(?:\s*(\d{2}))?)", re.A | re.I
)
_SHIFT: Final = re.compile(
    r"([+-])\s*(?:(\d{1,3})\s*[dj]\s*)?(?:(\d{1,3})\s*[hu])?\s*(?:(\d{1,4})\s*(?:m|min|minuten|minutes)?)?",
    re.A | re.I,
)
_ISO: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)


def parse_time(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    allow_future: bool = False,
    language: str = "",
) -> datetime:
    """The moment meant, in the plan's zone. Raises UsageError with a code and the readings.

    Facts more than five minutes ahead of the clock are refused unless `allow_future`. All
    languages are understood at any time; `language` settles what means two things (`half 9`).
    """
    typed = " ".join(text.lower().split())
    local_now = now.astimezone(zone)
    if not typed:
        raise UsageError("time_empty")
    found = _read(typed, local_now, zone, allow_future) or _read_written(
        typed, local_now, zone, allow_future
    )
    found = found or _read_spoken(typed, local_now, zone, allow_future)
    found = found or _read_worded(typed, local_now, zone, allow_future, language)
    if found is None or found.year not in YEARS:
        code = "estimate_unreadable" if allow_future else "time_unreadable"
        raise UsageError(code, given=text[:60])
    if not allow_future and found.astimezone(UTC) - now.astimezone(UTC) > SKEW:
        raise _in_future(text[:60], found.astimezone(zone), local_now)
    return found.astimezone(zone)


def _in_future(given: str, found: datetime, now: datetime) -> UsageError:
    clock = clock_time(now)
    if found.date() == now.date():
        return UsageError("time_in_future", given=given, now=clock, clock=clock_time(found))
    moment = f"{found:%d/%m/%Y} {clock_time(found)}"
    return UsageError("moment_in_future", given=given, now=clock, moment=moment)


def _read(typed: str, now: datetime, zone: ZoneInfo, ahead: bool) -> datetime | None:
    try:
        return _relative(typed, now) or _absolute(typed, now, zone, ahead)
    except (OverflowError, ValueError):
        return None


def _read_spoken(typed: str, now: datetime, zone: ZoneInfo, ahead: bool) -> datetime | None:
    """`il y a 20 minutes`, `gisteren om 9.30 uur`."""
    return _read(short_form(typed), now, zone, ahead)


def _read_written(typed: str, now: datetime, zone: ZoneInfo, ahead: bool) -> datetime | None:
    """`26 novembre à 9h30`, `26-11-2026 09:00`, `Nov 26 08:00:12`, `08:00 UTC`."""
    for written in written_days(typed):
        exact = exact_clock(written.clock)
        clock = _clock(short_form(written.clock)) if exact is None else None
        at = exact.at if exact else time(*clock) if clock else None
        day = None if at is None else day_meant(written, at, now, ahead=ahead)
        if at is None or day is None:
            continue
        naive = datetime.combine(day, at)
        own = exact.offset if exact else None
        return naive.replace(tzinfo=own) if own else local_time(naive, zone)
    return _read_exact(typed, now, zone)


def _read_exact(typed: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """A time of day with seconds or a zone of its own, of the day nearest to now."""
    exact = exact_clock(typed)
    if exact is None:
        return None
    here = now.astimezone(exact.offset or zone)
    if exact.offset is None:
        return local_time(datetime.combine(here.date(), exact.at), zone)
    moment = datetime.combine(here.date(), exact.at, exact.offset)
    days = (moment + timedelta(days=shift) for shift in (-1, 0, 1))
    return min(days, key=lambda item: abs(item - here))


def _read_worded(
    typed: str, now: datetime, zone: ZoneInfo, ahead: bool, language: str
) -> datetime | None:
    """`halb neun`, `ce matin à 9 h`, `maandag om kwart voor negen`."""
    day, said = split_day(typed)
    clock = spoken_clock(said, language)
    if clock is None and (hour_and_minute := _clock(short_form(said))) is not None:
        clock = Clock(*hour_and_minute, twelve=False)
    if clock is None:
        return None
    try:
        naive = moment(day, clock, now, ahead=ahead)
    except UsageError as problem:
        first, second = (problem.params[key] for key in ("first", "second"))
        raise UsageError(problem.code, given=typed[:60], first=first, second=second) from None
    except (OverflowError, ValueError):
        return None
    return local_time(naive, zone) if naive is not None else None


def _relative(typed: str, now: datetime) -> datetime | None:
    if typed in _NOW:
        return now
    match = _SHIFT.fullmatch(typed)
    if match is None or not any(match.groups()[1:]):
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups()[1:])
    shift = timedelta(days=days, hours=hours, minutes=minutes)
    moved = now.astimezone(UTC) + (shift if match[1] == "+" else -shift)
    return moved.astimezone(now.tzinfo)


def _absolute(typed: str, now: datetime, zone: ZoneInfo, ahead: bool) -> datetime | None:
    iso = _ISO.fullmatch(typed.upper())
    if iso is not None:
        return _iso(iso, zone)
    first, _space, rest = typed.partition(" ")
    day = _DAYS.get(first)
    found = _clock(typed if day is None else rest.strip())
    if found is None:
        return None
    naive = datetime.combine(now.date() + timedelta(days=day or 0), time(*found))
    if day is None and ahead and now.replace(tzinfo=None) - naive > _HALF_A_DAY:
        naive += timedelta(days=1)  # 00:15, said at 23:50
    return local_time(naive, zone)


def _clock(typed: str) -> tuple[int, int] | None:
    match = _CLOCK.fullmatch(typed)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or match[3] or match[4] or 0)
    return (hour, minute) if hour <= 23 and minute <= 59 else None


def _iso(match: "re.Match[str]", zone: ZoneInfo) -> datetime | None:
    try:
        value = datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or ''}")
    except ValueError:
        return None
    return value if value.tzinfo else local_time(value, zone)
