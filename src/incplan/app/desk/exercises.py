"""Exercises that play a scenario: the one that runs, its clocks, who is away in its story."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.errors import IncplanError, RefusedError
from incplan.frozen import replace
from incplan.incident.events.events import Called
from incplan.incident.events.exercise_events import Paused, Started
from incplan.incident.events.order import causal_order
from incplan.incident.events.words import CallOutcome
from incplan.incident.state.corrections import in_force, rulings
from incplan.incident.state.exercise import Exercise, fold_exercise
from incplan.plan.files.contacts import Absence
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord, WrongNumber
from incplan.store.journal.endings import is_playing, is_stopped
from incplan.store.journal.incidents import candidates, open_exercises

#: What a call must have given to say anything of the number.
TELLING: Final = (CallOutcome.REACHED, CallOutcome.WRONG_NUMBER)


def playing(desk: Desk) -> tuple[str, ...]:
    """Ids of the exercises that began with a scenario and have not ended, by their names alone."""
    return tuple(item for item in desk.incidents("exercises") if is_playing(desk.event_names(item)))


def read_exercise(desk: Desk, exercise: str) -> Exercise | None:
    """An exercise with its scenario, read from disk; None where none was started there.

    Its clock is told from now on.
    """
    log = desk.events(exercise)
    found = fold_exercise(log.value.events, log.value.unread, log.value.waiting)
    if found is not None:
        desk.tell_time(found.clock)
        desk.take_away(*_days_away(found.started))
    return found


def the_exercise(desk: Desk, part: str | None, *, over: bool = False) -> Exercise:
    """The exercise meant: named, else the only one that runs, else with `over` the last of all.

    Raises RefusedError where there is none, several, or one without a scenario.
    """
    exercise = _only(desk, over=over) if part is None else desk.resolve_any(part)
    found = read_exercise(desk, exercise) if exercise.startswith("EXE") else None
    if found is None:
        raise RefusedError("no_scenario_there", id=exercise)
    return found


def _only(desk: Desk, *, over: bool) -> str:
    running = playing(desk)
    if len(running) > 1:
        raise RefusedError("several_exercises", details=candidates(desk.root, running))
    if running:
        return running[0]
    ended = [item for item in desk.incidents("exercises") if has_scenario(desk, item)]
    if over and ended:
        return ended[-1]
    raise RefusedError("no_exercise_runs")


def has_scenario(desk: Desk, exercise: str) -> bool:
    """Whether an exercise plays a scenario, by the names of its files."""
    return any(name.kind == "started" for name in desk.event_names(exercise))


def is_on_paper(desk: Desk, exercise: str) -> bool:
    """Whether an exercise was played on paper: what is typed of it was done when it says."""
    if not exercise.startswith("EXE") or not has_scenario(desk, exercise):
        return False
    events = desk.events(exercise).value.events
    return any(isinstance(item, Started) and item.on_paper for item in events)


def stop_exercises(desk: Desk, incident: str) -> tuple[str, ...]:
    """Stop the clock of every exercise that runs: a real incident comes first. Which were stopped.

    Whatever goes wrong with one of them must not hinder the incident.
    """
    stopped = []
    for item in open_exercises(desk.root, desk.waits()):
        if is_stopped(desk.event_names(item)):
            continue
        with suppress(IncplanError):
            pen = desk.pen(item)
            pen.write(Paused, real=incident)
            pen.finish()
            stopped.append(item)
    return tuple(stopped)


def to_declare_in(desk: Desk) -> Exercise | None:
    """The running exercise that waits for its players to declare; None where none does.

    Raises RefusedError where the one that runs is declared already.
    """
    found = [read_exercise(desk, item) for item in playing(desk)]
    running = [item for item in found if item is not None]
    waiting = [item for item in running if item.incident is None]
    if running and not waiting:
        raise RefusedError("exercise_declared_already", id=running[0].id)
    if waiting:
        desk.tell_time(waiting[0].clock)
    return waiting[0] if waiting else None


def with_open_calls(desk: Desk, record: PlanRecord, running: Iterable[str]) -> PlanRecord:
    """The record with the numbers found wrong in exercises that run.

    A real call must not dial them meanwhile. They are written into the plan's journal when the
    exercise ends; where it is broken off, nothing of it stays outside its folder.
    """
    wrong = dict(record.wrong)
    for exercise in running:
        for call in _telling_calls(desk, exercise):
            known = wrong.get(call.contact, ())
            others = tuple(item for item in known if item.number != call.dialled)
            found = WrongNumber(number=call.dialled, on=call.occurred_at.date(), incident=exercise)
            is_wrong = call.outcome is CallOutcome.WRONG_NUMBER
            wrong[call.contact] = (*others, found) if is_wrong else others
    return replace(record, wrong=wrong)


def _telling_calls(desk: Desk, exercise: str) -> Iterator[Called]:
    """The calls of an exercise that tell of a number, as they stand, in their order."""
    if not any(name.kind == "called" for name in desk.event_names(exercise)):
        return
    written = causal_order(desk.events(exercise).value.events)
    known = in_force(written, rulings(written))
    for event in sorted(known, key=lambda item: (item.occurred_at, item.recorded_at, item.id)):
        if isinstance(event, Called) and event.outcome in TELLING and event.dialled:
            yield event


def focus(desk: Desk, part: str | None) -> None:
    """Tell the time of the exercise meant, if one is; of an incident it is that of the wall."""
    with suppress(IncplanError):
        exercise = desk.resolve(part)
        if exercise.startswith("EXE"):
            read_exercise(desk, exercise)


def without_those_away(plan: Plan, away: tuple[str, ...], absence: Absence) -> Plan:
    """The plan of the story: whoever it takes away is absent on its days."""
    changed = {
        key: replace(plan.contacts[key], absences=(*plan.contacts[key].absences, absence))
        for key in away
        if key in plan.contacts
    }
    return replace(plan, contacts={**plan.contacts, **changed}) if changed else plan


def _days_away(started: Started) -> tuple[tuple[str, ...], Absence | None]:
    if not started.away or not started.timetable:
        return (), None
    first, last = started.timetable[0].story.date(), started.timetable[-1].story.date()
    return started.away, Absence(first=first, last=last)
