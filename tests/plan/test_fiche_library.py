"""The shipped fiches: complete, in four languages of equal weight, numbered without gaps."""

import re
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from incplan.plan.files.fiches import CommonBlocks, Fiche, Measure
from incplan.plan.library.keywords import suggest_fiches
from incplan.plan.values.reading import check
from incplan.plan.values.scalars import PlanFileModel, Text
from incplan.store.disk.resources import data_file, fiches_dir
from incplan.store.plan.loader import load_library
from incplan.store.yaml.document import read_document
from incplan.vocabulary import LANGUAGES, Level
from tests.plan.library_texts import copies, foreign_words, phone_numbers, texts, words

FILES: Final = sorted(fiches_dir().glob("*.yaml"))
LIBRARY, COMMON = load_library()
FICHES: Final = tuple(LIBRARY.values())
#: Longest text by the last part of its route; anything else fits in two printed lines.
LONGEST: Final = {"scenario": 700, "title": 60}
LONGEST_LINE: Final = 180
#: Below this length a word more or less says nothing about the content.
SHORT: Final = 60
OBLIGATIONS: Final = data_file("obligations.be.yaml")

by_fiche = pytest.mark.parametrize("fiche", FICHES, ids=lambda fiche: fiche.id)
by_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def load(file: Path) -> PlanFileModel:
    """The model of a file; it refuses roles, contact rows, risks and phases nobody knows."""
    read = read_document(file, file.name)
    assert not read.diagnostics
    assert read.value is not None
    model = CommonBlocks if file.stem == "common" else Fiche
    return check(model, read.value.data)


def versions(text: Text) -> dict[str, str]:
    return dict(text.translations)


def measures(fiche: Fiche | CommonBlocks) -> tuple[Measure, ...]:
    return fiche.measures if isinstance(fiche, Fiche) else (*fiche.opening, *fiche.closing)


@by_file
def test_every_file_loads_under_its_own_name(file: Path) -> None:
    loaded = load(file)
    assert isinstance(loaded, Fiche | CommonBlocks)
    assert loaded.id == file.stem


@by_file
def test_every_text_exists_in_the_four_languages(file: Path) -> None:
    for route, text in texts(load(file)):
        assert not text.plain, f"{route}: one text for all languages"
        assert set(versions(text)) == set(LANGUAGES), route
        assert all(len(words(item)) >= 1 for item in versions(text).values()), route


@by_file
def test_no_text_was_left_in_another_language(file: Path) -> None:
    found = [
        f"{route} ({language}): {sorted(foreign)} in {item!r}"
        for route, text in texts(load(file))
        for language, item in text.translations
        if (foreign := foreign_words(item, language))
    ]
    found += [
        f"{route}: {same}" for route, text in texts(load(file)) if (same := copies(versions(text)))
    ]
    assert not found, "\n".join(found)


@by_file
def test_texts_are_short_enough_to_read_under_stress(file: Path) -> None:
    found = [
        f"{route} ({language}): {len(item)} characters"
        for route, text in texts(load(file))
        for language, item in text.translations
        if len(item) > LONGEST.get(route.rpartition(".")[2], LONGEST_LINE)
    ]
    assert not found, "\n".join(found)


@by_file
def test_the_four_versions_say_about_as_much(file: Path) -> None:
    found = []
    for route, text in texts(load(file)):
        lengths = {language: len(item) for language, item in text.translations}
        longest, shortest = max(lengths.values()), min(lengths.values())
        if longest > SHORT and longest > 2 * shortest:
            found.append(f"{route}: {lengths}")
    assert not found, "\n".join(found)


@by_file
def test_telephone_numbers_are_left_to_the_contacts(file: Path) -> None:
    found = [
        f"{route} ({language}): {numbers}"
        for route, text in texts(load(file))
        for language, item in text.translations
        if (numbers := phone_numbers(item))
    ]
    assert not found, "\n".join(found)


@by_fiche
def test_ids_carry_the_prefix_and_have_no_gaps(fiche: Fiche) -> None:
    series = {
        "P": [item.id for item in fiche.preventive],
        fiche.measures[0].id[4]: [item.id for item in fiche.measures],
        "Q": [item.id for item in fiche.review_questions],
    }
    for letter, ids in series.items():
        expected = [f"{fiche.prefix}-{letter}{place:02}" for place in range(1, len(ids) + 1)]
        assert sorted(ids) == expected, "one added later stands in its phase with the next number"


def test_the_common_blocks_are_numbered_without_gaps() -> None:
    assert COMMON is not None
    for letter, block in (("A", COMMON.opening), ("Z", COMMON.closing)):
        expected = [f"CMN-{letter}{place:02}" for place in range(1, len(block) + 1)]
        assert [item.id for item in block] == expected


def test_no_two_fiches_share_a_prefix_or_an_id() -> None:
    prefixes = ["CMN", *(fiche.prefix for fiche in FICHES)]
    assert len(set(prefixes)) == len(prefixes)
    ids = [
        item.id
        for fiche in FICHES
        for item in chain(fiche.preventive, fiche.measures, fiche.review_questions)
    ]
    assert len(set(ids)) == len(ids)


@by_fiche
def test_every_heading_of_the_structure_is_filled_in(fiche: Fiche) -> None:
    for heading in (
        "sources", "preventive", "measures", "do", "dont", "eradication", "deactivation",
        "review_questions", "obligations", "required_contacts", "recommended_contacts",
        "terms", "user_card", "helpdesk_card",
    ):  # fmt: skip
        assert getattr(fiche, heading), heading
    assert set(fiche.level_hints) == set(Level)
    assert all(item.check for item in fiche.preventive)


@by_fiche
def test_the_first_measures_are_due_first(fiche: Fiche) -> None:
    phases = [list(type(item.phase)).index(item.phase) for item in fiche.measures]
    assert phases == sorted(phases)
    assert phases[0] == 0


@by_fiche
def test_each_source_names_a_page_or_an_authority(fiche: Fiche) -> None:
    for source in fiche.sources:
        assert source.seen <= fiche.last_verified
        assert source.url is None or re.match(r"https://[a-z0-9.-]+\.[a-z]{2,}(/|$)", source.url)
    assert any(source.url for source in fiche.sources)


@by_fiche
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_keywords_find_a_fiche_in_each_language(fiche: Fiche, language: str) -> None:
    own = fiche.keywords.get(language, ())
    assert own, "no keywords"
    assert suggest_fiches(" ".join(own), FICHES)[0] == fiche.id


@by_file
def test_obligations_are_those_of_the_shipped_list(file: Path) -> None:
    read = read_document(OBLIGATIONS, OBLIGATIONS.name)
    assert read.value is not None
    rows = read.value.data["duties"]
    known = set(rows) if isinstance(rows, dict) else {row["id"] for row in rows}
    loaded = load(file)
    assert isinstance(loaded, Fiche | CommonBlocks)
    named = {key for item in measures(loaded) for key in item.obligations}
    if isinstance(loaded, Fiche):
        named |= set(loaded.obligations)
    assert named <= known


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Débrancher le câble et téléphoner au helpdesk.", "nl"),
        ("Netwerkkabel uittrekken, het toestel laten aanstaan.", "de"),
        ("Netzwerkkabel ziehen und den Helpdesk anrufen.", "en"),
        ("Unplug the cable and phone the helpdesk.", "fr"),
    ],
)
def test_a_text_of_another_language_is_noticed(text: str, language: str) -> None:
    assert foreign_words(text, language)
    right = {"nl": "fr", "de": "nl", "en": "de", "fr": "en"}[language]
    assert not foreign_words(text, right)
    assert copies({right: text, language: text})


def test_a_telephone_number_in_a_text_is_noticed() -> None:
    assert phone_numbers("Appeler le 078 170 170.")
    assert phone_numbers("Call +32 2 501 05 60.")
    assert not phone_numbers("Bel 112; art. 34, 24 u., 15 min., CyFun 2025, 3-2-1.")
