"""The engine of duties to notify: candidates, verdicts, awareness, stages, clocks."""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.incident.clocks.running import ClockState
from incplan.incident.events.events import ObligationRecorded
from incplan.incident.events.words import ObligationChange as Change
from incplan.incident.obligations.awareness import AwareBasis
from incplan.incident.obligations.standing import (
    DutyState,
    DutyView,
    duty_views,
    obligation_clocks,
    obligation_objections,
)
from incplan.incident.state.fold import fold
from incplan.plan.obligations.pack import ObligationsFile
from incplan.plan.values.reading import check
from incplan.store.obligations.pack import load_pack
from incplan.vocabulary import Level
from tests.incident.builders import INCIDENT, Story, at, make_plan

PACK = load_pack()
BRUSSELS = ZoneInfo("Europe/Brussels")
NIS2 = {"nis2": "yes"}


def plan_with(**scope: str):
    plan = make_plan()
    object.__setattr__(plan, "obligations", scope_file(**scope))
    return plan


def scope_file(**scope: str) -> ObligationsFile:
    given = {key: {"answer": word, "reason": "as in the plan"} for key, word in scope.items()}
    return check(ObligationsFile, {"scope": given})


class Duties(Story):
    """A story about duties to notify."""

    def answer(self, minutes: float, **words: str) -> None:
        for question, word in words.items():
            self.add(
                ObligationRecorded,
                minutes,
                change=Change.ANSWERED,
                question=question,
                answer=word,
                reason=f"why {question}",
            )

    def submit(self, minutes: float, duty: str, **words: str) -> None:
        self.add(ObligationRecorded, minutes, change=Change.SUBMITTED, obligation=duty, **words)

    def aware(self, minutes: float, duty: str, moment: datetime, **words: str) -> None:
        self.add(
            ObligationRecorded,
            minutes,
            change=Change.AWARE,
            obligation=duty,
            aware_at=moment,
            reason="seen then",
            **words,
        )

    def views(self, now: datetime, plan=None) -> dict[str, DutyView]:
        incident = fold(self.events)
        assert incident is not None
        found = duty_views(incident, plan or make_plan(), PACK, now)
        return {view.duty.id: view for view in found}


def test_old_events_without_the_new_fields_still_count():
    story = Duties(level=Level.MAJOR)
    story.add(
        ObligationRecorded,
        10,
        obligation="gdpr_art33",
        change=Change.ASSESSED,
        notifiable=True,
        aware_at=at(5),
    )

    view = story.views(at(20))["gdpr_art33"]

    assert view.state is DutyState.RUNNING
    assert view.limit_at == at(5) + timedelta(hours=72)


def test_nothing_is_decided_before_somebody_answers():
    story = Duties(level=Level.MAJOR)

    views = story.views(at(60))

    assert views["gdpr_art33"].state is DutyState.NOT_ASSESSED
    assert views["nis2_notification"].state is DutyState.NOT_ASSESSED
    assert "dora_initial" not in views


def test_a_weak_signal_points_to_no_duty_until_an_answer_does():
    story = Duties(level=Level.LOW)
    assert story.views(at(5)) == {}

    story.answer(10, personal_data="yes")

    assert "gdpr_art33" in story.views(at(20))


def test_scope_of_the_plan_settles_and_is_named():
    story = Duties(level=Level.MAJOR)

    view = story.views(at(5), plan_with(nis2="no"))["nis2_notification"]

    assert view.state is DutyState.NOT_NOTIFIABLE
    assert view.assessment.from_plan
    assert view.assessment.reason == "as in the plan"


def test_an_answer_of_the_incident_overrides_the_plan_without_moving_the_clock():
    story = Duties(level=Level.MAJOR)
    story.answer(600, nis2="yes", nis2_significant="yes")

    view = story.views(at(700), plan_with(nis2="no"))["nis2_early_warning"]

    # What the plan said was no assessment of this incident: the detection stays the proposal.
    assert view.known[-1].basis is AwareBasis.PROPOSED
    assert view.limit_at == at(0) + timedelta(hours=24)


def test_awareness_is_proposed_then_set_and_kept():
    story = Duties(level=Level.MAJOR)
    story.answer(1, personal_data="yes", controller="yes", privacy_risk="yes")
    story.aware(2, "gdpr_art33", at(500))
    story.aware(3, "gdpr_art34", at(400))  # one awareness for the whole group

    view = story.views(at(600))["gdpr_art33"]

    assert [(item.basis, item.at) for item in view.known] == [
        (AwareBasis.PROPOSED, at(0)),
        (AwareBasis.SET, at(500)),
        (AwareBasis.SET, at(400)),
    ]
    assert view.limit_at == at(400) + timedelta(hours=72)


def test_new_knowledge_restarts_the_clock_with_a_link():
    story = Duties(level=Level.MAJOR)
    story.answer(1, personal_data="yes", controller="yes", privacy_risk="no")
    denied = story.events[-1].id
    before = story.views(at(60))["gdpr_art33"]
    story.answer(9000, privacy_risk="yes")

    view = story.views(at(9001))["gdpr_art33"]

    assert before.state is DutyState.NOT_NOTIFIABLE
    assert before.assessment.reason == "why privacy_risk"
    assert view.state is DutyState.RUNNING
    assert view.known[-1].basis is AwareBasis.RENEWED
    assert view.known[-1].follows == denied
    assert view.limit_at == at(9000) + timedelta(hours=72)


def test_a_waiver_falls_when_something_newer_is_learnt():
    story = Duties(level=Level.MAJOR)
    story.answer(1, personal_data="yes", controller="yes", privacy_risk="yes")
    story.add(ObligationRecorded, 5, change=Change.WAIVED, obligation="gdpr_art33", reason="minor")
    assert story.views(at(6))["gdpr_art33"].state is DutyState.WAIVED

    story.aware(100, "gdpr_art33", at(90))

    view = story.views(at(101))["gdpr_art33"]
    assert view.state is DutyState.RUNNING
    assert view.limit_at == at(90) + timedelta(hours=72)


def test_nis2_final_counts_from_the_submission_across_a_month_end():
    story = Duties(level=Level.MAJOR)
    story.answer(1, nis2="yes", nis2_significant="yes")
    plan = make_plan()
    waiting = story.views(at(2), plan)["nis2_final"].stages[0]
    assert (waiting.started_at, waiting.limit_at) == (None, None)
    sent = datetime(2027, 1, 31, 17, 0, tzinfo=BRUSSELS)
    story.submit((sent - at(0)) / timedelta(minutes=1), "nis2_notification")

    stage = story.views(sent, plan)["nis2_final"].stages[0]

    assert stage.started_at == sent
    assert stage.limit_at == datetime(2027, 2, 28, 17, 0, tzinfo=BRUSSELS)
    assert stage.rest_day is not None  # a Sunday: shown, not moved


@pytest.mark.parametrize(
    ("classified", "limit"),
    [
        (60, timedelta(minutes=60) + timedelta(hours=4)),
        (22 * 60, timedelta(hours=24)),
        (30 * 60, timedelta(hours=34)),
    ],
)
def test_dora_four_hours_after_classification_and_a_day_after_awareness(classified, limit):
    story = Duties(level=Level.MAJOR)
    story.answer(classified, dora="yes", dora_major="yes", dora_strict="yes")

    view = story.views(at(classified + 1))["dora_initial"]

    assert view.limit_at == at(0) + limit


@pytest.mark.parametrize(
    ("strict", "nis2", "expected"),
    [
        ("no", "no", "2026-11-30T12:00:00+01:00"),
        ("yes", "no", "2026-11-28T16:00:00+01:00"),
        ("no", "yes", "2026-11-28T16:00:00+01:00"),
        ("no", "unknown", "2026-11-28T16:00:00+01:00"),  # not known: the earlier limit
    ],
)
def test_dora_on_a_weekend(strict, nis2, expected):
    saturday = datetime(2026, 11, 28, 12, 0, tzinfo=BRUSSELS)
    minutes = (saturday - at(0)) / timedelta(minutes=1)
    story = Duties(level=Level.MAJOR, detected_at=saturday)
    story.answer(minutes, dora="yes", dora_major="yes", dora_strict=strict, nis2=nis2)

    view = story.views(saturday)["dora_initial"]

    assert view.limit_at is not None
    assert view.limit_at.isoformat() == expected


def test_dora_final_report_counts_from_the_last_update():
    """Del. Reg. 2025/301 art. 5: a month after the latest intermediate report, NIS2's after the
    first notification."""
    story = Duties(level=Level.MAJOR)
    story.answer(1, dora="yes", dora_major="yes", dora_strict="yes")
    story.submit(60, "dora_intermediate")
    story.submit(24 * 60, "dora_intermediate")

    view = story.views(at(25 * 60))["dora_final"]

    assert view.limit_at == at(24 * 60).replace(month=at(24 * 60).month + 1)


def test_cra_needs_one_of_two_questions():
    story = Duties(level=Level.MAJOR)
    story.answer(1, manufacturer="yes", cra_vulnerability="no")
    assert story.views(at(2))["cra_24h"].state is DutyState.NOT_ASSESSED

    story.answer(3, cra_incident="yes")
    assert story.views(at(4))["cra_24h"].state is DutyState.RUNNING
    assert story.views(at(4))["cra_final_vulnerability"].state is DutyState.NOT_NOTIFIABLE

    story.answer(5, cra_incident="no")
    assert story.views(at(6))["cra_24h"].state is DutyState.NOT_NOTIFIABLE


def test_a_fix_or_a_request_is_told_by_a_person():
    story = Duties(level=Level.MAJOR)
    story.answer(1, manufacturer="yes", cra_vulnerability="yes")
    story.aware(2, "cra_final_vulnerability", at(1440), stage="final")

    views = story.views(at(3))

    assert views["cra_final_vulnerability"].stages[0].started_at == at(1440)
    assert views["cra_24h"].known[-1].basis is AwareBasis.PROPOSED


def test_a_duty_not_in_force_yet_is_no_candidate():
    early = Duties(level=Level.MAJOR, detected_at=datetime(2026, 9, 10, 9, 0, tzinfo=BRUSSELS))
    early.answer(1, manufacturer="yes", cra_incident="yes")

    assert "cra_24h" not in early.views(at(2))


def test_an_exercise_starts_no_legal_clock():
    story = Duties(level=Level.MAJOR)
    story.answer(1, personal_data="yes", controller="yes", privacy_risk="yes")
    events = [_as_exercise(event) for event in story.events]
    incident = fold(events)
    assert incident is not None

    views = duty_views(incident, make_plan(), PACK, at(10))

    assert obligation_clocks(incident, make_plan(), PACK, at(10)) == ()
    assert obligation_objections(incident, make_plan(), PACK, at(10)) == ()
    stages = [stage for view in views for stage in view.stages]
    assert stages
    assert all(stage.limit_at is None for stage in stages)


def _as_exercise(event):
    from dataclasses import replace

    return replace(event, incident=INCIDENT.replace("INC", "EXE"))


def test_a_closing_names_every_open_duty_and_takes_a_waiver_by_name():
    story = Duties(level=Level.MAJOR)
    story.answer(1, personal_data="yes", controller="yes", privacy_risk="yes")
    incident = fold(story.events)
    assert incident is not None

    found = obligation_objections(incident, make_plan(), PACK, at(2))
    items = {item.item for item in found}

    assert {"gdpr_art33", "obligations"} <= items
    assert all(item.can_be_waived and item.mend for item in found)
    left = obligation_objections(incident, make_plan(), PACK, at(2), waived=tuple(items))
    assert left == ()


WORDS = st.sampled_from(["yes", "no", "unknown"])
QUESTIONS = ("personal_data", "controller", "privacy_risk", "nis2", "nis2_significant", "crime")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.sampled_from(QUESTIONS), WORDS),
        st.tuples(st.just("aware"), st.just("gdpr_art33"), st.integers(0, 9000)),
        st.tuples(
            st.sampled_from(["submit", "waive"]),
            st.sampled_from(["gdpr_art33", "nis2_notification", "police_complaint"]),
            st.just(0),
        ),
    ),
    max_size=12,
)


def told(steps) -> Duties:
    story = Duties(level=Level.MAJOR)
    for place, (what, name, value) in enumerate(steps, start=1):
        minutes = place * 90
        if what == "answer":
            story.answer(minutes, **{name: value})
        elif what == "aware":
            story.aware(minutes, name, at(value))
        elif what == "submit":
            story.submit(minutes, name)
        else:
            story.add(
                ObligationRecorded, minutes, change=Change.WAIVED, obligation=name, reason="so"
            )
    return story


@settings(max_examples=40)
@given(STEPS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(steps, order: random.Random):
    story = told(steps)
    shuffled = list(story.events)
    order.shuffle(shuffled)
    one, other = fold(story.events), fold(shuffled)
    assert one is not None
    assert other is not None

    plan = make_plan()

    assert duty_views(one, plan, PACK, at(99)) == duty_views(other, plan, PACK, at(99))


@settings(max_examples=40)
@given(STEPS, st.integers(0, 20_000), st.integers(0, 20_000))
def test_a_limit_does_not_move_with_the_time_of_looking(steps, early, late):
    story = told(steps)
    incident = fold(story.events)
    assert incident is not None
    first, second = sorted((early, late))

    before = {c.subject: c for c in obligation_clocks(incident, make_plan(), PACK, at(first))}
    after = {c.subject: c for c in obligation_clocks(incident, make_plan(), PACK, at(second))}

    assert before.keys() == after.keys()
    for subject, clock in before.items():
        assert clock.limit_at == after[subject].limit_at
        if clock.state is ClockState.PASSED:
            assert after[subject].state is ClockState.PASSED


@settings(max_examples=40)
@given(STEPS)
def test_a_duty_always_has_a_state_and_a_person_or_a_question_behind_it(steps):
    for view in told(steps).views(at(5000)).values():
        if view.state is DutyState.NOT_NOTIFIABLE:
            assert view.assessment.because
            assert view.assessment.by == "nadia"
