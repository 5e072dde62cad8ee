"""Words that stand where an answer should and are none."""

import pytest

from incplan.plan.values.answers import answered, considered, is_answer, says_none, says_not_yet
from incplan.plan.values.scalars import Text


@pytest.mark.parametrize(
    "words",
    [
        *("none", "None.", "No", "n/a", "N/A", "not applicable", "no penalty agreed", "nil"),
        *("aucune", "Aucune pénalité prévue au contrat", "néant", "NEANT", "sans objet", "s.o."),
        *("geen", "Geen boete afgesproken", "n.v.t.", "nihil", "niet van toepassing"),
        *("keine", "Keine Vertragsstrafe vereinbart", "entfällt", "nicht zutreffend", "k.A."),
        *("-", "--", "—", "/", "0", "0 %", "0 EUR", "(none)", "« aucune »"),
    ],
)
def test_no_such_thing(words: str) -> None:
    assert says_none(words)
    assert not is_answer(words)
    assert considered(Text(plain=words))


@pytest.mark.parametrize(
    "words",
    [
        *("tbd", "TBD", "to be defined... tbd", "?", "???", "...", "…", "unknown"),
        *("to complete", "to be completed", "to define"),
        *("à compléter", "à définir", "inconnue", "pas encore connu, à préciser"),
        *("nog te bepalen", "in te vullen", "onbekend"),
        *("noch zu klären", "noch offen", "unbekannt"),
    ],
)
def test_nobody_knows_yet(words: str) -> None:
    assert says_not_yet(words)
    assert not is_answer(words)
    assert not considered(Text(plain=words))


@pytest.mark.parametrize(
    "words",
    [
        *("10 % an hour", "500 EUR par heure de retard", "no penalty in the first month, then 5 %"),
        *("20", "C-2023-019", "NO-17", "Договор 5", "暂停", "see annex 3", "pas de frais d'appel"),
        *("crédit de service", "Gutschrift von 5 %", "nonante euros", "Sanktion"),
    ],
)
def test_what_says_something(words: str) -> None:
    assert is_answer(words)
    assert answered(Text(plain=words))


def test_one_language_is_enough() -> None:
    assert answered(Text(translations=(("fr", "aucune"), ("nl", "5 % per uur"))))
    assert not answered(Text(translations=(("fr", "aucune"), ("nl", "geen"))))
    assert not answered(None)
