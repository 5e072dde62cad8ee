"""Single values of an event's fields as text, and back."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

_TIME: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}T(\d{2}):\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-](\d{2}):(\d{2}))", re.ASCII
)
_DURATION: Final = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,4})M)?(?:(\d{1,4})S)?", re.ASCII)
#: The years an entry may name; a machine with an empty battery starts again in 1970.
YEARS: Final = range(1970, 2200)


def format_instant(value: datetime) -> str:
    """ISO 8601 with offset; milliseconds only where there are any."""
    text = value.isoformat(timespec="milliseconds" if value.microsecond else "seconds")
    return text.replace("+00:00", "Z") if value.tzinfo is UTC else text


def format_span(value: timedelta) -> str:
    """ISO 8601 duration in hours, minutes and seconds: elapsed time has no days."""
    seconds = int(value.total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0M")


def parse_instant(text: str) -> datetime:
    """An instant with its offset. Raises ValueError with a code for what is wrong."""
    match = _TIME.fullmatch(text)
    if match is None:
        naive = re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?", text, re.ASCII)
        raise ValueError("no_time_zone" if naive else "not_a_time")
    if match[2] and (match[2] > "14" or match[3] > "59"):
        raise ValueError("bad_offset")
    if match[1] > "23":
        raise ValueError("no_such_time")
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("no_such_time") from None
    if value.year not in YEARS:
        raise ValueError("time_out_of_range")
    return value


def _parse_span(text: str) -> timedelta:
    match = _DURATION.fullmatch(text)
    if match is None or text == "PT":
        raise ValueError("not_a_duration")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _parse_day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValueError("not_a_day")
    try:
        value = date.fromisoformat(text)
    except ValueError:
        raise ValueError("no_such_time") from None
    if value.year not in YEARS:
        raise ValueError("time_out_of_range")
    return value


def _parse_bool(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError("yes_or_no_expected")
    return text == "yes"


def _parse_whole(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise ValueError("not_a_number")
    return int(text)


def _parse_decimal(text: str) -> Decimal:
    if not re.fullmatch(r"\d{1,12}(?:\.\d{1,2})?", text, re.ASCII):
        raise ValueError("not_a_number")
    return Decimal(text)


READERS: Final[dict[type, Callable[[str], Any]]] = {
    str: str,
    date: _parse_day,
    timedelta: _parse_span,
    bool: _parse_bool,
    int: _parse_whole,
    Decimal: _parse_decimal,
}
