"""Typed events, read from their folder; one bad file never hides the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from incplan.diagnostics import Diagnostic, Loaded, Severity
from incplan.incident.codec import EventProblem, decode_fact
from incplan.incident.events import KINDS, Event, Fact
from incplan.incident.plan_events import PLAN_KINDS, PlanEvent
from incplan.store.incidents import incident_folder
from incplan.store.journal import PLAN_JOURNAL, RawEvent, read_events

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True, slots=True)
class EventLog:
    """What an incident's folder holds: events that could be read, and each file's state."""

    events: tuple[Event, ...]
    files: tuple[RawEvent, ...]


@dataclass(frozen=True, slots=True)
class PlanLog:
    """What the plan's own journal holds."""

    events: tuple[PlanEvent, ...]
    files: tuple[RawEvent, ...]


def load_events(root: Path, incident_id: str) -> Loaded[EventLog]:
    """Every readable event of an incident, with diagnostics for the rest."""
    read = _typed(root, incident_folder(root, incident_id), KINDS)
    events: list[Event] = []
    problems: list[Diagnostic] = list(read.diagnostics)
    for event, item in read.value:
        if event is None:
            continue
        if event.incident == incident_id:
            events.append(event)
        else:
            problems.append(
                Diagnostic(
                    code="JRN020",
                    severity=Severity.ERROR,
                    path=item.path,
                    params={"given": event.incident, "expected": incident_id},
                )
            )
    return Loaded(
        EventLog(tuple(events), tuple(item for _event, item in read.value)), tuple(problems)
    )


def load_plan_log(root: Path) -> Loaded[PlanLog]:
    """Every readable event about the plan itself, with diagnostics for the rest."""
    read = _typed(root, root / PLAN_JOURNAL, PLAN_KINDS)
    events = tuple(event for event, _item in read.value if event is not None)
    return Loaded(PlanLog(events, tuple(item for _event, item in read.value)), read.diagnostics)


def _typed(
    root: Path, folder: Path, kinds: Mapping[Any, type[AnyFact]]
) -> Loaded[list[tuple[AnyFact | None, RawEvent]]]:
    """The files of a folder, each with its event when it holds one."""
    raw = read_events(root, folder)
    problems: list[Diagnostic] = list(raw.diagnostics)
    found: list[tuple[AnyFact | None, RawEvent]] = []
    for item in raw.value:
        try:
            found.append((decode_fact(item.fields, kinds), item))
        except EventProblem as problem:
            problems.append(_diagnostic(item, problem))
            found.append((None, item))
    return Loaded(found, tuple(problems))


def _diagnostic(item: RawEvent, problem: EventProblem) -> Diagnostic:
    position = item.locate(problem.field)
    return Diagnostic(
        code="JRN021",
        severity=Severity.ERROR,
        path=item.path,
        line=position.line if position else 1,
        column=position.column if position else 1,
        params={"field": problem.field, "problem": problem.code, "given": problem.given},
    )
