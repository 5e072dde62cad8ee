"""Whether a fiche will fit its leaf, reckoned without laying it out.

The measures are those of `leaf.typ` at its smallest size, the widths of letters those of the
bundled fonts; a test compares the heights with the layout itself. Lengths are millimetres, sizes
points.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from incplan.documents.charts.advances import advances, text_width
from incplan.documents.content.blocks import TO_WRITE, Bullets, Call, Check, Checklist, Table
from incplan.documents.content.document import Section

_POINT: Final = 25.4 / 72
_WIDTH: Final = 171.0
_BASE: Final = 9.2
_SMALL: Final = 9.0
#: Height of capitals and space between lines, in em.
_CAPITALS: Final = 0.66
_LEADING: Final = 0.46
_FRONT_ROOM: Final = 267.4
_BACK_ROOM: Final = 272.5
#: Rows of the first hour that may go over to the back.
_MOVABLE: Final = 4
_BAR: Final = 7.3
_LABELS: Final = 3.7
#: Where a side seems to be full to the brim, the layout may still find room.
_MARGIN: Final = 1.005


@dataclass(frozen=True, slots=True)
class LeafSize:
    """Heights at the smallest size, with `moved` rows of the front gone over to the back."""

    front: float
    back: float
    moved: int = 0

    @property
    def fits(self) -> bool:
        """Whether both sides hold what stands on them, or nearly so."""
        return self.front <= _FRONT_ROOM * _MARGIN and self.back <= _BACK_ROOM * _MARGIN


class Ruler:
    """Counts lines of text in the two weights of the bundled fonts."""

    def __init__(self, fonts: Path) -> None:
        self._regular = advances(fonts / "SourceSans3-Regular.otf")
        self._bold = advances(fonts / "SourceSans3-Bold.otf")

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> int:
        """How many lines a text takes in a column."""
        widths = self._bold if bold else self._regular
        room = width / (size * _POINT)
        count, used = 1, 0.0
        for word in re.findall(r"\S*?-(?=\w)|\S+|\n", text):
            if word == "\n":
                count, used = count + 1, 0.0
                continue
            wide = text_width(word, widths)
            blank = 0.2 if used else 0.0
            if used and used + blank + wide > room:
                count, used = count + 1, wide
            else:
                used += blank + wide
        return count

    def height(self, text: str, size: float, width: float, *, bold: bool = False) -> float:
        """Its height there."""
        return block_height(self.lines(text, size, width, bold=bold), size)


def block_height(lines: int, size: float) -> float:
    """So many lines of a size."""
    return (lines * _CAPITALS + (lines - 1) * _LEADING) * size * _POINT


def leaf_size(leaf: Section, fonts: Path) -> LeafSize:
    """The heights with as few rows moved as make both sides fit; none moved where nothing does."""
    ruler = Ruler(fonts)
    phases = [part for part in leaf.sections if part.style == "phase"]
    who = _who_width([check for part in phases for check in _rows(part)])
    heights = [[_row(ruler, check, who) for check in _rows(part)] for part in phases]
    early = [place for place, part in enumerate(phases) if part.id.endswith(("-t15", "-t60"))]
    front = _front(ruler, leaf) + sum(_BAR + sum(heights[place]) for place in early)
    back = _back(ruler, leaf) + sum(
        _BAR + sum(rows) for place, rows in enumerate(heights) if place not in early
    )
    last = heights[early[-1]] if early else []
    tries = [LeafSize(front, back)]
    for moved in range(1, min(_MOVABLE, len(last)) + 1):
        over = sum(last[-moved:])
        bar = _BAR if moved == len(last) else 0.0
        tries.append(LeafSize(front - over - bar, back + _BAR + over, moved))
    return next((item for item in tries if item.fits), tries[0])


def _rows(phase: Section) -> Sequence[Check]:
    return next((block.items for block in phase.blocks if isinstance(block, Checklist)), ())


def _who_width(checks: Iterable[Check]) -> float:
    names = [len(actor.name) for check in checks for actor in check.actors]
    return 46.0 if names and sum(names) / len(names) > 22 else 34.0


def _row(ruler: Ruler, check: Check, who: float) -> float:
    text = f"{check.text} ({check.note})" if check.note else check.text
    column = _WIDTH - 13.5 - who - 16 - 6
    # The first clause is bold, which is a little wider.
    said = ruler.height(text, _BASE * 1.02, column)
    lines = 0.0
    for actor in check.actors:
        lines += ruler.lines(actor.name, _SMALL, who, bold=True)
        lines += sum(1.5 if number == TO_WRITE else 1.0 for number in actor.numbers)
    acting = max(0.0, lines * 1.02 - 0.36) * _BASE * _POINT
    calls = _calls(ruler, check.calls) if check.calls else 0.0
    return max(said, acting, 7.0) + 1.55 + calls


def _calls(ruler: Ruler, calls: Sequence[Call]) -> float:
    longest = max(len(call.name) for call in calls)
    name = min(max(longest * 1.75 * _BASE / 9.6, 42.5 * _BASE / 11), 78.0)
    number = 35 * _BASE / 11
    note = _WIDTH - 15.5 - 2.9 - number - name - 3
    heights = []
    for call in calls:
        about = f"{call.function}   {call.note}" if call.function else call.note
        missing = call.numbers[:1] == (TO_WRITE,)
        heights.append(
            max(
                4.0 if missing else block_height(1, _BASE + 1.4),
                ruler.height(call.name, _SMALL, name, bold=True),
                ruler.height(about, _SMALL, note),
            )
        )
    return 1.1 + sum(heights) + 1.0 * (len(heights) - 1)


def _front(ruler: Ruler, leaf: Section) -> float:
    total = 16.9 + _LABELS
    for part in leaf.sections:
        if part.style == "levels":
            rows = next(block.rows for block in part.blocks if isinstance(block, Table))
            shares = [max(24, len(row[1])) ** 0.6 for row in rows]
            room = _WIDTH - 2 * (len(rows) - 1)
            total += 8.4 + max(
                ruler.height(row[1], _SMALL, room * share / sum(shares))
                for row, share in zip(rows, shares, strict=True)
            )
    return total + _advice(ruler, [part for part in leaf.sections if part.style in ("do", "dont")])


def _advice(ruler: Ruler, boxes: Sequence[Section]) -> float:
    """What not to do and what to do, side by side, in the shares that need the least height."""
    if not boxes:
        return 0.0
    if len(boxes) == 1:
        return _box(ruler, boxes[0], _WIDTH, 2)
    return min(
        max(
            _box(ruler, boxes[0], (_WIDTH - 3) * share / (1 + share), columns),
            _box(ruler, boxes[1], (_WIDTH - 3) / (1 + share), 1),
        )
        for share in (0.8, 1, 1.25, 1.6)
        for columns in (1, 2)
    )


def _box(ruler: Ruler, box: Section, width: float, columns: int) -> float:
    items = [text for block in box.blocks if isinstance(block, Bullets) for text in block.items]
    half = -(-len(items) // columns)
    room = (width - 4.8 - 3 * (columns - 1)) / columns - 5
    stacks = [items[start : start + half] for start in range(0, len(items), half)]
    bold = box.style == "dont"
    return 7.4 + max(
        sum(ruler.height(text, _SMALL, room, bold=bold) + 1.3 for text in stack) for stack in stacks
    )


def _back(ruler: Ruler, leaf: Section) -> float:
    total = 13.3
    for part in leaf.sections:
        if part.style == "out":
            text = getattr(part.blocks[0], "text", "")
            total += 1.4 + ruler.height(text, _SMALL, _WIDTH)
    ends = [part for part in leaf.sections if part.style == "criteria"]
    if ends:
        width = (_WIDTH - 6 * (len(ends) - 1)) / len(ends) - 7
        total += 1.6 + max(
            5.2
            + sum(
                max(4.4, 0.4 + ruler.height(check.text, _SMALL, width)) + 1.2
                for check in _rows(part)
            )
            for part in ends
        )
    return total
