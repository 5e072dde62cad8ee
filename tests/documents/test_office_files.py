"""Word processors and spreadsheets: what opens them reads texts, never formulas or fields."""

import csv
import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import docx
import pytest

from incplan.documents.content.bounded import shortened
from incplan.documents.content.columns import millimetres
from incplan.documents.content.sheets import MOST, Sheet, one_sheet
from incplan.documents.formats.data.csv import render_csv
from incplan.documents.formats.office.word import render_docx
from incplan.documents.formats.office.workbook import Titled, render_xlsx
from incplan.documents.views.binder.document import binder_view
from incplan.documents.views.common.furniture import furnished
from incplan.documents.views.register.journal import journal_view
from incplan.documents.wording.wording import Wording
from incplan.incident.events.events import Logged
from incplan.incident.events.words import EntryKind
from tests.documents.reading import ENGLISH, HOSTILE, TODAY
from tests.small_plan import Story, at, small_plan

SAY = Wording(small_plan(), ENGLISH)
ABOUT = Titled(
    title="Register",
    organisation="Test & Sons",
    comment="Version 3.1 & more",
    day=TODAY,
    accent="#1f4e79",
    on_accent="#ffffff",
    cut="... (cut)",
)
FORMULAS = ("=1+1", "+32470", "-2", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1", "\r=1")
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(document):
    return render_docx(furnished(SAY, document, day=TODAY, commit="abc", codes={}))


def journal(text):
    story = (
        Story().declared(text, type="phishing").tell(Logged, 20, entry=EntryKind.ACTION, text=text)
    )
    return word(journal_view(SAY, story.incident, now=at(600), commit=None))


def elements(content):
    """Names of all elements of the body but line breaks."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = ElementTree.fromstring(archive.read("word/document.xml"))
    plain = (f"{WORD}br", f"{WORD}t", f"{WORD}r", f"{WORD}rPr", f"{WORD}b")
    return [item.tag for item in tree.iter() if item.tag not in plain]


def cells(content):
    """Every cell of every sheet: (sheet, place) to (type, text)."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        known = ["".join(part.text or "" for part in item.iter(f"{SPACE}t")) for item in strings]
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in names:
            tree = ElementTree.fromstring(archive.read(name))
            assert not list(tree.iter(f"{SPACE}f")), "a formula"
            assert not list(tree.iter(f"{SPACE}hyperlink")), "a link"
            for cell in tree.iter(f"{SPACE}c"):
                value = cell.find(f"{SPACE}v")
                kind = cell.get("t", "n")
                if value is not None:
                    text = known[int(value.text)] if kind == "s" else value.text
                    found[name[-10:-4], cell.get("r")] = kind, text
    return found


def test_the_binder_in_word_has_headings_boxes_and_repeated_heads():
    file = docx.Document(io.BytesIO(word(binder_view(SAY, today=TODAY, commit=None))))
    headings = [item for item in file.paragraphs if item.style.name.startswith("Heading")]
    titles = [item.text for item in headings]
    texts = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    heads = [item for table in file.tables for item in table._tbl.iter(f"{WORD}tblHeader")]

    assert titles[0] == "Start here"
    assert "Phishing" in titles
    assert headings[0].style.name == "Heading 1"
    assert "☐" in texts
    assert any(text.startswith("1 Reset the password") for text in texts)
    assert len(heads) > 5
    assert "PAGE" in file.sections[0].footer._element.xml


def test_the_links_between_the_procedures_are_a_picture_with_its_words(company, tmp_path):
    target = tmp_path / "plan.docx"
    company.ok("export", "plan", "--format", "docx", "--output", str(target))
    first = target.read_bytes()
    file = docx.Document(io.BytesIO(first))
    (shape,) = file.inline_shapes
    told = shape._inline.docPr.get("descr").split("; ")
    page = file.sections[0]

    assert [item[0] for item in told] == list("ABBCCDEFGHIJ")  # B and C start from two
    assert all("Customers and suppliers" in item for item in told[3:5])
    assert shape.width <= page.page_width - page.left_margin - page.right_margin
    company.ok("export", "plan", "--format", "docx", "--output", str(target))
    assert target.read_bytes() == first


def test_a_name_and_its_value_are_parted_as_the_language_does(company, tmp_path):
    target = tmp_path / "plan.docx"
    company.ok("export", "plan", "--lang", "fr", "--format", "docx", "--output", str(target))
    texts = [item.text for item in docx.Document(str(target)).paragraphs]
    page = company.ok("export", "plan", "--lang", "fr", "--format", "md").out

    assert any(text.startswith("Date\u00a0: ") for text in texts)
    assert "\n- Date\u00a0: " in page
    assert "\n- Datum: " in company.ok("export", "plan", "--lang", "nl", "--format", "md").out


def test_the_start_page_starts_a_page_in_word():
    file = docx.Document(io.BytesIO(word(binder_view(SAY, today=TODAY, commit=None))))
    (card,) = (item for item in file.paragraphs if item.text == "Start here")

    assert card.paragraph_format.page_break_before


@pytest.mark.parametrize("words", ["Überwachungsbeauftragter", "+32 400 00 00 01"])
def test_a_column_in_word_is_as_wide_as_its_longest_word(words):
    names = ("No.", "What happened and who was told about it", "Who", "Note")
    rows = [["1", "a sentence of some length, then another one after it", words, "-"]] * 3

    widths = millimetres(names, rows, room=174)

    assert abs(sum(widths) - 174) < 1
    assert widths[2] >= min(32, max(map(len, words.split())) * 2.1)


def test_word_says_when_the_plan_changed_not_when_it_was_made():
    content = word(binder_view(SAY, today=TODAY, commit=None))
    known = docx.Document(io.BytesIO(content)).core_properties

    assert known.created.date() == known.modified.date() == TODAY
    assert known.author == "Test & Sons"
    assert known.language == "en"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_input_gives_the_same_bytes():
    view = binder_view(SAY, today=TODAY, commit=None)
    sheet = Sheet("One", ("a", "b"), (("x", TODAY),))

    assert word(view) == word(view)
    assert render_xlsx([sheet], ABOUT) == render_xlsx([sheet], ABOUT)


@pytest.mark.parametrize("text", [*HOSTILE, *FORMULAS, "\x00\x1b[31m", "\ud800"])
def test_hostile_text_adds_no_element_to_a_word_file(text):
    assert elements(journal(text)) == elements(journal("calm"))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_in_a_workbook(text):
    found = cells(render_xlsx([Sheet("S", ("a",), ((text,),))], ABOUT))

    kind, written = found["sheet1", "A2"]
    assert kind == "s"
    assert written.strip("\t\r <>U+09D") != ""


def test_a_workbook_keeps_dates_numbers_and_phones_as_what_they_are():
    row = ("0470 12 34 56", "+32470123456", date(2026, 11, 23), 4.5, None, "https://a.example")
    found = cells(render_xlsx([Sheet("S", tuple("abcdef"), (row,))], ABOUT))

    assert found["sheet1", "A2"] == ("s", "0470 12 34 56")
    assert found["sheet1", "B2"] == ("s", "+32470123456")
    assert found["sheet1", "C2"] == ("n", "46349")
    assert found["sheet1", "D2"] == ("n", "4.5")
    assert ("sheet1", "E2") not in found
    assert found["sheet1", "F2"] == ("s", "https://a.example")


def test_rows_are_as_high_as_their_words_and_days_in_belgian_order():
    long = "a sentence that goes on and on " * 8
    rows = (("one", date(2026, 11, 23), long), ("two", date(2026, 11, 24), "short"))
    content = render_xlsx([Sheet("S", ("Name", "Day", "What"), rows)], ABOUT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        styles = archive.read("xl/styles.xml").decode()
    high = [float(row.get("ht")) for row in page.iter(f"{SPACE}row")]

    assert high[1] > 3 * high[2]
    assert high[0] == high[2]
    assert 'formatCode="dd/mm/yyyy"' in styles
    assert page.find(f".//{SPACE}pane").get("state") == "frozen"


def test_a_long_text_is_cut_visibly_and_never_in_half_a_character():
    text = "🔥" * 20_000
    _kind, written = cells(render_xlsx([Sheet("S", ("a",), ((text,),))], ABOUT))["sheet1", "A2"]

    assert written.endswith("🔥 ... (cut)")
    assert len(written.encode("utf-16-le")) // 2 <= MOST
    assert shortened("short", "...", MOST) == "short"


def test_names_of_sheets_are_what_excel_takes():
    titles = ["a/b:c*?[x]", "x" * 50, "x" * 50, "History", "'", ""]
    content = render_xlsx([Sheet(title, ("a",), ()) for title in titles], ABOUT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    names = [item.get("name") for item in book.iter(f"{SPACE}sheet")]

    assert names == ["a b c x", "x" * 31, "x" * 29 + " 2", "History 2", "-", "- 2"]


def test_csv_has_a_mark_quotes_and_no_formula():
    content = render_csv(Sheet("S", ("a;b", "c"), tuple((text, 'say "hi"') for text in FORMULAS)))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))

    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[0] == ["a;b", "c"]
    assert len(rows) == len(FORMULAS) + 1
    assert all(row[0].startswith("'") for row in rows[1:])
    assert {row[1] for row in rows[1:]} == {'say "hi"'}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", " ="])
def test_a_formula_on_an_inner_line_is_inert(sign):
    text = f"said:\n{sign}cmd|' /C calc'!A0\r\n{sign}1\nx = 2"
    for separator in (";", "\t"):
        sheet = Sheet("S", ("a", "b"), ((text, "calm"),))
        lines = render_csv(sheet, separator).decode("utf-8-sig").replace('"', "").split("\n")
        inert = "<" if sign == "\t" else "'"  # a tab is shown as what it is
        assert [line[0] for line in lines[1:5]] == ["s", inert, inert, "x"]
        assert "calm" in lines[4]
    raw = render_csv(Sheet("S", ("a",), ((text,),)), raw=True).decode()
    assert "'=" not in raw


def test_raw_csv_is_for_programs():
    content = render_csv(Sheet("S", ("a",), (("+32470",), (date(2026, 1, 2),))), ",", raw=True)

    assert content == b'"a"\r\n"+32470"\r\n"2026-01-02"\r\n'


def test_several_sheets_become_one_with_a_column_that_tells_them():
    sheets = [Sheet("A", ("x",), (("1",),)), Sheet("B", ("x",), (("2",),)), Sheet("C", ("y",), ())]

    assert one_sheet(sheets, "Part") == Sheet("A", ("Part", "x"), (("A", "1"), ("B", "2")))
    assert one_sheet(sheets[:1], "Part") == sheets[0]


def test_a_word_file_carries_nothing_of_its_template_and_complete_settings():
    binder = binder_view(SAY, today=TODAY, commit=None)
    book = furnished(SAY, binder, day=TODAY, commit=None, codes={})
    with zipfile.ZipFile(io.BytesIO(render_docx(book))) as file:
        names = set(file.namelist())
        settings = ElementTree.fromstring(file.read("word/settings.xml"))
        types = file.read("[Content_Types].xml").decode()
    assert not [name for name in names if "Effects" in name or "thumbnail" in name]
    assert not [name for name in names if name.startswith("customXml")]
    assert "stylesWithEffects" not in types
    (zoom,) = settings.iter(f"{WORD}zoom")
    assert zoom.get(f"{WORD}percent") == "100"
    assert settings.find(f"{WORD}updateFields") is None, "nobody is asked anything"


def test_the_contents_in_word_are_complete_and_lead_to_their_headings(company, tmp_path):
    target = tmp_path / "plan.docx"
    company.ok("export", "plan", "--format", "docx", "--output", str(target))
    with zipfile.ZipFile(target) as file:
        body = ElementTree.fromstring(file.read("word/document.xml"))
    marks = {item.get(f"{WORD}name") for item in body.iter(f"{WORD}bookmarkStart")}
    links = [item.get(f"{WORD}anchor") for item in body.iter(f"{WORD}hyperlink")]
    ids = [item.get(f"{WORD}id") for item in body.iter(f"{WORD}bookmarkStart")]
    assert len(links) > 20
    assert set(links) <= marks
    assert len(ids) == len(set(ids))
    kinds = [item.get(f"{WORD}fldCharType") for item in body.iter(f"{WORD}fldChar")]
    contents, *pages = [item.text for item in body.iter(f"{WORD}instrText")]
    assert kinds[:5] == ["begin", "separate", "begin", "separate", "end"]
    assert kinds[-1] == "end"
    assert contents.split()[0] == "TOC"
    asked = [page.split() for page in pages]
    assert [page[0] for page in asked] == ["PAGEREF"] * len(links), "each line has its page"
    assert [page[1] for page in asked] == links


def test_numbers_to_call_are_bold_in_word_and_references_have_their_page(company, tmp_path):
    target = tmp_path / "binder.docx"
    company.ok("export", "binder", "--part", "kit", "--output", str(target))
    file = docx.Document(target)
    cells = (cell for table in file.tables for cell in table._cells)
    written = [*file.paragraphs, *(item for cell in cells for item in cell.paragraphs)]
    bold = [run.text for item in written for run in item.runs if run.bold]
    plain = [run.text for item in written for run in item.runs if not run.bold]
    assert "+32 400 00 00 03" in bold
    assert "112" in bold
    assert not [text for text in plain if re.search(r"\+32 ?\d", text)]
    codes = [item.text for item in file.element.body.iter(f"{WORD}instrText")]
    marks = {item.get(f"{WORD}name") for item in file.element.body.iter(f"{WORD}bookmarkStart")}
    assert len(codes) >= 8, "a page for each fiche"
    assert {code.split()[1] for code in codes} <= marks


def test_no_table_in_word_has_a_column_without_a_name(company, tmp_path):
    target = tmp_path / "fiche.docx"
    company.ok("export", "fiche", "fire", "--format", "docx", "--output", str(target))
    heads = [cell.text for table in docx.Document(target).tables for cell in table.rows[0].cells]
    assert heads
    assert all(heads)
