"""Rules of PDF/UA that a machine can check, on the structure of each document (Matterhorn).

Typst claims PDF/UA-1; these hold what the claim rests on, with the numbers of the protocol.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject

from incplan.i18n.catalogue import LANGUAGES
from tests.conftest import ROOT, Company
from tests.effort import sampled

DOCUMENTS = ("binder", "cards", "contacts", "register", "journal", "pir")
PLAN = ROOT / "plans" / "mosan-leie-foods"
#: What each kind of element may stand in (09-004 to 09-006).
WITHIN = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
#: What alone may stand in each.
HOLDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
}


@dataclass(frozen=True)
class Tag:
    """An element of the structure: its standard role, and what it stands in."""

    role: str
    parent: str
    made: DictionaryObject
    inner: tuple["Tag", ...]

    def every(self) -> Iterator["Tag"]:
        """This and all inside, in reading order."""
        yield self
        for item in self.inner:
            yield from item.every()

    def attribute(self, name: str):
        """The value of an attribute of any owner."""
        given = self.made.get("/A", DictionaryObject()).get_object()
        for item in given if isinstance(given, ArrayObject) else [given]:
            if name in item.get_object():
                return item.get_object()[name]
        return None


def tags(reader: pypdf.PdfReader) -> list[Tag]:
    """The structure of a document from its root."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    roles = root.get("/RoleMap", {})

    def children(item) -> list[DictionaryObject]:
        found = item.get("/K", ArrayObject()).get_object()
        found = found if isinstance(found, ArrayObject) else [found]
        resolved = (child.get_object() for child in found)
        return [child for child in resolved if isinstance(child, dict) and "/S" in child]

    def made(item, parent: str) -> Tag:
        role = item["/S"]
        while role in roles:
            role = roles[role]
        name = role.removeprefix("/")
        return Tag(name, parent, item, tuple(made(child, name) for child in children(item)))

    return [made(child, "") for child in children(root)]


@pytest.fixture(
    params=sampled(
        [f"{document}/{language}" for document in DOCUMENTS for language in LANGUAGES],
        pytest.mark.paper,
        DOCUMENTS.index("contacts") * len(LANGUAGES),
    ),
    scope="module",
)
def reader(request, tmp_path_factory):
    document, language = request.param.split("/")
    part = ("INC-2026-002",) if document in ("journal", "pir") else ()
    target = tmp_path_factory.mktemp("ua") / "made.pdf"
    words = ("export", document, *part, "--format", "pdf", "--lang", language, "-o", str(target))
    Company(PLAN).ok(*words)
    return pypdf.PdfReader(target)


@pytest.fixture
def every(reader):
    return [tag for top in tags(reader) for tag in top.every()]


def test_elements_stand_where_they_may(every):
    assert len(every) > 20
    wrong = [(tag.role, tag.parent) for tag in every
             if tag.role in WITHIN and tag.parent not in WITHIN[tag.role]]  # fmt: skip
    wrong += [(inner.role, tag.role) for tag in every for inner in tag.inner
              if tag.role in HOLDS and inner.role not in HOLDS[tag.role]]  # fmt: skip
    assert wrong == []


def test_tables_are_regular_and_their_heads_say_of_what(every):
    """7.2 and 15-003: rows of one width, no two cells in a place, a scope for each head."""
    for table in (tag for tag in every if tag.role == "Table"):
        rows = [tag for tag in table.every() if tag.role == "TR"]
        taken: set[tuple[int, int]] = set()
        for down, row in enumerate(rows):
            right = 0
            for cell in row.inner:
                while (down, right) in taken:
                    right += 1
                high, wide = (int(cell.attribute(name) or 1) for name in ("/RowSpan", "/ColSpan"))
                places = {(down + y, right + x) for y in range(high) for x in range(wide)}
                assert not places & taken
                taken |= places
                assert cell.role == "TD" or cell.attribute("/Scope") is not None
        widths = {sum(1 for y, _x in taken if y == down) for down in range(len(rows))}
        assert len(widths) == 1
        assert max(y for y, _x in taken) < len(rows)
        assert any(cell.role == "TH" for row in rows for cell in row.inner)


def test_headings_begin_at_the_first_level_and_leave_none_out(every):
    levels = [int(tag.role[1]) for tag in every if re.fullmatch(r"H\d", tag.role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_pictures_are_told_in_sentences_and_have_a_place(every):
    """13-004: each has its words; a drawing has its bounds."""
    for tag in every:
        if tag.role == "Figure":
            assert re.search(r"[.!?:]$", tag.made["/Alt"])
            assert tag.attribute("/BBox") is not None


def test_links_belong_to_the_structure_and_say_where_they_lead(reader):
    """28-002, 28-008, 28-012."""
    for page in reader.pages:
        found = [item.get_object() for item in page.get("/Annots", [])]
        assert not found or page["/Tabs"] == "/S"
        assert all("/StructParent" in item and item["/Contents"] for item in found)
