"""Workbooks (xlsx, xlsm): the cells that are filled, as they are shown, with what hides them.

Cells are looked up, never walked: a sheet whose last cell is XFD1048576 holds as many as it holds.
"""

import io
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from incplan.errors import UnreadableError
from incplan.store.intake.tables import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Place,
    Remark,
    Row,
    Table,
    column_letter,
)

ERROR_CODES: Final = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})


def read_workbook(raw: bytes, name: str, *, formulas: bool) -> tuple[Table, ...]:
    """One table for each sheet with a filled cell. Raises UnreadableError.

    `formulas` says that some cells are computed: those without a stored result are named.
    """
    book = _opened(raw, name, data_only=True)
    asked = _opened(raw, name, data_only=False) if formulas else None
    tables = []
    for sheet in book.worksheets:
        computed = _formulas(asked[sheet.title]) if asked is not None else {}
        table = _table(sheet, name, computed)
        if table.rows or table.remarks:
            tables.append(table)
    if not any(table.rows for table in tables):
        raise UnreadableError("intake_empty", file=name)
    return tuple(tables)


def _opened(raw: bytes, name: str, *, data_only: bool) -> Any:
    # Late import: a library of its own, for workbooks only.
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(raw), data_only=data_only, keep_links=False)
    except Exception as problem:  # a damaged part may fail in any way inside the library
        raise UnreadableError("intake_damaged", file=name) from problem


def _formulas(sheet: Any) -> dict[tuple[int, int], str]:
    cells: dict[tuple[int, int], Any] = sheet._cells
    return {at: str(cell.value) for at, cell in cells.items() if cell.data_type == "f"}


def _table(sheet: Any, name: str, computed: dict[tuple[int, int], str]) -> Table:
    rows: dict[int, dict[int, str]] = {}
    struck: dict[int, set[int]] = {}
    remarks: list[Remark] = []
    cells: dict[tuple[int, int], Any] = sheet._cells
    for (row, column), cell in sorted(cells.items(), key=lambda item: item[0]):
        place = Place(name, sheet.title, row, None, column_letter(column - 1))
        if cell.comment is not None:
            remarks.append(Remark("comment", place))
        if cell.value is None:
            if (row, column) in computed:
                remarks.append(Remark("formula_without_result", place))
            continue
        text = _text(cell)
        if len(text) > MAX_CELL:
            raise UnreadableError("intake_long_line", file=name, line=row, limit=MAX_CELL)
        if not text.strip():
            continue
        if cell.data_type == "e" or text in ERROR_CODES:
            remarks.append(Remark("cell_error", place, (("value", text),)))
            continue
        if row > MAX_ROWS or column > MAX_COLUMNS:
            raise UnreadableError("intake_too_many", file=name, rows=MAX_ROWS, columns=MAX_COLUMNS)
        rows.setdefault(row, {})[column - 1] = text
        if cell.font is not None and cell.font.strike:
            struck.setdefault(row, set()).add(column - 1)
    if sheet.sheet_state != "visible" and rows:
        remarks.append(Remark("hidden_sheet", Place(name, sheet.title)))
    return Table(
        name,
        sheet.title,
        tuple(_row(sheet, number, filled, struck) for number, filled in rows.items()),
        _hidden_columns(sheet),
        tuple(remarks),
    )


def _row(sheet: Any, number: int, filled: dict[int, str], struck: dict[int, set[int]]) -> Row:
    width = max(filled) + 1
    known = sheet.row_dimensions.get(number)
    return Row(
        number,
        None,
        tuple(filled.get(place, "") for place in range(width)),
        hidden=bool(known is not None and known.hidden),
        struck=frozenset(struck.get(number, ())),
    )


def _hidden_columns(sheet: Any) -> frozenset[int]:
    found: set[int] = set()
    for item in sheet.column_dimensions.values():
        if item.hidden and item.min:
            found.update(range(item.min - 1, min(item.max or item.min, MAX_COLUMNS)))
    return frozenset(found)


def _text(cell: Any) -> str:
    """What a cell holds as text: whole numbers without a point, days as ISO 8601."""
    value = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}h{minutes % 60:02}" if minutes % 60 else f"{minutes // 60}h"
    if isinstance(value, datetime):
        bare = value.time() == time.min
        return value.date().isoformat() if bare else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)
