"""PDF from any document: hostile text stays text, templates stay inside, nothing varies."""

import io
import re
import struct
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from incplan.documents.content.blocks import (
    Alert,
    BlankTable,
    Bullets,
    Call,
    Calls,
    Card,
    Cards,
    Check,
    Checklist,
    Diagram,
    Facts,
    Form,
    FormRow,
    Paragraph,
    Question,
    Questions,
    Quote,
    Reference,
    References,
    Table,
    ToFill,
)
from incplan.documents.content.columns import column_widths, with_widths
from incplan.documents.content.document import Document, Furniture, Section
from incplan.documents.formats.typst.compiler import PdfError
from incplan.documents.formats.typst.pdf import Logo, render_pdf
from tests.documents.paper import page_texts

ROOT = Path(__file__).parents[2] / "templates"
FONTS = ROOT / "fonts"
TEMPLATES = {path.name: path.read_bytes() for path in (ROOT / "typst").iterdir()}
HOSTILE = (
    '#read("/etc/passwd")',
    "#panic[x] *bold* _it_ `raw`",
    "$ x^2 $ and 5$ et 6$",
    "@nobody <label> // comment /* more */",
    "= Heading\n\n- list\n+ enum",
    '#import "@preview/cetz:0.3.0"',
    "\\u{41} \\ ~ -- --- ...",
    "עברית العربية 水 \u202egnorts",
    "{page} {pages} {code}",
)


def picture():
    """A red square as PNG."""
    rows = zlib.compress(b"".join(b"\0" + b"\xff\0\0" * 8 for _row in range(8)))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def every_kind(word):
    return (
        Paragraph(word),
        Quote(word),
        ToFill(word),
        Bullets((word,)),
        Facts(((word, word),)),
        Table((word, "B"), ((word, word),)),
        Questions((Question(word, word), Question(word, "")), word),
        Diagram((word, word), ((0, "A", 1),)),
        Alert(word, word),
        Checklist((Check(text=word, number=word, who=word, note=word),), word, word, word),
        Calls(
            (word, word, word, word, word),
            (Call(function=word, name=word, numbers=(word,), note=word),),
        ),
        Cards((Card(word, (word,)),)),
        Form((FormRow(label=word, lines=2, choices=(word,)),)),
        BlankTable((word, word), 2),
        References((Reference("one", word), Reference("nowhere", word))),
    )


def document(word="calm", **more):
    part = Section(id="one", title=word, number=word, blocks=every_kind(word), paper=word)
    card = Section(id="card", title=word, blocks=(Paragraph(word),), style="card", new_page=True)
    found = Document(
        id="binder",
        language="en",
        title=word,
        organisation=word,
        subtitle=word,
        stamp=((word, word),),
        notices=(word,),
        cover=(Quote(word),),
        contents="Contents",
        chapters=(part, card),
        furniture=Furniture(
            day=date(2026, 11, 23),
            imprint=word,
            page="Page {page} of {pages}",
            pages="{pages} pages",
            code="Code {code}",
            codes={"cover": "K7F3-2Q9M-X"},
        ),
    )
    return replace(found, **more)


def furnished(**words):
    calm = document()
    return replace(calm, furniture=replace(calm.furniture, **words))


def pages(content):
    return page_texts(content)


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def calm():
    return render_pdf(document(), TEMPLATES, FONTS)


def test_the_same_document_gives_the_same_bytes(calm):
    assert render_pdf(document(), TEMPLATES, FONTS) == calm


def test_no_part_ends_with_a_few_lines_on_a_page_of_their_own():
    counts = range(40, 62, 2)
    parts = tuple(
        Section(
            id=f"part-{count}",
            title=f"Part {count}",
            blocks=(Paragraph("\n\n".join(f"line {count}" for _line in range(count))),),
            new_page=True,
        )
        for count in counts
    )
    texts = pages(render_pdf(document(chapters=parts), TEMPLATES, FONTS).content)

    for count in counts:
        lines = [text.count(f"line {count}") for text in texts if f"line {count}" in text]
        assert sum(lines) == count
        assert len(lines) == 1 or lines[-1] > 4, lines


def test_it_counts_its_pages(calm):
    book = render_pdf(document(id="plan"), TEMPLATES, FONTS)
    assert calm.pages == len(pages(calm.content))
    assert book.pages == len(pages(book.content)) == 4
    assert "4 pages" in pages(book.content)[0]


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_text_is_printed_as_written(word):
    printed = render_pdf(document(word), TEMPLATES, FONTS)
    text = squeezed("".join(pages(printed.content)))
    shown = "".join("□" if sign in printed.unprintable else sign for sign in word)

    assert squeezed(shown) in text
    assert "root:" not in text
    links = [
        note.get_object().get("/A", {}).get("/URI")
        for page in PdfReader(io.BytesIO(printed.content)).pages
        for note in page.get("/Annots", ())
    ]
    assert not any(links)


def test_a_draft_says_so_on_every_page():
    printed = render_pdf(furnished(draft="DRAFT"), TEMPLATES, FONTS)

    texts = pages(printed.content)
    assert len(texts) > 1
    assert all("DRAFT" in text for text in texts)


def test_a_logo_is_printed():
    printed = render_pdf(document(), TEMPLATES, FONTS, Logo("png", picture()))

    assert len(PdfReader(io.BytesIO(printed.content)).pages[0].images) == 1


def test_the_accent_colour_is_used(calm):
    printed = render_pdf(furnished(accent="#ff0000"), TEMPLATES, FONTS)

    def painted(content):
        data = PdfReader(io.BytesIO(content)).pages[0].get_contents().get_data()
        return re.search(rb"\b1 0 0 (?:rg|RG|scn|SCN)\b", data) is not None

    assert painted(printed.content)
    assert not painted(calm.content)


def test_an_organisation_may_lay_out_its_own_template():
    own = b"""#import "words.typ": *
#set document(title: "x")
#set text(font: "Source Sans 3")
Mine: #data.title"""
    printed = render_pdf(document(), {**TEMPLATES, "binder.typ": own}, FONTS)

    assert pages(printed.content) == ["Mine: calm"]


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (b'#import "@preview/cetz:0.3.0"', "pdf_package"),
        (b"#let x = ", "pdf_template"),
        (b'#read("/etc/passwd")', "pdf_template"),
        (b'#read("../../etc/passwd")', "pdf_template"),
        (b"no title, no language", "pdf_template"),
    ],
)
def test_a_template_that_cannot_be_used_is_named(template, code):
    with pytest.raises(PdfError) as problem:
        render_pdf(document(), {**TEMPLATES, "binder.typ": template}, FONTS)

    assert problem.value.code == code
    assert re.fullmatch(r"binder\.typ(:\d)?", problem.value.params["template"])


def test_a_template_without_end_is_given_up(monkeypatch):
    monkeypatch.setattr("incplan.documents.formats.typst.compiler.TIME_LIMIT", 1)
    endless = b"#let n = 0\n#while true { n += calc.rem(n, 7) }"

    with pytest.raises(PdfError) as problem:
        render_pdf(document(), {**TEMPLATES, "binder.typ": endless}, FONTS)

    assert problem.value.code in ("pdf_too_slow", "pdf_template")


def test_short_columns_keep_their_line_and_long_ones_share_the_rest():
    names, words = "Wim VERLINDEN-TEST", "a sentence of some length, then another one after it"

    widths = column_widths(("Name", "What", "Note"), ((names, words * 4, words),) * 3)

    assert widths[0] == 0
    assert widths[1] > widths[2] > 0


def test_tables_with_the_same_heads_have_the_same_columns():
    heads = ["No.", "Measure"]
    first = {"kind": "table", "columns": heads, "rows": [["A-1", "Short"]], "strong": None}
    second = {**first, "rows": [["A-22", "A measure of many more words than the one above it"]]}
    laid = with_widths({"chapters": [{"blocks": [first]}, {"blocks": [second]}]})
    (one, two) = (chapter["blocks"][0] for chapter in laid["chapters"])
    assert one["widths"] == two["widths"]
    assert one["fit"] == two["fit"]
    assert one["fit"][0][0] == "A-22"


def test_a_column_to_sign_in_has_room():
    widths = column_widths(("Who", "Signature"), (("Ann", "____"), ("Marc", "____")))
    assert widths == [0, 9.0]


def test_thousands_of_rows_stand_one_below_the_other_with_every_word():
    rows = tuple(
        (f"07:{n:05}", f"id{n:05}", f"the note {n:05}, in more words than the rest\nmore {n:05}")
        for n in range(1501)
    )
    table = Table(("When", "Id", "What"), rows)
    part = Section(id="one", title="Log", blocks=(table,))
    whole = render_pdf(document(chapters=(part,)), TEMPLATES, FONTS).content
    text = squeezed("".join(pages(whole)))
    for number in range(1501):
        for words in ("07:", "id", "thenote", "more"):
            assert f"{words}{number:05}" in text
    assert "WhenIdWhat".replace("Id", "·Id") in text


class Kept(dict):
    """Notes in memory."""

    read = dict.get
    write = dict.__setitem__


@pytest.mark.parametrize("damage", [None, "", "[", "{}", "[1]", "null"])
def test_a_layout_found_once_is_found_again_with_the_same_bytes(damage, monkeypatch):
    from incplan.documents.formats.typst import pdf

    asked = []
    real = pdf.compiled

    def counted(*words, **more):
        asked.append(more.get("asked", True))
        return real(*words, **more)

    monkeypatch.setattr(pdf, "compiled", counted)
    notes = Kept()
    first = render_pdf(document(), TEMPLATES, FONTS, notes=notes)
    (key,) = notes
    if damage is not None:
        notes[key] = damage
    asked.clear()
    assert render_pdf(document(), TEMPLATES, FONTS, notes=notes) == first
    assert asked[0] is (damage is not None)
    other = {**TEMPLATES, "layout.typ": TEMPLATES["layout.typ"] + b"\n"}
    render_pdf(document(), other, FONTS, notes=notes)
    assert len(notes) == 2
