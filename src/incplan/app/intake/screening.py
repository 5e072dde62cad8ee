"""Secrets taken out of a file before anything reads it; each is named by its place, never shown."""

from dataclasses import replace
from typing import Final

from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import gives_code, heads_secrets
from incplan.store.intake.tables import Block, Row, Source, Table

#: A table of this width may have labels on the left, with what they label on the right.
_PAIR: Final = 2
#: Headings stand among the first rows.
_LOOKED_AT: Final = 8


def screened(source: Source, dialogue: Dialogue) -> Source:
    """The source without codes and passwords, and without what stands under or beside `Password`.

    Cards and messages are left to their own readers, which name a line or a whole message.
    """
    return replace(
        source,
        tables=tuple(_table(table, dialogue) for table in source.tables),
        blocks=tuple(kept for block in source.blocks if (kept := _block(block, dialogue))),
    )


def _block(block: Block, dialogue: Dialogue) -> Block | None:
    if isinstance(block, Table):
        return _table(block, dialogue)
    if not gives_code(block.text):
        return block
    dialogue.leave(block.place, "secret")
    return None


def _table(table: Table, dialogue: Dialogue) -> Table:
    headed: dict[int, str] = {}
    rows = []
    for at_row, row in enumerate(table.rows):
        rows.append(_row(table, row, headed, dialogue))
        if at_row >= _LOOKED_AT:
            continue
        headed |= {at: cell for at, cell in enumerate(row.cells) if heads_secrets(cell)}
    return table if tuple(rows) == table.rows else replace(table, rows=tuple(rows))


def _row(table: Table, row: Row, headed: dict[int, str], dialogue: Dialogue) -> Row:
    cells: list[str] = []
    named: set[str] = set()
    labelled = len(row.cells) == _PAIR and heads_secrets(row.cells[0])
    for at, cell in enumerate(row.cells):
        shut = bool(cell.strip()) and not heads_secrets(cell)
        shut = shut and (at in headed or (at > 0 and labelled))
        kept = "" if shut else _without_codes(cell)
        if kept != cell and cell not in named:
            named.add(cell)
            dialogue.leave(table.place(row, at, headed.get(at, "")), "secret")
        cells.append(kept)
    return row if tuple(cells) == row.cells else replace(row, cells=tuple(cells))


def _without_codes(cell: str) -> str:
    """The lines of a cell that give no code; nothing where it needs several lines to give one."""
    if not gives_code(cell):
        return cell
    kept = "\n".join(line for line in cell.split("\n") if not gives_code(line))
    return "" if gives_code(kept) else kept
