"""Typed events, read from their folder; one bad file never hides the others."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from incplan.diagnostics import Diagnostic, Loaded
from incplan.frozen import dataclass
from incplan.incident.events.codec import read_fields
from incplan.incident.events.events import KINDS
from incplan.incident.events.fact import Event, Fact
from incplan.incident.state.doubt import Loss, UnreadEntry
from incplan.store.journal.event_problems import EventFile, event_diagnostic, problem_diagnostics
from incplan.store.journal.folder import (
    PLAN_JOURNAL,
    RawEvent,
    parse_event_name,
    read_events,
)
from incplan.store.journal.incidents import incident_folder

if TYPE_CHECKING:
    from incplan.incident.events.plan_events import PlanEvent

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True, slots=True)
class EventLog:
    """What an incident's folder holds: events that could be read, and each file's state.

    `unread` are the files of entries that give no event, as far as their names tell.
    """

    events: tuple[Event, ...]
    files: tuple[RawEvent, ...]
    unread: tuple[UnreadEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLog:
    """What the plan's own journal holds."""

    events: "tuple[PlanEvent, ...]"
    files: tuple[RawEvent, ...]
    unread: tuple[UnreadEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """The files of a folder, and the event of each file that holds one."""

    files: tuple[RawEvent, ...]
    typed: list[tuple[Any, EventFile]]
    problems: list[Diagnostic]


def load_events(root: Path, incident_id: str, zone: ZoneInfo | None = None) -> Loaded[EventLog]:
    """Every readable event of an incident, with diagnostics for the rest.

    With the plan's `zone`, a time that clocks jumped over is told from one without a zone.
    """
    read = _typed(root, incident_folder(root, incident_id), KINDS, zone)
    events: list[Event] = []
    for event, file in read.typed:
        if event.incident == incident_id:
            events.append(event)
            continue
        params = {"given": event.incident, "expected": incident_id}
        read.problems.append(event_diagnostic(file, "JRN020", ("incident",), params))
    used = {file.raw.path for event, file in read.typed if event.incident == incident_id}
    unread = (*_unread(read.problems, used), *_changed(read, used))
    return Loaded(EventLog(tuple(events), read.files, unread), tuple(read.problems))


def load_plan_log(root: Path, zone: ZoneInfo | None = None) -> Loaded[PlanLog]:
    """Every readable event about the plan itself, with diagnostics for the rest."""
    # A door: `log` reads an incident's events, never these.
    from incplan.incident.events.plan_events import PLAN_KINDS

    read = _typed(root, root / PLAN_JOURNAL, PLAN_KINDS, zone)
    events = tuple(event for event, _file in read.typed)
    used = {file.raw.path for _event, file in read.typed}
    unread = (*_unread(read.problems, used), *_changed(read, used))
    return Loaded(PlanLog(events, read.files, unread), tuple(read.problems))


def _unread(problems: Iterable[Diagnostic], used: set[str]) -> tuple[UnreadEntry, ...]:
    """Files that something is said about, named as entries, and that give none.

    A copy made by a sync program stands for its original where that is not there.
    """
    found: dict[str, UnreadEntry] = {}
    for item in problems:
        folder, _slash, filename = item.path.rpartition("/")
        if item.code == "JRN008":
            filename = str(item.params["original"])
        name = parse_event_name(filename)
        if name is not None and f"{folder}/{filename}" not in used:
            entry = UnreadEntry(name.event_id, name.kind, name.recorded_at, item.path)
            found.setdefault(name.event_id, entry)
    return tuple(found.values())


def _changed(read: _Read, used: set[str]) -> Iterator[UnreadEntry]:
    """Entries that are counted although their seal no longer fits."""
    for item in read.files:
        if item.sealed is False and item.path in used:
            name = item.name
            yield UnreadEntry(name.event_id, name.kind, name.recorded_at, item.path, Loss.CHANGED)


def _typed(
    root: Path, folder: Path, kinds: Mapping[Any, type[AnyFact]], zone: ZoneInfo | None
) -> _Read:
    raw = read_events(root, folder)
    problems: list[Diagnostic] = list(raw.diagnostics)
    found: list[tuple[Any, EventFile]] = []
    seen: dict[str, str] = {}
    for item in raw.value:
        file = EventFile(root, item)
        event, wrong = read_fields(item.fields, kinds)
        if event is None:
            problems.extend(problem_diagnostics(file, wrong, kinds, zone))
            continue
        found.append((event, file))
        if event.recorded_at != item.name.recorded_at:
            problems.extend(_other_time(event, file))
        if "format" not in item.fields:
            problems.append(event_diagnostic(file, "JRN034", (), {}))
        other = seen.setdefault(event.id, item.path)
        if other != item.path:
            params = {"given": event.id, "other": other}
            problems.append(event_diagnostic(file, "JRN015", ("id",), params))
    return _Read(raw.value, found, problems)


def _other_time(event: Fact, file: EventFile) -> Iterator[Diagnostic]:
    """A name that gives another time than the event in it; names count in thousandths."""
    recorded, named = event.recorded_at, file.raw.name.recorded_at
    if recorded.replace(microsecond=recorded.microsecond // 1000 * 1000) != named:
        params = {"given": recorded.isoformat(), "expected": named.isoformat()}
        yield event_diagnostic(file, "JRN070", ("recorded_at",), params)
