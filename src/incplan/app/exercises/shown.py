"""An incident or an exercise whose journal shows a test: over, and reviewed when it was real."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from incplan.app.desk.desk import Desk
from incplan.app.desk.exercises import has_scenario, read_exercise
from incplan.app.exercises.stage import staged_of
from incplan.errors import RefusedError
from incplan.frozen import dataclass
from incplan.incident.events.exercise_events import Started
from incplan.incident.events.plan_events import TestedAs
from incplan.incident.exercises.reactions import ticked_measures
from incplan.incident.exercises.taking_part import people_in, players_of
from incplan.incident.exercises.touched import tree_called
from incplan.incident.state.exercise import Course, Exercise
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.plan.calendar.working_time import in_office_hours
from incplan.plan.maintenance.tested.call_tree import tree_people
from incplan.plan.maintenance.tested.procedures import Procedure
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm
from incplan.vocabulary import ProcedureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a journal shows. `form` is known of an incident and of an exercise with a scenario.

    `on_the_wall` is the same as `incident`, with times on the wall. `about` are the sheets of the
    scenario, `ticked` measures that its facilitator saw done.
    """

    id: str
    incident: Incident
    on_the_wall: Incident
    form: TestForm | None
    people: tuple[str, ...]
    ended: datetime | None = None
    led_by: str | None = None
    solo: bool = False
    played: bool = False
    about: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    #: The plan it was played on; of an incident nobody noted it.
    fingerprint: str = ""


def source_of(desk: Desk, given: str) -> Source:
    """The incident or exercise meant. Raises RefusedError while it is open or not reviewed."""
    name = desk.resolve_any(given)
    if name.startswith("EXE") and has_scenario(desk, name):
        found = read_exercise(desk, name)
        assert found is not None  # it has a scenario
        desk.tell_time(None)
        return source_of_play(desk, found)
    incident = desk.dossier(name).incident
    if incident.closure is None:
        raise RefusedError("test_of_open_incident", incident=incident.id)
    if not incident.is_exercise and not incident.reviews:
        raise RefusedError("test_without_review", incident=incident.id)
    return Source(
        id=incident.id,
        incident=incident,
        on_the_wall=incident,
        form=None if incident.is_exercise else TestForm.REAL,
        people=people_in(incident.events, desk.plan()),
    )


def source_of_play(desk: Desk, found: Exercise) -> Source:
    """An exercise that ended, with what its players and its facilitator did.

    Raises RefusedError for one that did not end, or in which nobody declared anything.
    """
    if found.course is not Course.ENDED:
        raise RefusedError("test_of_open_incident", incident=found.id)
    on_the_wall = fold(item for item in found.events if not isinstance(item, Started))
    if found.incident is None or on_the_wall is None:
        raise RefusedError("exercise_not_declared", id=found.id)
    staged = staged_of(desk, found)
    scenario = staged.scenario if staged else None
    return Source(
        id=found.id,
        incident=found.incident,
        on_the_wall=on_the_wall,
        form=TestForm(found.started.form),
        people=players_of(found, desk.plan()),
        ended=found.ended.occurred_at if found.ended else None,
        led_by=found.started.by,
        solo=found.started.solo,
        fingerprint=found.started.plan_fingerprint,
        played=True,
        about=(scenario.fiche, *scenario.also) if scenario else (),
        ticked=ticked_measures(found, staged) if staged else (),
    )


def told_of(plan: Plan, source: Source, item: Procedure) -> dict[str, Any]:
    """What a journal tells of one procedure: the time of a restore, the people of a call tree."""
    if item.kind is ProcedureKind.CALL_TREE:
        covers, reached = tree_called(plan, source.incident)
        everybody = tree_people(plan, source.on_the_wall.detected_at.date())
        begun = source.on_the_wall.detected_at
        return {
            "covers": covers,
            "reached": reached,
            "partial": set(covers) != set(everybody),
            "outside_hours": not in_office_hours(begun, plan.file),
        }
    return {"took": restored_in(source, item)}


def restored_in(source: Source, item: Procedure) -> timedelta | None:
    """How long what was restored was away, on the wall, where a system has its own speed."""
    if item.kind is not ProcedureKind.RESTORE:
        return None
    spans = [
        period.restored_at - period.started_at
        for period in source.on_the_wall.interruptions.get(item.subject, ())
        if period.restored_at is not None
    ]
    return spans[-1] if spans else None


def tested_as(found: Iterable[Procedure]) -> tuple[TestedAs, ...]:
    """What the plan says of procedures whose test grows old by a change of it."""
    return tuple(_tested_as(found))


def _tested_as(found: Iterable[Procedure]) -> Iterator[TestedAs]:
    for item in found:
        if item.kind is ProcedureKind.RESTORE:
            yield TestedAs(procedure=item.key, rto=item.objective)
        for supplier in item.suppliers:
            yield TestedAs(procedure=item.key, supplier=supplier)
