"""Comma-separated values that a spreadsheet opens without running anything in them.

A text that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets
themselves write it, and so does each line inside a text; `raw` leaves it out, for programs.
UTF-8 with a mark, so that accents live.
"""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from incplan.documents.content.sheets import Cell, Sheet
from incplan.i18n.text.hostile import safe

SEPARATORS: Final = {",": ",", ";": ";", "tab": "\t"}
#: Characters a formula can begin with, full-width ones included.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: The head of an inner line where one would begin.
_INNER: Final = re.compile(r"(?<=[\n\r\v\f\x85\u2028\u2029])(?=\t|[^\S\n\r]*[=+\-@＝＋－＠])")
_MARK: Final = b"\xef\xbb\xbf"


def render_csv(
    sheet: Sheet, separator: str = ";", *, raw: bool = False, remarks: Sequence[str] = ()
) -> bytes:
    """One sheet with its header. Every field is quoted, so a separator in a text is a text.

    `remarks`, such as what could not be read, are the last rows: the words in the first column,
    the others empty. So they stay with the rows wherever the file goes.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rest = (None,) * (len(sheet.columns) - 1)
    for row in (sheet.columns, *sheet.rows, *((words, *rest) for words in remarks)):
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
    return text if raw else _inert(cell, text)


def _inert(cell: str, text: str) -> str:
    """A text that no spreadsheet takes for a formula, also after blanks, in none of its lines.

    Inner lines count: a program that does not follow quotes makes each of them a row, and so does
    pasting the text.
    """
    runs = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    return ("'" if runs else "") + _INNER.sub("'", text)
