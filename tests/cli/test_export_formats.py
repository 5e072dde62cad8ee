"""Every document in every format it has, from the command line."""

import json
import zipfile

import pytest

from incplan.app.documents.formats import BINARY, FORMATS_OF
from incplan.cli.output.target import check_target
from incplan.errors import RefusedError
from tests.conftest import Company
from tests.effort import sampled

PART = {
    "fiche": ("ransomware",),
    "role": ("wim",),
    "journal": ("002",),
    "pir": ("002",),
    "scenario": ("flood-cellar", "--sheet", "leader"),
}
QUICK = [
    (document, form)
    for document, forms in FORMATS_OF.items()
    for form in forms
    if form not in ("pdf", "md")
]


#: Each document once, each format at least once.
USUAL = {
    "plan": "json",
    "binder": "json",
    "fiche": "html",
    "contacts": "vcf",
    "forms": "docx",
    "role": "html",
    "activities": "csv",
    "calendar": "ics",
    "register": "xlsx",
    "journal": "json",
    "pir": "html",
    "exercise": "docx",
    "scenario": "html",
}


@pytest.mark.parametrize(
    ("document", "form"), sampled(QUICK, pytest.mark.paper, *map(QUICK.index, USUAL.items()))
)
def test_every_format_twice_gives_the_same_file_and_may_replace_it(
    company, tmp_path, document, form
):
    target = tmp_path / f"out.{form}"
    words = ("export", document, *PART.get(document, ()), "--format", form, "--output", str(target))
    draft = ("--draft",) if document == "forms" else ()
    if document == "exercise":
        company.ok("exercise", "start", "phishing-one-click")
        company.ok("exercise", "finish")
    company.ok(*words, *draft)
    first = target.read_bytes()
    company.ok(*words, *draft, *(("--force",) if form == "csv" else ()))

    assert first == target.read_bytes()
    assert len(first) > 300


@pytest.mark.parametrize("form", ["xlsx", "csv", "vcf", "ics"])
def test_a_format_a_document_has_not_is_refused_with_those_it_has(company, form):
    done = company.run("export", "plan", "--format", form)

    assert done.code == 2
    assert "plan" in done.err
    assert "md, html, docx, pdf, json" in " ".join(done.err.split())


def test_unknown_formats_documents_and_separators(company):
    assert company.run("export", "plan", "--format", "odt").code == 2
    assert company.run("export", "novel").code == 2
    assert company.run("export", "contacts", "--format", "csv", "--separator", "|").code == 2
    assert company.run("export", "contacts", "--format", "md", "--raw").code == 2


def test_json_is_the_document_itself(company):
    document = json.loads(company.ok("export", "fiche", "ransomware", "--format", "json").out)

    assert document["schema"] == "incplan/document/1"
    assert document["part"] == "ransomware"
    assert document["chapters"][0]["id"] == "sheet-ransomware"


def test_csv_takes_a_separator_and_leaves_numbers_alone_for_programs(company):
    usual = company.ok("export", "contacts", "--format", "csv").out
    raw = company.ok("export", "contacts", "--format", "csv", "--separator", "tab", "--raw").out

    assert usual.startswith('\ufeff"Name";"Functions"')
    assert raw.startswith('"Name"\t"Functions"')
    assert "\"'+32" in usual
    assert '"+32' in raw
    assert "\"'" not in raw


def test_other_readers_see_no_private_number_in_any_format(company):
    private = "+32400000103"
    team = company.ok("export", "contacts", "--format", "vcf").out
    assert private in team
    for form in ("vcf", "csv", "json", "html"):
        words = ("export", "contacts", "--format", form, "--audience", "management")
        text = company.ok(*words).out.replace(" ", "")
        assert private not in text, form


def test_only_an_earlier_export_is_replaced(tmp_path):
    other = tmp_path / "holiday.docx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("docProps/core.xml", "<x>mine</x>")
    for name, content in (
        ("a.html", b"<!doctype html><p>mine"),
        ("a.json", b'{"schema": "other"}'),
        ("a.vcf", b"BEGIN:VCARD\r\nPRODID:mine"),
        ("a.zip", b"PK\x03\x04 broken"),
    ):
        (tmp_path / name).write_bytes(content)
    for path in sorted(tmp_path.iterdir()):
        with pytest.raises(RefusedError):
            check_target(path, force=False)
        check_target(path, force=True)


def test_what_a_terminal_cannot_show_is_known():
    assert {"pdf", "docx", "xlsx"} == BINARY


def test_strict_tells_a_script_what_is_in_another_language(company: Company):
    """TC32: a French plan exported in Dutch, with a name nobody translated."""
    company.lang = "nl"
    file = company.root / "activities" / "order-intake.yaml"
    text = file.read_text()
    name = 'name: {fr: "Prise de commandes", nl: "Bestellingen opnemen"}'
    assert name in text
    file.write_text(text.replace(name, 'name: {fr: "Prise de commandes"}'))
    target = company.root.parent / "plan-nl.md"

    plain = company.ok("export", "plan")
    strict = company.run("export", "plan", "--strict", "--output", str(target))

    assert strict.code == 1
    assert strict.err.strip()
    assert target.read_text() == plain.out
    assert "Prise de commandes \\[FR\\]" in plain.out
    company.lang = "fr"
    assert company.ok("export", "plan", "--strict").err == ""


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("register", "-o", "r.csv"), b"\xef\xbb\xbf"),
        (("plan", "-o", "p.HTML"), b"<!doctype html>"),
        (("plan", "--format", "md", "-o", "p.html"), b"<!--"),
        (("plan", "-o", "p.txt"), b"<!--"),
    ],
)
def test_the_name_of_the_file_says_the_format_unless_one_is_typed(
    company, tmp_path, monkeypatch, words, begins
):
    monkeypatch.chdir(tmp_path)
    company.ok("export", *words)
    assert (tmp_path / words[-1]).read_bytes().startswith(begins)


def test_a_format_that_the_document_lacks_is_refused_by_the_name_too(company, tmp_path):
    done = company.refused("export", "contacts", "-o", str(tmp_path / "c.ics"), code=2)
    assert "ics" in done.err
