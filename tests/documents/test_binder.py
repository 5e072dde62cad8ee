"""The binder of the demo organisation on paper, in four languages."""

import io
import os
import re
import subprocess
import sys

import pytest
from pypdf import PdfReader

from incplan.i18n.catalogue import LANGUAGES
from incplan.i18n.text.phones import readable_phone
from incplan.store.plan.loader import load_plan
from tests.conftest import DEMO, GIT_ENVIRONMENT, Company, make_repository
from tests.documents.paper import page_texts
from tests.effort import sampled
from tests.scenes import scene
from tests.validate.zoo import sound_plan

DAY = "2026-11-20T10:00:00+01:00"
#: Pages for 3 a.m.: six, and one leaf for each of the eight fiches.
KIT = 6 + 2 * 8
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")


def squeezed(text):
    return re.sub(r"\s", "", text)


class Binders:
    """The binder by language, each printed when first asked for: page texts, reader, bytes."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self._found: dict[str, tuple] = {}

    def __getitem__(self, language: str) -> tuple:
        if language not in self._found:
            target = self.company.root.parent / f"{language}.pdf"
            done = self.company.ok(
                *("export", "binder", "--format", "pdf", "--lang", language),
                *("--output", str(target), "--json"),
            )
            assert done.json["unprintable"] == []
            content = target.read_bytes()
            self._found[language] = (page_texts(content), PdfReader(io.BytesIO(content)), content)
        return self._found[language]


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """Binders of a plan that was committed on a certain day."""
    folder = tmp_path_factory.mktemp("printed")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in GIT_ENVIRONMENT.items():
            patch.setenv(name, value)
        patch.setenv("GIT_COMMITTER_DATE", DAY)
        return Binders(Company(make_repository(DEMO, folder / "plan")))


@pytest.fixture(scope="module")
def plan():
    return load_plan(DEMO).plan


@pytest.fixture(params=sampled(LANGUAGES, pytest.mark.paper, LANGUAGES.index("nl")))
def binder(request, printed):
    return printed[request.param]


def test_every_number_and_address_of_the_directory_is_there(binder, plan):
    text = squeezed("".join(binder[0]))

    for contact in plan.contacts.values():
        if not contact.disabled:
            name = squeezed(contact.name).replace("'", "’")
            assert name in text.replace("-", "") + text, contact.name
            for channel in contact.channels:
                value = squeezed(readable_phone(channel.value))
                assert value in text, f"{contact.name}: {channel.value}"


def test_every_page_says_what_it_is(binder):
    texts = binder[0]
    for number, text in enumerate(texts, start=1):
        flat = " ".join(text.split())
        if not flat:  # the back of the last page of a part
            assert number % 2 == 0
            continue
        assert "Mosan & Leie Foods SRL/BV" in flat or "M&L Foods" in flat
        assert "2026.2" in flat
        assert CODE.search(flat), number
        page = rf"\b{number}\b" if number <= KIT else r"\b[RFK]\d+\b"
        assert re.search(page, flat), number
        assert "2026" in flat


def test_the_start_page_is_the_first_and_says_112(binder):
    texts = [" ".join(text.split()) for text in binder[0]]
    codes = [CODE.search(text)[0] for text in texts if text]
    card = texts[0]

    assert codes.count(codes[0]) == 1
    assert "112" in card
    assert "Nadia EL FICTI" in card
    assert "+32 400 00 00 03" in card
    assert "Wim VERLINDEN" in card


def test_each_sheet_starts_on_a_page_of_its_own(binder, plan):
    _texts, reader, _content = binder
    language = str(reader.trailer["/Root"]["/Lang"])
    names = (fiche.title.get(language, "fr")[0] for fiche in plan.library.values())
    titles = {name.partition(" (")[0] for name in names}
    pages = [
        reader.get_destination_page_number(item)
        for item in _outline(reader.outline)
        if item.title in titles
    ]

    assert set(range(pages[0], pages[0] + 16, 2)) <= set(pages), "a leaf each"
    assert pages[0] % 2 == 0, "on right-hand pages"


def _outline(items):
    for item in items:
        if isinstance(item, list):
            yield from _outline(item)
        else:
            yield item


def test_a_telephone_number_is_never_broken_over_two_lines(binder, plan):
    """In the directory, whose numbers carry a remark."""
    tree = "\n".join(binder[0][KIT : KIT + 4])
    lines = [re.sub(r"\s+", " ", line) for line in tree.splitlines()]
    numbers = [
        readable_phone(channel.value)
        for channel in plan.contacts["elodie"].channels
        if channel.kind.is_phone
    ]
    assert numbers
    for number in numbers:
        assert any(number.replace("\u202f", " ") in line for line in lines), number


def test_it_is_tagged_and_archivable(binder):
    _texts, reader, content = binder
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) in LANGUAGES
    for claim in (
        rb"<pdfuaid:part>1</pdfuaid:part>",
        rb"<pdfaid:part>2</pdfaid:part>",
        rb"<pdfaid:conformance>A</pdfaid:conformance>",
    ):
        assert claim in content
    assert len(list(_outline(reader.outline))) > 30
    fonts = {
        font.get_object()["/BaseFont"]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert all("SourceSans3" in name for name in fonts)


def test_the_contents_lead_to_their_pages(binder):
    _texts, reader, _content = binder
    notes = [note.get_object() for note in reader.pages[0]["/Annots"]]
    index = [note for note in notes if "/Dest" in note]  # the others are addresses
    assert {str(note["/A"]["/URI"])[:7] for note in notes if "/Dest" not in note} == {"mailto:"}
    links = [*index, *(note.get_object() for note in reader.pages[KIT]["/Annots"])]

    assert len(index) == 8
    assert len(links) > 12
    assert all(link["/Subtype"] == "/Link" and "/URI" not in str(link) for link in links)


@pytest.mark.paper  # a small document does in `test_pdf`
def test_the_same_commit_gives_the_same_bytes_on_another_day(printed):
    company, before = printed.company, printed["nl"][2]
    later = Company(company.root, now="2027-03-01T08:00:00+01:00")
    target = company.root.parent / "later.pdf"

    later.ok("export", "binder", "--format", "pdf", "--lang", "nl", "--output", str(target))

    assert target.read_bytes() == before


def test_files_not_committed_are_said_to_be(company: Company, tmp_path):
    contact = company.root / "contacts" / "marc.yaml"
    contact.write_text(contact.read_text().replace("00 00 06", "00 00 99"))

    done = company.ok("export", "contacts", "--format", "md")

    assert "plan files that are not saved" in done.out
    assert re.search(r"Commit: [0-9a-f]{10} \+", done.out)


def test_other_readers_get_no_private_number(company: Company, tmp_path):
    target = tmp_path / "c.pdf"
    company.ok(
        *("export", "contacts", "--format", "pdf", "--audience", "management"),
        *("--output", str(target)),
    )
    text = squeezed("".join(page_texts(target.read_bytes())))

    assert "+32400000003" in text
    assert "+32400000103" not in text


def subprocess_environment(company):
    return {
        **os.environ,
        "INCPLAN_NOW": company.now,
        "INCPLAN_PLAN": str(company.root),
        "INCPLAN_LANG": "en",
    }


def test_a_pipe_gets_the_bytes(company: Company):
    done = subprocess.run(
        [sys.executable, "-m", "incplan", "export", "fiche", "fire", "--format", "pdf"],
        capture_output=True,
        env=subprocess_environment(company),
        check=True,
    )

    assert done.stdout.startswith(b"%PDF-")
    assert len(PdfReader(io.BytesIO(done.stdout)).pages) == 2


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
def test_a_terminal_does_not(company: Company):
    import pty

    leader, follower = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "incplan", "export", "binder", "--format", "pdf"],
            stdout=follower,
            stderr=subprocess.PIPE,
            env=subprocess_environment(company),
            check=False,
        )
    finally:
        os.close(follower)
        os.close(leader)

    assert done.returncode == 2
    assert b"--output" in done.stderr


@scene
def burning(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "Ransomware: files encrypted", "--activity", "it-platform")
    return company


@pytest.mark.parametrize(
    "document", sampled(["register", "journal", "pir", "forms"], pytest.mark.paper, 1)
)
def test_each_document_can_be_a_pdf(burning: Company, tmp_path, document):
    part = ("1",) if document in ("journal", "pir") else ()

    pages_are_counted(burning, tmp_path / "out.pdf", document, *part)


@pytest.mark.paper
def test_the_whole_plan_can_be_a_pdf(tmp_path):
    """A small one: the demo plan as PDF is an example of `export`."""
    pages_are_counted(Company(sound_plan(tmp_path / "plan")), tmp_path / "out.pdf", "plan")


def pages_are_counted(company: Company, target, *words: str) -> None:
    done = company.ok("export", *words, "--format", "pdf", "--output", str(target), "--json")

    assert done.json["pages"] == len(PdfReader(target).pages)
    assert done.json["codes"]


def test_a_template_of_the_plan_takes_the_place_of_ours(company: Company):
    folder = company.root / "templates" / "md"
    folder.mkdir(parents=True)
    (folder / "contacts.md.j2").write_text("Ours: {{ document.title }}\n")

    assert "Ours: Contact directory" in company.ok("export", "contacts").out


def test_a_logo_outside_the_plan_is_refused(company: Company, tmp_path):
    plan = company.root / "plan.yaml"
    text = plan.read_text().replace("  staff: 25\n", "  staff: 25\n  logo: ../../secret.png\n")
    plan.write_text(text)

    done = company.run("export", "contacts", "--format", "pdf", "-o", str(tmp_path / "c.pdf"))

    assert done.code == 3
    assert "secret.png" in " ".join(done.out.split())


def test_only_an_earlier_export_is_written_over(company: Company, tmp_path):
    target = tmp_path / "contacts.pdf"
    target.write_bytes(b"%PDF-1.4 somebody else's")
    words = ("export", "contacts", "--format", "pdf", "--output", str(target))

    assert company.run(*words).code == 5
    company.ok(*words, "--force")
    company.ok(*words)
