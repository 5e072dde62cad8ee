"""Times as people type them: `07:42`, `9h`, `-20m`, `hier 9u30`, `il y a 20 minutes`, ISO.

A local time that does not exist, or exists twice, at a clock change is refused with its readings.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from incplan.errors import UsageError
from incplan.i18n.time.dates import clock_time, local_time
from incplan.i18n.time.spoken_clock import Clock, spoken_clock
from incplan.i18n.time.spoken_days import moment, split_day
from incplan.i18n.time.spoken_times import short_form
from incplan.incident.events.codec import YEARS

#: How far a clock may be ahead before a fact counts as typed wrongly.
SKEW: Final = timedelta(minutes=5)
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
_DATE: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?\.?", re.ASCII)
_ISO: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:?\d{2})?", re.ASCII
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
    found = _read(typed, local_now, zone) or _read_spoken(typed, local_now, zone)
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


def _read(typed: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    try:
        return _relative(typed, now) or _absolute(typed, now, zone)
    except (OverflowError, ValueError):
        return None


def _read_spoken(typed: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """`il y a 20 minutes`, `gisteren om 9.30 uur`."""
    return _read(short_form(typed), now, zone)


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


def _absolute(typed: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    iso = _ISO.fullmatch(typed.upper())
    if iso is not None:
        return _iso(iso, zone)
    first, _space, rest = typed.partition(" ")
    day: date | None = now.date()
    clock = typed
    if first in _DAYS:
        day, clock = now.date() + timedelta(days=_DAYS[first]), rest.strip()
    elif _DATE.fullmatch(first):
        day, clock = _day(first, now), rest.strip()
    found = _clock(clock)
    if found is None or day is None:
        return None
    return local_time(datetime.combine(day, time(*found)), zone)


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


def _day(text: str, now: datetime) -> date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[3] or now.year), int(match[2]), int(match[1]))
    except ValueError:
        return None
