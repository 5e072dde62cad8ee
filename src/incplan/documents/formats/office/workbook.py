"""Workbooks for Excel and LibreOffice: texts are texts, phones included, and nothing calculates."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

import xlsxwriter

from incplan.documents.content.columns import column_widths
from incplan.documents.content.sheets import Cell, Sheet, shortened
from incplan.i18n.text.hostile import safe

#: Excel shows `####` for longer texts in cells declared to be text.
_TEXT_FORMAT_MOST: Final = 255
_NAME_MOST: Final = 31
#: Widths of columns, in digits of the font.
_NARROW: Final = 8
_WIDE: Final = 60
_AROUND: Final = 3
#: Points of a line, and of the highest row there can be.
_LINE: Final = 15
_HIGHEST: Final = 409
#: So many digits side by side are still legible on a page that lies on its side.
_PAGE: Final = 190


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """What a workbook says of itself. `cut` marks a text that was too long for a cell; days are
    shown in the order of `language`, and stay dates. `gaps`, what could not be read for it, gets a
    sheet of its own in front.
    """

    title: str
    organisation: str
    comment: str
    day: date
    accent: str
    on_accent: str
    cut: str
    language: str = "en"
    gaps: str = ""


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
            "comments": safe(f"{about.gaps}\n{about.comment}".strip()),
            "keywords": "incplan export",
            "created": datetime.combine(about.day, time(0), UTC).replace(tzinfo=None),
        }
    )
    formats = _formats(book, about)
    names: set[str] = set()
    for sheet in (*_gaps(about), *sheets):
        name = _name(sheet.title, names)
        names.add(name.lower())
        _fill(book.add_worksheet(name), sheet, formats, about)
    book.close()
    return stream.getvalue()


def _gaps(about: Titled) -> tuple[Sheet, ...]:
    """What could not be read, a file a row: whoever opens the workbook sees it first."""
    if not about.gaps:
        return ()
    title, *files = about.gaps.split("\n")
    return (Sheet("!", (title,), tuple((file,) for file in files)),)


def _formats(book: Any, about: Titled) -> dict[str, Any]:
    base = {"valign": "top", "text_wrap": True, "bottom": 7, "bottom_color": "#808080"}
    day = "dd.mm.yyyy" if about.language == "de" else "dd/mm/yyyy"
    return {
        "head": book.add_format(
            {**base, "bold": True, "bg_color": about.accent, "font_color": about.on_accent}
        ),
        "text": book.add_format({**base, "num_format": "@"}),
        "long": book.add_format(base),
        "day": book.add_format({**base, "num_format": day, "align": "left"}),
        "number": book.add_format(base),
    }


def _fill(page: Any, sheet: Sheet, formats: dict[str, Any], about: Titled) -> None:
    for column, title in enumerate(sheet.columns):
        page.write_string(0, column, safe(title), formats["head"])
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write(page, (number, column), cell, formats, about.cut)
    shown = [[str(cell if cell is not None else "") for cell in row] for row in sheet.rows]
    widths = _widths(sheet.columns, shown)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for number, texts in enumerate((sheet.columns, *shown)):
        page.set_row(number, _height(texts, widths))
    pages = max(1, round(sum(widths) / _PAGE))
    page.freeze_panes(1, 1 if pages > 1 else 0)
    page.repeat_rows(0)
    if pages > 1:
        page.repeat_columns(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(pages, 0)
    page.set_footer("&L" + safe(about.comment).replace("&", "&&")[:200] + "&R&P / &N")
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _widths(columns: Sequence[str], shown: Sequence[Sequence[str]]) -> list[float]:
    """What is short keeps its line; head and filter button have room."""
    found = []
    for place, share in enumerate(column_widths(columns, shown)):
        words = max(map(len, columns[place].split()), default=0) + _AROUND + 1
        lines = (len(line) for row in shown for line in row[place].split("\n"))
        wanted = max(lines, default=0) + _AROUND
        found.append(
            min(max(_NARROW, words, wanted if share == 0 else min(3 * share, wanted)), _WIDE)
        )
    return found


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Not every program fits rows to wrapped texts when it opens a file."""
    lines = (
        sum(math.ceil(max(1, len(line)) / (width * 1.05)) for line in text.split("\n"))
        for text, width in zip(row, widths, strict=True)
    )
    return min(_HIGHEST, max(lines, default=1) * _LINE + 2)


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
