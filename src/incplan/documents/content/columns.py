"""Column widths of printed tables: short columns stay on one line, the others share the rest.

Tables with the same headings get the same widths, so that their columns line up on paper.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from incplan.documents.content.blocks import TO_WRITE

#: Columns whose longest line has at most this many characters are never broken: names in a table of
#: a few columns, single words in a table of two or of many.
_SHORT: Final = 20
_SHORT_OF_MANY: Final = 10
#: Additional characters for the emphasised column: names of people.
_STRONG: Final = 6
_BOLD: Final = 1.3
_MANY: Final = 6
#: A cell needs no more than this many characters in width.
_LONG: Final = 240
_LONG_WIDE: Final = 1200
#: A column is judged by a length of at least this share of its longest cell.
_LONGEST_COUNTS: Final = 0.35
#: The least share of a column to write in.
_TO_WRITE: Final = 9.0
#: Millimetres per character (rather too wide), and of the margins of a cell.
_SIGN_MM: Final = 2.1
#: The font size, in points, to which those millimetres belong.
POINTS: Final = 10.5
_AROUND_MM: Final = 4.5
_TICK_MM: Final = 9.0
#: A word longer than this many characters may be broken.
_WORD_MM: Final = 32.0
#: How many of the longest lines decide the width of a short column: several, since characters
#: differ in width.
_LINES_MEASURED: Final = 4
#: How many of the longest words decide the least width of a column.
_WORDS_MEASURED: Final = 3


def with_widths(document: Mapping[str, Any], *, wide: bool = False) -> dict[str, Any]:
    """The document as plain values; each table gets `widths`, and what to measure.

    `fit` are the longest lines of each column, `least` its longest words: no column is narrower.
    """
    rows: dict[tuple[str, ...], list[Sequence[str]]] = defaultdict(list)
    strong: dict[tuple[str, ...], int | None] = {}
    for table in _tables(document):
        columns = tuple(table["columns"])
        rows[columns] += table["rows"]
        strong[columns] = table["strong"]
    shared = {
        columns: (
            column_widths(columns, found, wide=wide, strong=strong[columns]),
            _fit(columns, found),
            _least(columns, found),
        )
        for columns, found in rows.items()
    }
    return {key: _widened(value, shared) for key, value in document.items()}


def _tables(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _tables(item)
    elif isinstance(value, dict):
        if value.get("kind") == "table":
            yield value
        else:
            yield from _tables(list(value.values()))


def _widened(value: Any, shared: Mapping[tuple[str, ...], tuple[Any, Any, Any]]) -> Any:
    if isinstance(value, list):
        return [_widened(item, shared) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("kind") == "table":
        widths, fit, least = shared[tuple(value["columns"])]
        return {**value, "widths": widths, "fit": fit, "least": least}
    return {key: _widened(item, shared) for key, item in value.items()}


def _fit(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    found = []
    for place in range(len(columns)):
        lines = {line for row in rows for line in row[place].split("\n")}
        found.append(sorted(lines, key=lambda line: (-len(line), line))[:_LINES_MEASURED])
    return found


def _least(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The longest words of each column: those that no language divides, and all others apart."""
    found = []
    for place, name in enumerate(columns):
        words = {word for cell in (name, *(row[place] for row in rows)) for word in cell.split()}
        ordered = sorted(words, key=lambda word: (-len(word), word))
        whole = [word for word in ordered if not word.strip(".,;:!?()'’").isalpha()]
        found.append([*ordered[:_WORDS_MEASURED], *whole[:_WORDS_MEASURED]])
    return found


def column_widths(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    wide: bool = False,
    strong: int | None = None,
) -> list[float]:
    """A share of the width per column; 0 for a column as wide as its content."""
    short = _SHORT if wide or 2 < len(columns) < _MANY else _SHORT_OF_MANY
    most = _LONG_WIDE if wide else _LONG
    return [
        _strong_width(name, [row[place] for row in rows], short, most)
        if place == strong
        else _width(name, [row[place] for row in rows], short, most)
        for place, name in enumerate(columns)
    ]


def millimetres(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    room: float,
    narrow: Sequence[int] = (),
    points: float = POINTS,
) -> list[float]:
    """Columns for a format that cannot measure words; together as wide as `room`.

    `narrow` are the columns of boxes to tick, `points` the size of the words.
    """
    names = columns or ("",) * len(rows[0])
    sign = _SIGN_MM * points / POINTS
    shares = column_widths(names, rows)
    fixed = dict.fromkeys(narrow, _TICK_MM)
    for place, share in enumerate(shares):
        if share == 0 and place not in fixed:
            longest = max(len(line) for row in rows for line in row[place].split("\n"))
            words = max(map(len, names[place].split()), default=0)
            fixed[place] = max(longest, words) * sign + _AROUND_MM
    shared = sum(share for place, share in enumerate(shares) if place not in fixed)
    left = room - sum(fixed.values())
    if not shared or left < room / 3:
        free = room / 3 / max(1, len(names) - len(fixed))
        every = [fixed.get(place, free) for place in range(len(names))]
        wanted = [wide * room / sum(every) for wide in every]
    else:
        wanted = [
            fixed[place] if place in fixed else left * share / shared
            for place, share in enumerate(shares)
        ]
    least = [
        _TICK_MM
        if place in narrow
        else min(_longest_word(name, rows, place) * sign + 3.0, _WORD_MM)
        for place, name in enumerate(names)
    ]
    return [round(wide, 1) for wide in _levelled(wanted, least)]


def _longest_word(name: str, rows: Sequence[Sequence[str]], place: int) -> int:
    cells = chain((name,), (row[place] for row in rows))
    return max((len(word) for cell in cells for word in cell.split()), default=1)


def _levelled(wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    """Take room from columns wider than their longest word for those that would break a word."""
    missing = sum(max(0.0, needed - wide) for wide, needed in zip(wanted, least, strict=True))
    spare = sum(max(0.0, wide - needed) for wide, needed in zip(wanted, least, strict=True))
    moved = min(missing, spare)
    return [
        wide + (needed - wide) * (moved / missing if wide < needed else moved / spare)
        if moved and wide != needed
        else wide
        for wide, needed in zip(wanted, least, strict=True)
    ]


def _strong_width(name: str, cells: Sequence[str], short: int, most: int) -> float:
    """The width of the emphasised column: bold is wider, and a name should stay on one line."""
    return round(_width(name, cells, short + _STRONG, most) * _BOLD, 2)


def _width(name: str, cells: Sequence[str], short: int, most: int) -> float:
    if cells and all(cell == TO_WRITE for cell in cells):
        return _TO_WRITE
    lines = [len(line) for cell in cells for line in cell.split("\n")]
    words = chain.from_iterable(cell.split() for cell in (name, *cells))
    longest_word = max(map(len, words), default=1)
    if max(lines, default=0) <= short and len(name) <= short + 5:
        return 0
    sizes = sorted(len(cell) for cell in cells) or [len(name)]
    # Limit the weight of a few long notes among short cells, which would make rows too high.
    typical = max(sizes[len(sizes) * 3 // 4], round(sizes[-1] * _LONGEST_COUNTS))
    return round(max(math.pow(min(typical, most), 0.65), math.pow(longest_word, 0.75), 3.0), 2)
