"""Typed rows and columns, for workbooks and csv files.

Cells keep their type: a date is a date, a number a number, everything else is text, even if it
looks like a number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from incplan.documents.content.blocks import Table
from incplan.documents.content.document import Document, Section

Cell = str | int | float | date | None
#: The longest text a cell of a workbook can hold, in UTF-16 units.
MOST: Final = 32_767


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name; every row has as many cells as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has not as many cells as the sheet has columns")


def document_sheets(document: Document) -> tuple[Sheet, ...]:
    """Every table of a document, named after its section, but for the first page in short."""
    return tuple(
        Sheet(section.title, table.columns, table.rows)
        for section in _sections(document.chapters)
        if section.style != "short"
        for table in section.blocks
        if isinstance(table, Table)
    )


def one_sheet(sheets: Sequence[Sheet], part: str) -> Sheet:
    """Several sheets joined for a format with only one; a first column names the sheet of each row.

    Sheets with other columns than the first one are left out.
    """
    if len(sheets) == 1:
        return sheets[0]
    first = sheets[0]
    rows = tuple(
        (sheet.title, *row)
        for sheet in sheets
        if sheet.columns == first.columns
        for row in sheet.rows
    )
    return Sheet(first.title, (part, *first.columns), rows)


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)
