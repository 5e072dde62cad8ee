"""Weekly windows such as `mon-sat 06:00-20:00` or `24/7`, for activities and service levels."""

import re
from typing import Annotated, Any, Final

from incplan.frozen import dataclass
from incplan.plan.values.model import Check, WrongValueError

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES: Final = (
    ("mon", "monday", "lun", "lu", "lundi", "ma", "maandag", "mo", "montag"),
    ("tue", "tuesday", "mar", "mardi", "di", "dinsdag", "dienstag"),
    ("wed", "wednesday", "mer", "me", "mercredi", "wo", "woensdag", "mi", "mittwoch"),
    ("thu", "thursday", "jeu", "je", "jeudi", "do", "donderdag", "donnerstag"),
    ("fri", "friday", "ven", "ve", "vendredi", "vr", "vrijdag", "fr", "freitag"),
    ("sat", "saturday", "sam", "samedi", "za", "zaterdag", "sa", "samstag"),
    ("sun", "sunday", "dim", "dimanche", "zo", "zondag", "so", "sonntag"),
)
_DAY: Final = {name: place for place, names in enumerate(_NAMES) for name in names}
_NAME: Final = rf"(?:{'|'.join(sorted(_DAY, key=len, reverse=True))})\b\.?"
_TO: Final = r"\s*(?:-|\u2013|à|au|a|tot(?: en met)?|t/m|bis|to|until)\s*"
_AND: Final = r"(?:\s*[,;+&/]\s*|\s+(?:et|en|und|and)\s+)"
_CLOCK: Final = (
    r"(?P<h>\d{1,2})(?:\s*(?:[:.]|h(?:eures?)?|u(?:hr|ur)?)\s*(?P<m>\d{2})\b)?"
    r"(?:\s*(?:heures?|uhr|uur|h|u)\b)?"
)
_HOURS: Final = (
    rf"(?:de|von|van|from)?\s*{_CLOCK}{_TO}{_CLOCK.replace('<h>', '<h2>').replace('<m>', '<m2>')}"
)
_DAYS: Final = (
    rf"(?:du|le|les|von|van|from)?\s*(?P<first>{_NAME})(?:{_TO}(?:le\s+|au\s+)?(?P<last>{_NAME}))?"
)
_EVERY_DAY: Final = (
    r"tous les jours|elke dag|alle dagen|dagelijks|jeden tag|täglich|every day|daily|7\s*j?/\s*7"
)
_ALWAYS: Final = (
    r"24\s*[/x]\s*7(?:\s*[/x]\s*365)?"
    r"|24\s*(?:h|u)?\s*/\s*24\s*(?:h|u)?(?:[ ,;-]|et|en|und|and)*7\s*(?:j|d)?\s*/\s*7"
    r"|7\s*(?:j|d)?\s*/\s*7(?:[ ,;-]|et|en|und|and)*24\s*(?:h|u)?\s*/\s*24\s*(?:h|u)?"
    r"|24\s*(?:h|u)\s*/\s*24\s*(?:h|u)?|jour et nuit|nuit et jour|dag en nacht|tag und nacht"
    r"|rund um die uhr|day and night|round the clock"
)
#: Day and night on the days that stand before it.
_ALL_DAY: Final = r"24\s*(?:h|u)\s*/\s*24\s*(?:h|u)?"
#: Short days of French alone; beside them `ma` and `di`, which Dutch has too, are French.
_FRENCH_DAYS: Final = re.compile(r"\b(?:lu|me|je|ve)\b")
_DAY_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Window:
    """Opening hours on some days of the week, in minutes of the local day (`end` may be 1440)."""

    days: tuple[int, ...]
    start: int
    end: int

    @property
    def always(self) -> bool:
        """Whether the window is day and night, every day."""
        return len(self.days) == len(DAYS) and self.start == 0 and self.end == _DAY_MINUTES

    @property
    def stops_short(self) -> bool:
        """Whether it ends a minute before midnight, which is hardly meant: `00:00-23:59`."""
        return self.end == _DAY_MINUTES - 1

    def __str__(self) -> str:
        if self.always:
            return "24/7"
        first, last = DAYS[self.days[0]], DAYS[self.days[-1]]
        days = first if first == last else f"{first}-{last}"
        clock = "-".join(f"{m // 60:02d}:{m % 60:02d}" for m in (self.start, self.end))
        return f"{days} {clock}"


ALWAYS: Final = Window(days=tuple(range(7)), start=0, end=_DAY_MINUTES)


def always(windows: tuple[Window, ...]) -> bool:
    """Whether one of the windows is day and night, every day."""
    return any(window.always for window in windows)


def parse_window(text: str) -> Window | None:
    """The only window meant by `text`, or None when it cannot be read or means several."""
    found = parse_windows(text)
    return found[0] if found and len(found) == 1 else None


def days_of(text: str) -> tuple[int, ...] | None:
    """The days of the week meant by `mon-fri` or `sat, sun`, Monday being 0, or None."""
    runs, rest = _read_days(_in_one_language(" ".join(text.lower().split())))
    return tuple(sorted({day for run in runs for day in run})) if runs and not rest else None


def parse_windows(text: str) -> tuple[Window, ...] | None:
    """The windows meant by `text`, in four languages, or None when it cannot be read.

    `24/7`, `mon-fri 08:30-17:30`, `lun-ven 8h-12h et 13h-17h`, `ma-vr 22u-6u`: past midnight makes
    two windows, the second one on the days after.
    """
    rest = _in_one_language(" ".join(text.lower().split()))
    if re.fullmatch(_ALWAYS, rest):
        return (ALWAYS,)
    found: list[Window] = []
    while rest:
        days, rest = _read_days(rest)
        hours, rest = _read_hours(rest)
        if not days or not hours:
            return None
        found.extend(
            window for span in days for start, end in hours for window in _spans(span, start, end)
        )
    return tuple(found) or None


def _in_one_language(text: str) -> str:
    if not _FRENCH_DAYS.search(text):
        return text
    return re.sub(r"\bdi\b", "dim", re.sub(r"\bma\b", "mar", text))


def _read_days(rest: str) -> tuple[list[tuple[int, ...]], str]:
    """The days a text begins with, one tuple a run; the text behind them."""
    runs: list[tuple[int, ...]] = []
    every = re.match(_EVERY_DAY, rest)
    if every:
        return [tuple(range(7))], rest[every.end() :].lstrip(" ,:")
    while match := re.match(_DAYS, rest):
        first, last = (
            _DAY[(match[key] or match["first"]).rstrip(".")] for key in ("first", "last")
        )
        runs.append(tuple((first + step) % 7 for step in range((last - first) % 7 + 1)))
        rest = rest[match.end() :]
        more = re.match(_AND, rest)
        if more is None or not re.match(_DAYS, rest[more.end() :]):
            break
        rest = rest[more.end() :]
    return runs, rest.lstrip(" ,:")


def _read_hours(rest: str) -> tuple[list[tuple[int, int]], str]:
    """The hours a text begins with, in minutes of the day; the text behind them."""
    hours: list[tuple[int, int]] = []
    if whole := re.match(_ALL_DAY, rest):
        return [(0, _DAY_MINUTES)], rest[whole.end() :].strip()
    while match := re.match(_HOURS, rest):
        start, end = (
            int(match[hour]) * 60 + int(match[minute] or 0)
            for hour, minute in (("h", "m"), ("h2", "m2"))
        )
        minutes = (int(match[key] or 0) for key in ("m", "m2"))
        if start >= _DAY_MINUTES or end > _DAY_MINUTES or start == end or max(minutes) > 59:
            return [], rest
        hours.append((start, end))
        rest = rest[match.end() :]
        more = re.match(_AND, rest)
        if more is None:
            return hours, rest.strip()
        rest = rest[more.end() :]
    return hours, rest


def _spans(days: tuple[int, ...], start: int, end: int) -> tuple[Window, ...]:
    """One window, or two where the hours go past midnight."""
    if start < end:
        ordered = tuple(range(7)) if len(days) == len(DAYS) else days
        return (Window(days=ordered, start=start, end=end),)
    after = tuple((day + 1) % 7 for day in days)
    evening = Window(days=days, start=start, end=_DAY_MINUTES)
    return (evening, Window(days=after, start=0, end=end)) if end else (evening,)


def _window(value: Any) -> Window:
    if isinstance(value, Window):
        return value
    found = parse_windows(value) if isinstance(value, str) else None
    if found is None or len(found) > 1:
        raise WrongValueError("not_a_window", {"given": str(value)})
    return found[0]


def _windows(value: Any) -> tuple[Window, ...]:
    """The windows of a text or of a list of texts."""
    items = list(value) if isinstance(value, list | tuple) else [value]
    found: list[Window] = []
    for place, item in enumerate(items):
        if isinstance(item, Window):
            found.append(item)
            continue
        read = parse_windows(item) if isinstance(item, str) else None
        if read is None:
            within = {"sub": (place,)} if isinstance(value, list | tuple) else {}
            raise WrongValueError("not_a_window", {"given": str(item), **within})
        found.extend(read)
    if not found:
        raise WrongValueError("too_short", {"min_length": 1})
    return tuple(found)


def _any_windows(value: Any) -> tuple[Window, ...]:
    """The same, where none at all may be written."""
    return () if value in ([], ()) else _windows(value)


_SCHEMA: Final = {
    "type": "string",
    "pattern": "[0-9]",
    "examples": ["24/7", "mon-fri 08:30-17:30", "mon-fri 22:00-06:00"],
}
WeeklyWindow = Annotated[Window, Check(_window, _SCHEMA)]
_ONE_OR_SEVERAL: Final = {"anyOf": [{"type": "array", "items": _SCHEMA, "minItems": 1}, _SCHEMA]}
#: Windows of a text or a list of texts, at least one; hours past midnight become two windows.
WeeklyWindows = Annotated[tuple[Window, ...], Check(_windows, _ONE_OR_SEVERAL)]
#: The same, where an empty list may stand.
AnyWindows = Annotated[
    tuple[Window, ...],
    Check(_any_windows, {"anyOf": [{"type": "array", "items": _SCHEMA}, _SCHEMA]}),
]
