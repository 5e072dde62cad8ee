"""Columns of printed tables that cannot run into each other, whatever stands in them."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from incplan.documents.content.blocks import Table
from incplan.documents.content.document import Document, Furniture, Section
from incplan.documents.formats.typst.pdf import render_pdf
from tests.conftest import DEMO, Company
from tests.documents.runs import runs
from tests.documents.test_pdf import FONTS, TEMPLATES
from tests.effort import examples

FURNITURE = Furniture(
    day=date(2026, 11, 20), imprint="1", page="{page}", pages="{pages}", code="{code}", codes={}
)
LONG = (
    "11/06/2026 09:50 CEST",
    "INC-2026-002-bp55",
    "https://www.example.be/a/very/long/path/without/any/place/to/break/it?with=query&and=more",
    "somebody.with.a.long.name@department.of.a.company.example",
    "+32 400 00 00 03",
    "VERANTWOORDELIJKE-VOOR-ALLES",
    "Kontinuitätsverantwortlichkeitsübertragungsbestätigung",
    "0123456789abcdef0123456789abcdef0123456789abcdef",
    "a few plain words that may break anywhere",
    "",
)


def page_of(table: Table) -> bytes:
    part = Section(id="part", title="Part", blocks=(table,))
    shown = Document(
        id="register", language="de", title="T", organisation="O", wide=True, chapters=(part,)
    )
    return render_pdf(replace(shown, furniture=FURNITURE), TEMPLATES, FONTS).content


def cuts(content: bytes) -> list[tuple[str, str]]:
    document = PdfDocument(content)
    try:
        return [
            (a.text, b.text)
            for page in document
            for a, b in itertools.combinations(runs(page), 2)
            if a.cut(b)
        ]
    finally:
        document.close()


@pytest.mark.parametrize("count", [7, 18])
def test_long_words_in_every_column_stay_in_it(count):
    names = tuple(f"Kopfzeile-Nummer-{place}" for place in range(count))
    rows = tuple(
        tuple(LONG[(place + row) % len(LONG)] for place in range(count)) for row in range(6)
    )
    assert cuts(page_of(Table(names, rows))) == []


@given(st.lists(st.lists(st.sampled_from(LONG), min_size=7, max_size=7), min_size=1, max_size=4))
@settings(max_examples=examples(3), deadline=None)
def test_any_mixture_stays_in_its_columns(rows):
    names = tuple(f"Column {place}" for place in range(7))
    assert cuts(page_of(Table(names, tuple(map(tuple, rows)), strong=1))) == []


@pytest.mark.parametrize(
    "language", ["fr", *(pytest.param(key, marks=pytest.mark.paper) for key in ("nl", "de", "en"))]
)
def test_the_register_of_the_demonstration_is_clear(tmp_path, language):
    target = tmp_path / "register.pdf"
    words = ("export", "register", "--lang", language, "--format", "pdf", "-o", str(target))
    Company(DEMO).ok(*words)

    assert cuts(target.read_bytes()) == []
