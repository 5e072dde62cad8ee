"""Workbooks for Excel and LibreOffice: texts are texts, phones included, and nothing calculates."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

import xlsxwriter

from incplan.documents.columns import column_widths
from incplan.documents.sheets import Cell, Sheet, shortened
from incplan.i18n.hostile import safe

#: Excel shows `####` for longer texts in cells declared to be text.
_TEXT_FORMAT_MOST: Final = 255
_NAME_MOST: Final = 31
_NARROW: Final = 14
_WIDE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """What a workbook says of itself. `cut` marks a text that was too long for a cell."""

    title: str
    organisation: str
    comment: str
    day: date
    accent: str
    on_accent: str
    cut: str


def render_xlsx(sheets: Sequence[Sheet], about: Titled) -> bytes:
    """The workbook, a sheet after the other; the header stays in view and on every page."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {
            "title": safe(about.title),
            "company": safe(about.organisation),
            "author": safe(about.organisation),
            "comments": safe(about.comment),
            "keywords": "incplan export",
            "created": datetime.combine(about.day, time(0), UTC).replace(tzinfo=None),
        }
    )
    formats = _formats(book, about)
    names: set[str] = set()
    for sheet in sheets:
        name = _name(sheet.title, names)
        names.add(name.lower())
        _fill(book.add_worksheet(name), sheet, formats, about)
    book.close()
    return stream.getvalue()


def _formats(book: Any, about: Titled) -> dict[str, Any]:
    base = {"valign": "top", "text_wrap": True}
    return {
        "head": book.add_format(
            {**base, "bold": True, "bg_color": about.accent, "font_color": about.on_accent}
        ),
        "text": book.add_format({**base, "num_format": "@"}),
        "long": book.add_format(base),
        "day": book.add_format({**base, "num_format": "yyyy-mm-dd"}),
        "number": book.add_format(base),
    }


def _fill(page: Any, sheet: Sheet, formats: dict[str, Any], about: Titled) -> None:
    for column, title in enumerate(sheet.columns):
        page.write_string(0, column, safe(title), formats["head"])
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write(page, (number, column), cell, formats, about.cut)
    shown = [[str(cell if cell is not None else "") for cell in row] for row in sheet.rows]
    for column, share in enumerate(column_widths(sheet.columns, shown)):
        page.set_column(column, column, min(max(_NARROW, 3 * share), _WIDE))
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&L" + safe(about.comment).replace("&", "&&")[:200] + "&R&P / &N")
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write(page: Any, at: tuple[int, int], cell: Cell, formats: dict[str, Any], cut: str) -> None:
    if cell is None or cell == "":
        page.write_blank(*at, None, formats["long"])
    elif isinstance(cell, date):
        page.write_datetime(*at, datetime.combine(cell, time(0)), formats["day"])
    elif isinstance(cell, str):
        text = shortened(safe(cell.replace("\r\n", "\n")), cut)
        style = formats["text" if len(text) <= _TEXT_FORMAT_MOST else "long"]
        page.write_string(*at, text, style)
    else:
        page.write_number(*at, cell, formats["number"])


def _name(title: str, taken: set[str]) -> str:
    """A name Excel takes: at most 31 signs, none of `[]:*?/\\`, once a workbook."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in safe(title)).strip()
    name = " ".join(plain.split())[:_NAME_MOST].rstrip() or "-"
    count = 2
    while name.lower() in taken or name.lower() == "history":
        mark = f" {count}"
        name = name[: _NAME_MOST - len(mark)].rstrip() + mark
        count += 1
    return name
