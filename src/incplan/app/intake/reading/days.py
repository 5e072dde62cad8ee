"""Days as people write them: day before month, months in four languages, numbers of a workbook.

What has one reading only, in an unusual form, is taken and said; what has several, or none, is
asked. A day is never moved to make it fit.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded, visible

_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "jan janv janvier januari january januar jaenner",
            "feb fev fevr fevrier februari february februar",
            "mar mars maart mrt march marz maerz",
            "apr avr avril april",
            "mai mei may",
            "jun juin juni june",
            "jul juil juillet juli july",
            "aug aou aout augustus august",
            "sep sept septembre september",
            "oct okt octobre oktober october",
            "nov novembre november",
            "dec dez decembre december dezember",
        ),
        start=1,
    )
    for word in words.split()
}
_WEEKDAY: Final = (
    r"(?:(?:lun|mar|mer|jeu|ven|sam|dim|maa|din|woe|don|vri|zat|zon|mon|tue|wed|thu|fri|sat|sun"
    r"|mo|di|mi|do|fr|sa|so|ma|wo|vr|za|zo|lu|me|je|ve)[a-z]*[ .,]+)?"
)
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_PARTS: Final = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})\s?[-/.]\s?(\d{{1,2}})(?:\s?[-/.]\s?(\d{{4}}|\d{{2}}))?\.?",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:er|e|st|nd|rd|th|ste|de|\.)?[ ./-]*([^\W\d_]+)\.?"
    r"[ ,./-]*(\d{4}|\d{2})?",
    re.IGNORECASE,
)
_WORDS_FIRST: Final = re.compile(
    rf"{_WEEKDAY}([^\W\d_]+)\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.IGNORECASE
)
_END_OF: Final = re.compile(
    r"(?:fin|eind|einde|ende|end of|end|fin du mois de) ([^\W\d_]+)\.? (\d{4})", re.IGNORECASE
)
_INSIDE: Final = re.compile(
    r"(?<![\w./-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
    r"|\d{1,2}(?:er|\.)? [^\W\d_]{3,10}\.? \d{4})(?![\w/-])"
)
_SERIAL: Final = re.compile(r"[2-6]\d{4}")
#: Day 0 of Excel's count; its first days, before a leap day that never was, are not met here.
_EPOCH: Final = date(1899, 12, 30)
_CENTURY: Final = 2000
YEARS: Final = range(1980, 2100)


@dataclass(frozen=True, slots=True)
class DayRead:
    """The day a text names, and what must be said of it.

    `doubt` is the code of a question: with one of `proposals` where there is a guess. A `sure` day
    has a doubt only to be confirmed: its reading is the only one.
    """

    day: date | None = None
    doubt: str = ""
    proposals: tuple[date, ...] = ()


def read_day(text: str, *, year: int | None = None) -> DayRead:
    """The day of a cell; `year` is that of a text without one."""
    said = visible(text).strip(" .,;")
    found = _ISO.fullmatch(said)
    if found:
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    found = _PARTS.fullmatch(said)
    if found:
        return _parts(int(found[1]), int(found[2]), _year(found[3], year))
    found = _WORDS.fullmatch(said)
    if found and (month := _month(found[2])):
        return _named(int(found[1]), month, _year(found[3], year))
    found = _END_OF.fullmatch(said)
    if found and (month := _month(found[1])):
        return DayRead(_end_of(int(found[2]), month))
    found = _WORDS_FIRST.fullmatch(said)
    if found and (month := _month(found[1])):
        return _named(int(found[2]), month, int(found[3]))
    if _SERIAL.fullmatch(said):
        return DayRead(_EPOCH + timedelta(days=int(said)), "day_serial")
    return DayRead(doubt="day_unclear")


def day_in(text: str) -> str:
    """The one day with a year that a title names, as it is written; "" for none or several."""
    found = [hit[0] for hit in _INSIDE.finditer(visible(text)) if read_day(hit[0]).day is not None]
    return found[0] if len({read_day(item).day for item in found}) == 1 else ""


def given_day(text: str) -> date | None:
    """The day of an answer: any form that has one reading."""
    read = read_day(text)
    return read.day if not read.doubt else None


def _month(word: str) -> int | None:
    return _MONTHS.get(folded(word).strip())


def _year(text: str | None, known: int | None) -> int | None:
    if text is None:
        return known
    return int(text) if len(text) > 2 else _CENTURY + int(text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _iso(year: int, month: int, day: int) -> DayRead:
    found = _day(year, month, day)
    if found is not None:
        return DayRead(found)
    other = _day(year, day, month)
    return DayRead(doubt="no_such_day", proposals=(other,) if other else ())


def _parts(first: int, second: int, year: int | None) -> DayRead:
    if year is None:
        return DayRead(doubt="day_without_year")
    found = _day(year, second, first)
    if found is not None:
        return DayRead(found)
    other = _day(year, first, second)
    if other is not None:
        return DayRead(other, "month_first")
    return DayRead(doubt="no_such_day")


def _named(day: int, month: int, year: int | None) -> DayRead:
    if year is None:
        return DayRead(doubt="day_without_year")
    found = _day(year, month, day)
    return DayRead(found) if found else DayRead(doubt="no_such_day")


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def swapped(day: date) -> date | None:
    """The day that is meant when the month was written first."""
    return _day(day.year, day.day, day.month)
