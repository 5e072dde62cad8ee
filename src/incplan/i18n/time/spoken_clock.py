"""The clock as it is spoken: `halb neun`, `kwart voor negen`, `neuf heures et demie`.

Read only when a typed time is none of the short forms.
"""

import re
from typing import Final

from incplan.frozen import dataclass

_WORDS: Final = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "vingt": 20, "vingt-cinq": 25,
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "twintig": 20,
    "ein": 1, "eins": 1, "zwei": 2, "drei": 3, "fünf": 5, "sechs": 6, "sieben": 7, "neun": 9,
    "zehn": 10, "zwölf": 12, "zwanzig": 20,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20,
}  # fmt: skip
#: Hours in words only English has: `half nine` is 9:30, while Dutch `half negen` is 8:30.
_ENGLISH: Final = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
     "twelve")
)  # fmt: skip
_N: Final = rf"\d{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
_HOURS: Final = r"(?:\s*(?:uur|uhr|heures?|h|u|o'clock|o’clock))"
_QUARTER: Final = r"(?:le\s+|an?\s+)?(?:quart|kwart|viertel|quarter)"
_MINUTES: Final = r"(?:\s*(?:minutes?|minuten|minuut|min))?"
_NOON: Final = frozenset({"midi", "noon", "mittag", "middag"})
_MIDNIGHT: Final = frozenset({"minuit", "midnight", "mitternacht", "middernacht"})

#: `kwart voor negen`, `10 vor halb 9`, `twenty past 8`.
_BEFORE_AFTER: Final = (
    rf"(?P<q>{_QUARTER}|(?:{_N}){_MINUTES})\s+(?P<way>over|na|nach|past|after|voor|vor|to)\s+"
    rf"(?P<half>half|halb)?\s*(?P<h>{_N}){_HOURS}?"
)
#: `half negen`, `halb 9 Uhr`, `half past eight`, `dreiviertel neun`.
_HALF: Final = rf"(?P<kind>half\s+past|half|halb|dreiviertel)\s+(?P<h>{_N}){_HOURS}?"
#: `neuf heures et demie`, `9 h moins le quart`, `midi et quart`, `neun Uhr`, `nine o'clock`.
_PLAIN: Final = (
    rf"(?:(?P<h>{_N}){_HOURS}|(?P<name>{'|'.join(sorted(_NOON | _MIDNIGHT))}))"
    rf"(?:\s+(?P<way>et|moins)\s+(?P<q>demie?|{_QUARTER}|(?:{_N})))?"
)
_AFTER: Final = frozenset({"over", "na", "nach", "past", "after", "et"})


@dataclass(frozen=True, slots=True)
class Clock:
    """Hour and minute; `twelve` when the hour may also be meant twelve hours later."""

    hour: int
    minute: int
    twelve: bool = True


def spoken_clock(said: str, language: str) -> Clock | None:
    """What a spoken time means; `half 9` only where the language tells which half is meant."""
    if found := re.fullmatch(_BEFORE_AFTER, said):
        shift = _minutes(found["q"]) * (1 if found["way"] in _AFTER else -1)
        return _clock(found["h"], shift - (30 if found["half"] else 0))
    if found := re.fullmatch(_HALF, said):
        half = _half(found["kind"], found["h"], language)
        return None if half is None else _clock(found["h"], half)
    if found := re.fullmatch(_PLAIN, said):
        return _plain(found)
    return None


def _half(kind: str, hour: str, language: str) -> int | None:
    if kind == "dreiviertel":
        return -15
    if kind == "halb":
        return -30
    if kind != "half" or hour in _ENGLISH:  # `half nine` is half past nine
        return 30
    return {"nl": -30, "en": 30}.get(language) if hour.isdigit() else -30


def _plain(found: "re.Match[str]") -> Clock | None:
    shift = 0
    if found["q"]:
        half = found["q"].startswith("demi")
        shift = (30 if half else _minutes(found["q"])) * (1 if found["way"] == "et" else -1)
    if found["name"] is None:
        clock = _clock(found["h"], shift)
        # `9 uur` is on the 24-hour clock, as written in Belgium; `nine o'clock` may be evening.
        on_24 = clock is not None and found["h"].isdigit() and not shift
        return Clock(clock.hour, clock.minute, False) if clock and on_24 else clock
    noon = (12 if found["name"] in _NOON else 0) * 60
    total = (noon + shift) % (24 * 60)
    return Clock(total // 60, total % 60, False)


def _clock(hour: str, shift: int) -> Clock | None:
    number = _number(hour)
    if number > 24:
        return None
    total = (number * 60 + shift) % (24 * 60)
    return Clock(total // 60, total % 60, number <= 12)


def _minutes(said: str) -> int:
    if re.fullmatch(_QUARTER, said):
        return 15
    return _number(re.sub(rf"{_MINUTES}$", "", said))


def _number(said: str) -> int:
    said = said.strip()
    return int(said) if said.isdigit() else _WORDS[said]
