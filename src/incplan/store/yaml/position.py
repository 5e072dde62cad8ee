"""Where something stands in a file."""

from typing import NamedTuple


class Position(NamedTuple):
    """Line and column, 1-based, and how many characters to underline.

    A tuple, since every key and every value of every file has one: it is made in a third of the
    time of a frozen value.
    """

    line: int
    column: int
    length: int = 1
