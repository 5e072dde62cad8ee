"""The typed events of one incident, read from its folder; one bad file never hides the others."""

from dataclasses import dataclass
from pathlib import Path

from incplan.diagnostics import Diagnostic, Loaded, Severity
from incplan.incident.codec import EventProblem, from_fields
from incplan.incident.events import Event
from incplan.store.incidents import incident_folder
from incplan.store.journal import RawEvent, read_events


@dataclass(frozen=True, slots=True)
class EventLog:
    """What an incident's folder holds: events that could be read, and each file's state."""

    events: tuple[Event, ...]
    files: tuple[RawEvent, ...]


def load_events(root: Path, incident_id: str) -> Loaded[EventLog]:
    """Every readable event of an incident, with diagnostics for the rest."""
    raw = read_events(root, incident_folder(root, incident_id))
    events: list[Event] = []
    problems: list[Diagnostic] = list(raw.diagnostics)
    for item in raw.value:
        try:
            event = from_fields(item.fields)
        except EventProblem as problem:
            problems.append(_diagnostic(item, problem))
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
    return Loaded(EventLog(tuple(events), raw.value), tuple(problems))


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
