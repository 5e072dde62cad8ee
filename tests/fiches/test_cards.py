"""The cards on the screen: five headings, six steps, 80 columns, numbers to call."""

import re

import pytest

from incplan.store.plan.loader import load_library
from tests.conftest import Company

FICHES = sorted(load_library()[0])
#: What the cards of some fiches speak of.
SPOKEN_OF = {"fire": "112", "phishing": "Card Stop"}


@pytest.mark.parametrize("lang", ["fr", "nl", "de", "en"])
@pytest.mark.parametrize("fiche", FICHES)
def test_a_fiche_reads_at_80_columns_in_its_structure(company: Company, lang, fiche) -> None:
    company.lang = lang
    rows = company.ok("fiche", fiche).out.splitlines()

    assert max(len(row) for row in rows) <= 80
    headings = [row[:2] for row in rows if row[:2] in ("1.", "2.", "3.", "4.", "5.")]
    assert headings == ["1.", "2.", "3.", "4.", "5."]
    assert sum(1 for row in rows if re.match(r"(Step|Étape|Stap|Schritt) [1-6]", row)) == 6


def test_the_phases_are_said_once_each(company: Company) -> None:
    rows = company.ok("fiche", "ransomware").out.splitlines()
    phases = [row for row in rows if row in ("  First 15 minutes", "  First hour")]
    assert phases == ["  First 15 minutes", "  First hour"]


@pytest.mark.parametrize("card", ["--user", "--helpdesk"])
@pytest.mark.parametrize("fiche", FICHES)
def test_a_card_is_one_page_with_a_number_to_call(company: Company, fiche, card) -> None:
    rows = company.ok("fiche", fiche, card).out.splitlines()

    assert len(rows) <= 50
    assert max(len(row) for row in rows) <= 80
    assert any(row.startswith("  1. ") for row in rows)
    assert any("+32" in row for row in rows[rows.index("CALL") :])


@pytest.mark.parametrize("fiche", FICHES)
def test_a_card_for_everybody_gives_the_numbers_it_speaks_of(company: Company, fiche) -> None:
    said, called = company.ok("fiche", fiche, "--user").out.split("CALL")
    words = " ".join(said.split())
    assert SPOKEN_OF.get(fiche, "") in words
    assert ("112" in words) <= ("112: 112" in called)
    for name in ("Card Stop", "fraud line"):
        assert (name in words) <= ("+32 78 170 170" in called and "+32 2 000 00 80" in called)
    if "112: 112" in called:
        assert called.index("112: 112") < called.index("Helpdesk operator: GSM de garde")


def test_the_cards_to_cut_out_carry_the_numbers_too(company: Company) -> None:
    binder = company.ok("export", "binder", "--format", "md").out
    cards = binder[binder.index("## Wallet card") - 30_000 :]
    card = cards[cards.index("### Phishing") :].split("\n## ")[0]
    assert "**Card Stop** | +32 78 170 170" in card
    assert "+32 2 000 00 80" in card


def test_a_decision_is_asked_for_where_somebody_can_answer(company: Company, monkeypatch) -> None:
    from incplan.cli.commands.response.done import tasks

    company.by = "nadia"
    company.ok("declare", "Ransomware", "--level", "major", "--reason", "server")
    asked: list[str] = []

    def answer(question: str, default: str = "") -> str:
        asked.append(question)
        return "no payment" if len(asked) == 1 else "insurer and police agree"

    monkeypatch.setattr(tasks, "can_ask", lambda **_words: True)
    monkeypatch.setattr(tasks, "ask", answer)
    company.ok("done", "RAN-A16")

    assert "What was decided?" in asked[0]
    journal = company.ok("export", "journal").out
    assert "no payment" in journal
    assert "insurer and police agree" in journal


def test_a_decision_needs_its_words_where_nobody_can_answer(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Ransomware", "--level", "major", "--reason", "server")
    assert "--decision" in company.refused("done", "RAN-A16").err


@pytest.mark.parametrize(
    ("lang", "basis", "duty", "source"),
    [
        ("fr", "Code du bien-être au travail", "(work_accident_very_serious)", "SPF Emploi"),
        ("nl", "Codex over het welzijn op het werk", "Klacht indienen", "FOD WASO"),
        ("de", "Wohlbefinden bei der Arbeit", "(insurer_claim)", "FÖD Beschäftigung"),
        ("en", "Code of well-being at work", "(environment)", "FPS Employment"),
    ],
)
def test_a_card_says_what_it_rests_on(
    company: Company, lang: str, basis: str, duty: str, source: str
) -> None:
    company.lang = lang
    said = " ".join(company.ok("fiche", "fire").out.split())
    assert basis in said
    assert duty in said
    assert source in said
    card = company.ok("fiche", "fire", "--json").json
    assert {item["seen"] for item in card["sources"]} == {"2026-11-23", "2026-11-25"}
    assert {item["id"] for item in card["duties"]} >= {"insurer_claim", "food_safety"}


def test_the_printed_plan_names_legal_bases_and_sources(company: Company) -> None:
    company.lang = "nl"
    plan = company.ok("export", "plan", "--lang", "nl").out
    assert "Codex over het welzijn op het werk, III.3" in plan
    assert "Lokale politie, zone 5391" in plan
