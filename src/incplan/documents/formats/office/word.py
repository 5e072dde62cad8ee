"""Word files to be adapted by hand: real headings, tables that repeat their head row.

Texts become runs of text only: no field, link or picture is ever made from a text.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from incplan.documents.charts.codes import code_png
from incplan.documents.charts.colours import palette
from incplan.documents.content.bounded import one_line
from incplan.documents.content.document import Document, Section
from incplan.documents.formats.archives import with_fixed_times
from incplan.documents.formats.office.word_blocks import SMALL, Look, write_blocks
from incplan.documents.formats.office.word_contents import bookmarked, contents, section_ids
from incplan.documents.formats.office.word_languages import mark_passages, speak
from incplan.documents.formats.office.word_package import tidy
from incplan.documents.formats.office.word_parts import (
    airy,
    field,
    lines,
    plain_text,
    set_language,
    styled,
)
from incplan.documents.formats.typst.pictures import Pictured
from incplan.documents.wording.punctuation import colon
from incplan.i18n.text.languages import tongues

_DEEPEST: Final = 6
_FONT: Final = "Calibri"


@dataclass(frozen=True, slots=True)
class WordPicture:
    """The organisation's logo; a word processor shows `png` and `jpg`."""

    kind: str
    content: bytes


def render_docx(
    document: Document,
    logo: WordPicture | None = None,
    pictures: Mapping[Pictured, bytes] | None = None,
) -> bytes:
    """The document: title, stamp, chapters; imprint and page number at the foot of each page.

    `pictures` are its diagrams and drawings as PNG.
    """
    file = docx.Document()
    colour = palette(document.furniture.accent if document.furniture else "")
    _styles(file, document.language, colour.on_light)
    _properties(file, document)
    _page(file, document)
    page: Any = file.sections[0]
    look = Look(
        colour.accent,
        colon(document.language),
        page.page_width - page.left_margin - page.right_margin,
        {str(style.name): style.style_id for style in file.styles},
        frozenset(section_ids(document.chapters)),
        pictures or {},
    )
    _title(file, document, look, logo)
    contents(file, document, look.styles)
    write_blocks(file, document.cover, look)
    for place, chapter in enumerate(document.chapters):
        _section(file, chapter, 1, look, first=place == 0)
    mark_passages(file, tongues(document.foreign))
    tidy(file)
    stream = io.BytesIO()
    file.save(stream)
    return with_fixed_times(stream.getvalue())


def _styles(file: Any, language: str, colour: str) -> None:
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10.5)
    airy(file.styles, after=Pt(4), in_cells=Pt(1.5))
    set_language(normal, language)
    small = file.styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size = normal, Pt(8)
    sizes = (18, 14, 12, 11, 10.5, 10.5)
    for level, size in enumerate(sizes, start=1):
        style = file.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), True
        style.font.italic = False
        style.font.color.rgb = RGBColor.from_string(colour[1:].upper())
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = _FONT
        style.paragraph_format.keep_with_next = True


def _properties(file: Any, document: Document) -> None:
    """Title, author and the time of the plan's last change; never the machine's clock."""
    known = file.core_properties
    known.title = one_line(document.title)
    known.author = known.last_modified_by = one_line(document.organisation)
    known.subject = one_line(document.subtitle)
    known.keywords = "incplan export"
    known.comments = one_line(document.furniture.imprint if document.furniture else "")
    known.language = document.language
    known.revision = 1
    if document.furniture:
        day = datetime.combine(document.furniture.day, time(0), UTC)
        known.created = known.modified = day.replace(tzinfo=None)


def _page(file: Any, document: Document) -> None:
    page = file.sections[0]
    sides = (Mm(297), Mm(210)) if document.wide else (Mm(210), Mm(297))
    page.orientation = WD_ORIENT.LANDSCAPE if document.wide else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = sides
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(18)
    head = page.header.paragraphs[0]
    head.text = plain_text(f"{document.organisation} · {document.title}")
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.LEFT
    imprint = document.furniture.imprint if document.furniture else ""
    foot.add_run(plain_text(f"{imprint}    "))
    field(foot, "PAGE")
    foot.add_run(" / ")
    field(foot, "NUMPAGES")
    for paragraph in (head, foot):
        for run in paragraph.runs:
            run.font.size = Pt(8)


def _title(file: Any, document: Document, look: Look, logo: WordPicture | None) -> None:
    if logo is not None and logo.kind in ("png", "jpg"):
        file.add_picture(io.BytesIO(logo.content), height=Mm(16))
    lines(file.add_paragraph(), document.organisation, bold=True)
    title = styled(file, look.styles["Title"])
    lines(title, document.title)
    if document.subtitle:
        lines(file.add_paragraph(), document.subtitle)
    draft = (document.furniture.draft,) if document.furniture and document.furniture.draft else ()
    for notice in (*draft, *document.notices):
        lines(file.add_paragraph(), notice, bold=True)
    for name, value in document.stamp:
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        lines(paragraph, f"{name}{look.colon} ", bold=True)
        lines(paragraph, value)


def _section(file: Any, part: Section, depth: int, look: Look, *, first: bool = False) -> None:
    if part.language:
        look = replace(look, colon=colon(part.language))
    before = len(file.element.body)
    heading = styled(file, look.styles[f"Heading {min(depth, _DEEPEST)}"])
    with bookmarked(heading, part.id):
        lines(heading, part.heading)
    starts = part.style == "start" or (part.new_page and not first)
    heading.paragraph_format.page_break_before = starts
    if part.paper:
        lines(file.add_paragraph(), f"{part.paper} {part.sheet}".rstrip(), bold=True)
    if part.mark is not None:
        _mark(file, part.code, part.mark.text)
    write_blocks(file, part.blocks, look)
    _sections(file, part.sections, depth + 1, look)
    if part.language:  # the last element of the body is the page
        speak(list(file.element.body)[before - 1 : -1], part.language)


def _mark(file: Any, code: str, told: str) -> None:
    """The code of a sheet, at the right, with what it is for who does not see it."""
    paragraph = file.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    shape = paragraph.add_run().add_picture(io.BytesIO(code_png(code)), width=Mm(23))
    shape._inline.docPr.set("descr", plain_text(told))


def _sections(file: Any, parts: Iterable[Section], depth: int, look: Look) -> None:
    for part in parts:
        _section(file, part, depth, look)
