"""Scores: the numbers of the method, from entries at their minute of play."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from incplan.incident.events.events import Called, Logged, MeasureTaken
from incplan.incident.events.exercise_events import (
    Ended,
    InjectHour,
    Observed,
    Paused,
    Played,
    Resumed,
    Started,
)
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CallOutcome, MeasureOutcome, ObservedOutcome
from incplan.incident.exercises.scoring import (
    Outcome,
    Reaction,
    Scores,
    Verdict,
    objective,
    scores,
    verdict,
)
from incplan.incident.exercises.staging import stage
from incplan.incident.state.exercise import fold_exercise
from incplan.plan.files.scenarios import Expectation, Scenario
from incplan.plan.values.reading import check
from tests.exercises.shelf import MONDAY, data, demo, pack

ID = "EXE-2026-009-aaaa"
START = MONDAY.replace(hour=10)


def entry(kind: type, seconds: float, **words: Any) -> Event:
    at = START + timedelta(seconds=seconds)
    found: Event = kind(
        id=f"e{int(seconds)}{kind.__name__.lower()}",
        incident=ID,
        occurred_at=at,
        recorded_at=at,
        by="nadia",
        **words,
    )
    return found


def done(measure: str, minutes: float, **words: Any) -> Event:
    return entry(MeasureTaken, minutes * 60, measure=measure, **words)


def judged(expect: list[dict[str, Any]], *events: Event, at: int = 0, end: float = 90) -> Scores:
    """The scores of a scenario whose injects ask this at minute `at`, played then."""
    values = data("flood-cellar")
    values["injects"] = values["injects"][:1]
    inject = values["injects"][0]
    inject["expect"] = expect
    scenario = check(Scenario, values)
    staged = stage(scenario, demo(), pack(), START)
    table = (InjectHour("I1", at, staged.hours[0].story),)
    known = [
        entry(Started, 0, scenario="flood-cellar", timetable=table),
        entry(Played, at * 60, inject="I1"),
        *events,
        entry(Ended, end * 60),
    ]
    found = fold_exercise(known)
    assert found is not None
    return scores(found, staged, START)


def one(expect: dict[str, Any], *events: Event, **words: Any) -> Reaction:
    (found,) = judged([{"obj": "O1", **expect}], *events, **words).reactions
    return found


def test_an_objective_of_four_expectations():
    """EX-01: value 0.60, coverage 0.80, timeliness 0.50."""
    found = judged(
        [
            {"measure": "FLD-A01", "within": "8", "obj": "O1"},
            {"measure": "FLD-A02", "within": "8", "obj": "O1", "critical": "yes"},
            {"measure": "FLD-A03", "within": "8", "obj": "O1", "w": "2"},
            {"measure": "FLD-A05", "within": "8", "obj": "O1"},
        ],
        done("FLD-A01", 8), done("FLD-A02", 5), done("FLD-A03", 12),
    )  # fmt: skip
    first = found.objectives[0]
    assert (first.share.value, first.verdict) == (Fraction(3, 5), Verdict.PARTLY)
    assert found.coverage.value == Fraction(4, 5)
    assert found.timeliness.value == Fraction(1, 2)


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize(
    ("seconds", "credit"),
    [(480, 1), (481, Fraction(1, 2)), (960, Fraction(1, 2)), (961, 0), (-60, 1)],
)
def test_credit_by_the_second_with_and_without_a_pause(
    seconds: int, credit: Fraction, paused: bool
):
    """EX-02: within 8 minutes, and twice that; a pause of seven minutes moves both."""
    stop = [entry(Paused, 300), entry(Resumed, 720)] if paused else []
    later = 420 if paused and seconds > 300 else 0
    act = entry(MeasureTaken, max(seconds, 0) + later, measure="FLD-A01")
    assert one({"measure": "FLD-A01", "within": "8"}, *stop, act).credit == credit


@pytest.mark.parametrize(
    ("share", "missed", "word"),
    [
        ("0.80", False, Verdict.MET),
        ("0.90", True, Verdict.PARTLY),
        ("0.90", False, Verdict.MET),
        ("0.7999", False, Verdict.PARTLY),
        ("0.50", False, Verdict.PARTLY),
        ("0.4999", False, Verdict.NOT_MET),
        (None, False, Verdict.NOT_REACHED),
    ],
)
def test_words_for_shares(share: str | None, missed: bool, word: Verdict):
    """EX-03: met from 0.80 with no critical one at nothing, partly from 0.50."""
    assert verdict(Fraction(share) if share else None, critical_missed=missed) is word


def test_a_critical_reaction_that_is_late_is_not_missed():
    expectation = check(Expectation, {"measure": "X", "obj": "O1", "critical": "yes"})
    late = Reaction(
        inject="I1",
        number=1,
        expectation=expectation,
        outcome=Outcome.LATE,
        credit=Fraction(1, 2),
    )
    assert not objective("O1", [late]).critical_missed


@pytest.mark.parametrize(
    ("within", "act", "outcome"),
    [
        ("8", None, Outcome.NOT_REACHED),
        ("5", None, Outcome.MISSED),
        ("8", 84, Outcome.ON_TIME),
    ],
)
def test_what_had_no_time_to_come_does_not_count(within: str, act: int | None, outcome: Outcome):
    """EX-04: the play ended at minute 85."""
    acts = (done("FLD-A01", act),) if act else ()
    found = one({"measure": "FLD-A01", "within": within}, *acts, at=80, end=85)
    assert found.outcome is outcome


def test_declined_with_a_reason_counts_half_and_in_time():
    skipped = done("FLD-A01", 3, outcome=MeasureOutcome.SKIPPED, reason="dry")
    found = one({"measure": "FLD-A01", "within": "8"}, skipped)
    assert (found.outcome, found.credit, found.in_time) == (
        Outcome.DECLINED, Fraction(1, 2), True,
    )  # fmt: skip


def test_ticks_of_the_facilitator():
    tick = {"inject": "I1", "reaction": 1}
    wanted = {"decide": "verify_source", "within": "8"}
    equal = entry(Observed, 1200, **tick, outcome=ObservedOutcome.EQUIVALENT)
    assert one(wanted, equal).credit == 1
    assert not one(wanted, equal).in_time
    assert one(wanted, entry(Observed, 300, **tick)).outcome is Outcome.ON_TIME
    assert one(wanted).outcome is Outcome.MISSED
    tagged = entry(Logged, 200, text="Ask them", tag="verify_source")
    assert one(wanted, tagged).outcome is Outcome.ON_TIME


def test_what_should_not_be_done():
    tick = {"inject": "I1", "reaction": 1}
    assert one({"not": "enter_water"}).outcome is Outcome.KEPT
    broken = entry(Observed, 60, **tick, outcome=ObservedOutcome.HAPPENED)
    assert one({"not": "enter_water"}, broken).credit == 0
    back = entry(Observed, 90, **tick, outcome=ObservedOutcome.NOT_DONE)
    assert one({"not": "enter_water"}, broken, back).outcome is Outcome.KEPT


def test_an_unanswered_call_is_a_call():
    call = entry(Called, 60, contact="wim", outcome=CallOutcome.NO_ANSWER)
    assert one({"call": "role:bcp_manager", "within": "8"}, call).outcome is Outcome.ON_TIME
    other = entry(Called, 60, contact="thomas")
    assert one({"call": "role:bcp_manager", "within": "8"}, other).outcome is Outcome.MISSED


def test_the_best_of_several_entries_counts():
    skipped = done("FLD-A01", 2, outcome=MeasureOutcome.SKIPPED, reason="later")
    found = one({"measure": "FLD-A01", "within": "8"}, skipped, done("FLD-A01", 6))
    assert found.outcome is Outcome.ON_TIME
