"""How the sheet of a person keeps to one page: what is told in words there, and what by number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

#: Lines that a page has below its heading, and letters a line takes in a wide and a narrow column.
_PAGE: Final = 46
_WIDE: Final = 74
_NARROW: Final = 58

#: What is told in words, then by number.
Told = tuple[str, str]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is told by number instead of in words; `dense` puts functions in few rows."""

    measures_by_number: bool = True
    told_by_number: bool = False
    dense: bool = False
    own_by_number: bool = False


#: The first that fits is taken: what stands elsewhere in the binder in words is given up first.
_LAYOUTS: Final = (
    Layout(measures_by_number=False),
    Layout(),
    Layout(told_by_number=True),
    Layout(told_by_number=True, dense=True),
    Layout(told_by_number=True, dense=True, own_by_number=True),
)


@dataclass(frozen=True, slots=True)
class LevelDuties:
    """What somebody does and is told of at a level."""

    level: str
    own: Told
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What stands on the sheet: functions (name, place, whom to call), activities, duties, measures

    by sheet, and the facts below them.
    """

    functions: Rows
    activities: Rows
    duties: tuple[LevelDuties, ...]
    sheets: tuple[tuple[str, Told], ...]
    facts: tuple[tuple[str, str], ...]


def layout_of(contents: Contents) -> Layout:
    """The fullest layout that fits the page, as far as letters tell; the shortest if none does."""
    return next((item for item in _LAYOUTS if _height(item, contents) <= _PAGE), _LAYOUTS[-1])


def by_place(functions: Rows) -> Iterator[tuple[str, str]]:
    """The functions by the place somebody has in them."""
    for place in dict.fromkeys(row[1] for row in functions):
        yield place, ", ".join(row[0] for row in functions if row[1] == place)


def _height(layout: Layout, contents: Contents) -> int:
    """How many lines it takes, about."""
    if layout.dense:
        held = _lines((told for _place, told in by_place(contents.functions)), _WIDE)
        run = _lines(["".join("".join(row) for row in contents.activities)], _WIDE)
    else:
        held = _lines((row[-1] for row in contents.functions), _NARROW)
        run = len(contents.activities)
    both = not layout.told_by_number and any(item.told[0] for item in contents.duties)
    width = _NARROW if both else _WIDE
    at_levels = sum(
        max(
            _lines([item.own[layout.own_by_number]], width),
            _lines([item.told[layout.told_by_number]], width),
        )
        for item in contents.duties
    )
    measures = _lines((told[layout.measures_by_number] for _name, told in contents.sheets), _WIDE)
    return (
        held + run + at_levels + measures + _lines((told for _name, told in contents.facts), _WIDE)
    )


def _lines(texts: Iterable[str], width: int) -> int:
    return sum(max(1, -(-len(text) // width)) for text in texts)
