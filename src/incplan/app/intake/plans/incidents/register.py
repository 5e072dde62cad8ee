"""The register of incidents of a document, also where a page parted its table in two."""

import re
from dataclasses import replace as replaced
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.outline import Located, Part
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.vocabulary.wording import composed, is_blank
from incplan.app.intake.register.headers import register_columns
from incplan.app.intake.register.reading import PastDraft, past_drafts
from incplan.app.intake.report import How
from incplan.frozen import replace
from incplan.store.intake.tables import Row, Table

_YEAR: Final = re.compile(r"[’'](\d\d)\b")


class Register:
    """Reads the rows into drafts of past incidents."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.drafts: list[PastDraft] = []
        self.goes_on: list[tuple[PastDraft, str, Value]] = []

    def read(self, pieces: tuple[Located, ...]) -> None:
        """All rows of the register, with what goes on in the next table."""
        head: Row | None = None
        for item in pieces:
            table = item.block
            if not isinstance(table, Table) or not table.rows:
                continue
            whole = normal(table)
            if register_columns(whole) is not None:
                head = whole.rows[0]
                self._take(whole)
            elif (
                head is not None and item.part is Part.REGISTER and _width(whole) <= len(head.cells)
            ):
                self._take(self._continued(whole, head))
            else:
                continue
            self.reading.used.add(table.place(table.rows[0]))

    def _take(self, table: Table) -> None:
        desk = self.reading.shelf.desk
        self.drafts += past_drafts(table, self.reading.dialogue, desk.zone, desk.local_now.date())

    def _continued(self, table: Table, head: Row) -> Table:
        """A table without a head: its first row may go on with the last one before."""
        found = register_columns(replace(table, rows=(head,)))
        rows = list(table.rows)
        columns = found[1] if found else ()
        while rows and self.drafts and self._is_rest(rows[0]):
            row, last = rows.pop(0), self.drafts[-1]
            for column in columns:
                text = tidy(row.cell(column.place))
                if not text:
                    continue
                place = table.place(row, column.place, column.header)
                before = last.cells.get(column.role)
                joined = f"{before.text} {text}" if before else text
                value = replaced(before, text=joined) if before else Value(text, place)
                last.cells[column.role] = value
                self.goes_on.append((last, column.role.value, Value(text, place)))
        return replace(table, rows=(head, *rows))

    @staticmethod
    def _is_rest(row: Row) -> bool:
        return is_blank(row.cell(0)) and is_blank(row.cell(1)) and not row.is_empty

    def settle(self, file: str) -> None:
        """Take the drafts, and name what went on in another table."""
        shelf, reading = self.reading.shelf, self.reading
        reading.taken += shelf.past.take(self.drafts, f"{file}!register", reading.dialogue)
        for draft, name, value in self.goes_on:
            entry = next((item for item in shelf.past.entries if item.draft is draft), None)
            if entry is not None:
                reading.take(value, entry.brief, name, entry.folder, How.NEW)


def normal(table: Table) -> Table:
    """The table with usual blanks and years, without rows of numbers only.

    Where it has a head, its column of numbers has one too.
    """
    rows: list[Row] = []
    for place, row in enumerate(table.rows):
        cells = tuple(_YEAR.sub(r"\1", composed(cell)) for cell in row.cells)
        if not place or not all(is_blank(cell) for cell in cells[1:]):
            rows.append(replace(row, cells=cells))
    whole = replace(table, rows=tuple(rows))
    if rows[0].cell(0).strip() or register_columns(whole) is None:
        return whole
    head = replace(rows[0], cells=("N°", *rows[0].cells[1:]))
    return replace(whole, rows=(head, *rows[1:]))


def _width(table: Table) -> int:
    return max((len(row.cells) for row in table.rows), default=0)
