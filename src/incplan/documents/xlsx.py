"""A table as an Excel workbook; every cell is text, never a formula or a link."""

import io
from datetime import datetime

import xlsxwriter

from incplan.documents.blocks import Table
from incplan.i18n.hostile import safe

_WIDTH = 60


def xlsx_bytes(table: Table, *, sheet: str, created: datetime) -> bytes:
    """One sheet with a fixed header row and a filter. `created` makes the bytes repeatable."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
         "strings_to_numbers": False},
    )  # fmt: skip
    book.set_properties({"created": created.replace(tzinfo=None)})
    page = book.add_worksheet(_sheet_name(sheet))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for column, name in enumerate(table.columns):
        page.write_string(0, column, safe(name), head)
        longest = max((len(line) for row in table.rows for line in row[column].split("\n")),
                      default=0)  # fmt: skip
        page.set_column(column, column, min(max(longest, len(name), 8), _WIDTH))
    for place, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            text = "\n".join(safe(line) for line in value.splitlines())
            page.write_string(place, column, text[:32767], body)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    book.close()
    return out.getvalue()


def _sheet_name(text: str) -> str:
    """At most 31 characters, none of those Excel refuses."""
    kept = "".join(" " if char in "[]:*?/\\'" else char for char in safe(text))
    return kept.strip()[:31] or "Sheet"
