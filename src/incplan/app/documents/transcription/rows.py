"""A table of boxes in the place of answers: one row a line of a sheet, taken in one go."""

import csv
import io
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from incplan.app.documents.transcription.filled import Filled
from incplan.errors import UnreadableError, UsageError
from incplan.store.disk.safepath import read_regular

_LARGEST: Final = 2_000_000
_BOXES: Final = tuple(item.name for item in fields(Filled))
#: The columns, in any order; `sheet` may be left out where the command names it.
COLUMNS: Final = ("sheet", "box", *_BOXES)
#: Rows in the place of the head of a sheet: who filled it in, its day, what and when, the fiche.
HEAD: Final[tuple[str, ...]] = ("by", "day", "what", "began", "fiche")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table: where it stands, the sheet, the number of the line, its boxes."""

    line: int
    sheet: str
    box: str
    filled: Filled


def read_rows(path: Path, sheet: str | None) -> tuple[TableRow, ...]:
    """The rows in the order of the file. Raises UsageError, UnreadableError naming the line."""
    try:
        text = read_regular(path, _LARGEST).decode("utf-8-sig")
    except OSError as problem:
        raise UnreadableError(
            "file_unreadable", path=str(path), reason=problem.strerror or str(problem)
        ) from problem
    except UnicodeDecodeError as problem:
        raise UnreadableError("not_utf8", path=str(path), offset=problem.start) from None
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names = [name.strip().lower() for name in next(reader, [])]
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or "box" not in names or (sheet is None and "sheet" not in names):
        known = "; ".join(COLUMNS)
        raise UsageError("csv_columns", path=str(path), given="; ".join(names)[:80], known=known)
    found = []
    for cells in reader:
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        if any(cell.strip() for cell in cells[len(names) :]):
            more = "; ".join(cells[len(names) :]).strip("; ")[:60]
            raise UsageError("cells_beyond", place=f"{path}:{reader.line_num}", given=more)
        if not any(row.values()):
            continue
        filled = Filled(**{name: row.get(name, "") for name in _BOXES})
        found.append(
            TableRow(reader.line_num, row.get("sheet") or sheet or "", row.get("box", ""), filled)
        )
    return tuple(found)
