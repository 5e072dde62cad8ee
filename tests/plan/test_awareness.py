"""Who was made aware, what they knew, who is due: the figures and the terms."""

from datetime import date, datetime
from typing import Any

import pytest

from incplan.incident.events.plan_events import AwarenessHeld
from incplan.incident.state.plan_fold import fold_record
from incplan.plan.files.contacts import Contact
from incplan.plan.files.organisation import PlanFile
from incplan.plan.maintenance.awareness import (
    audience_states,
    knowledge,
    person_states,
    unknown_questions,
)
from incplan.plan.maintenance.due import Due, state_on
from incplan.plan.maintenance.effective import with_record
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord, Session
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance import awareness
from incplan.plan.values.reading import check
from incplan.vocabulary import AwarenessAudience
from tests.small_plan import PLAN_FILE, ZONE, small_plan

TODAY = date(2026, 11, 30)
STAFF = AwarenessAudience.STAFF


def held(day: str, place: int = 0, **words: Any) -> AwarenessHeld:
    at = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=ZONE)
    given = {"topic": "Ten minutes", "audience": STAFF, **words}
    return AwarenessHeld(id=f"e{place}", occurred_at=at, recorded_at=at, **given)


def plan_of(record: PlanRecord, joined: dict[str, str] | None = None, **review: Any) -> Plan:
    contacts = {
        name: check(
            Contact,
            {
                "kind": "person",
                "name": name.title(),
                "channels": [],
                **({"joined_on": joined[name]} if name in (joined or {}) else {}),
            },
        )
        for name in ("nadia", "claire", *(joined or {}))
    }
    file = check(PlanFile, {**PLAN_FILE, "review": review})
    return with_record(small_plan(file=file, contacts=contacts), record, TODAY)


def session(**words: Any) -> Session:
    (found,) = fold_record([held("2026-11-03", **words)]).sessions
    return found


def test_reach_answers_and_pass_of_a_session():
    found = session(
        present_count=19, caught_up_count=3, in_scope=25, away=1, answers=(21, 14, 18), passed=17
    )
    figures = knowledge(found)
    assert figures.reach is not None
    assert figures.passed is not None
    assert round(figures.reach * 100, 1) == 91.7
    assert [round(item * 100, 1) for item in figures.answers] == [95.5, 63.6, 81.8]
    assert round(figures.passed * 100, 1) == 77.3
    assert [number for number, _share in unknown_questions(found)] == [2]


def test_the_answers_of_four_people_are_not_told():
    figures = knowledge(session(present_count=4, answers=(4, 1, 2), passed=3))
    assert (figures.answers, figures.passed, figures.too_few) == ((), None, True)
    assert unknown_questions(session(present_count=4, answers=(4, 1, 2))) == ()


def test_a_newcomer_has_thirty_days():
    sessions = [held("2026-11-03", audience=AwarenessAudience.NEWCOMERS, present=("jan",))]
    record = fold_record(sessions)
    plan = plan_of(record, {"jan": "2026-10-05", "piet": "2026-10-12"})
    found = {item.person: item for item in person_states(plan, TODAY)}
    assert not found["jan"].newcomer  # on day 29
    assert (found["piet"].due, found["piet"].state) == (date(2026, 11, 11), Due.OVERDUE)

    context = Context(plan=plan, today=TODAY, record=record)
    (late,) = awareness.newcomers(context)
    assert (late.code, late.params["person"], late.params["days"]) == ("REV027", "piet", 19)


def test_who_catches_up_joins_the_session_before_and_on_their_own_day():
    record = fold_record(
        [
            held("2026-09-01", 0, present=("nadia",), in_scope=2),
            held("2026-11-20", 1, caught_up=("jan",)),
        ]
    )
    (found,) = record.sessions
    assert (found.on, found.reached) == (date(2026, 9, 1), 2)
    assert record.awareness == (date(2026, 9, 1),)  # all staff was not made aware again
    plan = plan_of(record, {"jan": "2026-10-25"})
    (jan,) = [item for item in person_states(plan, TODAY) if item.person == "jan"]
    assert (jan.last, jan.newcomer) == (date(2026, 11, 20), False)


@pytest.mark.parametrize(
    ("last", "due", "expected"),
    [
        (date(2026, 8, 31), date(2027, 2, 28), Due.CURRENT),
        (date(2026, 5, 20), date(2026, 11, 20), Due.OVERDUE),
        (date(2026, 6, 30), date(2026, 12, 30), Due.SOON),
        (date(2026, 6, 30), date(2026, 12, 31), Due.CURRENT),
        (None, TODAY, Due.NEVER),
    ],
)
def test_where_something_stands(last: date | None, due: date, expected: Due):
    assert state_on(due, last, TODAY) is expected


def test_each_audience_has_its_rhythm_and_the_plan_may_change_it():
    record = fold_record(
        [held("2026-08-31", audience=AwarenessAudience.MANAGEMENT, present=("claire",))]
    )
    own = {"management": {"every": "6 months", "owner": "nadia"}}
    for rules, due, owner in (({}, date(2027, 8, 31), "nadia"), (own, date(2027, 2, 28), "nadia")):
        states = audience_states(plan_of(record, awareness=rules), TODAY)
        (found,) = [item for item in states if item.audience is AwarenessAudience.MANAGEMENT]
        assert (found.due, found.owner) == (due, owner)


def test_audiences_are_asked_for_once_the_programme_began():
    record = fold_record([held("2026-11-03", present=("nadia", "claire"))])
    asked = [
        (item.params["people"], item.params["case"])
        for item in awareness.audiences(Context(plan=plan_of(record), today=TODAY, record=record))
    ]
    assert asked == [("management", "never"), ("holders", "never")]
    empty = Context(plan=plan_of(PlanRecord()), today=TODAY)
    (none_yet,) = awareness.audiences(empty)
    assert none_yet.params["people"] == ("management", "holders")
