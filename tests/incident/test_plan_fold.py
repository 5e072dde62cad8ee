"""The plan's own journal: what it amounts to, whatever the order its files arrive in."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.incident.events.codec import read_fields, to_fields
from incplan.incident.events.events import KINDS
from incplan.incident.events.fact import Objective
from incplan.incident.events.plan_events import (
    PLAN_KINDS,
    ActionDone,
    Approved,
    ContactVerified,
    ExerciseHeld,
    FilePrint,
    MeasureAdopted,
    PlanEvent,
    PlanReviewed,
    Printed,
    ProjectStarted,
)
from incplan.incident.state.plan_fold import fold_record
from incplan.plan.record import ExerciseForm, Objectives, PlanRecord
from incplan.vocabulary import Adoption, PlanEventKind

START = datetime(2026, 1, 10, 9, 0, tzinfo=UTC)


class Journal:
    """Facts one after the other, each knowing the one before."""

    def __init__(self) -> None:
        self.events: list[PlanEvent] = []

    def add(self, kind: Any, day: int, *, recorded: int | None = None, **words: Any) -> "Journal":
        at = START + timedelta(days=day)
        event = kind(
            id=f"p{len(self.events):09d}",
            occurred_at=at,
            recorded_at=START + timedelta(days=day if recorded is None else recorded),
            by=words.pop("by", "claire"),
            after=words.pop("after", (self.events[-1].id,) if self.events else ()),
            **words,
        )
        self.events.append(event)
        return self

    @property
    def record(self) -> PlanRecord:
        return fold_record(self.events)


def approval(version: str, **parts: str) -> dict[str, Any]:
    return {
        "function": "management",
        "version": version,
        "fingerprint": "f" * 16,
        "parts": tuple(FilePrint(file, value) for file, value in parts.items()),
    }


def test_every_kind_has_a_class_that_no_incident_has() -> None:
    assert set(PLAN_KINDS) == set(PlanEventKind)
    assert not set(PLAN_KINDS.values()) & set(KINDS.values())


def test_every_kind_survives_the_disk() -> None:
    journal = Journal()
    journal.add(
        Approved,
        0,
        **approval("1", plan="0a"),
        objectives=(Objective("orders", timedelta(hours=4), None),),
    )
    journal.add(PlanReviewed, 1, changed=False, text="« rien à changer »")
    journal.add(ContactVerified, 2, contacts=("marc", "nadia"))
    journal.add(ExerciseHeld, 3, form=ExerciseForm.TABLETOP)
    journal.add(MeasureAdopted, 4, measure="RAN-P05", adopted=Adoption.PARTIAL, proof="Photo")
    journal.add(ActionDone, 5, action="a1")
    journal.add(Printed, 6, version="1", fingerprint="e" * 16, pages=40, copies=4)
    journal.add(ProjectStarted, 7, what="New web shop")
    for event in journal.events:
        assert read_fields(to_fields(event), PLAN_KINDS) == (event, ())


def test_an_event_of_an_incident_is_not_one_of_the_plan() -> None:
    fields = to_fields(Journal().add(ProjectStarted, 0, what="x").events[0])
    event, (problem,) = read_fields({**fields, "kind": "logged"}, PLAN_KINDS)
    assert event is None
    assert (problem.field, problem.code) == ("kind", "unknown_kind")


def test_the_latest_approval_counts_with_all_it_held() -> None:
    journal = Journal().add(Approved, 0, **approval("1", plan="0a"))
    goal = Objective("orders", timedelta(hours=4), timedelta(hours=1))
    journal.add(Approved, 5, **approval("2", plan="0b"), objectives=(goal,))
    given_now = journal.record.approval
    assert given_now is not None
    assert (given_now.version, given_now.by, given_now.on) == ("2", "claire", date(2026, 1, 15))
    assert given_now.parts == {"plan": "0b"}
    assert given_now.objectives == {"orders": Objectives(timedelta(hours=4), timedelta(hours=1))}
    assert [item.version for item in journal.record.approvals] == ["1", "2"]


def test_what_happened_later_counts_even_when_noted_first() -> None:
    journal = Journal().add(MeasureAdopted, 9, measure="RAN-P05", adopted=Adoption.YES)
    journal.add(MeasureAdopted, 3, recorded=10, measure="RAN-P05", adopted=Adoption.NO)
    assert journal.record.adopted["RAN-P05"].adopted is Adoption.YES


def test_awareness_is_no_exercise() -> None:
    journal = Journal().add(ExerciseHeld, 0, form=ExerciseForm.AWARENESS)
    journal.add(ExerciseHeld, 1, form=ExerciseForm.FULL)
    assert journal.record.awareness == (date(2026, 1, 10),)
    assert journal.record.exercises == (date(2026, 1, 11),)


def _random_journal(seed: int) -> Journal:
    rng = random.Random(seed)
    journal = Journal()
    kinds = (
        lambda: (Approved, approval(str(rng.randint(1, 3)), plan=str(rng.randint(1, 9)))),
        lambda: (PlanReviewed, {"changed": rng.choice((True, False))}),
        lambda: (ContactVerified, {"contacts": (rng.choice(("marc", "nadia")),)}),
        lambda: (ExerciseHeld, {"form": rng.choice(tuple(ExerciseForm))}),
        lambda: (MeasureAdopted, {"measure": "RAN-P05", "adopted": rng.choice(tuple(Adoption))}),
        lambda: (ActionDone, {"action": rng.choice(("a1", "a2")), "proof": str(rng.random())}),
        lambda: (Printed, {"version": "1", "fingerprint": str(rng.randint(1, 9))}),
        lambda: (ProjectStarted, {"what": rng.choice(("shop", "quay"))}),
    )
    for _step in range(rng.randint(1, 14)):
        kind, words = rng.choice(kinds)()
        known = [event.id for event in journal.events]
        after = tuple(sorted(rng.sample(known, min(rng.randint(0, 2), len(known)))))
        journal.add(kind, rng.randint(0, 6), recorded=rng.randint(0, 9), after=after, **words)
    return journal


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_arrival_order_changes_nothing(seed: int, rng: random.Random) -> None:
    journal = _random_journal(seed)
    shuffled = list(journal.events)
    rng.shuffle(shuffled)
    assert fold_record(shuffled) == journal.record
