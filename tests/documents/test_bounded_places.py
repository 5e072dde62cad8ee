"""A text of any length and of any signs in every bounded place of every format: the file opens.

Office properties hold 255 signs, the name of a sheet 31, a cell 32,767; XML holds no controls.
"""

import csv
import io
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import docx
import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from incplan.documents.charts.timeline import timeline_svg
from incplan.documents.content.blocks import Paragraph
from incplan.documents.content.bounded import one_line, shortened
from incplan.documents.content.document import Section
from incplan.documents.content.sheets import MOST, Sheet
from incplan.documents.formats.data.calendar import render_ics
from incplan.documents.formats.data.csv import render_csv
from incplan.documents.formats.data.vcards import render_vcf
from incplan.documents.formats.html.page import render_html
from incplan.documents.formats.html.screen_words import screen_words
from incplan.documents.formats.markdown.page import render_markdown
from incplan.documents.formats.office.word import render_docx
from incplan.documents.formats.office.workbook import Titled, render_xlsx
from incplan.documents.formats.typst.pdf import render_pdf
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.hostile import safe
from incplan.incident.review.timeline import timeline
from incplan.plan.calendar.due_dates import DueDate, DueKind
from tests.conftest import ROOT, Company
from tests.documents.paper import page_texts
from tests.documents.reading import ENGLISH, TODAY
from tests.documents.test_pdf import FONTS, TEMPLATES, document, squeezed
from tests.small_plan import Story, at, small_plan

TEXTS = {
    "256 signs": "x" * 256,
    "a long sentence": "Trop long pour une propriété. " * 40,
    "longer than a cell": "mot " * 9_000,
    "astral signs": "🔥" * 200,
    "right to left": "\u202eשלום עולם\u202c مفتاح الطوارئ",
    "controls": "a\x07b\x1b[31mc\x85d\u2028e\x00f",
    "no signs": "a\ufffeb\uffffc",
    "line ends": "a\r\nb\nc\rEND:VEVENT",
    "only invisible": "\u200b\u200b",
    "a formula": "=cmd|' /C calc'!A0",
    "names of sheets": "[x]:*?/\\'",
    "markup": '<b>&amp; "it\'s" #set $x$ {{x}} @ref *b* _i_ `c`',
}
EVERY = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
NUMBER = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(content: bytes) -> dict[str, ElementTree.Element]:
    """Every XML part of an office file, read by a strict parser."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: ElementTree.fromstring(archive.read(name)) for name in names}


def properties(found: dict[str, ElementTree.Element]) -> list[str]:
    return [
        item.text or ""
        for name in ("docProps/core.xml", "docProps/app.xml")
        for item in found[name].iter()
    ]


@EVERY
def test_word_opens_it_and_its_properties_fit(text: str):
    content = render_docx(document(text))
    known = docx.Document(io.BytesIO(content)).core_properties
    for value in (known.title, known.author, known.subject, known.comments):
        assert len(value) <= 255
        assert safe(value) == value
    assert known.title.startswith(one_line(text)[:200])
    head = docx.Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text
    assert len(text) < 300 or len(head) > 1_000, "what a reader sees is whole"
    parts(content)


@EVERY
def test_a_workbook_opens_and_its_properties_names_and_cells_fit(text: str):
    about = Titled(
        title=text, organisation=text, comment=text, day=TODAY, accent="#1f4e79",
        on_accent="#ffffff", cut="... (cut)",
    )  # fmt: skip
    sheets = [Sheet(text, (text, "b"), ((text, text),)), Sheet(text, ("a",), ())]
    found = parts(render_xlsx(sheets, about))
    assert all(len(value) <= 255 for value in properties(found))
    names = [item.get("name", "") for item in found["xl/workbook.xml"].iter(f"{NUMBER}sheet")]
    assert len({name.lower() for name in names}) == 2
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    for item in found["xl/sharedStrings.xml"].iter(f"{NUMBER}t"):
        assert len((item.text or "").encode("utf-16-le")) // 2 <= MOST
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        (footer,) = found[name].iter(f"{NUMBER}oddFooter")
        assert len(footer.text or "") <= 255
        left = (footer.text or "").removeprefix("&L").removesuffix("&R&P / &N")
        assert "&" not in left.replace("&&", ""), "half of a doubled sign is a code of its own"


@EVERY
def test_a_pdf_holds_it_in_heads_properties_and_bookmarks(text: str):
    chapter = Section(id="one", title=text, blocks=(Paragraph("Words"),), new_page=True)
    calm = replace(document(), cover=(), contents="Contents", chapters=(chapter,))
    long = replace(calm, title=text, organisation=text, subtitle=text, notices=(text,))
    content = render_pdf(long, TEMPLATES, FONTS).content
    assert len(PdfReader(io.BytesIO(content)).metadata.title) <= 400
    whole = squeezed("".join(page_texts(content)))
    assert whole.count("mot") >= 9_000 or len(text) < 30_000, "the cover says all of it"


@EVERY
def test_html_and_markdown_say_it(text: str):
    class Title(HTMLParser):
        inside = False
        words = ""

        def handle_starttag(self, tag, _attributes):
            self.inside = tag == "title"

        def handle_data(self, data):
            self.words += data if self.inside else ""

    page = render_html(document(text), ROOT / "templates" / "html", screen_words(SAY))
    parser = Title()
    parser.feed(page)
    assert safe(parser.words.replace("\n", "")) == parser.words.replace("\n", "")
    assert "incplan export" in page[:500], "or a second export would not know the first"
    assert render_markdown(document(text), ROOT / "templates" / "md").strip()


SAY = Wording(small_plan(), ENGLISH)


def named(text: str) -> Wording:
    """Everything that has a name in the plan has this one."""
    plan = small_plan()
    organisation = replace(plan.file.organisation, name=text, short_name=text)
    contacts = {key: replace(item, name=text) for key, item in plan.contacts.items()}
    file = replace(plan.file, organisation=organisation)
    return Wording(replace(plan, file=file, contacts=contacts), ENGLISH)


@EVERY
def test_address_books_and_calendars_are_read_back(text: str):
    from incplan.app.documents.rendering import place_name

    say = named(text)
    place = place_name(say)
    cards = list(vobject.readComponents(render_vcf(say, place, TODAY)))
    assert len(cards) == len([item for item in say.plan.contacts.values() if item.channels])
    due = DueDate(id="action-1", day=TODAY, kind=DueKind.ACTION, subject=text)
    (event,) = icalendar.Calendar.from_ical(render_ics(say, (due,), place, TODAY)).walk("VEVENT")
    assert "\n" not in event["uid"]
    assert all(len(line) <= 75 for line in render_ics(say, (due,), place, TODAY).split(b"\r\n"))


@EVERY
def test_rows_stay_rows(text: str):
    content = render_csv(Sheet(text, ("a", "b"), ((text, "1"), ("2", text))))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [len(row) for row in rows] == [2, 2, 2]


@EVERY
def test_a_drawing_is_xml(text: str):
    story = Story().declared(text)
    course = timeline(story.incident, SAY.plan, at(60))
    ElementTree.fromstring(timeline_svg(SAY, course, text))


@given(st.text(), st.integers(min_value=8, max_value=300))
def test_one_line_fits_and_shows_what_is_hidden(text: str, most: int):
    line = one_line(text, most)
    assert len(line.encode("utf-16-le", "surrogatepass")) // 2 <= most
    assert "\n" not in line
    assert safe(line) == line


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_fits_is_not_touched(text: str):
    assert shortened(text, "...", 10**6) == text


def test_a_long_declaration_is_exported_twice_over_itself(company: Company, tmp_path):
    company.by = "nadia"
    company.ok("declare", "x" * 5_000, "--no-commit")
    for document_name, form in (("journal", "docx"), ("register", "xlsx"), ("journal", "html")):
        target = str(tmp_path / f"{document_name}.{form}")
        company.ok("export", document_name, "--format", form, "--output", target)
        company.ok("export", document_name, "--format", form, "--output", target)
