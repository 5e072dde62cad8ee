"""Weekly windows such as `mon-sat 06:00-20:00` or `24/7`, for activities and service levels."""

import re
from typing import Annotated, Any, Final

from incplan.frozen import dataclass
from incplan.plan.values.model import Check, WrongValueError

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOW: Final = re.compile(
    r"(?P<first>[a-z]{3})(?:-(?P<last>[a-z]{3}))?\s+"
    r"(?P<h1>\d{2}):(?P<m1>\d{2})-(?P<h2>\d{2}):(?P<m2>\d{2})",
    re.ASCII,
)
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

    def __str__(self) -> str:
        if self.always:
            return "24/7"
        first, last = DAYS[self.days[0]], DAYS[self.days[-1]]
        days = first if first == last else f"{first}-{last}"
        clock = "-".join(f"{m // 60:02d}:{m % 60:02d}" for m in (self.start, self.end))
        return f"{days} {clock}"


ALWAYS: Final = Window(days=tuple(range(7)), start=0, end=_DAY_MINUTES)


def parse_window(text: str) -> Window | None:
    """The window meant by `text`, or None when it cannot be read or closes before it opens."""
    text = text.strip().lower()
    if text == "24/7":
        return ALWAYS
    match = _WINDOW.fullmatch(text)
    if match is None or match["first"] not in DAYS or (match["last"] or "mon") not in DAYS:
        return None
    first = DAYS.index(match["first"])
    last = DAYS.index(match["last"]) if match["last"] else first
    start = int(match["h1"]) * 60 + int(match["m1"])
    end = int(match["h2"]) * 60 + int(match["m2"])
    if last < first or not start < end <= _DAY_MINUTES:
        return None
    return Window(days=tuple(range(first, last + 1)), start=start, end=end)


def _window(value: Any) -> Window:
    if isinstance(value, Window):
        return value
    found = parse_window(value) if isinstance(value, str) else None
    if found is None:
        raise WrongValueError("not_a_window", {"given": str(value)})
    return found


WeeklyWindow = Annotated[
    Window,
    Check(
        _window,
        {
            "type": "string",
            "pattern": "^ *(?:24/7|[A-Za-z]{3}(?:-[A-Za-z]{3})?\\s+"
            "[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}) *$",
            "examples": ["24/7", "mon-fri 08:30-17:30"],
        },
    ),
]
