"""A table as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
import re
from typing import Final

from incplan.documents.blocks import Table
from incplan.i18n.hostile import safe

#: What a spreadsheet takes for a formula, also behind blanks; a plain number is none.
_FORMULA: Final = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def cell(text: str) -> str:
    """A text that no spreadsheet executes: an apostrophe goes before what looks like a formula."""
    inert = "\n".join(safe(line) for line in text.splitlines())
    return f"'{inert}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else inert


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with a byte order mark, which is how spreadsheets recognise it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([cell(column) for column in table.columns])
    writer.writerows([[cell(value) for value in row] for row in table.rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
