"""Days and times as people write them in Belgium: day before month, words in three languages."""

import re
from datetime import date
from typing import Final

from incplan.app.intake.plans.vocabulary.wording import composed, plain
from incplan.frozen import dataclass

_MONTHS: Final = (
    ("janvier", "janv", "jan", "januari", "january", "januar"),
    ("fevrier", "fevr", "fev", "februari", "feb", "february", "februar"),
    ("mars", "maart", "mrt", "march", "mar", "marz"),
    ("avril", "avr", "april", "apr"),
    ("mai", "mei", "may"),
    ("juin", "juni", "jun", "june"),
    ("juillet", "juil", "juli", "jul", "july"),
    ("aout", "augustus", "aug", "august"),
    ("septembre", "sept", "sep", "september"),
    ("octobre", "oct", "oktober", "okt", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december", "dezember", "dez"),
)
_MONTH: Final = {name: place for place, names in enumerate(_MONTHS, 1) for name in names}
_NAME: Final = "|".join(sorted(_MONTH, key=len, reverse=True))
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMBERS: Final = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/])")
_WORDS: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:er|e|ste|de|st|nd|rd|th|\.)?\s+({_NAME})\.?\s+'?(\d{{4}}|\d{{2}})(?!\d)"
)
_MONTH_YEAR: Final = re.compile(rf"(?<!\d)(?:(\d{{1,2}})/(\d{{4}})|({_NAME})\.?\s+(\d{{4}}))(?!\d)")
_CLOCK: Final = re.compile(
    r"(?<![\d/.,-])(\d{1,2})\s*(?:[:.]|h|u)\s*(\d{2})?(?![\d/])(?!\s*(?:€|%|kg))"
)
_END_OF: Final = re.compile(rf"(?:fin|eind(?:e)?|end of|ende)\s+({_NAME})\s+(\d{{4}})")


@dataclass(frozen=True, slots=True)
class When:
    """A day, with a time where one is said. `impossible`: the words name a day that there is not."""

    day: date | None = None
    clock: str = ""
    impossible: bool = False


def when(text: str) -> When:
    """The day and time that words name, an empty one for none."""
    said = plain(composed(text))
    for pattern, order in ((_ISO, (1, 2, 3)), (_NUMBERS, (3, 2, 1)), (_WORDS, (3, 2, 1))):
        found = pattern.search(said)
        if found is None:
            continue
        year, month, day = (found[place] for place in order)
        number = _MONTH.get(month) or (int(month) if month.isdecimal() else 0)
        made = _day(int(year), number, int(day))
        rest = f"{said[: found.start()]} {said[found.end() :]}"
        return When(made, _clock(rest), impossible=made is None)
    return When()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _clock(text: str) -> str:
    found = _CLOCK.search(text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return ""
    return f"{int(found[1]):02}:{int(found[2] or 0):02}"


def month_said(text: str) -> str:
    """The month that words name, as `2024-12`, "" for none."""
    found = _MONTH_YEAR.search(plain(composed(text)))
    if found is None:
        return ""
    month = int(found[1]) if found[1] else _MONTH[found[3]]
    return f"{found[2] or found[4]}-{month:02}" if 1 <= month <= 12 else ""


def end_of_month(text: str) -> date | None:
    """The last day of a month that words name: `fin juin 2026`, `Q1 2027` is not one."""
    found = _END_OF.search(plain(composed(text)))
    return None if found is None else last_of(int(found[2]), _MONTH[found[1]])


def end_of_quarter(text: str) -> date | None:
    """The last day of a quarter that words name: `Q1 2027`, `T2 2026`."""
    found = re.search(r"\b[qtk]([1-4])[ -/]*(\d{4})\b", plain(composed(text)))
    return None if found is None else last_of(int(found[2]), int(found[1]) * 3)


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
