"""Days and parts of a day as they are spoken: `ce matin`, `maandag`, `gestern Abend`, `last night`.

A weekday is the last one for a fact and the next one for an estimate.
"""

import re
from datetime import date, datetime, timedelta
from typing import Final

from incplan.errors import UsageError
from incplan.frozen import dataclass
from incplan.i18n.time.spoken_clock import Clock

_MORNING, _AFTERNOON, _EVENING, _NIGHT = "morning", "afternoon", "evening", "night"
#: Phrases with the day they mean, counted from today, and the part of it.
_PHRASES: Final = {
    "ce matin": (0, _MORNING), "cet après-midi": (0, _AFTERNOON), "ce soir": (0, _EVENING),
    "cette nuit": (0, _NIGHT), "hier matin": (-1, _MORNING), "hier après-midi": (-1, _AFTERNOON),
    "hier soir": (-1, _EVENING), "demain matin": (1, _MORNING), "demain soir": (1, _EVENING),
    "demain après-midi": (1, _AFTERNOON), "avant-hier": (-2, ""), "après-demain": (2, ""),
    "vanmorgen": (0, _MORNING), "vanochtend": (0, _MORNING), "deze morgen": (0, _MORNING),
    "deze voormiddag": (0, _MORNING), "deze ochtend": (0, _MORNING),
    "vanmiddag": (0, _AFTERNOON), "deze namiddag": (0, _AFTERNOON), "deze middag": (0, _AFTERNOON),
    "vanavond": (0, _EVENING), "deze avond": (0, _EVENING), "vannacht": (0, _NIGHT),
    "deze nacht": (0, _NIGHT), "gisterenmorgen": (-1, _MORNING), "gistermorgen": (-1, _MORNING),
    "gisterochtend": (-1, _MORNING), "gisteren namiddag": (-1, _AFTERNOON),
    "gistermiddag": (-1, _AFTERNOON), "gisterenavond": (-1, _EVENING),
    "gisteravond": (-1, _EVENING), "gisteren avond": (-1, _EVENING),
    "morgenvroeg": (1, _MORNING), "morgenochtend": (1, _MORNING), "morgennamiddag": (1, _AFTERNOON),
    "morgenmiddag": (1, _AFTERNOON), "morgenavond": (1, _EVENING), "eergisteren": (-2, ""),
    "overmorgen": (2, ""),
    "heute früh": (0, _MORNING), "heute morgen": (0, _MORNING), "heute vormittag": (0, _MORNING),
    "heute nachmittag": (0, _AFTERNOON), "heute abend": (0, _EVENING), "heute nacht": (0, _NIGHT),
    "gestern früh": (-1, _MORNING), "gestern morgen": (-1, _MORNING),
    "gestern vormittag": (-1, _MORNING), "gestern nachmittag": (-1, _AFTERNOON),
    "gestern abend": (-1, _EVENING), "morgen früh": (1, _MORNING), "morgen abend": (1, _EVENING),
    "morgen nachmittag": (1, _AFTERNOON), "vorgestern": (-2, ""), "übermorgen": (2, ""),
    "this morning": (0, _MORNING), "this afternoon": (0, _AFTERNOON),
    "this evening": (0, _EVENING), "tonight": (0, _EVENING), "last night": (0, _NIGHT),
    "yesterday morning": (-1, _MORNING), "yesterday afternoon": (-1, _AFTERNOON),
    "yesterday evening": (-1, _EVENING), "tomorrow morning": (1, _MORNING),
    "tomorrow afternoon": (1, _AFTERNOON), "tomorrow evening": (1, _EVENING),
    "the day before yesterday": (-2, ""), "the day after tomorrow": (2, ""),
    "today": (0, ""), "aujourd'hui": (0, ""), "aujourd’hui": (0, ""), "vandaag": (0, ""),
    "heute": (0, ""), "yesterday": (-1, ""), "hier": (-1, ""), "gisteren": (-1, ""),
    "gestern": (-1, ""), "tomorrow": (1, ""), "demain": (1, ""), "morgen": (1, ""),
}  # fmt: skip
_PARTS: Final = {
    "du matin": _MORNING, "de l'après-midi": _AFTERNOON, "de l’après-midi": _AFTERNOON,
    "du soir": _EVENING, "de la nuit": _NIGHT,
    "'s morgens": _MORNING, "'s ochtends": _MORNING, "’s morgens": _MORNING,
    "’s ochtends": _MORNING, "'s middags": _AFTERNOON, "'s namiddags": _AFTERNOON,
    "’s middags": _AFTERNOON, "’s namiddags": _AFTERNOON, "'s avonds": _EVENING,
    "’s avonds": _EVENING, "'s nachts": _NIGHT, "’s nachts": _NIGHT,
    "morgens": _MORNING, "früh": _MORNING, "vormittags": _MORNING, "nachmittags": _AFTERNOON,
    "abends": _EVENING, "nachts": _NIGHT,
    "in the morning": _MORNING, "in the afternoon": _AFTERNOON, "in the evening": _EVENING,
    "at night": _NIGHT,
}  # fmt: skip
_WEEKDAYS: Final = (
    ("lundi", "maandag", "montag", "monday"),
    ("mardi", "dinsdag", "dienstag", "tuesday"),
    ("mercredi", "woensdag", "mittwoch", "wednesday"),
    ("jeudi", "donderdag", "donnerstag", "thursday"),
    ("vendredi", "vrijdag", "freitag", "friday"),
    ("samedi", "zaterdag", "samstag", "saturday"),
    ("dimanche", "zondag", "sonntag", "sunday"),
)
_LAST: Final = r"(?:am\s+)?(?:afgelopen|vorige|letzte[nr]?|vergangene[nr]?|last)\s+"
_NEXT: Final = r"(?:am\s+)?(?:volgende|komende|nächste[nr]?|kommende[nr]?|next)\s+"
_PLAIN: Final = r"(?:(?:ce|am|op|on|le)\s+)?"
_SMALL_WORDS: Final = r"^(?:à|om|um|at|vers|rond|gegen|around)\s+"


@dataclass(frozen=True, slots=True)
class Day:
    """Days from today, or a weekday (0 is Monday); and the part of the day if it was said.

    `ahead` tells whether a weekday was said to be the next one or the last one.
    """

    offset: int = 0
    weekday: int | None = None
    part: str = ""
    ahead: bool | None = None


def split_day(said: str) -> tuple[Day, str]:
    """The day a spoken time begins or ends with, and what is left of the words: the clock."""
    rest, day = said, Day()
    for phrase, (offset, part) in sorted(_PHRASES.items(), key=lambda item: -len(item[0])):
        if (left := _without(rest, re.escape(phrase))) is not None:
            rest, day = left, Day(offset, None, part)
            break
    else:
        found = _weekday(rest)
        if found is not None:
            day, rest = found
    for phrase, part in _PARTS.items():
        if not day.part and (left := _without(rest, re.escape(phrase))) is not None:
            rest, day = left, Day(day.offset, day.weekday, part, day.ahead)
            break
    return day, re.sub(_SMALL_WORDS, "", rest)


def _weekday(said: str) -> tuple[Day, str] | None:
    for number, names in enumerate(_WEEKDAYS):
        name = f"(?:{'|'.join(names)})"
        for pattern, ahead in (
            (rf"(?:{_LAST}{name}|(?:le\s+)?{name}\s+dernier)", False),
            (rf"(?:{_NEXT}{name}|(?:le\s+)?{name}\s+prochain)", True),
            (f"{_PLAIN}{name}", None),
        ):
            if (left := _without(said, pattern)) is not None:
                return Day(0, number, "", ahead), left
    return None


def _without(said: str, pattern: str) -> str | None:
    """What is left of the words without a phrase at either end; None when it is at neither."""
    for place in (rf"^{pattern}(?=[\s,]|$)[\s,]*", rf"[\s,]*(?<!\S){pattern}$"):
        left, count = re.subn(place, "", said)
        if count:
            return left.strip()
    return None


def moment(day: Day, clock: Clock, now: datetime, *, ahead: bool) -> datetime | None:
    """The local time meant, without zone; of two possible times, the nearest past or future one."""
    base = now.date() + timedelta(days=day.offset)
    hour = _hour(day.part, clock)
    if hour is None:
        return None
    naive = now.replace(tzinfo=None)
    if day.part == _NIGHT and not day.offset and day.weekday is None:
        nights = [_at(base + timedelta(days=shift), hour, clock.minute) for shift in (-1, 0, 1)]
        return _nearest(nights, naive, ahead=ahead)
    if day.weekday is not None:
        if day.ahead is None:
            return _on_weekday(day.weekday, hour, clock.minute, naive, ahead=ahead)
        # `lundi prochain`, said on a Monday, is not that Monday; nor is `lundi dernier`.
        days = (day.weekday - now.weekday()) % 7 or 7
        shift = timedelta(days=days if day.ahead else days - 7 or -7)
        return _at(now.date() + shift, hour, clock.minute)
    if day.part or not clock.twelve:
        return _at(base, hour, clock.minute)
    both = [_at(base, half + hour % 12, clock.minute) for half in (0, 12)]
    if day.offset:
        # Yesterday at half past eight: of another day than today nothing says which half is meant.
        first, second = (f"{item:%Y-%m-%d %H:%M}" for item in both)
        raise UsageError("time_morning_or_evening", given="", first=first, second=second)
    return _nearest(both, naive, ahead=ahead)


def _nearest(times: list[datetime], now: datetime, *, ahead: bool) -> datetime:
    """The nearest moment ahead, or the nearest past one; if there is none, the least wrong."""
    if ahead:
        return next((item for item in times if item >= now), times[-1])
    return next((item for item in reversed(times) if item <= now), times[0])


def _hour(part: str, clock: Clock) -> int | None:
    """The hour on the 24-hour clock; None when it is not in that part of the day."""
    hour = clock.hour
    if part in (_AFTERNOON, _EVENING) and hour < 12:
        hour += 12
    allowed = {
        _MORNING: range(13), _AFTERNOON: range(12, 19), _EVENING: range(16, 24),
        _NIGHT: (*range(8), *range(20, 24)), "": range(24),
    }[part]  # fmt: skip
    if part == _NIGHT and 8 < hour <= 12:
        hour = (hour + 12) % 24
    return hour if hour in allowed else None


def _on_weekday(weekday: int, hour: int, minute: int, now: datetime, *, ahead: bool) -> datetime:
    days = weekday - now.weekday()
    found = _at(now.date() + timedelta(days=days), hour, minute)
    if ahead:
        return found if found >= now else found + timedelta(days=7)
    return found if found <= now else found - timedelta(days=7)


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 -- zone comes later
