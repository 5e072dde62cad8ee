"""The kit for 3 a.m.: start page and index first, six pages and a leaf for each fiche."""

import itertools
import re

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from incplan.documents.charts.codes import read_leaf
from incplan.documents.content.page_codes import read_code
from incplan.documents.views.kit.people import LADDER, ladder
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.i18n.labels import label
from incplan.incident.response.sheets import every_incident
from incplan.store.plan.loader import load_plan
from tests.conftest import DEMO, Company
from tests.documents.runs import MM, runs
from tests.effort import sampled

PIECES = 6
PAGES = PIECES + 2 * 8


def printed(folder, *words: str, plan=DEMO):
    """A part of the binder of a plan as PDF, and what the command said."""
    target = folder / "out.pdf"
    command = ("export", "binder", "--format", "pdf", "--output", str(target), "--json")
    told = Company(plan).ok(*command, *words).json
    return PdfDocument(target), told


@pytest.fixture(scope="module")
def plan():
    return load_plan(DEMO).plan


@pytest.fixture
def told(kit):
    """The words of the language of the kit."""
    return translator(kit[1]["language"])


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(params=sampled(LANGUAGES, pytest.mark.paper, LANGUAGES.index("de")), scope="module")
def kit(request, tmp_path_factory):
    document, told = printed(
        tmp_path_factory.mktemp("kit"), "--part", "kit", "--lang", request.param
    )
    yield document, told
    document.close()


def texts(document) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_it_has_six_pages_and_a_leaf_for_each_fiche(kit):
    document, told = kit
    assert len(document) == told["pages"] == PAGES
    assert [fit["leaves"] for fit in told["leaves"]] == [1] * 8


def test_page_one_is_the_start_page_and_the_index(kit):
    document, _told = kit
    first = runs(document[0])
    assert any(run.text == "112" and run.size > 60 for run in first)
    large = [run.text for run in first if run.size > 15]
    assert {str(number) for number in range(7, PAGES, 2)} <= set(large)
    for number in range(7, PAGES, 2):
        assert max(run.size for run in runs(document[number - 1])) > 17, "a title"


def test_no_two_texts_touch_and_none_is_too_small(kit):
    for number, page in enumerate(kit[0], start=1):
        found = runs(page)
        cuts = [(a.text, b.text) for a, b in itertools.combinations(found, 2) if a.cut(b)]
        assert cuts == [], number
        assert min(run.size for run in found) > 8.95, number


def test_margins_are_mirrored(kit):
    for number, page in enumerate(kit[0], start=1):
        if page.get_width() > page.get_height():
            continue
        inner, outer = (22, 17) if number % 2 else (17, 22)
        for run in runs(page):
            assert run.left > inner * MM - 1, (number, run)
            assert run.right < (210 - outer) * MM + 2, (number, run)


def test_the_board_lies_on_its_side_with_four_times_an_activity(kit, plan):
    (board,) = [page for page in kit[0] if page.get_width() > page.get_height()]
    found = runs(board)
    assert sum(run.text == ":" for run in found) >= 4 * len(plan.activities)
    assert sum(run.text == "/" for run in found) >= 4 * len(plan.activities)


def test_each_person_stands_once_with_a_number_that_is_not_our_own_it(kit, plan):
    page = re.sub(r"\s", "", texts(kit[0])[3])
    held = {key for role in plan.file.roles.values() for key in role.people}
    people = [plan.contacts[key] for key in held if plan.contacts[key].kind == "person"]
    for person in people:
        assert page.count(re.sub(r"\s", "", person.name)) == 1, person.name
        own = {item.phone for item in person.phones if item.own_it}
        shown = re.findall(r"\+\d{9,12}", page)
        assert not own & set(shown)


def test_a_rung_says_what_it_decides_and_the_ladder_that_112_goes_first(kit, told):
    page = squeezed(texts(kit[0])[2])
    for role in LADDER:
        decides = squeezed(label(told, f"card.decides.{role}")).replace("'", "\u2019")
        assert decides.split(";")[0] in page, role
    assert page.count(squeezed(told.t("Decides"))) == len(LADDER)
    assert squeezed(told.t("A life is in danger: 112 first, then the ladder.")) in page


def test_boxes_of_every_incident_are_called_as_on_the_sheet_of_ticks(kit, plan):
    words = kit[0][1].get_textpage().get_text_range().split()
    labels = [label for label, _measure in every_incident(plan)]
    assert {"E1", "EZ1"} < set(labels) <= set(words)


def test_the_back_of_each_leaf_has_a_code_that_names_its_page(kit, plan):
    document, _told = kit
    found = []
    for number in range(PIECES + 1, len(document), 2):
        (code,) = zxingcpp.read_barcodes(document[number].render(scale=150 / 72).to_pil())
        page, fiche = read_leaf(code.text)
        assert page in document[number].get_textpage().get_text_range()
        assert read_code(code.text) == read_code(page)
        found.append(fiche.replace("-", "_").lower())
    assert found == list(plan.fiche_ids())


def test_bars_on_the_ladder_say_from_which_level_somebody_is_there(plan):
    rungs = ladder(Wording(plan, translator("en"))).sections
    ranks = {rung.id: rung.words["rank"] for rung in rungs}
    assert ranks["rung-bcp_manager"] == "4"
    assert ranks["rung-incident_manager"] == "3"
    assert ranks["rung-helpdesk_manager"] == "1"


def test_each_activity_stands_with_its_owner(kit, plan):
    page = squeezed(texts(kit[0])[3])
    for item in plan.activities.values():
        owner = squeezed(plan.contacts[item.owner].name)
        names = [squeezed(contact.name) for contact in plan.contacts.values()]
        after = page[page.index(owner) + len(owner) :]
        ends = [after.index(name) for name in names if name in after]
        about = after[: min(ends, default=len(after))]
        names_of = [item.name.get(language, "fr")[0] for language in LANGUAGES]
        assert any(squeezed(name) in about for name in names_of), item.id


def test_who_is_away_is_white_on_black(kit, told):
    page = kit[0][3]
    away = told.t("away {first} to {last}", first="", last="").split()[0]
    (shown, *_others) = [run for run in runs(page) if squeezed(run.text).startswith(away)]
    assert shown.size >= 9


def test_helpers_that_answer_day_and_night_are_marked(kit, plan):
    found = runs(kit[0][5])
    marks = [run for run in found if run.text == "24"]
    assert len(marks) > 20  # one of them explains it
    for run in found:
        line = [mark for mark in marks if abs(mark.bottom - run.bottom) < 3]
        if run.text.startswith(("Immo Citadelle", "RéparTout")):
            assert not line, "an office in hours of the day"
        if run.text.startswith(("Nuage Hesbaye", "GenSet Meuse")):
            assert line


def test_numbers_that_the_plan_lacks_are_listed_with_their_boxes(kit):
    lines = {(line["name"].partition(",")[0], line["box"]) for line in kit[1]["lines_to_write"]}
    assert len(kit[1]["lines_to_write"]) == 12
    # A row that is still to be filled in lacks its number, whatever page it has.
    assert {box for name, box in lines if name in ("AFSCA", "FAVV")} == {"15", "17", "12"}
    # Messages are passed on by e-mail: that is no number that lacks.
    assert not any(name.startswith("Safeonweb") for name, _box in lines)
    assert "safeonweb.be" in texts(kit[0])[12]


def test_the_kit_says_no_id_and_no_hash(kit):
    typed = "(ENE-P03)"  # by somebody, in an action of a review
    for text in texts(kit[0]):
        text = re.sub(r"\s+", " ", text).replace(typed, "")
        assert not re.search(r"\b[A-Z]{3}-[A-Z]\d\d\b|INC-\d|\b[0-9a-f]{10,}\b|…", text)


@pytest.mark.paper
def test_a_printer_of_one_side_gets_no_blank_back_and_tabs_on_the_right(tmp_path):
    document, told = printed(tmp_path, "--simplex", "--part", "kit,cards", "--lang", "nl")
    assert told["parts"] == ["kit", "cards"]
    assert all(texts(document))
    for page in itertools.islice(document, 4):
        assert min(run.left for run in runs(page)) > 22 * MM - 1


def test_parts_are_numbered_on_their_own_and_begin_on_the_right(tmp_path):
    document, _told = printed(tmp_path, "--part", "forms,cards")
    begun = {
        sign: number
        for number, text in reversed([*enumerate(texts(document), start=1)])
        for sign in re.findall(r"\b[RFK]1\b", text)
    }
    assert begun["F1"] == 1
    assert begun["K1"] % 2 == 1


def test_an_unknown_part_is_refused(company: Company):
    done = company.run("export", "binder", "--part", "kot")
    assert done.code == 2
    assert "kit reference forms cards" in " ".join(done.err.split())
    done = company.run("export", "binder", "--simplex")
    assert done.code == 2
    assert "--format pdf" in done.err


def test_only_a_part_with_forms_takes_paper_numbers(company: Company, tmp_path):
    words = ("export", "binder", "--printed", "--json", "-o")
    without = company.ok(*words, str(tmp_path / "a.md"), "--part", "kit").json
    with_forms = company.ok(*words, str(tmp_path / "b.md"), "--part", "forms", "--forms", "3").json

    assert without["numbers"] == []
    assert len(with_forms["numbers"]) == 3


def test_what_a_fresh_plan_lacks_are_lines_to_write_on_with_their_labels(tmp_path):
    people = [
        word
        for option, name, phone in (
            ("manager", "Ann Sample", "0470000001"), ("deputy", "Bob Sample", "0470000002"),
            ("bcp", "Cas Sample", "0470000003"), ("management", "Dee Sample", "0470000004"),
        )
        for word in (
            "--bcp-manager" if option == "bcp" else f"--{option}", name, f"--{option}-phone", phone,
        )
    ]  # fmt: skip
    fresh = Company(tmp_path)
    fresh.ok("init", str(tmp_path / "plan"), "--name", "Sample", "--lang", "en", *people)
    told = Company(tmp_path / "plan").ok(
        "export", "binder", "--part", "kit,cards", "--format", "json", "--lang", "en"
    )

    pages = [item for item in told.json["chapters"] if item["part"] in ("kit", "cards")]
    assert len(pages) > 20
    assert "to fill in" not in str(pages)
    start = pages[0]
    (report,) = [block for block in start["blocks"] if block.get("columns", [""])[0][:2] == "1."]
    assert report["items"][0]["numbers"] == ["____"]
    # A row that nobody filled in yet is called by what it is for.
    assert '"name":"IT provider","numbers":["____"]' in re.sub(r"\s*([:,\[\]])\s*", r"\1", told.out)


def test_a_function_that_nobody_holds_stays_in_its_column(tmp_path):
    people = [
        word
        for option in ("manager", "deputy", "bcp", "management")
        for word in (
            *("--bcp-manager" if option == "bcp" else f"--{option}", f"Sample {option}"),
            *(f"--{option}-phone", "0470000001"),
        )
    ]
    Company(tmp_path).ok("init", str(tmp_path / "plan"), "--name", "Test", "--lang", "nl", *people)
    target = tmp_path / "flood.pdf"
    words = ("export", "fiche", "flood", "--format", "pdf", "--lang", "nl", "-o", str(target))
    Company(tmp_path / "plan").ok(*words)
    with PdfDocument(target) as document:
        found = [run for page in document for run in runs(page)]
    # The column is 34 mm wide; the box for the time stands beside it.
    named = [run for run in found if run.text.endswith("delijke") and " " not in run.text]
    assert len(named) > 1
    assert [run.text for run in named if run.right > run.left + 34 * MM] == []
