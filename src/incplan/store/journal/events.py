"""Read the typed events of a folder; one bad file does not hide the others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from incplan.diagnostics import Diagnostic, Loaded
from incplan.frozen import dataclass
from incplan.incident.events.codec import EventProblem, read_fields
from incplan.incident.events.events import KINDS
from incplan.incident.events.fact import Event, Fact
from incplan.incident.state.doubt import Loss, UnreadEntry
from incplan.store.disk.safepath import is_link
from incplan.store.journal.event_problems import EventFile, event_diagnostic, problem_diagnostics
from incplan.store.journal.folder import (
    PLAN_JOURNAL,
    Before,
    RawEvent,
    parse_event_name,
    read_events,
)
from incplan.store.journal.incidents import incident_folder
from incplan.store.journal.waiting import NOTHING, Waiting

if TYPE_CHECKING:
    from incplan.incident.events.plan_events import PlanEvent

AnyFact = TypeVar("AnyFact", bound=Fact)
Decoded = tuple[Any, tuple[EventProblem, ...]]


@dataclass(frozen=True, slots=True)
class EventLog:
    """What an incident's folder holds: events that could be read, and each file's state.

    `unread` are the files of entries that give no event, as far as their names tell; `waiting` are
    ids of those events that are kept elsewhere and not in the plan yet.
    """

    events: tuple[Event, ...]
    files: tuple[RawEvent, ...]
    unread: tuple[UnreadEntry, ...] = ()
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlanLog:
    """What the plan's own journal holds."""

    events: "tuple[PlanEvent, ...]"
    files: tuple[RawEvent, ...]
    unread: tuple[UnreadEntry, ...] = ()
    waiting: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False, repr=False)
class Seen:
    """What one command has read before: it parses a file once, however often it looks."""

    files: Before = field(default_factory=dict)
    facts: dict[int, tuple[RawEvent, Decoded]] = field(default_factory=dict)

    def decoded(self, file: RawEvent, kinds: Mapping[Any, type[AnyFact]]) -> Decoded:
        """The event in a file as read before, or now."""
        known = self.facts.get(id(file))
        if known is None:  # the file is kept with it, so that its number is not used again
            known = self.facts[id(file)] = (file, read_fields(file.fields, kinds))
        return known[1]


@dataclass(frozen=True, slots=True)
class _Read:
    """The event files of a folder, and the events that could be read from them."""

    files: tuple[RawEvent, ...]
    typed: list[tuple[Any, EventFile]]
    problems: list[Diagnostic]
    waiting: frozenset[str]


def load_events(
    root: Path,
    incident_id: str,
    zone: ZoneInfo | None = None,
    waits: Waiting = NOTHING,
    seen: Seen | None = None,
) -> Loaded[EventLog]:
    """Every readable event of an incident, with diagnostics for the rest.

    With the plan's `zone`, a time that clocks jumped over is told from one without a zone. What
    `waits` elsewhere is taken in; without it, the answer is about the plan's own files. Files
    `seen` before by the same command are not parsed again.
    """
    folder = incident_folder(root, incident_id)
    read = _typed(root, (folder, *waits.of(incident_id)), KINDS, zone, seen)
    events: list[Event] = []
    for event, file in read.typed:
        if event.incident == incident_id:
            events.append(event)
            continue
        params = {"given": event.incident, "expected": incident_id}
        read.problems.append(event_diagnostic(file, "JRN020", ("incident",), params))
    used = {file.raw.path for event, file in read.typed if event.incident == incident_id}
    unread = (*_unread(read.problems, used), *_changed(read, used))
    log = EventLog(tuple(events), read.files, unread, read.waiting)
    return Loaded(log, tuple(read.problems))


def load_plan_log(
    root: Path, zone: ZoneInfo | None = None, waits: Waiting = NOTHING
) -> Loaded[PlanLog]:
    """Every readable event about the plan itself, with diagnostics for the rest."""
    # Late import: `log` reads an incident's events, never these.
    from incplan.incident.events.plan_events import PLAN_KINDS

    folders = (root / PLAN_JOURNAL, *waits.of(PLAN_JOURNAL))
    read = _typed(root, folders, PLAN_KINDS, zone)
    events = tuple(event for event, _file in read.typed)
    used = {file.raw.path for _event, file in read.typed}
    unread = (*_unread(read.problems, used), *_changed(read, used))
    log = PlanLog(events, read.files, unread, read.waiting)
    return Loaded(log, tuple(read.problems))


def _unread(problems: Iterable[Diagnostic], used: set[str]) -> tuple[UnreadEntry, ...]:
    """Files that something is said about, named as entries, and that give none.

    A copy made by a sync program stands for its original where that is not there, and what waits
    elsewhere for a file here that cannot be read.
    """
    found: dict[str, UnreadEntry] = {}
    names = {path.rpartition("/")[2] for path in used}
    for item in problems:
        filename = item.path.rpartition("/")[2]
        if item.code == "JRN008":
            filename = str(item.params["original"])
        name = parse_event_name(filename)
        if name is not None and filename not in names:
            entry = UnreadEntry(name.event_id, name.kind, name.recorded_at, item.path)
            found.setdefault(name.event_id, entry)
    return tuple(found.values())


def _changed(read: _Read, used: set[str]) -> Iterator[UnreadEntry]:
    """Entries that count although their seal is wrong."""
    for item in read.files:
        if item.sealed is False and item.path in used:
            name = item.name
            yield UnreadEntry(name.event_id, name.kind, name.recorded_at, item.path, Loss.CHANGED)


def _typed(
    root: Path,
    folders: tuple[Path, ...],
    kinds: Mapping[Any, type[AnyFact]],
    zone: ZoneInfo | None,
    seen: Seen | None = None,
) -> _Read:
    """The events of the plan's own folder, then those that wait; each file name counts once."""
    home, *more = folders
    before = seen.files if seen else None
    linked = is_link(home) or is_link(home.parent)
    read = (
        Loaded[tuple[RawEvent, ...]](()) if more and linked else read_events(root, home, (), before)
    )
    problems: list[Diagnostic] = list(read.diagnostics)
    files = list(read.value)
    own = len(files)
    for folder in more:
        read = read_events(root, folder, {item.name.filename for item in files}, before)
        problems.extend(read.diagnostics)
        files.extend(read.value)
    found: list[tuple[Any, EventFile]] = []
    places: dict[str, str] = {}
    for item in files:
        file = EventFile(root, item)
        event, wrong = seen.decoded(item, kinds) if seen else read_fields(item.fields, kinds)
        if event is None:
            problems.extend(problem_diagnostics(file, wrong, kinds, zone))
            continue
        found.append((event, file))
        if event.recorded_at != item.name.recorded_at:
            problems.extend(_other_time(event, file))
        if "format" not in item.fields:
            problems.append(event_diagnostic(file, "JRN034", (), {}))
        other = places.setdefault(event.id, item.path)
        if other != item.path:
            params = {"given": event.id, "other": other}
            problems.append(event_diagnostic(file, "JRN015", ("id",), params))
    waiting = frozenset(item.name.event_id for item in files[own:])
    return _Read(tuple(files), found, problems, waiting)


def _other_time(event: Fact, file: EventFile) -> Iterator[Diagnostic]:
    """A file name with another time than its event; names hold milliseconds."""
    recorded, named = event.recorded_at, file.raw.name.recorded_at
    if recorded.replace(microsecond=recorded.microsecond // 1000 * 1000) != named:
        params = {"given": recorded.isoformat(), "expected": named.isoformat()}
        yield event_diagnostic(file, "JRN070", ("recorded_at",), params)
