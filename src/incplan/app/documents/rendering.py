"""A document as the bytes of one format; a library is loaded only when its format is wanted."""

import contextlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from incplan.app.desk.desk import Desk
from incplan.app.documents.due import all_due
from incplan.app.documents.logo import logo_of
from incplan.documents.charts.colours import palette
from incplan.documents.content.document import Document
from incplan.documents.content.plain import plain
from incplan.documents.content.rewriting import rewritten
from incplan.documents.content.sheets import Sheet, document_sheets, one_sheet
from incplan.documents.formats.data.csv import render_csv
from incplan.documents.formats.finishing import finished_document
from incplan.documents.formats.typst.compiler import PdfError
from incplan.documents.formats.typst.pictures import diagrams, drawn, pictures
from incplan.documents.views.plan.data_sheets import activity_sheet, contact_sheet, date_sheet
from incplan.documents.wording.wording import Wording
from incplan.errors import UnreadableError
from incplan.store.cache.notes import Notes
from incplan.store.disk.resources import own_templates, templates, templates_dir

if TYPE_CHECKING:
    from incplan.documents.formats.office.workbook import Titled
    from incplan.documents.formats.typst.pdf import Fit

SCHEMA: Final = "incplan/document/1"
#: Formats that people read, whose words get their typographic finish; rows for a spreadsheet and
#: for other programs keep what was typed.
_READ: Final = ("pdf", "html", "docx", "md", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The format and how it is written: separator of csv, `raw` csv without apostrophes."""

    format: str
    separator: str = ";"
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """Bytes, pages where a format has them, characters that could not be shown, how fiches fit."""

    content: bytes
    pages: int | None = None
    unprintable: tuple[str, ...] = ()
    fits: "tuple[Fit, ...]" = ()


def rendered(desk: Desk, say: Wording, document: Document, day: date, layout: Layout) -> Rendered:
    """The document. `day` is the day of the plan, which calendars and address books carry."""
    if layout.format in _READ:
        document = finished_document(document)
    if layout.format == "pdf":
        return _pdf(desk, document)
    if layout.format in ("vcf", "ics"):
        return Rendered(_exchange(desk, say, day, layout.format, "\n".join(_remarks(document))))
    if layout.format in ("csv", "xlsx"):
        return Rendered(_rows(desk, say, document, layout))
    makers: Mapping[str, Callable[[Desk, Wording, Document], bytes]] = {
        "md": _markdown,
        "html": _html,
        "docx": _docx,
        "json": _json,
    }
    return Rendered(makers[layout.format](desk, say, document))


def place_name(say: Wording) -> str:
    """The last part of the UIDs of cards and events: the organisation, never the machine."""
    known = say.plan.file.organisation
    plain = unicodedata.normalize("NFKD", known.short_name or known.name).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-") or "plan"


def _markdown(desk: Desk, _say: Wording, document: Document) -> bytes:
    # Late imports, here and below: each format loads its library when asked for.
    from incplan.documents.formats.markdown.page import render_markdown

    own = _own(desk, "md")
    with _blamed(own, "md"):
        text = render_markdown(document, templates_dir() / "md", own)
    return f"<!-- incplan export {document.id} -->\n{text}".encode()


def _html(desk: Desk, say: Wording, document: Document) -> bytes:
    from incplan.documents.formats.html.whole import Picture, render_html, screen_words

    logo = logo_of(desk)
    own = _own(desk, "html")
    picture = Picture(*logo) if logo else None
    with _placed(desk):
        drawings = drawn(document, diagrams(document), _typst(desk), templates_dir() / "fonts")
    with _blamed(own, "html"):
        words, folder = screen_words(say), templates_dir() / "html"
        text = render_html(document, folder, words, own, picture, drawings)
    return text.encode()


@contextlib.contextmanager
def _blamed(own: Mapping[str, str], folder: str) -> Iterator[None]:
    """Report a fault under the organisation's own templates as theirs, by UnreadableError."""
    try:
        yield
    except Exception as problem:
        if not own:
            raise
        # Late import: jinja2, loaded by the formats with templates only.
        from incplan.documents.formats.templates import fault_place

        every = ", ".join(f"templates/{folder}/{name}" for name in sorted(own))
        names = fault_place(problem, folder) or every
        said = f"{type(problem).__name__}: {problem}"[:300]
        raise UnreadableError("pdf_template", template=names, problem=said) from problem


def _docx(desk: Desk, _say: Wording, document: Document) -> bytes:
    from incplan.documents.formats.office.word import WordPicture, render_docx

    logo = logo_of(desk)
    with _placed(desk):
        shown = pictures(document, _typst(desk), templates_dir() / "fonts")
    return render_docx(document, WordPicture(*logo) if logo else None, shown)


def _json(_desk: Desk, _say: Wording, document: Document) -> bytes:
    """The view itself: chapters, sections, blocks, in translated words."""
    content = {"schema": SCHEMA, **plain(document)}
    return (json.dumps(content, ensure_ascii=True, indent=2) + "\n").encode()


def _pdf(desk: Desk, document: Document) -> Rendered:
    from incplan.documents.formats.typst.pdf import Logo, render_pdf

    logo = logo_of(desk)
    fonts, picture = templates_dir() / "fonts", Logo(*logo) if logo else None
    with _placed(desk):
        pdf = render_pdf(document, _typst(desk), fonts, picture, Notes("layouts"))
    return Rendered(pdf.content, pdf.pages, pdf.unprintable, pdf.fits)


def _typst(desk: Desk) -> dict[str, bytes]:
    """The shipped templates, replaced by the organisation's own where it has any."""
    return {**templates("typst"), **own_templates(desk.root, "typst")}


@contextlib.contextmanager
def _placed(desk: Desk) -> Iterator[None]:
    """Report a fault in an own template with its path in the plan."""
    try:
        yield
    except PdfError as problem:
        place = str(problem.params.get("template", ""))
        if place.partition(":")[0] not in own_templates(desk.root, "typst"):
            raise
        said = problem.params.get("problem", "")
        raise PdfError(problem.code, template=f"templates/typst/{place}", problem=said) from problem


def _exchange(desk: Desk, say: Wording, day: date, form: str, gaps: str) -> bytes:
    if form == "vcf":
        from incplan.documents.formats.data.vcards import render_vcf

        return render_vcf(say, place_name(say), day, gaps).encode()
    from incplan.documents.formats.data.calendar import render_ics

    due = rewritten(all_due(desk, say.plan), say.masked)
    return render_ics(say, due, place_name(say), day, gaps)


def _rows(desk: Desk, say: Wording, document: Document, layout: Layout) -> bytes:
    sheets = rewritten(_sheets(desk, say, document), say.masked)
    if layout.format == "csv":
        sheet = one_sheet(sheets, say.t("Part"))
        remarks = _remarks(document)
        return render_csv(sheet, layout.separator, raw=layout.raw, remarks=remarks)
    from incplan.documents.formats.office.workbook import render_xlsx

    furniture = document.furniture
    if furniture is None:
        raise ValueError("a document without furniture has no day")
    about = titled(say, document.title, furniture.day, furniture.imprint)
    return render_xlsx(sheets, replace(about, gaps="\n".join(_remarks(document))))


def _remarks(document: Document) -> tuple[str, ...]:
    """What must be said wherever the rows go: what could not be read, and doubt about them."""
    gaps = document.gaps.split("\n") if document.gaps else ()
    return (*gaps, *document.remarks)


def titled(say: Wording, title: str, day: date, imprint: str = "") -> "Titled":
    """The properties of a workbook: title, author, language and colours."""
    from incplan.documents.formats.office.workbook import Titled

    organisation = say.plan.file.organisation
    colours = palette(organisation.accent_colour or "")
    return Titled(
        title=title,
        organisation=organisation.name,
        comment=imprint,
        day=day,
        accent=colours.accent,
        on_accent=colours.on_accent,
        language=say.language,
        cut=say.t("... (cut here: see the incident's file)"),
    )


def _sheets(desk: Desk, say: Wording, document: Document) -> tuple[Sheet, ...]:
    """The sheets of a workbook: typed rows where a view offers them, else the document's tables."""
    if document.id == "contacts":
        return (contact_sheet(say),)
    if document.id == "activities":
        return (activity_sheet(say),)
    if document.id == "calendar":
        return (date_sheet(say, all_due(desk, say.plan)),)
    return document_sheets(document) or (Sheet(document.title, (document.title,), ()),)


def _own(desk: Desk, kind: str) -> dict[str, str]:
    found = own_templates(desk.root, kind)
    return {name: content.decode("utf-8", "replace") for name, content in found.items()}
