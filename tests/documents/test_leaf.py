"""A fiche on one leaf: sizes, margins, tab, and in each row the number of whom to call."""

import itertools
import re

import pytest
from pypdfium2 import PdfDocument, raw

from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.i18n.labels import label
from incplan.i18n.text.phones import readable_phone
from incplan.store.plan.loader import load_plan
from incplan.vocabulary import Phase
from tests.conftest import DEMO, Company
from tests.documents.runs import MM, runs
from tests.documents.test_leaf_size import lengthen
from tests.effort import sampled

FICHES = tuple(load_plan(DEMO).plan.fiche_ids())
EVERY = tuple(f"{fiche}-{language}" for language in LANGUAGES for fiche in FICHES)
#: The order of tabs: three of the kit before the fiches.
BEFORE = 3


@pytest.fixture(scope="module")
def plan():
    return load_plan(DEMO).plan


@pytest.fixture(params=sampled(EVERY, pytest.mark.paper, EVERY.index("flood-de")), scope="module")
def leaf(request, tmp_path_factory):
    fiche, language = request.param.split("-")
    target = tmp_path_factory.mktemp("leaf") / "leaf.pdf"
    company = Company(DEMO)
    words = ("export", "fiche", fiche, "--lang", language, "--format", "pdf")
    done = company.ok(*words, "--output", str(target), "--json")
    document = PdfDocument(target)
    yield fiche, language, document, done.json
    document.close()


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_it_is_front_and_back(leaf):
    _fiche, _language, document, told = leaf
    assert len(document) == 2
    assert [fit["leaves"] for fit in told["leaves"]] == [1]


def test_no_two_texts_touch_and_none_is_too_small(leaf):
    for page in leaf[2]:
        found = runs(page)
        assert len(found) > 60
        cuts = [(a.text, b.text) for a, b in itertools.combinations(found, 2) if a.cut(b)]
        assert cuts == []
        assert min(run.size for run in found) > 8.95


def test_text_keeps_inside_the_margins(leaf):
    for number, page in enumerate(leaf[2]):
        inner, outer = (22, 17) if number == 0 else (17, 22)
        for run in runs(page):
            assert run.left > inner * MM - 1, run
            assert run.right < (210 - outer) * MM + 2, run
            assert 9 * MM < run.top < run.bottom < 292 * MM, run


def test_its_tab_is_at_the_same_place_on_both_sides(leaf):
    fiche, _language, document, _told = leaf
    top = 10.5 + 23 * (BEFORE + FICHES.index(fiche))
    for number, page in enumerate(document):
        left = 198 if number == 0 else 0
        boxes = [item.get_bounds() for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,))]
        wanted = (left * MM, (297 - top - 23) * MM, (left + 12) * MM, (297 - top) * MM)
        assert any(all(abs(a - b) < 1 for a, b in zip(box, wanted, strict=True)) for box in boxes)


def test_the_row_of_a_measure_has_its_numbers(leaf, plan):
    fiche, _language, document, _told = leaf
    rows = numbered_rows(document)
    measures = {str(int(item.id[-2:])): item for item in plan.fiche(fiche).measures}

    phases = list(Phase)
    assert rows
    assert set(rows) <= set(measures)
    order = [(phases.index(measures[number].phase), int(number)) for number in rows]
    assert order == sorted(order)
    for number, text in rows.items():
        for key in measures[number].contacts[:1]:
            for contact in plan.called(key, fiche)[:1]:
                phones = [item for item in plan.contacts[contact].phones if not item.own_it]
                if phones:
                    assert squeezed(readable_phone(phones[0].value)) in text, (number, contact)


def numbered_rows(document) -> dict[str, str]:
    """The words of each row, from its box number down to the next."""
    rows: dict[str, str] = {}
    for number, page in enumerate(document):
        inner = (22 if number == 0 else 17) * MM
        found = sorted(runs(page), key=lambda run: run.top)
        heads = [
            run
            for run in found
            if re.fullmatch(r"[A-Z]?\d+", run.text) and inner - 1 < run.left < inner + 7 * MM
            if abs(run.size - 12) < 0.1
        ]
        assert not set(rows) & {run.text for run in heads}
        for head, after in itertools.zip_longest(heads, heads[1:]):
            end = after.top - 4 if after else head.top + 75
            rows[head.text] = squeezed(
                "".join(run.text for run in found if head.top - 4 <= run.top < end)
            )
    return rows


@pytest.mark.paper
def test_too_long_a_fiche_is_printed_on_two_leaves_and_said(company: Company, tmp_path):
    lengthen(company, 14)
    target = tmp_path / "fire.pdf"

    done = company.ok("export", "fiche", "fire", "--format", "pdf", "-o", str(target))

    assert "does not fit one leaf" in " ".join((done.out + done.err).split())
    assert len(PdfDocument(target)) in (3, 4)


@pytest.mark.paper
def test_page_one_of_the_kit_marks_what_stands_on_two_leaves(company: Company, tmp_path):
    lengthen(company, 14)
    company.lang = "en"
    words = ("export", "binder", "--part", "kit", "--format", "pdf")
    company.ok(*words, "-o", str(tmp_path / "kit.pdf"))
    first = PdfDocument(tmp_path / "kit.pdf")[0].get_textpage().get_text_range()
    assert first.count("two leaves") == 1


@pytest.mark.paper
def test_the_back_says_when_it_was_tested_and_what_goes_with_it(tmp_path):
    target = tmp_path / "telecom.pdf"
    words = ("export", "fiche", "telecom", "--format", "pdf", "--lang", "en")
    Company(DEMO).ok(*words, "--output", str(target))
    back = PdfDocument(target)[1].get_textpage().get_text_range()
    assert "Last tested: never." in back
    assert "(BCP-2026-03)" in back
    assert "recovery board" in back


def test_markdown_has_the_box_and_the_id_that_commands_take(company: Company):
    told = company.ok("export", "fiche", "fire", "--format", "md").out
    assert "- [ ] 2 (FIR-A02) " in told


def test_a_fiche_on_two_leaves_says_on_each_side_where_it_goes_on(tmp_path):
    plan = DEMO.parent / "ateliers-ardenne-eifel"
    target = tmp_path / "leaf.pdf"
    words = ("--lang", "de", "--format", "pdf", "--output", str(target), "--json")
    told = Company(plan).ok("export", "fiche", "flood", *words).json
    assert [fit["leaves"] for fit in told["leaves"]] == [2]
    with PdfDocument(target) as document:
        pages = [[run.text for run in runs(page) if run.size > 9.4] for page in document]
        titles = [max(runs(page), key=lambda run: run.size) for page in document]
    assert len(pages) == 4
    assert all(run.size > 15 and run.top < 25 * MM for run in titles)
    overleaf, next_leaf = "Fortsetzung auf der Rückseite", "Fortsetzung auf dem nächsten Blatt"
    feet = [
        [sign for sign in (overleaf, next_leaf) if squeezed(sign) in squeezed("".join(page))]
        for page in pages
    ]
    assert feet == [[overleaf], [next_leaf], [overleaf], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_label_of_a_tab_is_short_enough_for_it(language):
    say = translator(language)
    for fiche in FICHES:
        assert len(label(say, f"fiche.tab.{fiche}").partition(" (")[0]) <= 12, fiche
