"""Days of the calendar as people and machines write them, with the time of day beside them.

`26 novembre à 9h30`, `26-11-2026 09:00`, `Nov 26 08:00:12`, `26/Nov/2026:08:00:12 +0100`,
`Thu, 26 Nov 2026 08:00:12 GMT`, `08:00 UTC`. Read only when a typed time is none of the short
forms. A day without a year is the nearest one on the right side of now.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Final

from incplan.frozen import dataclass

_NAMES: Final = (
    ("januari", "januar", "january", "janvier", "janv", "jan", "jänner"),
    ("februari", "februar", "february", "février", "fevrier", "févr", "fév", "feb", "febr"),
    ("maart", "märz", "maerz", "march", "mars", "mrt", "mär", "mar"),
    ("april", "avril", "avr", "apr"),
    ("mei", "mai", "may"),
    ("juni", "june", "juin", "jun"),
    ("juli", "july", "juillet", "juil", "jul"),
    ("augustus", "august", "août", "aout", "aug"),
    ("september", "septembre", "sept", "sep"),
    ("oktober", "october", "octobre", "okt", "oct"),
    ("november", "novembre", "nov"),
    ("december", "dezember", "décembre", "decembre", "déc", "dec", "dez"),
)
_NUMBER: Final = {name: place for place, names in enumerate(_NAMES, start=1) for name in names}
_MONTH: Final = f"(?:{'|'.join(sorted(_NUMBER, key=len, reverse=True))})"
_WEEKDAYS: Final = (
    ("lundi", "lun", "maandag", "ma", "montag", "mo", "monday", "mon"),
    ("mardi", "mar", "dinsdag", "di", "dienstag", "tuesday", "tues", "tue"),
    ("mercredi", "mer", "woensdag", "wo", "mittwoch", "mi", "wednesday", "wed"),
    ("jeudi", "jeu", "donderdag", "do", "donnerstag", "thursday", "thurs", "thu"),
    ("vendredi", "ven", "vrijdag", "vr", "freitag", "fr", "friday", "fri"),
    ("samedi", "sam", "zaterdag", "za", "samstag", "sa", "saturday", "sat"),
    ("dimanche", "dim", "zondag", "zo", "sonntag", "so", "sunday", "sun"),
)
_WEEKDAY: Final = {name: place for place, names in enumerate(_WEEKDAYS) for name in names}
_DAY_NAME: Final = f"(?:(?P<w>{'|'.join(sorted(_WEEKDAY, key=len, reverse=True))})\\.?,?\\s+)?"
_ARTICLE: Final = r"(?:(?:le|the|den|am|op|on|vom)\s+)?"
_ORDINAL: Final = r"(?:er|st|nd|rd|th|ste|de|e|\.)?"
_YEAR: Final = r"(?P<y>\d{4})"
_FORMS: Final = (
    rf"{_DAY_NAME}{_ARTICLE}(?P<d>\d{{1,2}})(?P<s>[/.-])(?P<m>\d{{1,2}})(?:(?P=s)(?P<y>\d{{4}}|\d{{2}}))?\.?",
    rf"{_DAY_NAME}{_YEAR}(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})",
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?=t)",
    rf"{_DAY_NAME}{_ARTICLE}(?P<d>\d{{1,2}}){_ORDINAL}\s*(?:of\s+)?(?P<n>{_MONTH})\.?,?"
    rf"(?:\s+{_YEAR}(?!:))?",
    rf"{_DAY_NAME}(?P<n>{_MONTH})\.?\s+(?P<d>\d{{1,2}}){_ORDINAL},?(?:\s+{_YEAR}(?!:))?",
    rf"(?P<d>\d{{1,2}})(?P<s>[/-])(?P<n>{_MONTH})(?P=s)(?P<y>\d{{4}}|\d{{2}})",
)
_AFTER_DAY: Final = r"(?:\s*,\s*|\s+-\s+|t|:|\s+)(?:(?:à|a|om|um|at|vers|rond|gegen)\s+)?"
_BEFORE_DAY: Final = r"(?:\s*,\s*|\s+)"
_CLOCK: Final = (
    r"(?P<h>\d{1,2}):?(?P<min>\d{2})(?::?(?P<sec>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?P<zone>z|utc|gmt|cest|cet|mesz|mez|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
)
#: Hours from UTC of the zones that people and machines here name.
_OFFSETS: Final = {"z": 0, "utc": 0, "gmt": 0, "cet": 1, "mez": 1, "cest": 2, "mesz": 2}
#: A day that would be this little on the wrong side of now is a slip, not one of another year.
_SLIP: Final = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A day of the calendar (None: none is named) and what stands beside it.

    `weekday` is the one written with it, 0 for Monday. `year` is None when it is not written.
    """

    month: int = 0
    day: int = 0
    year: int | None = None
    weekday: int | None = None
    clock: str = ""


@dataclass(frozen=True, slots=True)
class ExactClock:
    """A time of day to the second, with its own offset from UTC when one is written."""

    at: time
    offset: tzinfo | None = None


def written_days(typed: str) -> Iterator[WrittenTime]:
    """Each way to read the words (lower case, single blanks) as a day and a time of day."""
    for form in _FORMS:
        for pattern in (rf"{form}{_AFTER_DAY}(?P<rest>.+)", rf"(?P<rest>.+?){_BEFORE_DAY}{form}"):
            found = re.fullmatch(pattern, typed)
            if found is not None:
                yield _written(found)


def written_day(typed: str, near: date | None = None, *, ahead: bool = False) -> date | None:
    """A day: `31/01/2027`, `31-1-27`, `31 janvier 2027`, `2027-01-31`.

    With `near`, which is today, one without a year too: `31/01`. It is the last one that was, or
    with `ahead` the next one to come; today is both.
    """
    for form in _FORMS:
        found = re.fullmatch(form, typed)
        written = _written(found) if found else None
        if written is not None and written.year is None and near is not None:
            if (day := _nearest(written, near, ahead=ahead)) is not None:
                return day
        elif written is not None and written.year is not None:
            day = _date(written.year, written)
            named = written.weekday
            return day if day is None or named in (None, day.weekday()) else None
    return None


def _written(found: "re.Match[str]") -> WrittenTime:
    parts = found.groupdict()
    month = _NUMBER[parts["n"]] if parts.get("n") else int(parts["m"])
    year = parts.get("y")
    named = parts.get("w")
    return WrittenTime(
        month=month,
        day=int(parts["d"]),
        year=None if not year else int(year) + (2000 if len(year) == 2 else 0),
        weekday=_WEEKDAY[named] if named else None,
        clock=(parts.get("rest") or "").strip(),
    )


def exact_clock(said: str) -> ExactClock | None:
    """`08:00`, `08:00:12.345z`, `080012`, `08:00 utc`; None for other words."""
    found = re.fullmatch(_CLOCK, said.strip())
    if found is None or (":" not in said and not found["sec"]):
        return None
    try:
        at = time(int(found["h"]), int(found["min"]), int(found["sec"] or 0))
    except ValueError:
        return None
    return ExactClock(at, _offset(found["zone"]))


def _offset(zone: str | None) -> tzinfo | None:
    if zone is None:
        return None
    if zone in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[zone]))
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 14 or minutes > 59:
        return None
    return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1))


def day_meant(written: WrittenTime, at: time, now: datetime, *, ahead: bool) -> date | None:
    """The date of a written day; None when there is no such day.

    Without a year it is the nearest before `now`, or after it for what lies ahead. If the day is
    past, or to come, by a month at most on the wrong side, that one is meant: the caller refuses.
    """
    years = (now.year - 1, now.year, now.year + 1) if written.year is None else (written.year,)
    days = [found for year in years if (found := _date(year, written)) is not None]
    if written.weekday is not None:
        days = [found for found in days if found.weekday() == written.weekday]
    if len(days) < 2:
        return days[0] if days else None
    naive = now.replace(tzinfo=None)
    distance = {found: datetime.combine(found, at) - naive for found in days}
    right = [found for found in days if (distance[found] >= timedelta(0)) == ahead]
    wrong = [found for found in days if found not in right and abs(distance[found]) <= _SLIP]
    return min(wrong or right or days, key=lambda found: abs(distance[found]))


def _nearest(written: WrittenTime, near: date, *, ahead: bool) -> date | None:
    years = range(near.year - (0 if ahead else 8), near.year + (9 if ahead else 1))
    days = [found for year in years if (found := _date(year, written)) is not None]
    if written.weekday is not None:
        days = [found for found in days if found.weekday() == written.weekday]
    days = [found for found in days if (found >= near if ahead else found <= near)]
    return min(days, key=lambda found: abs(found - near)) if days else None


def _date(year: int, written: WrittenTime) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:
        return None
