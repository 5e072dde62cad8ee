"""Durations as people write them in a plan: `4h`, `30min`, `2d`, `1h30`, `PT4H`, `12 months`."""

import re
from datetime import timedelta
from typing import Final

from incplan.frozen import dataclass

_SHORT: Final = re.compile(
    r"(?:(?P<days>\d{1,4})\s*(?:d|j|days?|jours?|dagen|dag|tage?)\s*)?"
    r"(?:(?P<hours>\d{1,5})\s*(?:h|u|hours?|heures?|uur|stunden?)\s*)?"
    r"(?:(?P<minutes>\d{1,5})\s*(?:min|minutes?|minuten|m)?\s*)?",
    re.ASCII | re.IGNORECASE,
)
_ISO: Final = re.compile(
    r"P(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,5})M)?)?",
    re.ASCII,
)
_PERIOD: Final = re.compile(
    r"(?P<count>\d{1,3})\s*(?P<unit>months?|mois|maanden|maand|monate?|years?|ans?|jaar|jahre?)",
    re.ASCII | re.IGNORECASE,
)
_WORD: Final = re.compile(r"[a-z]{4,}", re.IGNORECASE)
_YEAR_WORDS: Final = ("year", "an", "jaar", "jahr")


def parse_duration(text: str) -> timedelta | None:
    """Elapsed time meant by `text`, or None; a day is 24 hours, a bare number means nothing."""
    text = text.strip()
    match = _ISO.fullmatch(text)
    if match is None and not text.isdigit():
        match = _SHORT.fullmatch(text)
        bare_minutes = match is not None and re.fullmatch(r".*\d\s*", text) is not None
        if match is not None and bare_minutes and match["hours"] is None:
            return None
    if match is None:
        return None
    parts = {key: int(value) for key, value in match.groupdict().items() if value is not None}
    return timedelta(**parts) if parts else None


def parse_written_duration(text: str) -> timedelta | None:
    """The same in a file, where only short units are allowed (`4h`, not `4 hours`)."""
    return None if _WORD.search(text) else parse_duration(text)


@dataclass(frozen=True, slots=True)
class WrittenDelay:
    """A delay as a contract writes it: elapsed hours, or whole days from the day after.

    `8d` ends with the eighth day after; `192h` ends 192 hours later, at whatever hour that is.
    """

    span: timedelta
    days: int = 0

    def __str__(self) -> str:
        return f"{self.days}d" if self.days else format_duration(self.span)


def parse_written_delay(text: str) -> WrittenDelay | None:
    """A delay as written, or None; only `d` without hours means whole days."""
    span = parse_written_duration(text)
    if span is None:
        return None
    days = re.fullmatch(r"\s*P?(\d{1,4})\s*[dj]\s*", text, re.ASCII | re.IGNORECASE)
    return WrittenDelay(span, int(days[1]) if days else 0)


def parse_period(text: str) -> int | None:
    """Calendar months meant by `text` (`12 months`, `1 year`), or None."""
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        return None
    years = match["unit"].lower().startswith(_YEAR_WORDS)
    return int(match["count"]) * (12 if years else 1)


def format_duration(value: timedelta) -> str:
    """The shortest plan notation of a duration: `4h`, `1h30`, `2d`, `45min`."""
    minutes = int(value.total_seconds()) // 60
    if minutes and minutes % 1440 == 0:
        return f"{minutes // 1440}d"
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return f"{hours}h{rest:02d}"
    return f"{hours}h" if hours else f"{rest}min"
