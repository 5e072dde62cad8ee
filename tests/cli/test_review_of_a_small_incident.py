"""The review of a minor incident asks the same on the screens, on paper and on the blank form."""

import pytest

from tests.conftest import Company
from tests.scenes import scene

UNASKED = {
    "en": "not asked for a minor incident",
    "fr": "non demandé pour un incident mineur",
    "nl": "niet gevraagd bij een beperkt incident",
    "de": "bei einem begrenzten Vorfall nicht gefragt",
}
TO_FILL = "\\[to fill in\\]"


@scene
def jammed(company: Company) -> Company:
    """A conveyor that jammed; why was looked for in vain."""
    company.by = "nadia"
    company.ok("declare", "Le convoyeur du quai se bloque", "--level", "minor")
    company.ok("done", "cause", "--not-found", "rouleaux démontés")
    company.ok("close", "--waive", "duties", "--reason", "réglé")
    return company


def test_the_paper_asks_what_the_screens_ask(jammed: Company):
    """Eight at most: five rows, and three on a cause that was not found."""
    opened = jammed.ok("review", "--json").json["problems"]
    text = jammed.ok("export", "pir").out

    assert text.count(TO_FILL) == len(opened) == 7  # what was tried has been said
    assert text.count(UNASKED["en"]) >= 20
    assert "☐" not in text


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_what_is_not_asked_is_told_in_the_language_of_the_reader(jammed: Company, language: str):
    assert UNASKED[language] in jammed.ok("export", "pir", "--lang", language).out


def test_what_is_answered_all_the_same_is_printed(jammed: Company):
    jammed.ok("review")
    jammed.ok("review", "answer", "useful=le mot au quai")
    jammed.ok("review", "answer", "readiness=fully_prepared")
    jammed.ok("review", "answer", "next_step=user les rouleaux neufs")

    text = jammed.ok("export", "pir").out

    assert "le mot au quai" in text
    assert text.count("☒") == 1
    assert text.count("☐") == 2
    assert "next step: user les rouleaux neufs" in text


def test_what_was_tried_in_vain_is_not_shown_as_the_cause(jammed: Company):
    jammed.ok("review")
    for words in (("pir",), ("register",)):
        text = jammed.ok("export", *words).out
        assert "not found; tried: rouleaux démontés" in text
        assert "| Cause | rouleaux" not in text
    entry = jammed.ok("register", "--json").json["entries"][-1]
    assert (entry["cause"], entry["efforts"]) == ("", "rouleaux démontés")


def test_nothing_is_said_on_time_where_nothing_was_promised(jammed: Company):
    """No plain "no" to "in time?", which would contradict the sentence below it."""
    text = jammed.ok("export", "pir").out
    (line,) = (line for line in text.split("\n") if line.startswith("| Internal communication"))

    assert "no message recorded" in line
    assert "whether in time is not said" in line


def test_the_blank_form_says_which_lines_a_small_incident_is_asked(company: Company):
    text = company.ok("export", "forms").out

    assert "Asked of a minor incident: only 2 9 15; of a weak signal: 2." in text
    assert "Asked of a minor incident: only 17-22; of a weak signal: 17." in text
