"""The three lists say values in the reader's language; files and answers keep their own form."""

import pytest

from incplan.i18n.catalogue import translator
from incplan.i18n.sentences.intake.values import choice_words, value_words
from incplan.incident.events.words import EntryKind
from incplan.plan.files.review import ManagementResponse, StaffReadiness
from incplan.vocabulary import ROLES, Adoption, Level
from tests.intake.conftest import FILES

WORDS = {
    "adopted": tuple(item.value for item in Adoption if item.value not in ("yes", "no")),
    "kind": tuple(item.value for item in EntryKind),
    "level": tuple(item.value for item in Level),
    "management_response": tuple(item.value for item in ManagementResponse),
    "staff_readiness": tuple(item.value for item in StaffReadiness),
    "serious_economic_impact_after": ("few_hours", "24h", "48h", "week", "never"),
    "review_every": ("12 months", "1 year"),
    "rto": ("2 working days", "0.5 working day", "1d", "1h30"),
    "role": ROLES,
    "available": ("mon-fri 07:30-16:30",),
    "due": ("2026-06-30",),
    "date": ("2026-04-14 14:30+02:00",),
    "depends_on": ("[]",),
}
#: Words that are the same in a language.
SAME = {"information", "action", "decision", "major", "dpo", "message", "24h", "48h", "1h30"}


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_no_value_is_shown_as_files_have_it(language):
    reader = translator(language)
    for field, values in WORDS.items():
        for value in values:
            shown = value_words(reader, field, value, {})
            assert shown
            assert "_" not in shown
            assert language == "en" or value in SAME or shown != value, (field, value)


def test_ids_are_shown_by_what_they_are_called():
    english = translator("en")
    names = {"contacts/ann": "Ann De Smet", "fiches/flood": "Flood", "activities/pay": "Payroll"}
    assert value_words(english, "owner", "ann", names) == "Ann De Smet"
    assert value_words(english, "deputy:bcp_manager", "ann, bart", names) == "Ann De Smet, bart"
    assert value_words(english, "type", "flood", names) == "Flood"
    assert value_words(english, "depends_on", "pay", names) == "Payroll"
    assert choice_words(english, "which_type", "flood", names) == "Flood"


def test_the_lists_of_an_import_in_french(joinery):
    done = joinery.ok(
        "import", str(FILES / "risk-treatment-fr.xlsx"), "--dry-run", "--lang", "fr"
    ).out
    lists = done.partition("À demander")
    assert "En cours" in lists[0]
    assert "12\N{NO-BREAK SPACE}mois" in lists[0] or "12 mois" in lists[0]
    for raw in ("in_progress", "12 months", ": yes", ": planned"):
        assert raw not in lists[0], raw
    assert "not_applicable (Sans objet)" in " ".join(lists[2].split())


def test_on_a_terminal_an_answer_may_be_typed_as_it_is_shown(joinery, monkeypatch):
    import incplan.cli.commands.intake.asking as asking
    import incplan.cli.commands.intake.files as command

    monkeypatch.setattr(command, "can_ask", lambda **_words: True)
    shown: list[str] = []
    monkeypatch.setattr(asking, "_say", lambda text, **_indent: shown.append(text))
    monkeypatch.setattr(
        asking, "ask", lambda _sign: "sans objet" if "Abandonné" in shown[-2] else ""
    )

    joinery.ok("import", str(FILES / "risk-treatment-fr.xlsx"), "--lang", "fr")

    assert "adopted: not_applicable" in (joinery.root / "fiches" / "electricity.yaml").read_text()
