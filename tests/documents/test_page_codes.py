"""Page codes: the same words give the same code, other words another one, slips are noticed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.documents.content.blocks import (
    BlankTable,
    Bullets,
    Calls,
    Cards,
    Checklist,
    Facts,
    Form,
    Paragraph,
    Questions,
    References,
    Table,
)
from incplan.documents.content.document import Document, Section
from incplan.documents.content.page_codes import (
    Edition,
    PageCode,
    changed_sections,
    page_codes,
    read_code,
    section_prints,
)

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FRENCH = Edition(document="binder", language="fr", audience="team")
codes = st.text(SIGNS, min_size=4, max_size=4)


def section(key, text="words", **more):
    return Section(id=key, title=key, blocks=(Paragraph(text),), **more)


def book(*chapters, **more):
    words = {"id": "binder", "language": "fr", "title": "T", "organisation": "O", "contents": "C"}
    return Document(**{**words, **more}, chapters=chapters)


@given(codes, codes)
def test_a_code_is_read_back(place, content):
    code = PageCode(place, content)

    assert read_code(str(code)) == code
    assert read_code(f" {str(code).lower().replace('-', ' ')} ") == code


@given(codes, codes, st.integers(0, 8), st.sampled_from(SIGNS))
def test_any_single_slip_is_noticed(place, content, where, sign):
    right = str(PageCode(place, content)).replace("-", "")
    wrong = right[:where] + sign + right[where + 1 :]

    assert (read_code(wrong) is None) == (wrong != right)


@pytest.mark.parametrize("text", ["", "K7F3", "K7F3-2Q9M-XX", "K7F3-2Q9U-X", "☐" * 9, "é" * 9])
def test_what_cannot_be_a_code(text):
    assert read_code(text) is None


def test_letters_read_for_digits_are_understood():
    code = PageCode("0101", "1010")

    assert read_code(str(code).replace("0", "O").replace("1", "l")) == code


def test_the_code_follows_the_words_only():
    calm = page_codes(book(section("a"), section("b")), FRENCH)
    printed = page_codes(
        book(section("a", paper="P-2026-001-k7f", style="card"), section("b")), FRENCH
    )
    reworded = page_codes(book(section("a"), section("b", "other")), FRENCH)

    assert printed == calm
    assert reworded["a"] == calm["a"]
    assert reworded["b"] != calm["b"]
    assert reworded["b"][:4] == calm["b"][:4]


def test_the_same_words_elsewhere_are_another_sheet():
    document = book(section("a"))
    editions = [
        FRENCH,
        replace(FRENCH, language="nl"),
        replace(FRENCH, audience="public"),
        replace(FRENCH, document="plan"),
        replace(FRENCH, part="fire"),
    ]

    assert len({page_codes(document, item)["a"] for item in editions}) == len(editions)


def test_a_section_that_starts_a_page_has_a_code_of_its_own():
    inner = section("inner", new_page=True)
    outer = Section(id="outer", title="outer", sections=(inner, section("plain")))
    before = section_prints(book(outer))
    changed_inner = replace(
        outer, sections=(section("inner", "x", new_page=True), section("plain"))
    )
    changed_plain = replace(outer, sections=(inner, section("plain", "x")))

    assert set(before) == {"cover", "outer", "inner"}
    assert changed_sections(before, section_prints(book(changed_inner))) == ("inner",)
    assert changed_sections(before, section_prints(book(changed_plain))) == ("outer",)


def test_chapters_that_share_a_page_share_its_code():
    leaflet = book(section("a"), section("b"), section("c", new_page=True), contents="")
    reworded = book(section("a"), section("b", "x"), section("c", new_page=True), contents="")

    assert set(section_prints(leaflet)) == {"cover", "a", "c"}
    assert changed_sections(section_prints(leaflet), section_prints(reworded)) == ("a",)


def test_sections_added_and_removed_are_changes():
    before = {"a": "1", "gone": "2"}

    assert changed_sections(before, {"new": "3", "a": "1"}) == ("new", "gone")


@pytest.mark.parametrize(
    "block",
    [
        Table(("A",), ()),
        Bullets(()),
        Facts(()),
        Paragraph(""),
        Questions((), "?"),
        Checklist((), ""),
        Calls(("A", "B", "C"), ()),
        Cards(()),
        Form(()),
        BlankTable(("A",), 0),
        References(()),
    ],
    ids=lambda block: block.kind,
)
def test_a_section_that_would_come_out_empty_is_an_error(block):
    with pytest.raises(ValueError, match="empty"):
        Section(id="hollow", title="Hollow", blocks=(block,))
