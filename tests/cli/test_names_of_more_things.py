"""Incidents by their titles, tasks and measures by their texts: what has a name is called by it."""

import pytest

from tests.conftest import Company
from tests.scenes import scene

LEAK = "Fuite d'eau chez le voisin, cave de Gand"


@scene
def two(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", LEAK, "--no-activity", "--people", "none", "--level", "minor")
    company.ok("declare", "Incendie à l'entrepôt", "--type", "fire", "--level", "major",
               "--reason", "tout brûle")  # fmt: skip
    return company


def incident(company: Company, *words: str) -> str:
    found: str = company.ok(*words, "--json").json["incident"]
    return found


@pytest.mark.parametrize("typed", ["fuite", "FUITE D EAU", "cave", "voisin"])
def test_an_incident_by_the_words_of_its_title(two: Company, typed: str):
    assert incident(two, "log", "seaux posés", "-i", typed) == incident(two, "log", "x", "-i", "6")
    assert two.ok("status", typed, "--json").json["incidents"][0]["title"] == LEAK


def test_a_title_that_fits_several_is_listed_and_nothing_is_recorded(two: Company):
    two.ok("declare", "Fuite de gaz", "--no-activity", "--people", "none", "--level", "minor")
    before = two.files()
    refused = two.refused("log", "x", "-i", "fuite", "--json").json["errors"][0]
    assert [item["params"]["name"] for item in refused["details"]] == [LEAK, "Fuite de gaz"]
    assert two.files() == before
    assert incident(two, "log", "x", "-i", "gaz").startswith("INC-2026-008")


def test_a_closed_title_takes_no_fact_of_today(two: Company):
    two.ok("show", "phishing")
    refused = two.refused("log", "x", "-i", "phishing", "--json").json["errors"][0]
    assert refused["code"] == "late_needs_whole_id"
    assert two.refused("log", "x", "-i", "9", "--json").json["errors"][0]["code"] == (
        "unknown_incident"  # a number is no word of a title
    )


@pytest.mark.parametrize(
    ("typed", "task"),
    [
        ("endiguer", "minor.1"),
        ("het incident ind", "minor.1"),
        ("conta", "minor.1"),
        ("prevenir d abord", "COM-B01"),
    ],
)
def test_a_task_by_the_beginning_of_its_text(two: Company, typed: str, task: str):
    two.lang = "nl"
    assert two.ok("done", typed, "-i", "6", "--json").json["tasks"] == [task]


def test_a_task_is_never_guessed_from_a_later_word(two: Company):
    before = two.files()
    two.refused("done", "abord", "-i", "6", code=2)
    several = two.refused("done", "not", "-i", "6", "--json", code=2).json["errors"][0]
    assert several["code"] == "ambiguous_name"
    assert all(item["params"]["id"].isdecimal() for item in several["details"])
    assert two.files() == before


@pytest.mark.parametrize("typed", ["incend", "Brand", "Feu", "fire", "fiche:incendie"])
def test_a_fiche_that_is_handed_out_by_its_name(company: Company, typed: str):
    company.by = "nadia"
    if typed == "Feu":
        company.refused("distribute", typed, "--to", "joris", code=2)
        return
    assert company.ok("distribute", typed, "--to", "joris", "--json").json["part"] == "fire"


def test_people_by_name_where_copies_and_sessions_are_recorded(company: Company):
    company.by = "nadia"
    company.ok("distribute", "classeur", "--to", "joris")
    company.ok("received", "joris van")
    company.ok("awareness", "record", "dix minutes", "--present", "Élodie")


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_a_list_of_measures_speaks_the_readers_language(company: Company, language: str):
    company.lang = language
    refused = company.refused("adopt", "FIR", "--json", code=2).json["errors"][0]
    first = refused["details"][0]["params"]
    assert first["id"] == "FIR-P01"
    words = {"nl": "Schriftelijke", "fr": "Analyse", "de": "Schriftliche", "en": "Written"}
    assert first["name"].startswith(words[language])


def test_more_things_by_their_names(two: Company):
    two.ok("adopt", "clapets anti", "--planned", "--due", "2027-01-01")
    two.ok("actions", "done", "avis de temp", "--evidence", "facture 12")
    two.ok("tests", "record", "incendie", "--form", "tabletop_90")
    two.ok("accept", "RCO008", "télécom sambre", "--reason", "x", "--until", "2027-01-01",
           "--by", "claire")  # fmt: skip
    two.ok("review", "answer", "enseignements=appeler plus tôt", "-i", "5")
    two.ok("communicate", "record", "x", "--to", "personnel", "--medium", "sms", "-i", "6")
    two.ok("report", "--for", "direction", "-i", "7")


def test_a_removal_names_the_incident(two: Company):
    two.ok("log", "le nom d'un patient", "-i", "6")
    two.ok("log", "autre chose", "-i", "7")
    gone = two.ok("redact", "last", "-i", "fuite", "--reason", "demande", "--json").json
    assert "INC-2026-006" in gone["path"]
    assert two.refused("redact", "last", "--reason", "demande").code == 5
