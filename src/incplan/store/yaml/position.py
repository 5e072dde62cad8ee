"""The position of something in a file."""

from typing import NamedTuple


class Position(NamedTuple):
    """Line and column, 1-based, and how many characters to underline.

    A tuple because every key and value has one: making it takes a third of the time of a frozen
    dataclass.
    """

    line: int
    column: int
    length: int = 1
