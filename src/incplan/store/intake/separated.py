"""Tables as text: commas, semicolons, tabs or bars between cells, quotes around some."""

import csv
import io
from typing import Final

from incplan.errors import UnreadableError
from incplan.store.intake.tables import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Row, Table

_SEPARATORS: Final = (";", ",", "\t", "|")
_SAMPLE: Final = 20


def read_separated(text: str, name: str) -> Table:
    """The rows, each with the line it begins on.

    A quote that never closes would make one cell of all that follows: the file is refused with the
    line where it opens. Raises UnreadableError.
    """
    named = _named(text)
    body = text.partition("\n")[2] if named else text
    first = 2 if named else 1
    rows = _rows(body, named or _separator(body), name, first)
    if not any(not row.is_empty for row in rows):
        raise UnreadableError("intake_empty", file=name)
    return Table(name, "", tuple(rows))


def _named(text: str) -> str:
    """The separator that a first line `sep=;` names, as Excel writes it."""
    head = text[:8].lower()
    return text[4] if head.startswith("sep=") and head[5:6] in ("\r", "\n") else ""


def _rows(text: str, separator: str, name: str, first: int) -> list[Row]:
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    line = first
    try:
        for number, cells in enumerate(reader, start=1):
            if len(cells) > MAX_COLUMNS or number > MAX_ROWS:
                raise UnreadableError(
                    "intake_too_many", file=name, rows=MAX_ROWS, columns=MAX_COLUMNS
                )
            rows.append(Row(number, line, tuple(cells)))
            line = reader.line_num + first
    except csv.Error as problem:
        if '"' not in text:
            raise UnreadableError(
                "intake_long_line", file=name, line=line, limit=MAX_CELL
            ) from problem
        raise UnreadableError("intake_quote_open", file=name, line=line) from problem
    return rows


def _separator(text: str) -> str:
    """The sign that parts the first rows into the most columns, the same number in most of them."""
    best, signs = 0, ","
    for candidate in _SEPARATORS:
        reader = csv.reader(io.StringIO(text[:60_000], newline=""), delimiter=candidate)
        widths: list[int] = []
        try:
            for cells in reader:
                if any(cells):
                    widths.append(len(cells))
                if len(widths) >= _SAMPLE:
                    break
        except csv.Error:
            pass
        usual = max(widths, key=lambda width: (widths.count(width), width), default=1)
        score = (usual - 1) * widths.count(usual)
        if score > best:
            best, signs = score, candidate
    return signs
