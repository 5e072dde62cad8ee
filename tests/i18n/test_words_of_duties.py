"""Every state of a stage has words in each language: what it waits for, how fast, on which day."""

import itertools

import pytest

from incplan.app.obligations.lines import StageLine
from incplan.cli.screens.obligations.duties import without_limit
from incplan.i18n.catalogue import translator
from incplan.i18n.labels import LABELS
from incplan.i18n.labels.limits import STARTS
from incplan.incident.obligations.deadlines import RestDay, StartEvent
from incplan.incident.obligations.standing import DutyState
from incplan.plan.obligations.pack import Confidence, DelayUnit
from tests.conftest import Company

LANGUAGES = ("fr", "nl", "de", "en")
FAMILIES = {
    "duty_start": StartEvent,
    "duty_unit": DelayUnit,
    "duty_state": DutyState,
    "rest_day": RestDay,
    "confidence": Confidence,
}


def waiting(start: str, unit: str) -> StageLine:
    """A stage that nothing has started yet."""
    return StageLine(
        id="final", title="", optional=False, value=2, unit=unit, start_event=start, after="",
        started_at=None, limit_at=None, left=None, rest_day=None, submitted_at=None,
        submitted_by="", reference="", in_time=None, waived=False, waived_reason="",
        waived_by="", waived_at=None, late_because="",
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_stage_waits_for_is_said(language: str):
    say = translator(language)
    for start, unit in itertools.product(StartEvent, DelayUnit):
        text = without_limit(say, "nis2_final", waiting(f"{start}:nis2", unit))
        assert ", " in text
        assert "{" not in text


@pytest.mark.parametrize("family", FAMILIES)
def test_every_word_of_a_duty_has_a_label_in_four_languages(family: str):
    missing = [key for key in FAMILIES[family] if f"{family}.{key.value}" not in LABELS]
    assert missing == []
    assert [start for start in StartEvent if start not in STARTS] == []
    for language, key in itertools.product(("fr", "nl", "de"), FAMILIES[family]):
        english = LABELS[f"{family}.{key.value}"]
        assert translator(language).t(english) != english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_duty_of_the_pack_can_be_shown(company: Company, language: str):
    """The first duty starts others; the incident runs beyond the month of the final report."""
    company.by, company.lang = "nadia", language
    company.ok("declare", "Files encrypted", "--type", "ransomware", "--no-activity")
    ids = [item["id"] for item in company.ok("obligations", "--json").json["duties"]]
    said = [word for key in (*ids, "nis2=yes") for word in ("--answer", _yes(key))]
    company.ok("obligations", "assess", *said, "--answer", "nis2_significant=yes", "--reason", "x")
    company.ok("obligations", "submit", "nis2_notification", "--reference", "7")
    company.now = "2027-01-30T10:00:00+01:00"
    company.ok("obligations", "submit", "nis2_final", "--stage", "progress")
    for words in ((), ("--all",)):
        assert "nis2_final" in company.ok("obligations", *words).out
    company.ok("status")
    company.ok("obligations", "draft", "nis2")


def _yes(key: str) -> str:
    return key if "=" in key else f"{key}=yes"
