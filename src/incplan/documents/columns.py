"""How wide the columns of a printed table are: what is short keeps its line, the rest is shared."""

import math
from collections.abc import Sequence
from itertools import chain
from typing import Final

#: Columns whose longest line has so many signs at most are never broken: names in a table of a few
#: columns, single words in a table of two or of many.
_SHORT: Final = 20
_SHORT_OF_MANY: Final = 10
_MANY: Final = 6
#: Nothing gains from being wider than so many signs a cell.
_LONG: Final = 240


def column_widths(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, wide: bool = False
) -> list[float]:
    """A share for each column; 0 for one as wide as its words."""
    short = _SHORT if wide or 2 < len(columns) < _MANY else _SHORT_OF_MANY
    return [_width(name, [row[place] for row in rows], short) for place, name in enumerate(columns)]


def _width(name: str, cells: Sequence[str], short: int) -> float:
    lines = [len(line) for cell in cells for line in cell.split("\n")]
    words = chain.from_iterable(cell.split() for cell in (name, *cells))
    longest_word = max(map(len, words), default=1)
    if max(lines, default=0) <= short and len(name) <= short + 5:
        return 0
    typical = sorted(len(cell) for cell in cells)[len(cells) * 3 // 4] if cells else len(name)
    return round(max(math.pow(min(typical, _LONG), 0.55), math.pow(longest_word, 0.75), 3.0), 2)
