"""Fit what matters into a window: blocks of items in a fixed order, as many rows as there are.

Pure: texts, a width and a height in; rows out. Blocks keep their places whatever is left out, so
that the eye learns them. What does not fit is counted, never cut off at the bottom.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from incplan.cli.output.window.wrapping import MORE, cut, wrapped
from incplan.frozen import dataclass, replace

#: Below this height nothing is set off by an empty row.
_AIRY: Final = 18
#: Below this height one row is all that an item gets.
_LOW: Final = 13
#: The most rows of a text, the harder it is squeezed.
_SQUEEZED: Final = (99, 99, 2, 1)
#: The most rows of a text that gets some back, and the blocks that get them first.
_EASED: Final = 4
_ASKED: Final = ("now", "call", "limit")
#: How later lines of one fact stand in the plain form.
_HANG: Final = "  "
#: A text cut to fewer signs says nothing.
_LEGIBLE: Final = 24
#: Below this width a label stands on a row of its own.
_NARROW: Final = 60

Row = tuple[str, str, str]
"""A label, the text beside it, and the style of the text."""


class Form(StrEnum):
    """How labels stand: in a column, above the text, or before it for a screen reader or pipe."""

    COLUMNS = "columns"
    NARROW = "narrow"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where rows are laid out. `height` is None where everything is shown: a pipe, `--all`.

    `squeezed` is how hard what must be shown is pressed, where even that is too much: without empty
    rows, then with at most two rows a text, then with one. `eased`
    are blocks that may have more rows a text all the same.
    """

    width: int = 80
    height: int | None = None
    form: Form = Form.COLUMNS
    column: int = 0
    squeezed: int = 0
    eased: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One fact: `head` is its number or time left, `right` what is dialled, `text` the rest.

    `tail` ends the text and is never cut off nor broken, as a command is. `most` is the most rows
    of the text in a window. `whole` text is never broken, whatever its length; of a `dial` item the
    number at the right is never cut where it is read out.
    """

    text: str
    tail: str = ""
    head: str = ""
    right: str = ""
    style: str = ""
    mark: str = ""
    most: int = 1
    whole: bool = False
    dial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Items under one label. `least` are always shown, `most` at most; the lowest rank grows first.

    `gap` sets it off by an empty row where there is height enough. `flush` text begins at the left
    edge, without a label.
    """

    key: str
    items: tuple[Item, ...]
    label: str = ""
    least: int = 0
    most: int = 99
    rank: int = 0
    gap: bool = False
    flush: bool = False


def form_of(width: int, *, plain: bool) -> Form:
    """How labels stand on a screen of this width."""
    if plain:
        return Form.PLAIN
    return Form.NARROW if width < _NARROW else Form.COLUMNS


def fit(
    page: Page,
    blocks: Sequence[Block],
    rest: Callable[[Mapping[str, int]], Sequence[Block]],
) -> list[Row]:
    """The rows of the blocks that fit, then of `rest`, which is told how many items each showed."""
    rows = _fit(page, blocks, rest)
    while (
        page.height is not None and len(rows) > page.height and page.squeezed < len(_SQUEEZED) - 1
    ):
        page = replace(page, squeezed=page.squeezed + 1)
        rows = _fit(page, blocks, rest)
    if page.height is not None and _SQUEEZED[page.squeezed] < _SQUEEZED[0]:
        page = _eased(page, blocks, rest)
        rows = _fit(page, blocks, rest)
    return rows


def _eased(
    page: Page, blocks: Sequence[Block], rest: Callable[[Mapping[str, int]], Sequence[Block]]
) -> Page:
    """The page with room given back to what is always shown, before anything else grows."""
    assert page.height is not None
    kept = [replace(block, items=block.items[: block.least], most=block.least) for block in blocks]
    counts = {block.key: min(block.least, len(block.items)) for block in blocks}
    last = sum(len(_rows(page, block, len(block.items))) for block in rest(counts))
    first = sorted(
        (block for block in kept if block.items), key=lambda item: item.key not in _ASKED
    )
    for limit in range(_SQUEEZED[page.squeezed] + 1, _EASED + 1):
        for block in first:
            wider = replace(page, eased=((block.key, limit), *page.eased))
            needed = sum(len(_rows(wider, item, len(item.items))) for item in kept)
            if needed + last <= page.height:
                page = wider
    return page


def _fit(
    page: Page,
    blocks: Sequence[Block],
    rest: Callable[[Mapping[str, int]], Sequence[Block]],
) -> list[Row]:
    reserve = 0
    while True:
        shown = _grow(page, blocks, reserve)
        last = rest(shown)
        needed = sum(len(_rows(page, block, len(block.items))) for block in last)
        if needed <= reserve or page.height is None:
            break
        reserve = needed
    rows: list[Row] = []
    for block in (*blocks, *last):
        count = shown.get(block.key, len(block.items))
        rows += _rows(page, block, count, first=not rows)
    return rows


def _grow(page: Page, blocks: Sequence[Block], reserve: int) -> dict[str, int]:
    """How many items of each block are shown: first the least of all, then one more in turn."""
    if page.height is None:
        return {block.key: len(block.items) for block in blocks}
    shown = {block.key: min(block.least, len(block.items)) for block in blocks}
    used = sum(len(_rows(page, block, shown[block.key])) for block in blocks)
    room, order = page.height - reserve, sorted(blocks, key=lambda block: block.rank)
    grew = True
    while grew:
        grew = False
        for block in order:
            count = shown[block.key]
            if count >= min(len(block.items), block.most):
                continue
            cost = len(_rows(page, block, count + 1)) - len(_rows(page, block, count))
            if used + cost <= room:
                shown[block.key], used, grew = count + 1, used + cost, True
    return shown


def _rows(page: Page, block: Block, count: int, *, first: bool = False) -> list[Row]:
    """The first `count` items of a block, its label before them."""
    items = block.items[:count]
    if not items:
        return []
    airy = page.height is None or (page.height >= _AIRY and not page.squeezed)
    rows: list[Row] = [("", "", "")] if block.gap and airy and not first else []
    limit = 1 if page.height is not None and page.height < _LOW else _SQUEEZED[page.squeezed]
    limit = next((rows for key, rows in page.eased if key == block.key), limit)
    if limit < _SQUEEZED[0]:
        items = tuple(replace(item, most=min(item.most, limit)) for item in items)
    if page.form is Form.PLAIN:
        return rows + [row for item in items for row in _plain(page, block.label, item)]
    if page.form is Form.NARROW:
        return rows + _narrow(page, block.label, items)
    heads = 0 if block.flush else max(len(item.head) for item in items)
    column = 0 if block.flush else page.column
    for place, item in enumerate(items):
        rows += _columns(page, "" if place else block.label, item, heads or len(item.head), column)
    return rows


def _columns(page: Page, label: str, item: Item, heads: int, column: int) -> list[Row]:
    """The label in its column, then head, text and what stands at the right edge."""
    head = f"{item.head.ljust(heads)}  " if heads else ""
    room = page.width - column - len(head) - (len(item.right) + 2 if item.right else 0)
    lines = _lines(page, item, room)
    if item.mark and column:
        label = label.ljust(column - len(item.mark) - 1) + item.mark
    first = head + lines[0]
    if item.right:
        first = first.ljust(page.width - column - len(item.right)) + item.right
    return [
        (label.ljust(column), first.rstrip(), item.style),
        *(("".ljust(column), " " * len(head) + line, item.style) for line in lines[1:]),
    ]


def _narrow(page: Page, label: str, items: Sequence[Item]) -> list[Row]:
    """The label with number or time left on one row, the text under it."""
    rows: list[Row] = []
    for place, item in enumerate(items):
        head = item.head or item.right
        if not label and item.head and item.right:
            gap = page.width - len(item.head) - len(item.right)
            heads = [item.head, item.right] if gap < 1 else [f"{item.head}{' ' * gap}{item.right}"]
            rows += [("", head, item.style) for head in heads]
            text = item.text
        elif place == 0 and label:
            named = f"{label} {item.mark}".rstrip()
            beside = len(named) + 1 + len(head) <= page.width
            rows.append((f"{named} ", head if beside else "", item.style))
            text = item.text if beside else f"{head} {item.text}".strip()
        else:
            text = f"{item.head} {item.text}".strip()
        under = replace(item, text=text, most=item.most + (page.squeezed < len(_SQUEEZED) - 1))
        if item.right and not item.head and (place or not label):
            under = replace(under, tail=item.right)
        if text or under.tail:
            rows += [("", line, item.style) for line in _lines(page, under, page.width)]
    return rows


def _plain(page: Page, label: str, item: Item) -> list[Row]:
    """One fact a line, its label before it: nothing is aligned by spaces."""
    head = f"{item.head.strip()}. " if item.head else ""
    text = ", ".join(part for part in (f"{head}{item.text}", item.right) if part)
    room = page.width - len(_HANG)
    lines = _lines(page, replace(item, text=_said(label, item.mark, text)), room)
    if item.dial and item.right not in " ".join(lines):
        tail = " ".join(part for part in (item.right, item.tail) if part)
        bare = _said(label, item.mark, f"{head}{item.text},")
        lines = _lines(page, replace(item, text=bare, tail=tail), room)
    return [
        ("", line if not place else _HANG + line, item.style) for place, line in enumerate(lines)
    ]


def _said(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _lines(page: Page, item: Item, room: int) -> list[str]:
    """The text with its tail; in a window no more rows than the item may have."""
    room = max(room, 10)
    one = f"{item.text} {item.tail}".strip()
    if item.whole or len(one) <= room:
        return [one]
    lines, most = wrapped(item.text, room), item.most if page.height is not None else None
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room)]
    if most is not None:
        lines = [cut(line, room) for line in lines]  # a word longer than the row
    if not item.tail:
        return lines
    beside = room - len(item.tail) - 1
    if len(lines[-1]) > beside and most is not None and len(lines) == most and beside >= _LEGIBLE:
        lines[-1] = cut(lines[-1].removesuffix(MORE) + " " + MORE, beside)
    if len(lines[-1]) <= beside:
        lines[-1] = f"{lines[-1]} {item.tail}"
    else:
        lines.append(item.tail)
    return lines
