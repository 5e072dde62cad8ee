"""Read the entries of incidents from disk, with those that only git still has."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from incplan.diagnostics import Loaded
from incplan.frozen import replace
from incplan.incident.state.doubt import Loss, UnreadEntry
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.store.git.tracked import tracked_events
from incplan.store.journal.events import EventLog, Seen, load_events
from incplan.store.journal.folder import parse_event_name
from incplan.store.journal.incidents import incident_place
from incplan.store.journal.waiting import NOTHING, Waiting


def read_entries(
    root: Path, incident_id: str, waits: Waiting = NOTHING, seen: Seen | None = None
) -> Loaded[EventLog]:
    """Every readable entry of an incident, with what it is told without; as `load_events`."""
    ((_id, log),) = read_all(root, (incident_id,), waits, seen)
    return log


def folded(log: EventLog) -> Incident | None:
    """The incident that was read; None if it was never declared."""
    return fold(log.events, log.unread, log.waiting)


def read_all(
    root: Path, ids: Sequence[str], waits: Waiting = NOTHING, seen: Seen | None = None
) -> Iterator[tuple[str, Loaded[EventLog]]]:
    """As `read_entries` for many incidents; git is asked once for all."""
    places = {item: incident_place(item) for item in ids}
    tracked = tracked_events(root, places.values())
    for item in ids:
        log = load_events(root, item, None, waits, seen)
        known = tracked.get(places[item])
        read = {file.path.rpartition("/")[2] for file in log.value.files} if known else set[str]()
        lost = [
            name
            for name in sorted((known or frozenset()) - read)
            if not os.path.lexists(root / places[item] / name)
        ]
        if not lost:
            yield item, log
            continue
        gone = tuple(entry for name in lost if (entry := _gone(places[item], name)))
        yield item, Loaded(replace(log.value, unread=(*log.value.unread, *gone)), log.diagnostics)


def _gone(place: str, filename: str) -> UnreadEntry | None:
    name = parse_event_name(filename)
    if name is None:
        return None
    path = f"{place}/{filename}"
    return UnreadEntry(name.event_id, name.kind, name.recorded_at, path, Loss.GONE)
