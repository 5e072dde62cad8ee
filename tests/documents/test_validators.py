"""What programs of others say of our files: Word and Excel by Open XML, PDF by its structure.

SARIF and JUnit are asked in tests/validate/test_reports.py. `openxml-audit` follows the validator
of Microsoft's SDK; the structure of PDF/UA-1 is read with pypdf, since no package brings a checker.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from tests.conftest import DEMO, ROOT, run_command
from tests.effort import sampled

OFFICE = (
    "contacts docx fr", "activities xlsx fr",
    "binder docx de", "plan docx nl", "register docx fr", "fiche docx en", "forms docx fr",
    "cards docx nl", "calendar xlsx de", "contacts xlsx nl", "register xlsx fr",
)  # fmt: skip
PDFS = (
    "drukkerij-lindeboom forms nl",
    *(f"mosan-leie-foods {document} fr" for document in ("binder", "plan", "register", "cards")),
    "ateliers-ardenne-eifel binder de", "drukkerij-lindeboom plan en",
)  # fmt: skip


def exported(folder, plan, document: str, form: str, language: str):
    """A document as a file, from a copy of a plan: paper numbers are kept beside it."""
    root, target = folder / "plan", folder / f"out.{form}"
    shutil.copytree(plan, root)
    part = ("fire",) if document == "fiche" else ()
    done = run_command(
        *("export", document, *part, "--lang", language, "--output", str(target)),
        environment={"INCPLAN_PLAN": str(root), "INCPLAN_NOW": "2026-11-30T10:00:00+01:00"},
    )
    assert done.code == 0, done.err
    return target


@pytest.mark.parametrize("wanted", sampled(OFFICE, pytest.mark.paper, 0, 1))
def test_the_validator_of_open_xml_finds_nothing(wanted, tmp_path):
    file = exported(tmp_path, DEMO, *wanted.split())
    openxml = pytest.importorskip("openxml_audit", reason="make installs it")
    result = openxml.OpenXmlValidator().validate(str(file))
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


@pytest.mark.parametrize("wanted", sampled(PDFS, pytest.mark.paper, 0))
def test_the_structure_of_a_pdf_is_whole_for_who_hears_it(wanted, tmp_path):
    plan, document, language = wanted.split()
    reader = PdfReader(exported(tmp_path, ROOT / "plans" / plan, document, "pdf", language))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata.title

    assert list(_order_faults(root["/StructTreeRoot"])) == []
    elements = list(_elements(root["/StructTreeRoot"]))
    kinds = Counter(element["/S"] for element in elements)
    assert kinds["/TH"]
    assert kinds["/H1"]
    for element in elements:
        if element["/S"] == "/TH":
            assert "/K" in element, "a head of a column without words"
        if element["/S"] == "/Figure":
            assert element["/Alt"].strip().endswith((".", "!", "?", ":")), element["/Alt"]
    for page in reader.pages:
        assert "/StructParents" in page or not page.extract_text().strip(), "a blank back"
        assert "/Annots" not in page or page["/Tabs"] == "/S", "keys follow the order of reading"
        for link in page.get("/Annots") or ():
            link = link.get_object()
            assert "/StructParent" in link
            assert link["/Contents"], "a link that says nothing of where it leads"
            # An address in a note of an incident may be the attacker's.
            web = str(link.get("/A", {}).get("/URI", "")).startswith("http")
            assert not (web and document == "register")


@pytest.mark.parametrize("wanted", sampled(PDFS[1:3], pytest.mark.paper))
def test_every_address_in_a_pdf_is_a_link(wanted, tmp_path):
    plan, document, language = wanted.split()
    reader = PdfReader(exported(tmp_path, ROOT / "plans" / plan, document, "pdf", language))
    for number, page in enumerate(reader.pages, start=1):
        links = [link.get_object() for link in page.get("/Annots") or ()]
        led = [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})]
        words = page.extract_text().split()
        typed = {word for word in words if word.startswith(("https://", "http://"))}
        if typed:
            assert led, (number, typed)


#: What may stand right inside an element, of those where Matterhorn is strict about it.
INSIDE = {
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
}


def _order_faults(root) -> Iterator[str]:
    """Headings that skip a level, cells without their row, heads without a scope, wrong tongues."""
    level, first = 0, True
    for element in _in_order(root):
        kind, inside = element["/S"], _kids(element)
        if found := re.fullmatch(r"/H([1-6])", kind):
            if int(found[1]) > level + 1:
                yield f"a heading of level {found[1]} after one of {level}"
            level, first = int(found[1]), False
        if kind in INSIDE:
            yield from (
                f"{item['/S']} in {kind}" for item in inside if item["/S"] not in INSIDE[kind]
            )
        if kind == "/TH" and not any("/Scope" in item for item in _attributes(element)):
            yield "a head of a table without its scope"
        if kind == "/TR" and not inside:
            yield "a row without cells"
        if not re.fullmatch(r"[a-z]{2}", str(element.get("/Lang", "fr"))):
            yield f"the language {element['/Lang']}"
    if first:
        yield "no heading"


def _attributes(element) -> list:
    found = element.get("/A")
    found = found.get_object() if found is not None else []
    return [item.get_object() for item in (found if isinstance(found, list) else [found])]


def _kids(element) -> list:
    found = element.get("/K")
    found = found.get_object() if hasattr(found, "get_object") else found
    items = found if isinstance(found, list) else [found]
    known = [item.get_object() if hasattr(item, "get_object") else item for item in items]
    return [item for item in known if isinstance(item, dict) and "/S" in item]


def _in_order(root) -> Iterator:
    """The elements of the structure tree in the order of reading."""
    for item in _kids(root):
        yield item
        yield from _in_order(item)


def _elements(root) -> Iterator:
    """The elements of the structure tree."""
    todo = [root]
    while todo:
        item = todo.pop().get_object()
        if isinstance(item, list):
            todo += item
        elif isinstance(item, dict):
            if "/S" in item:
                yield item
            if "/K" in item and not isinstance(item["/K"], int):
                todo.append(item["/K"])
