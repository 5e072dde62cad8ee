"""One thing that may be typed."""

from incplan.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """What a person may type for it, the usual form first, and how it is called."""

    names: tuple[str, ...]
    said: str = ""
