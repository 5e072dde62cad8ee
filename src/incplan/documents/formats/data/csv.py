"""CSV files that a spreadsheet opens without executing anything in them.

A text that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets
themselves write it; `raw` omits it, for programs. UTF-8 with a byte order mark, so that accents are
read right.
"""

import csv
import io
from datetime import date
from typing import Final

from incplan.documents.content.sheets import Cell, Sheet
from incplan.i18n.text.hostile import safe

SEPARATORS: Final = {",": ",", ";": ";", "tab": "\t"}
#: Characters a formula can begin with, full-width ones included.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK: Final = b"\xef\xbb\xbf"


def render_csv(sheet: Sheet, separator: str = ";", *, raw: bool = False) -> bytes:
    """One sheet with its header. Every field is quoted, so a separator in a text is a text."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (sheet.columns, *sheet.rows):
        writer.writerow([_field(cell, raw=raw) for cell in row])
    return (b"" if raw else _MARK) + stream.getvalue().encode()


def _field(cell: Cell, *, raw: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return str(cell)
    text = safe(cell.replace("\r\n", "\n"))
    return text if raw or not _runs(cell) else f"'{text}"


def _runs(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula, also after blanks."""
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
