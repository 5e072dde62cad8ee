"""`declare` proposes the fiche from the words somebody typed, in four languages."""

from typing import Final

import pytest

from incplan.frozen import replace
from incplan.plan.files.fiches import Fiche
from incplan.plan.library.keywords import suggest_fiches
from incplan.store.plan.loader import load_library
from tests.conftest import Company
from tests.fiches.sentences import ABOUT, ABOUT_NOTHING, ABOUT_TWO, MISTYPED
from tests.fiches.sentences_by_night import REPORTED

FICHES: Final = tuple(load_library()[0].values())
SENTENCES: Final = [(text, fiche) for fiche, texts in ABOUT.items() for text in texts]


@pytest.mark.parametrize(("text", "fiche"), SENTENCES)
def test_a_sentence_points_to_its_fiche(text: str, fiche: str) -> None:
    assert suggest_fiches(text, FICHES)[:1] == (fiche,)


@pytest.mark.parametrize(("fiche", "text"), REPORTED)
def test_what_is_reported_at_night_is_understood(fiche: str, text: str) -> None:
    assert suggest_fiches(text, FICHES)[:1] == ((fiche,) if fiche else ())


@pytest.mark.parametrize(("text", "fiche"), MISTYPED.items())
def test_slips_of_the_keys_are_forgiven(text: str, fiche: str) -> None:
    assert suggest_fiches(text, FICHES)[:1] == (fiche,)


@pytest.mark.parametrize("text", ABOUT_NOTHING)
def test_everyday_sentences_point_nowhere(text: str) -> None:
    assert suggest_fiches(text, FICHES) == ()


@pytest.mark.parametrize(("text", "fiches"), ABOUT_TWO.items())
def test_a_sentence_about_two_things_proposes_both(text: str, fiches: set[str]) -> None:
    assert set(suggest_fiches(text, FICHES)) == fiches


def fiche_with(*keywords: str) -> Fiche:
    return replace(FICHES[0], keywords={"en": keywords})


@pytest.mark.parametrize(
    ("keyword", "text", "found"),
    [
        ("solvent", "Solvents on the floor", True),
        ("solvent", "Solvnet on the floor", True),
        ("solvent", "Silvent on the floor", True),
        ("solvent", "Sylvant on the floor", False),
        ("solvent", "A solvency question", False),
        ("acid", "Acids on the floor", False),
        ("acid", "Acid on the floor", True),
        ("spilled drum", "They spilled a drum", False),
        ("spilled drum", "A SPILLED drum!", True),
        ("bücher", "Bucher", True),
        ("roof + leaks", "It leaks through the roof", True),
        ("roof + leaks", "The roof is dry", False),
        ("drum + fell over", "The drum fell over", True),
        ("drum + fell over", "The drum fell and it is over", False),
        ("solvent + floor", "Floors wet with solvents", True),
    ],
)
def test_how_a_keyword_is_met(keyword: str, text: str, found: bool) -> None:
    assert bool(suggest_fiches(text, [fiche_with(keyword)])) is found


def test_a_phrase_that_does_not_count_hides_only_itself() -> None:
    fiche = fiche_with("acid", "-acid test")
    assert not suggest_fiches("The acid test of the plan", [fiche])
    assert suggest_fiches("The acid test: acid on the floor", [fiche])


def test_the_other_fiches_are_shown_beside_the_one_taken(company: Company) -> None:
    done = company.ok("declare", "Stroompanne en geen internet meer", "--by", "nadia")
    assert "Deduced from the text: Telecom" in done.out
    assert "Could also be: Energy (electricity) (electricity)" in done.out


def test_other_types_are_told_to_programs(company: Company) -> None:
    result = company.ok(
        "declare", "Flood in the basement, power cut since 6", "--by", "nadia", "--json"
    ).json
    assert result["type_suggested"] is True
    assert {result["type"], *result["other_types"]} == {"flood", "electricity"}


def test_a_type_that_is_given_is_taken(company: Company) -> None:
    words = ("declare", "Brand in het magazijn", "--type", "electricity", "--by", "nadia")
    result = company.ok(*words, "--json").json
    assert (result["type"], result["type_suggested"]) == ("electricity", False)
    assert result["other_types"] == ["fire"]
