"""Durations as people write them: `4h`, `2 hours`, `1,5 uur`, `1h30`, `PT4H`, `12 months`.

Long patterns are compiled when the first duration is read, not when the program starts.
"""

import re
from datetime import timedelta
from typing import Any, Final, Self

from incplan.frozen import dataclass

_COUNT: Final = r"\d{1,5}(?:[.,]\d{1,2})?"
_BLANK: Final = r"[\s\u00a0\u202f\u2009]*"
_AND: Final = r"(?:[\s\u00a0\u202f\u2009]*(?:,|et|en|und|and)?[\s\u00a0\u202f\u2009]*)"
_SHORT: Final = (
    rf"(?:(?P<weeks>{_COUNT}){_BLANK}(?:w|wk|weeks?|semaines?|sem\.?|weken|week|wochen?){_AND})?"
    rf"(?:(?P<days>{_COUNT}){_BLANK}(?:d|j|tg\.?|days?|jours?|dagen|dag|tagen?|tage?){_AND})?"
    rf"(?:(?P<hours>{_COUNT}){_BLANK}(?:h|u|hrs?\.?|std\.?|hours?|heures?|uren|uur|stunden?){_AND})?"
    rf"(?:(?P<minutes>{_COUNT}){_BLANK}(?:min\.?|mins|minutes?|minuten|minuut|mn|m)?{_BLANK})?"
)
#: `une heure`, `een week`, `eine halbe Stunde`: one of them, or half of one.
_ONE: Final = r"(?:une?|een|één|eine[nr]?|ein|an?|one)\s+"
_HALVES: Final = {
    "demi-heure": 30, "demie heure": 30, "halfuur": 30, "half uur": 30, "halve uur": 30,
    "halbe stunde": 30, "halben stunde": 30, "half an hour": 30, "half hour": 30,
    "quart d'heure": 15, "quart d’heure": 15, "kwartier": 15, "viertelstunde": 15,
    "quarter of an hour": 15,
}  # fmt: skip
_ISO: Final = (
    r"(?a)P(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,5})M)?)?"
)
_PERIOD: Final = (
    r"(?ai)(?P<count>\d{1,3})\s*"
    r"(?P<unit>months?|mois|maanden|maand|monate?|years?|ans?|jaar|jahre?)"
)
#: What a working day is called; also in the promises of suppliers.
WORKING_DAY: Final = (
    r"(?:(?:business|working|work)[ -]?days?|jours? ouvr(?:ables?|és?|es?)|jours? de travail"
    r"|j\.? ?o\.?|(?:werk|arbeits)dag(?:en)?|arbeitstage?n?)"
)
_WORKING_DAYS: Final = (
    r"(?:(?P<half>0[.,]5|½|1/2|une? demi|half an?|half|(?:een )?halve|(?:ein(?:en)? )?halber?n?)"
    rf"|(?P<count>\d{{1,3}})(?:(?P<point>[.,]5)|(?P<and_half> ?½| 1/2))?|{_ONE.strip()[:-3]}) ?"
    rf"{WORKING_DAY}"
)
#: Half a day: of work, since nobody means twelve hours by it.
_HALF_DAY: Final = (
    r"(?:une )?(?:demi|½|1/2)[ -]?(?:jour|journée)(?: de travail)?|half a (?:working )?day"
    r"|(?:een )?(?:halve|½|1/2) dag|(?:ein(?:en)? )?(?:halber?n?|½|1/2) tag|(?:½|1/2) day"
)
_YEAR_WORDS: Final = ("year", "an", "jaar", "jahr")


def parse_duration(text: str) -> timedelta | None:
    """Elapsed time meant by `text`, or None; a day is 24 hours, and of bare numbers only 0 is one.

    `4h`, `4 hours`, `1,5 u`, `2 jours`, `1 Woche`, `1 h 30`, `une demi-heure`, `PT4H`.
    """
    parts = _parts(text.strip())
    found = timedelta(**parts) if parts else None
    return None if found is None or found.microseconds or found.seconds % 60 else found


def _parts(said: str) -> dict[str, float]:
    """The count of each unit; empty when the words are no duration."""
    if said == "0":
        return {"minutes": 0}
    match = re.fullmatch(_ISO, said)
    if match is None:
        one = re.match(_ONE, said, re.IGNORECASE)
        alone = said[one.end() :] if one else said
        if alone.lower() in _HALVES:
            return {"minutes": _HALVES[alone.lower()]}
        match = re.fullmatch(_SHORT, f"1 {alone}" if one else said, re.ASCII | re.IGNORECASE)
        if match is None or (said[-1:].isdigit() and match["hours"] is None):
            return {}  # a number without its unit: only `1h30` tells which one is meant
    return {
        unit: float(count.replace(",", "."))
        for unit, count in match.groupdict().items()
        if count is not None
    }


@dataclass(frozen=True, slots=True)
class WrittenDelay:
    """A delay as a contract writes it: elapsed hours, or whole days from the day after.

    `8d` ends with the eighth day after; `192h` ends 192 hours later, at whatever hour that is.
    """

    span: timedelta
    days: int = 0

    def __str__(self) -> str:
        return f"{self.days}d" if self.days else format_duration(self.span)


class WorkingDays(timedelta):
    """A length in half working days: only the organisation's working hours count (S-069).

    As a plain duration, for comparisons, a whole day is 24 hours, since no more than a day's work
    is lost in them; half a day is half the working hours of a day.
    """

    __slots__ = ("half_days",)
    half_days: int

    def __new__(cls, half_days: int, day: timedelta = timedelta(hours=8)) -> Self:
        """So many half days; `day` is how long a working day is."""
        whole, half = divmod(half_days, 2)
        made = super().__new__(cls, days=whole, seconds=half * (day // 2).total_seconds())
        made.half_days = half_days
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        day = 2 * (timedelta(seconds=self.total_seconds()) - timedelta(days=self.half_days // 2))
        return WorkingDays, (self.half_days, day)

    def __str__(self) -> str:
        whole, half = divmod(self.half_days, 2)
        count = f"{whole}.5" if half else str(whole)
        return f"{count} working day{'' if self.half_days <= 2 else 's'}"


def half_days(value: timedelta | None) -> int | None:
    """How many half working days a length is; None when it is none in working days."""
    return value.half_days if isinstance(value, WorkingDays) else None


def as_set(value: timedelta, halves: int | None) -> timedelta:
    """A length again as it was set, from what it is compared as."""
    if halves is None:
        return value
    return WorkingDays(halves, 2 * (value - timedelta(days=halves // 2)))


def parse_length(text: str) -> timedelta | None:
    """A duration, or working days (`2 jours ouvrables`, `half a day`), of which half ones count."""
    said = " ".join(text.strip().lower().split())
    if re.fullmatch(_HALF_DAY, said):
        return WorkingDays(1)
    match = re.fullmatch(_WORKING_DAYS, said)
    if match is None:
        return parse_duration(text)
    whole = 0 if match["half"] else 1 if match["count"] is None else int(match["count"])
    half = match["half"] or match["point"] or match["and_half"]
    return WorkingDays(2 * whole + (1 if half else 0)) if whole or half else None


def parse_written_delay(text: str) -> WrittenDelay | None:
    """A delay as written, or None; only days or weeks without hours mean whole days."""
    span = parse_duration(text)
    if span is None:
        return None
    whole = not {"hours", "minutes"} & _parts(text.strip()).keys() and not span.seconds
    return WrittenDelay(span, span.days if whole else 0)


def parse_period(text: str) -> int | None:
    """Calendar months meant by `text` (`12 months`, `1 year`), or None."""
    match = re.fullmatch(_PERIOD, text.strip())
    if match is None:
        return None
    years = match["unit"].lower().startswith(_YEAR_WORDS)
    return int(match["count"]) * (12 if years else 1)


def format_duration(value: timedelta) -> str:
    """The shortest plan notation of a duration: `4h`, `1h30`, `2d`, `2 working days`.

    Below an hour with its seconds, as a watch gives them: `4min20s`; what is late has a minus.
    """
    if isinstance(value, WorkingDays):
        return str(value)
    if value < timedelta(0):
        return f"-{format_duration(-value)}"
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    if seconds and minutes < 60:
        return f"{minutes}min{seconds:02d}s" if minutes else f"{seconds}s"
    if minutes and minutes % 1440 == 0:
        return f"{minutes // 1440}d"
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return f"{hours}h{rest:02d}"
    return f"{hours}h" if hours else f"{rest}min"
