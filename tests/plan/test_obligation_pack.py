"""The Belgian pack: nothing points nowhere, four languages of equal weight, every fact dated."""

import re

import pytest

from incplan.plan.files.organisation import Organisation
from incplan.plan.obligations.company_size import Size, read_scope
from incplan.plan.obligations.pack import (
    Confidence,
    ObligationsFile,
    StageStart,
)
from incplan.plan.values.reading import check
from incplan.store.obligations.pack import PACK, load_pack, read_pack
from incplan.store.obligations.reference import load_size_limits
from incplan.store.plan.loader import load_library
from incplan.vocabulary import LANGUAGES

PACK_READ = load_pack()
DUTIES = {duty.id: duty for duty in PACK_READ.duties}


def every_text():
    for recipient in PACK_READ.recipients.values():
        yield recipient.name
    yield from PACK_READ.items.values()
    for question in PACK_READ.questions:
        yield question.text
    for duty in PACK_READ.duties:
        yield duty.title
        if duty.note:
            yield duty.note
        yield duty.source
        yield from (stage.title for stage in duty.stages if stage.title)


def test_every_text_is_there_in_four_languages():
    for text in every_text():
        assert {language for language, _words in text.translations} == set(LANGUAGES), text


def test_no_two_duties_or_questions_have_one_id():
    assert len(DUTIES) == len(PACK_READ.duties)
    ids = [question.id for question in PACK_READ.questions]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & set(DUTIES), "an answer names a question or a duty, not both"


@pytest.mark.parametrize("duty", PACK_READ.duties, ids=lambda duty: duty.id)
def test_a_duty_names_only_what_exists(duty):
    questions = {question.id for question in PACK_READ.questions}
    assert {*duty.when, *duty.any} <= questions
    assert duty.when or duty.any
    assert set(duty.content) <= set(PACK_READ.items)
    assert duty.content
    assert duty.recipient in PACK_READ.recipients
    assert duty.confidence in tuple(Confidence)
    for stage in duty.stages:
        if stage.start is StageStart.SUBMITTED:
            name, _dot, part = (stage.after or "").partition(".")
            assert name in DUTIES
            assert not part or part in {item.id for item in DUTIES[name].stages}
        if stage.start is StageStart.ANSWERED:
            assert stage.question in duty.when
        assert set(stage.noon_rule_unless or ()) <= questions
    if duty.form:
        assert all(re.match(r"https://\S+$", url) for _lang, url in duty.form.translations) or (
            duty.form.plain.startswith("https://")
        )


def test_a_question_needs_only_earlier_ones():
    seen = set()
    for question in PACK_READ.questions:
        assert set(question.needs) <= seen
        seen.add(question.id)


def test_every_question_decides_some_duty_or_another_question():
    used = {name for duty in PACK_READ.duties for name in (*duty.when, *duty.any)}
    used |= {name for question in PACK_READ.questions for name in question.needs}
    used |= {n for d in PACK_READ.duties for s in d.stages for n in s.noon_rule_unless or ()}

    assert {question.id for question in PACK_READ.questions} <= used


def test_the_fiches_of_the_library_name_only_duties_of_the_pack():
    library, common = load_library()
    assert common is not None
    measures = [m for fiche in library.values() for m in fiche.measures]
    named = {name for fiche in library.values() for name in fiche.obligations}
    named |= {n for m in (*measures, *common.opening, *common.closing) for n in m.obligations}

    assert named <= set(DUTIES)


def test_certain_facts_of_the_pack_are_what_the_law_says():
    first = {key: duty.stages[0] for key, duty in DUTIES.items()}
    expected = {
        "gdpr_art33": (72, "hour"),
        "nis2_early_warning": (24, "hour"),
        "nis2_notification": (72, "hour"),
        "nis2_final": (1, "month"),
        "dora_initial": (4, "hour"),
        "dora_intermediate": (72, "hour"),
        "dora_final": (1, "month"),
        "work_accident_serious_report": (10, "calendar_day"),
        "work_accident_insurer": (8, "calendar_day"),
        "food_safety": (0, "immediate"),
        "card_stop": (0, "immediate"),
    }
    for key, (value, unit) in expected.items():
        assert (first[key].delay.value, first[key].delay.unit.value) == (value, unit), key
    assert first["nis2_final"].after == "nis2_notification"


def test_a_damaged_pack_says_where(tmp_path):
    file = tmp_path / PACK
    file.write_text("format: 1\nid: be\nversion: x\n", encoding="utf-8")

    loaded = read_pack(file)

    assert loaded.value is None
    assert loaded.has_errors


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "expected"),
    [
        ("25", "8700000", "3100000", Size.SMALL),
        # TC38: one amount above, one below: not a silent yes or no.
        ("25", "10400000", "3100000", Size.UNCLEAR),
        ("25", "10400000", "10400000", Size.MEDIUM),
        ("50", "1000", "1000", Size.MEDIUM),
        ("25", None, "3100000", Size.UNKNOWN),
        (None, "10400000", "3100000", Size.UNCLEAR),
    ],
)
def test_the_size_test_of_nis2(staff, turnover, balance, expected):
    figures = {"staff": staff, "turnover_eur": turnover, "balance_sheet_eur": balance}
    given = {key: value for key, value in figures.items() if value is not None}

    organisation = check(Organisation, {"name": "Test", **given})
    assert read_scope(organisation, load_size_limits()).size is expected


def test_scope_answers_are_read_as_written():
    file = check(ObligationsFile, {"scope": {"nis2": {"answer": "unknown"}}})

    assert file.scope["nis2"].answer.value == "unknown"
