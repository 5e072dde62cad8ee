"""What leaves the house: every document, for every reader, in every format."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from incplan.app.documents.export import DOCUMENTS
from incplan.app.documents.formats import FORMATS_OF
from incplan.documents.audiences.editions import EDITIONS, OUTSIDE, Cut, Refusal, offered
from incplan.documents.audiences.guard import file_leaks, search_for
from incplan.store.plan.loader import load_plan
from incplan.vocabulary import Audience
from tests.conftest import Company
from tests.documents.private_plans import (
    PrivatePlan,
    holds_number,
    holds_words,
    private_plan,
    spelled,
    texts,
    told,
)
from tests.effort import LONG, sampled
from tests.validate.zoo import put

SEEDS = range(20)
#: Formats that take longer to make; each document is made in them once.
SLOW = ("pdf", "docx", "xlsx")
_OFFERED = [
    (document, audience)
    for document in DOCUMENTS
    for audience in (Audience.MANAGEMENT, *OUTSIDE)
    if offered(document, audience)
]


def test_every_document_has_an_edition_or_a_reason_for_every_reader():
    assert set(DOCUMENTS) <= set(EDITIONS)
    assert set(FORMATS_OF) == set(DOCUMENTS)
    for offers in EDITIONS.values():
        assert set(offers) == set(Audience)
        assert offers[Audience.TEAM] is Cut.WHOLE
        for audience, offer in offers.items():
            assert audience not in OUTSIDE or offer in (Cut.RELEASED,) or isinstance(offer, Refusal)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[int, PrivatePlan]:
    """The generated plans, each with one incident; made when first asked for."""
    return _Plans(tmp_path_factory.mktemp("plans"))


class _Plans(dict[int, PrivatePlan]):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, seed: int) -> PrivatePlan:
        made = private_plan(self.folder / str(seed), seed)
        told(made, seed)
        self[seed] = made
        return made


def _asked(seed: int) -> Iterator[tuple[str, Audience, str]]:
    """What is made of one plan: a share of everything there is, and all that outsiders get.

    Where there is an hour, everything is made of each plan.
    """
    every = [(*item, form) for item in _OFFERED for form in FORMATS_OF[item[0]]]
    if LONG:
        yield from every
        return
    for place, (document, audience) in enumerate(_OFFERED):
        if audience in OUTSIDE:
            quick = [form for form in FORMATS_OF[document] if form not in SLOW]
            yield document, audience, quick[(place + seed) % len(quick)]
    yield from every[seed :: len(SEEDS)]


def test_the_plans_are_searched_in_every_format():
    """Every document is made for every reader, in every format, over the generated plans."""
    made = {item for seed in SEEDS for item in _asked(seed)}
    assert made == {(*item, form) for item in _OFFERED for form in FORMATS_OF[item[0]]}


def _words(document: str) -> list[str]:
    return [
        document,
        *(
            {
                "fiche": ["flood"],
                "role": ["ann"],
                "scenario": ["flood-cellar", "--sheet", "leader"],
            }.get(document, [])
        ),
    ]


@pytest.mark.parametrize("seed", sampled(SEEDS, pytest.mark.paper, 4, 9))
def test_no_private_fact_of_a_plan_leaves_it(
    seed: int, plans: dict[int, PrivatePlan], tmp_path: Path
):
    plan = plans[seed]
    for document, audience, form in _asked(seed):
        target = tmp_path / f"{document}-{audience.value}.{form}"
        words = ["--audience", audience.value, "--format", form, "--output", str(target), "--force"]
        plan.company.ok("export", *_words(document), *words)
        _clean(plan, audience, texts(target.read_bytes(), form), f"{document} {audience} {form}")
    audience, command = OUTSIDE[seed % 2], ("show", "register")[seed // 2 % 2]
    said = plan.company.ok(command, "--audience", audience.value, *(("--json",) * (seed // 4 % 2)))
    _clean(plan, audience, said.out, f"{command} {audience}")
    assert "Deliveries resume at 10:00" in said.out
    assert "A machine stood still" in said.out


def _clean(plan: PrivatePlan, audience: Audience, text: str, where: str) -> None:
    for number in plan.numbers:
        assert not holds_number(text, number), (where, number)
    for words in plan.words:
        assert not holds_words(text, words), (where, words)
    for name in plan.names if audience in OUTSIDE else ():
        assert not holds_words(text, name), (where, name)


def test_the_search_finds_what_the_team_reads(plans: dict[int, PrivatePlan], tmp_path: Path):
    """The same search over the team's own documents: it does find private facts, in each format."""
    plan = plans[0]
    for form in FORMATS_OF["contacts"]:
        target = tmp_path / f"contacts.{form}"
        plan.company.ok("export", "contacts", "--format", form, "--output", str(target))
        text = texts(target.read_bytes(), form)
        assert all(holds_number(text, number) for number in plan.numbers), form
        if form != "pdf":  # names break over lines there
            assert all(holds_words(text, name) for name in plan.names[:2]), form


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_released_sentence_that_tells_too_much_is_refused_with_its_place(
    audience: Audience, plans: dict[int, PrivatePlan], tmp_path: Path
):
    plan = private_plan(tmp_path / "plan", 99)
    company = plan.company
    company.ok("declare", "x", "--level", "minor", "--reason", "x")
    draw = random.Random(5)
    leaks = (
        (f"Ask {plan.names[1].upper().replace('É', 'E')}", f"the name {plan.names[1]}"),
        (f"Thanks to {plan.names[-1].rpartition(' ')[0]}", f"the name {plan.names[-1]}"),
        (f"Call {spelled(draw, plan.numbers[0])}", "a private number of"),
        (f"Write to {plan.words[0].replace('@', ' [at] ')}", "a private address of"),
        (f"Come to {plan.words[1]}!", "the home address of"),
    )
    for words, told_of in leaks:
        company.ok("log", words, "--public")
        for form in ("md", "html", "json", "csv"):
            target = tmp_path / f"journal.{form}"
            done = company.run(
                "export", "journal", "--audience", audience.value, "--format", form,
                "--output", str(target),
            )  # fmt: skip
            assert done.code == 5, words
            assert told_of in " ".join(done.err.split()), done.err
            assert "What happened, row 2, What happened" in " ".join(done.err.split())
            assert not target.exists()
        for command in ("show", "register"):
            assert company.run(command, "--audience", audience.value).code == 5
        company.ok("undo")
    company.ok("export", "journal", "--audience", audience.value)


@pytest.mark.parametrize("typed", ["signal.example/u/lea", "www.signal.example/u/lea",
                                   "https://signal.example/u/lea"])  # fmt: skip
@pytest.mark.parametrize("audience", ["public", "management"])
def test_a_private_page_is_found_with_and_without_its_scheme(
    tmp_path: Path, typed: str, audience: str
):
    company = private_plan(tmp_path / "plan", 5).company
    (company.root / "contacts" / "lea.yaml").write_text(
        'name: "Lea"\nkind: person\nchannels:\n- {kind: web, private: yes, '
        'url: "https://signal.example/u/lea"}\n'
    )
    company.ok("declare", "x", "--level", "minor", "--reason", "x")
    company.ok("log", f"Reach the drivers at {typed} today", "--public")
    done = company.run("show", "--audience", audience)
    if audience == "public":
        assert (done.code, "a private address of" in done.err) == (5, True), done.err
    else:  # the rest of the sentence is for them
        assert "Reach the drivers at" in done.out
        assert "signal.example" not in done.out


def test_a_number_that_changes_its_type_halfway_is_found(tmp_path: Path):
    plan = private_plan(tmp_path / "plan", 8)
    number = plan.numbers[0]
    half = len(number) // 2
    page = f"<p>Call {number[:half]}<b>{number[half:]}</b></p><p>x</p>".encode()
    loaded = load_plan(plan.root).plan
    assert loaded is not None
    found = list(file_leaks(search_for(loaded, Audience.PUBLIC, ()), page, "html"))
    assert [leak.secret.kind.value for leak in found] == ["number"]


def test_other_readers_get_the_form_that_would_do(plans: dict[int, PrivatePlan]):
    company = plans[0].company
    for document, offers in EDITIONS.items():
        for audience, offer in offers.items():
            if not isinstance(offer, Refusal):
                continue
            done = company.run(*_command(document), "--audience", audience.value)
            assert done.code == 2, (document, audience)
            said = " ".join(done.err.split())
            instead = offer.instead.format(audience=audience.value)
            assert instead in said
            for line in instead.split("; "):
                assert company.run(*line.split()[1:]).code == 0, line


def _command(document: str) -> list[str]:
    other = {
        "sealed": ["export", "journal", "--sealed", "x.zip"],
        "timeline": ["show", "--timeline"],
        "show": ["show"],
        "stats": ["stats"],
        "status": ["status"],
        "search": ["search", "x"],
        "actions": ["actions"],
        "diff": ["diff", "HEAD"],
    }
    return other.get(document) or ["export", *_words(document)]


def test_the_name_of_the_file_is_looked_at(plans: dict[int, PrivatePlan], tmp_path: Path):
    plan = plans[0]
    target = tmp_path / f"{plan.names[0]}.md"
    words = ("export", "journal", "--audience", "public", "--output", str(target))
    assert "name of the file" in plan.company.run(*words).err
    assert not target.exists()


def test_what_templates_of_the_organisation_add_is_looked_at(tmp_path: Path):
    plan = private_plan(tmp_path / "plan", 7)
    company: Company = plan.company
    company.ok("declare", "x", "--level", "minor", "--reason", "x")
    folder = plan.root / "templates" / "md"
    folder.mkdir(parents=True)
    (folder / "journal.md.j2").write_text(f"Night line {plan.numbers[0]}\n")
    done = company.run("export", "journal", "--audience", "management")
    assert done.code == 5
    assert "md:2" in done.err
    assert company.run("export", "journal", "--audience", "public").code == 5
    (folder / "journal.md.j2").unlink()
    typst = plan.root / "templates" / "typst"
    typst.mkdir()
    (typst / "note.typ").write_text(f"// one\n// {plan.names[0]}\n")
    words = ("export", "journal", "--audience", "public", "--format", "pdf")
    done = company.run(*words, "--output", str(tmp_path / "j.pdf"))
    assert done.code == 5
    assert "templates/typst/note.typ:2" in done.err


@pytest.mark.parametrize(
    "where", ["#{told}", '#link("tel:" + {told})[x]', "#set document(description: {told})"]
)
def test_the_pages_of_a_pdf_are_read_back(tmp_path: Path, where: str):
    plan = private_plan(tmp_path / "plan", 7)
    company: Company = plan.company
    company.ok("declare", "x", "--level", "minor", "--reason", "x")
    number = plan.numbers[0]
    folder = plan.root / "templates" / "typst"
    folder.mkdir(parents=True)
    put_together = where.format(told=f'"{number[::-1]}".rev()')
    (folder / "journal.typ").write_text(
        f'#import "layout.typ": leaflet\n{put_together}\n#leaflet()\n'
    )
    target = tmp_path / "j.pdf"
    words = ("export", "journal", "--format", "pdf", "--output", str(target))

    done = company.run(*words, "--audience", "management")

    assert (done.code, "a private number" in done.err) == (5, True)
    assert "pdf:" in done.err
    assert not target.exists()
    company.ok(*words)


def test_the_logo_of_the_organisation_is_looked_at(tmp_path: Path):
    plan = private_plan(tmp_path / "plan", 7)
    company: Company = plan.company
    company.ok("declare", "x", "--level", "minor", "--reason", "x")
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{plan.numbers[0]}</title></svg>'
    put(plan.root, "logo.svg", drawn.encode())
    file = plan.root / "plan.yaml"
    file.write_text(file.read_text().replace("  name: Zoo\n", "  name: Zoo\n  logo: logo.svg\n"))
    done = company.run("export", "journal", "--audience", "management", "--format", "html")
    assert (done.code, "logo: a private number" in done.err) == (5, True)


@pytest.mark.parametrize(
    "content", ["name: [\n", 'name: Bob\nkind: person\nchannels:\n- {phone: "0400 00 (Bob)"}\n']
)
@pytest.mark.parametrize("audience", ["public", "customers"])
def test_nothing_leaves_while_it_is_not_known_what_must_stay(
    tmp_path: Path, content: str, audience: str
):
    """Neither where a contact cannot be read, nor where a number of it cannot."""
    plan = private_plan(tmp_path / "plan", 8)
    company = plan.company
    company.ok("declare", "x", "--level", "minor", "--reason", "x")
    (plan.root / "contacts" / "bob.yaml").write_text(content)
    done = company.run("export", "journal", "--audience", audience)
    assert done.code == 3
    assert "contacts/bob.yaml" in done.err
    assert not done.out
