"""The typed events of one incident, read from its folder; one bad file never hides the others."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from incplan.diagnostics import Diagnostic, Loaded
from incplan.incident.codec import read_fields
from incplan.incident.events import Event
from incplan.store.event_problems import EventFile, event_diagnostic, problem_diagnostics
from incplan.store.incidents import incident_folder
from incplan.store.journal import RawEvent, read_events


@dataclass(frozen=True, slots=True)
class EventLog:
    """What an incident's folder holds: events that could be read, and each file's state."""

    events: tuple[Event, ...]
    files: tuple[RawEvent, ...]


def load_events(root: Path, incident_id: str, zone: ZoneInfo | None = None) -> Loaded[EventLog]:
    """Every readable event of an incident, with diagnostics for the rest.

    With the plan's `zone`, a time that clocks jumped over is told from one without a zone.
    """
    raw = read_events(root, incident_folder(root, incident_id))
    events: list[Event] = []
    found: list[Diagnostic] = list(raw.diagnostics)
    seen: dict[str, str] = {}
    for item in raw.value:
        file = EventFile(root, item)
        event, problems = read_fields(item.fields)
        if event is None:
            found.extend(problem_diagnostics(file, problems, zone))
            continue
        if event.incident != incident_id:
            params = {"given": event.incident, "expected": incident_id}
            found.append(event_diagnostic(file, "JRN020", ("incident",), params))
            continue
        events.append(event)
        if "format" not in item.fields:
            found.append(event_diagnostic(file, "JRN034", (), {}))
        other = seen.setdefault(event.id, item.path)
        if other != item.path:
            params = {"given": event.id, "other": other}
            found.append(event_diagnostic(file, "JRN015", ("id",), params))
    return Loaded(EventLog(tuple(events), raw.value), tuple(found))
