"""Texts in another language than their document's: marked for who hears them, signed for who sees.

The plan of the printers is written in Dutch, its fiches in four languages.
"""

import re
import zipfile
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from incplan.documents.content.blocks import Drawing, Paragraph
from incplan.documents.content.document import Document, Section
from incplan.documents.formats.finishing import finished_document
from incplan.documents.formats.html.linked import linked, told
from incplan.documents.formats.office.word_parts import lines
from incplan.i18n.text.languages import Foreign, Part, Tongues
from tests.conftest import ROOT, Company

SIGN = re.compile(r" \[NL\]")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Koelcel [NL]", [Part("Koelcel", "nl"), Part(" [NL]")]),
        ("RTO: Koelcel [NL], 4 h", [Part("RTO: "), Part("Koelcel", "nl"), Part(" [NL], 4 h")]),
        ("Een grote Koelcel [NL]", [Part("Een grote Koelcel", "nl"), Part(" [NL]")]),
        ("De deur [NL]\nKoelcel [NL]",
         [Part("De deur", "nl"), Part(" [NL]\n"), Part("Koelcel", "nl"), Part(" [NL]")]),
        ("Quai [NL]", [Part("Quai [NL]")]),  # somebody typed the sign
        ("Koelcel [FR]", [Part("Koelcel [FR]")]),
        ("jour et nuit\ndag en nacht", [Part("jour et nuit\n"), Part("dag en nacht", "nl")]),
        ("dag en nachten", [Part("dag en nachten")]),
    ],
)  # fmt: skip
def test_a_text_is_divided_where_its_language_changes(text, parts):
    known = Tongues(
        (
            Foreign("Koelcel", "nl"),
            Foreign("Een grote Koelcel", "nl"),
            Foreign("De deur", "nl"),
            Foreign("dag en nacht", "nl", signed=False),
        )
    )
    assert list(known.parts(text)) == parts


def test_a_passage_gets_the_signs_of_its_own_language():
    words = '\'s nachts: "dicht"!'
    drawn = Drawing(f'<svg><text x="1">{words} [NL]</text></svg>', "Un dessin.")
    part = Section(id="a", title="Quoi ?", blocks=(Paragraph(f"Fermé ? {words} [NL]"), drawn))
    made = finished_document(
        Document(
            id="plan", language="fr", title="t", organisation="o", chapters=(part,),
            foreign=(Foreign(words, "nl"),),
        )
    )  # fmt: skip
    block, drawing = made.chapters[0].blocks
    assert drawing == drawn, "a drawing is no prose"
    assert block.text == "Fermé\u202f? ’s nachts: “dicht”! [NL]"
    assert made.foreign == (Foreign("’s nachts: “dicht”!", "nl"),)


def exported(tmp_path, form: str, document: str, *words: str) -> bytes:
    target = tmp_path / f"out.{form}"
    printer = Company(ROOT / "plans" / "drukkerij-lindeboom")
    printer.ok("export", document, "--lang", "de", *words, "--output", str(target))
    return target.read_bytes()


def test_html_says_the_language_of_each_passage(tmp_path):
    page = exported(tmp_path, "html", "activities").decode()
    shown = re.sub(r'="[^"]*"', "", page)
    assert len(SIGN.findall(shown)) > 5
    assert page.count("</span> [NL]") == len(SIGN.findall(shown)) == page.count('<span lang="nl">')


def test_word_says_the_language_of_each_run(tmp_path):
    with zipfile.ZipFile(BytesIO(exported(tmp_path, "docx", "activities"))) as file:
        text = file.read("word/document.xml").decode()
    spoken = re.findall(r'<w:lang w:val="nl-BE"[^>]*/></w:rPr>(?:<w:br/>)?<w:t[^>]*>([^<]+)', text)
    signs = len(SIGN.findall("".join(re.findall(r"<w:t[^>]*>([^<]*)", text))))
    assert signs > 5
    assert len(spoken) >= signs
    assert not any("[NL]" in words for words in spoken)


def test_pdf_says_the_language_of_each_run(tmp_path):
    reader = PdfReader(BytesIO(exported(tmp_path, "pdf", "activities")))
    assert reader.trailer["/Root"]["/Lang"] == "de"
    signs = sum(len(re.findall(r"\[NL\]", page.extract_text())) for page in reader.pages)
    assert signs > 5
    assert _spoken(reader.trailer["/Root"]["/StructTreeRoot"]) > 5


def _spoken(root) -> int:
    """How many elements of the structure are in Dutch."""
    found, todo = 0, [root]
    while todo:
        item = todo.pop().get_object()
        if isinstance(item, list):
            todo += item
        elif isinstance(item, dict):
            found += item.get("/Lang") == "nl"
            todo += [item["/K"]] if "/K" in item else []
    return found


def test_a_name_from_right_to_left_does_not_draw_a_number_along():
    text = "לאה כהן +32 400 00 00 03 & ليلى"
    shown = linked(text)
    assert shown.startswith("<bdi>לאה כהן</bdi> <a")
    assert shown.endswith("</a> &amp; <bdi>ليلى</bdi>")
    assert told("Élodie") == "Élodie"
    paragraph = docx.Document().add_paragraph()
    lines(paragraph, text)
    runs = [(run.text, run.font.rtl, run.bold) for run in paragraph.runs]
    assert runs == [
        ("לאה כהן", True, None),
        (" ", None, None),
        ("+32 400 00 00 03", None, True),
        (" & ", None, None),
        ("ليلى", True, None),
    ]


def test_a_poster_in_two_languages_says_which_is_which(tmp_path):
    target = tmp_path / "out.html"
    Company(ROOT / "plans" / "mosan-leie-foods").ok(
        "export", "cards", "--part", "poster", "--lang", "fr", "--output", str(target)
    )
    page = target.read_text(encoding="utf-8")
    assert '<span lang="nl">Bellen, niet mailen.</span>' in page
    assert page.count('<span lang="nl">') >= 4


def test_a_part_in_another_language_has_the_colon_of_that_language():
    company = Company(ROOT / "plans" / "mosan-leie-foods")
    words = ("export", "cards", "--part", "roles", "--format", "md", "--lang")
    for language in ("fr", "nl"):
        told = company.ok(*words, language).out
        assert "**Je décide**\u00a0:" in told
        assert "**Ik beslis**:" in told
