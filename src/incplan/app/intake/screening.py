"""What is taken out of a file before anything reads it: secrets, and headings said once more.

Each is named by its place; a secret is never shown.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import gives_code, heads_secrets
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Block, Card, Place, Row, Source, Table

#: A table of this width may have labels on the left, with what they label on the right.
_PAIR: Final = 2
#: Fields of a card that hold numbers, whose readers keep secrets out.
_NUMBERED: Final = frozenset({"NOTE", "TEL"})
#: A code below its heading is no sentence.
_SHORT: Final = 40
#: Headings stand among the first rows.
_LOOKED_AT: Final = 8


def screened(source: Source, dialogue: Dialogue) -> Source:
    """The source without secrets, and without headings said again.

    Secrets are codes, passwords, and what stands under or beside `Password`.
    Notes of cards, and messages, are left to their own readers, which ask about numbers in them.
    """
    return replace(
        source,
        cards=tuple(_card(card, dialogue) for card in source.cards),
        tables=tuple(_table(table, dialogue) for table in source.tables),
        blocks=tuple(_blocks(source.blocks, dialogue)),
    )


def _card(card: Card, dialogue: Dialogue) -> Card:
    given = {item for item in card.fields if item.name not in _NUMBERED and gives_code(item.value)}
    for item in card.fields:
        if item in given:
            dialogue.leave(Place(card.file, line=item.line, header=item.name), "secret")
    return replace(card, fields=tuple(item for item in card.fields if item not in given))


def _blocks(blocks: tuple[Block, ...], dialogue: Dialogue) -> Iterator[Block]:
    """The blocks without secrets; below a line such as `Code alarme :` a code is one."""
    headed = False
    for block in blocks:
        if isinstance(block, Table):
            headed = False
            yield _table(block, dialogue)
            continue
        below = headed and len(block.text) < _SHORT and re.search(r"\d", block.text)
        headed = heads_secrets(block.text)
        if below or gives_code(block.text):
            dialogue.leave(block.place, "secret")
        else:
            yield block


def _table(table: Table, dialogue: Dialogue) -> Table:
    table = _without_repeats(table, dialogue)
    headed: set[int] = set()
    heads: Row | None = None
    rows = []
    for at_row, row in enumerate(table.rows):
        rows.append(_row(table, row, heads, headed, dialogue))
        if heads is None and _is_head(row):
            heads = row
        if at_row < _LOOKED_AT:
            headed |= {at for at, cell in enumerate(row.cells) if heads_secrets(cell)}
    return table if tuple(rows) == table.rows else replace(table, rows=tuple(rows))


def _without_repeats(table: Table, dialogue: Dialogue) -> Table:
    """The table without rows that say the headings once more, as lists of several pages do."""
    heads: tuple[str, ...] = ()
    rows = []
    for row in table.rows:
        words = tuple(folded(cell).strip() for cell in row.cells)
        if heads and words == heads:
            dialogue.leave(table.place(row), "headings_again")
            continue
        if not heads and _is_head(row):
            heads = words
        rows.append(row)
    return table if len(rows) == len(table.rows) else replace(table, rows=tuple(rows))


def _is_head(row: Row) -> bool:
    """Whether a row may be one of headings: several words, no digits."""
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) >= _PAIR and not re.search(r"\d", "".join(filled))


def _row(table: Table, row: Row, heads: Row | None, headed: set[int], dialogue: Dialogue) -> Row:
    cells: list[str] = []
    named: set[str] = set()
    labelled = len(row.cells) == _PAIR and heads_secrets(row.cells[0])
    for at, cell in enumerate(row.cells):
        shut = bool(cell.strip()) and not heads_secrets(cell)
        shut = shut and (at in headed or (at > 0 and labelled))
        kept = "" if shut else _without_codes(cell)
        if kept != cell and cell not in named:
            named.add(cell)
            dialogue.leave(table.place(row, at, heads.cell(at) if heads else ""), "secret")
        cells.append(kept)
    return row if tuple(cells) == row.cells else replace(row, cells=tuple(cells))


def _without_codes(cell: str) -> str:
    """The lines of a cell that give no code; nothing where it needs several lines to give one."""
    if not gives_code(cell):
        return cell
    kept = "\n".join(line for line in cell.split("\n") if not gives_code(line))
    return "" if gives_code(kept) else kept
