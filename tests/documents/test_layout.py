"""The acceptance checks of paper on three plans: five people, the demonstration, 120 people."""

import math
import re
from dataclasses import dataclass
from functools import cached_property

import pytest
from pypdfium2 import PdfDocument

from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.i18n.text.phones import readable_phone
from incplan.plan.plan import Plan
from incplan.store.plan.loader import load_plan
from incplan.vocabulary import Phase
from tests.conftest import ROOT, Company
from tests.documents.layout import (
    MACHINE_WORDS,
    badly_divided,
    fonts,
    greys,
    outside,
    page_faults,
    wrong_signs,
)
from tests.documents.runs import MM, Run, runs
from tests.documents.test_kit import printed
from tests.documents.test_leaf import numbered_rows, squeezed
from tests.effort import sampled

SMALL, DEMO, LARGE = "drukkerij-lindeboom", "mosan-leie-foods", "ateliers-ardenne-eifel"
EVERY = tuple(f"{plan}/{lang}" for plan in (SMALL, DEMO, LARGE) for lang in LANGUAGES)
#: Pages before the fiches where each piece has one.
PIECES = 6
#: People and activities on a page at the most.
MOST_PEOPLE, MOST_ACTIVITIES = 18, 9


@dataclass
class Kit:
    """A printed kit, what the command said, and the plan behind it."""

    plan: Plan
    language: str
    document: PdfDocument
    told: dict

    @cached_property
    def runs(self) -> list[list[Run]]:
        """The texts of each page with their boxes."""
        return [runs(page) for page in self.document]

    @cached_property
    def fronts(self) -> list[int]:
        """Page numbers on which the fiches begin."""
        start = translator(self.language).t("Start (T0)")
        return [
            number
            for number, page in enumerate(self.document, start=1)
            if page.get_height() > page.get_width()
            and start in page.get_textpage().get_text_range()
        ]

    def pages_of(self, place: int) -> list:
        """The pages of one fiche."""
        fronts = [*self.fronts, len(self.document) + 1]
        return [self.document[n - 1] for n in range(fronts[place], fronts[place + 1])]


@pytest.fixture(
    params=sampled(EVERY, pytest.mark.paper, EVERY.index(f"{SMALL}/nl")), scope="module"
)
def kit(request, tmp_path_factory):
    plan, language = request.param.split("/")
    root = ROOT / "plans" / plan
    folder = tmp_path_factory.mktemp("kit")
    document, told = printed(folder, "--part", "kit", "--lang", language, plan=root)
    yield Kit(load_plan(root).plan, language, document, told)
    document.close()


def test_pages_stay_within_the_budget(kit):
    people = len({key for role in kit.plan.file.roles.values() for key in role.people})
    extra = math.ceil(people / MOST_PEOPLE) - 1
    extra += math.ceil(len(kit.plan.activities) / MOST_ACTIVITIES) - 1
    extra += 2 if people > 25 else 0  # the rows of every incident and helpers with long names
    before = kit.fronts[0] - 1
    assert PIECES <= before <= PIECES + extra + (PIECES + extra) % 2
    assert len(kit.document) == before + sum(2 * fit["leaves"] for fit in kit.told["leaves"])
    assert "112" in kit.document[0].get_textpage().get_text_range()


def test_each_fiche_begins_on_the_right_and_fits_or_is_said(kit):
    assert len(kit.fronts) == len(kit.told["leaves"]) == len(kit.plan.fiche_ids())
    assert all(number % 2 for number in kit.fronts)
    long = {fit["fiche"] for fit in kit.told["leaves"] if fit["leaves"] > 1}
    for place, fit in enumerate(kit.told["leaves"]):
        assert len(kit.pages_of(place)) == 2 * fit["leaves"]
        assert bool(fit["longest"]) == (fit["fiche"] in long)
    marked = kit.document[0].get_textpage().get_text_range()
    assert marked.count(translator(kit.language).t("two leaves")) == len(long)


def test_a_row_has_the_number_of_everybody_whom_it_names(kit):
    for place, fit in enumerate(kit.told["leaves"]):
        rows = numbered_rows(kit.pages_of(place))
        measures = {str(int(m.id[-2:])): m for m in kit.plan.fiche(fit["fiche"]).measures}
        assert rows.keys() <= measures.keys()
        order = [(list(Phase).index(measures[key].phase), int(key)) for key in rows]
        assert order == sorted(order)
        for key, text in rows.items():
            for called in measures[key].contacts[:1]:
                for contact in kit.plan.called(called, fit["fiche"])[:1]:
                    phones = [item for item in kit.plan.contacts[contact].phones if not item.own_it]
                    if phones:
                        number = squeezed(readable_phone(phones[0].value))
                        assert number in text, (fit["fiche"], key, contact)


def test_no_texts_touch_and_none_is_small(kit):
    assert list(page_faults(kit.runs, 9)) == []


def test_texts_keep_inside_the_margins(kit):
    for number, (page, found) in enumerate(zip(kit.document, kit.runs, strict=True), start=1):
        assert outside(found, page.get_width(), page.get_height(), number) == [], number


def test_fonts_are_the_bundled_ones_and_letters_survive_a_copy(kit):
    assert len(fonts(kit.document)) <= 3
    assert all(name.startswith("SourceSans3") for name in fonts(kit.document))
    assert greys(kit.document) == set()


def test_each_person_stands_once(kit):
    tall = [page for page in kit.document if page.get_height() > page.get_width()]
    title = squeezed(translator(kit.language).t("Each person once"))
    pages = [squeezed(page.get_textpage().get_text_range()) for page in tall]
    listed = "".join(text for text in pages if title in text)
    held = {key for role in kit.plan.file.roles.values() for key in role.people}
    for key in held:
        contact = kit.plan.contacts[key]
        if contact.kind == "person":
            # A hyphen at the end of a line is read back as a sign of its own.
            name = re.sub(r"[^\w]", "", contact.name)
            assert re.sub(r"[^\w]", "", listed).count(name) == 1, contact.name


def test_the_board_has_four_times_and_days_for_each_activity(kit):
    boards = [page for page in kit.document if page.get_width() > page.get_height()]
    found = [run.text for page in boards for run in runs(page)]
    assert len(boards) == math.ceil(len(kit.plan.activities) / MOST_ACTIVITIES)
    assert found.count(":") >= 4 * len(kit.plan.activities)
    assert found.count("/") >= 4 * len(kit.plan.activities)


def test_it_says_no_machine_word_and_its_signs_are_printed_ones(kit):
    for number, page in enumerate(kit.document, start=1):
        text = page.get_textpage().get_text_range()
        said = re.sub(r"\s+", " ", text).replace("(ENE-P03)", "")  # typed in an action of a review
        assert MACHINE_WORDS.findall(said) == [], number
        assert translator(kit.language).t("[to fill in]") not in text
        if kit.language in kit.plan.file.languages:  # else texts of the plan are in another
            assert wrong_signs(text, kit.language) == [], number


@pytest.mark.paper
@pytest.mark.parametrize("edition", EVERY)
@pytest.mark.parametrize("document", ["binder", "plan", "activities", "calendar"])
def test_other_documents_have_no_text_over_another_and_none_under_eight_points(
    edition, document, tmp_path
):
    plan, language = edition.split("/")
    target = tmp_path / "out.pdf"
    parts = ("--part", "reference,cards") if document == "binder" else ()
    words = ("export", document, *parts, "--lang", language)
    Company(ROOT / "plans" / plan).ok(*words, "--output", str(target))
    made = PdfDocument(target)
    assert list(page_faults(map(runs, made), 8)) == []
    typed = Company(ROOT / "plans" / plan).ok(*words).out
    assert badly_divided(made, typed) == []


@pytest.mark.paper
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", ["register", "pir"])
def test_a_page_for_management_says_nothing_for_machines(document, language, tmp_path):
    target = tmp_path / "out.pdf"
    part = ("INC-2026-005",) if document == "pir" else ()
    words = ("export", document, *part, "--lang", language, "--output", str(target))
    Company(ROOT / "plans" / DEMO).ok(*words)
    made = PdfDocument(target)
    text = made[0].get_textpage().get_text_range()
    assert MACHINE_WORDS.findall(text) == []
    assert translator(language).t("[to fill in]") not in text
    assert list(page_faults([runs(made[0])], 8)) == []


#: Documents of incidents: titles, types and times of any length.
OF_INCIDENTS = tuple(
    f"{document} {language}"
    for language in LANGUAGES
    for document in ("journal 002", "journal 005", "pir 002", "register")
)


@pytest.mark.parametrize("wanted", sampled(OF_INCIDENTS, pytest.mark.paper, 0))
def test_no_text_about_an_incident_lies_over_another(wanted, tmp_path):
    *document, language = wanted.split()
    words = ("export", *document, "--lang", language, "--output", str(tmp_path / "out.pdf"))
    Company(ROOT / "plans" / DEMO).ok(*words)
    assert list(page_faults(map(runs, PdfDocument(tmp_path / "out.pdf")), 8)) == []


@pytest.mark.paper
def test_the_same_plan_gives_the_same_bytes(tmp_path):
    made = []
    for name in ("a.pdf", "b.pdf"):
        words = ("export", "binder", "--part", "kit", "--format", "pdf", "--lang", "de")
        Company(ROOT / "plans" / SMALL).ok(*words, "--output", str(tmp_path / name))
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert len(made[0]) < 1_500_000
    assert abs(210 * MM - PdfDocument(made[0])[0].get_width()) < 1
