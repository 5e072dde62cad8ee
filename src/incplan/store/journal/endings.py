"""Which incidents may be open, without looking into the folder of each that was ever closed.

Beside the incidents stand `closed/` and `reopened/`: one small file for each incident that was
ever closed (or cancelled) or reopened, named after it, written once and never changed, so clones
merge them without conflict. An incident in `closed/` and not in `reopened/` need not be looked at;
all others are judged by the names of their own events. A missing file costs time, never truth:
the one for a reopening is on disk before the event itself. See docs/adr/0008.
"""

import contextlib
import heapq
import os
from collections.abc import Collection
from pathlib import Path
from typing import Final

from incplan.incident.events.numbering import by_number
from incplan.store.cache.open_hint import hinted
from incplan.store.disk.durable import create_file
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.folder import EventName, list_events
from incplan.store.journal.ids import is_incident_id
from incplan.store.yaml.document import MAX_BYTES

CLOSED: Final = "closed"
REOPENED: Final = "reopened"
#: Folders beside the incidents that are no incidents.
MIRRORS: Final = (CLOSED, REOPENED)
#: The most incidents of an older plan for which one command adds files.
_CATCH_UP: Final = 500
#: With fewer names, listing them is as fast as reading a cached list.
_MANY: Final = 500
#: Of how many incidents that ended the last entry is looked at for a screen.
_LOOKED_AT: Final = 5
_MIRRORED: Final = {
    "closed": CLOSED,
    "cancelled": CLOSED,
    "ended": CLOSED,
    "aborted": CLOSED,
    "reopened": REOPENED,
}
#: Kinds that begin an exercise with a scenario, stop its clock, and let it run again.
STARTED: Final = "started"
_STOPS: Final = ("paused", "resumed")


def is_open_by_names(names: tuple[EventName, ...]) -> bool:
    """Whether an incident is open, from the kinds in its file names alone."""
    ending = [name.kind for name in names if name.kind in _MIRRORED]
    return bool(names) and (not ending or ending[-1] == "reopened")


def is_playing(names: tuple[EventName, ...]) -> bool:
    """Whether an exercise with a scenario began and has not ended, from the names alone."""
    kinds = {name.kind for name in names}
    return STARTED in kinds and kinds.isdisjoint(("ended", "aborted"))


def is_stopped(names: tuple[EventName, ...]) -> bool:
    """Whether the clock of an exercise stands still, from the names alone."""
    stops = [name.kind for name in names if name.kind in _STOPS]
    return bool(stops) and stops[-1] == "paused"


def may_be_open(root: Path, kind: str) -> list[str]:
    """Incidents not marked as closed for good, oldest number first."""
    folder = root / kind
    folders = (folder, folder / CLOSED, folder / REOPENED)

    def listed() -> tuple[list[str], bool]:
        names, closed, reopened = (set(_names(place)) for place in folders)
        found = filter(is_incident_id, names - (closed - reopened))
        return sorted(found, key=by_number), len(names) > _MANY

    return hinted(folders, listed)


def mirrored(kind_of_event: str) -> str | None:
    """The folder in which an event of this kind leaves a file; None for most kinds."""
    return _MIRRORED.get(kind_of_event)


def mirror(root: Path, folder: Path, mirror_name: str) -> tuple[Path, ...]:
    """Write the file that marks an incident as closed or reopened; returns the new files.

    On a closing, incidents closed before such files existed get theirs too. Raises NotWrittenError.
    """
    found = _leave(root, folder.parent, mirror_name, folder.name)
    return (*found, *_catch_up(root, folder.parent)) if mirror_name == CLOSED else found


def _leave(root: Path, kind: Path, mirror_name: str, incident_id: str) -> tuple[Path, ...]:
    words = f"{incident_id} was {mirror_name}: see ../{incident_id}/\n"
    place = (*kind.relative_to(root).parts, mirror_name)
    with contextlib.suppress(FileExistsError):
        return (create_file(root, place, incident_id, words.encode()),)
    return ()


def _catch_up(root: Path, kind: Path) -> tuple[Path, ...]:
    found: list[Path] = []
    reopened = set(_names(kind / REOPENED))
    for incident_id in may_be_open(root, kind.name):
        names = list_events(kind / incident_id)
        if incident_id not in reopened and names and not is_open_by_names(names):
            found.extend(_leave(root, kind, CLOSED, incident_id))
        if len(found) >= _CATCH_UP:
            break
    return tuple(found)


def wrongly_closed(root: Path, kind: str) -> tuple[str, ...]:
    """Incidents with a file in `closed/` although their own events say they are open."""
    folder = root / kind
    settled = set(_names(folder / CLOSED)) - set(_names(folder / REOPENED))
    return tuple(
        name
        for name in sorted(settled)
        if is_incident_id(name) and is_open_by_names(list_events(folder / name))
    )


def ended_in_doubt(root: Path, kind: str, known: Collection[str]) -> tuple[str, ...]:
    """Incidents not `known` to be open whose closing no whole entry says: read them to be sure.

    Its file is gone, damaged or without a seal, so the incident may be open. Looked at are the last
    five: all of them would take too long for a screen; `validate` reads every one.
    """
    names = (name for name in _names(root / kind) if is_incident_id(name) and name not in known)
    found = [
        name
        for name in heapq.nlargest(_LOOKED_AT, names)
        if not _is_ended(root, root / kind / name)
    ]
    return tuple(sorted(found, key=by_number))


def _is_ended(root: Path, folder: Path) -> bool:
    """Whether the last entry that ends or reopens an incident is whole, or there is none."""
    if is_link(folder):
        return True
    names = list_events(folder)
    last = next((name for name in reversed(names) if name.kind in _MIRRORED), None)
    if last is None:
        return not names
    path = folder / last.filename
    try:
        raw = read_regular(path, MAX_BYTES)
    except OSError:
        return False
    found = read_event_text(raw, path.relative_to(root).as_posix()).value
    return found is not None and found.sealed is True


def _names(folder: Path) -> list[str]:
    """Names in a folder of the plan, links not followed; empty when it is missing."""
    try:
        return [] if is_link(folder) else os.listdir(folder)  # noqa: PTH208 -- plain names
    except OSError:
        return []
