"""Where something stands in a file."""

from incplan.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, 1-based, and how many characters to underline."""

    line: int
    column: int
    length: int = 1
