"""Durations as tables of business impact hold them; what has no one meaning is asked about."""

import re
from datetime import timedelta
from typing import Final

from incplan.app.intake.reading.marks import says_nothing
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded
from incplan.plan.values.durations import format_duration, parse_length

_UNKNOWN: Final = frozenset(
    {
        "", "a definir", "a determiner", "inconnu", "tbd", "to define", "to be defined", "unknown",
        "te bepalen", "onbekend", "unbekannt", "noch offen", "zu bestimmen",
    }
)  # fmt: skip
_NONE: Final = frozenset(
    {
        "n a",
        "na",
        "none",
        "aucun",
        "aucune",
        "geen",
        "keine",
        "sans objet",
        "nvt",
        "n v t",
        "s o",
        "entfallt",
        "kein",
        "keiner",
        "neant",
        "nihil",
        "niet van toepassing",
        "nicht zutreffend",
        "nicht relevant",
        "n z",
        "nz",
        "k a",
        "non applicable",
        "not applicable",
    }
)
_CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)(?::00)?")
_DAY_PLUS: Final = re.compile(r"[jdtJDT]\s?\+\s?(\d{1,3})")
_NUMBER: Final = re.compile(r"\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
_MINUTES: Final = {"min": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
#: An objective is the longest that it may last: `max. 4h`, `within 4 hours`.
_AT_MOST: Final = re.compile(
    r"^(?:within|binnen(?: de)?|innerhalb(?: von)?|dans(?: les)?|sous|endéans|au plus|hooguit"
    r"|max(?:\.|imum|imaal|imal)?|höchstens|at most|up to|≤|<=|<)\s*(?=\d)"
    r"|(?<=\w)\s*\(?max(?:\.|imum|imaal|imal)?\)?$",
    re.IGNORECASE,
)
_LONGEST: Final = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Span:
    """What a cell says: a duration in the plan's form, or what must be asked or is not said.

    `doubt` is the code of the question, with a `proposal` where there is one guess; `unsaid` says
    that nobody has decided, `none` that nothing is needed.
    """

    value: str = ""
    doubt: str = ""
    proposal: str = ""
    unsaid: bool = False
    none: bool = False


def read_span(text: str, *, unit: str = "") -> Span:
    """The duration of a cell; bare numbers are of this unit (`min`, `h`, `d`, `w`)."""
    said = text.strip()
    word = folded(said).strip()
    if (word in _UNKNOWN or (word not in _NONE and says_nothing(said))) and said not in ("-", "–"):
        return Span(unsaid=True)
    if word in _NONE or said in ("-", "–", "/"):
        return Span(none=True)
    said = _AT_MOST.sub("", said).strip()
    clock = _CLOCK.fullmatch(said)
    if clock:
        return _sure(timedelta(hours=int(clock[1]), minutes=int(clock[2])))
    if _NUMBER.fullmatch(said):
        return _bare(said, unit)
    plus = _DAY_PLUS.fullmatch(said)
    if plus:
        return _sure(timedelta(days=int(plus[1])))
    found = parse_length(said)
    if found is None:
        return Span(doubt="duration_unclear")
    if re.match(r"0[.,]\d+\s*(?:j|d|t)", said, re.IGNORECASE):
        return Span(doubt="part_of_a_day", proposal=format_duration(found))
    return _sure(found)


def _bare(said: str, unit: str) -> Span:
    number = float(re.sub(r"[\s\u00a0\u202f]", "", said).replace(",", "."))
    found = timedelta(minutes=round(number * _MINUTES.get(unit, 60)))
    if unit or not number:
        return _sure(found)
    return Span(doubt="which_unit", proposal=format_duration(found))


def _sure(found: timedelta) -> Span:
    shown = format_duration(found)
    return Span(doubt="very_long", proposal=shown) if found > _LONGEST else Span(value=shown)
