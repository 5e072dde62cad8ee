"""Folders of incidents and exercises: numbers, which are open, which one a person means."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from incplan.errors import RefusedError, UnreadableError
from incplan.incident.events.numbering import by_number
from incplan.store.disk.safepath import is_link
from incplan.store.journal.endings import is_open_by_names, may_be_open
from incplan.store.journal.folder import list_events
from incplan.store.journal.ids import is_incident_id, new_incident_suffix
from incplan.store.journal.spool import spool_folder, spooled_incidents

_FOLDERS: Final = {"INC": "incidents", "EXE": "exercises"}
_LAST_NUMBER: Final = 99_999


def incident_folder(root: Path, incident_id: str) -> Path:
    """The folder of an incident; the id was checked, so it cannot leave the plan."""
    if not is_incident_id(incident_id):
        raise RefusedError("unknown_incident", given=incident_id[:80])
    return root / _FOLDERS[incident_id[:3]] / incident_id


def list_incidents(root: Path, kind: str = "incidents") -> tuple[str, ...]:
    """Ids of all incidents (or exercises), oldest number first; links are not followed."""
    if is_link(root / kind):
        return ()
    try:
        with os.scandir(root / kind) as entries:
            names = [
                entry.name
                for entry in entries
                if is_incident_id(entry.name) and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return ()
    return tuple(sorted(names, key=by_number))


def days_exercised(root: Path, zone: ZoneInfo) -> Iterator[date]:
    """The day each exercise was closed, by the names of its files alone."""
    for exercise in list_incidents(root, "exercises"):
        names = list_events(incident_folder(root, exercise))
        ends = [name for name in names if name.kind == "closed"]
        if ends and not is_open_by_names(names):
            yield ends[-1].recorded_at.astimezone(zone).date()


def new_incident_id(root: Path, year: int, prefix: str = "INC") -> str:
    """The next number of the year; its folder comes with the first event.

    Incidents that still wait in the spool count too, so that no number is given twice.
    """
    start = f"{prefix}-{year:04d}-"
    places = (root / _FOLDERS[prefix], spool_folder(root))
    known = [name for place in places for name in _listed(place) if name.startswith(start)]
    used = [int(name.split("-")[2]) for name in known if is_incident_id(name)]
    # A folder at the last number a name has room for must not stop the next declaration: the
    # random sign keeps two apart.
    highest = max((number for number in used if number < _LAST_NUMBER), default=0)
    return f"{start}{highest + 1:03d}-{new_incident_suffix()}"


def _listed(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 -- ten thousand names
    except OSError:
        return []


def maybe_open(root: Path) -> list[Path]:
    """Folders of the incidents and exercises that nothing beside them says are closed for good."""
    return [root / kind / item for kind in _FOLDERS.values() for item in may_be_open(root, kind)]


def open_incidents(root: Path, folders: list[Path] | None = None) -> tuple[str, ...]:
    """Ids of the open incidents, then of the running exercises.

    `folders` are those of `maybe_open`, when the caller has listed them already.
    """
    return tuple(
        folder.name
        for folder in (maybe_open(root) if folders is None else folders)
        if not is_link(folder) and is_open_by_names(list_events(folder))
    )


def resolve_incident(root: Path, part: str | None) -> str:
    """The incident a person means by any unambiguous part of its id; the only open one for None.

    Raises RefusedError: `no_open_incident`, `several_open_incidents`, `unknown_incident`,
    `ambiguous_incident`; UnreadableError: `incidents_unreadable`.
    """
    if part is None:
        return _the_open_one(root)
    whole = part.strip().upper()
    whole = whole[:-4] + whole[-4:].lower()
    if is_incident_id(whole) and _stands(incident_folder(root, whole)):
        return whole
    incidents, exercises = _known(root, "incidents"), _known(root, "exercises")
    wanted = part.strip().lower()
    for matches in (_whole, *MATCHES):
        found = [item for item in incidents if matches(item.lower(), wanted)]
        # A bare number means an incident; an exercise is named by its suffix or in full.
        if not (found and matches is _number):
            found += [item for item in exercises if matches(item.lower(), wanted)]
        if len(found) > 1:
            still_open = [item for item in found if item in open_incidents(root)]
            found = still_open if len(still_open) == 1 else found
        if len(found) == 1:
            return found[0]
        if found:
            raise RefusedError("ambiguous_incident", details=candidates(found), given=part)
    if not _all_listed(root):
        if is_incident_id(whole):
            return whole  # an entry about it waits in the spool; nothing is lost
        raise UnreadableError("incidents_unreadable", path=str(root))
    raise RefusedError("unknown_incident", given=part[:80])


def _stands(folder: Path) -> bool:
    """Whether a folder is there and is not reached through a link."""
    return os.path.isdir(folder) and not is_link(folder) and not is_link(folder.parent)  # noqa: PTH112 -- False without permission


def _all_listed(root: Path) -> bool:
    """Whether every folder of incidents that is there can be listed."""
    for kind in _FOLDERS.values():
        if is_link(root / kind):
            return False
        try:
            os.scandir(root / kind).close()
        except FileNotFoundError:
            continue
        except OSError:
            return False
    return True


def _known(root: Path, kind: str) -> tuple[str, ...]:
    """Ids in the plan, then those that wait to come into it."""
    waiting = (item for item in _only_spooled(root) if _FOLDERS[item[:3]] == kind)
    return (*list_incidents(root, kind), *waiting)


def known_incidents(root: Path) -> tuple[str, ...]:
    """Ids of all incidents, then of all exercises, those that wait to come into the plan too."""
    return (*_known(root, "incidents"), *_known(root, "exercises"))


def _only_spooled(root: Path) -> tuple[str, ...]:
    """Incidents declared while the plan could not be written: entries about them are kept too."""
    return tuple(
        item for item in spooled_incidents(root) if not _stands(incident_folder(root, item))
    )


def _the_open_one(root: Path) -> str:
    found = tuple(dict.fromkeys((*open_incidents(root), *_only_spooled(root))))
    if not found:
        if not _all_listed(root):
            raise UnreadableError("incidents_unreadable", path=str(root))
        raise RefusedError("no_open_incident")
    if len(found) > 1:
        raise RefusedError("several_open_incidents", details=candidates(list(found)))
    return found[0]


def candidates(found: list[str]) -> tuple[tuple[str, dict[str, object]], ...]:
    """The first of several incidents that could be meant, as details of a refusal."""
    return tuple(("candidate_incident", {"id": item}) for item in found[:10])


def _whole(item: str, wanted: str) -> bool:
    return item == wanted


def _suffix(item: str, wanted: str) -> bool:
    return item.rsplit("-", 1)[1] == wanted


def _number(item: str, wanted: str) -> bool:
    return wanted.isdecimal() and len(wanted) < 9 and int(item.split("-")[2]) == int(wanted)


def _piece(item: str, wanted: str) -> bool:
    return len(wanted) >= 3 and (item.startswith(wanted) or f"-{wanted}" in item)


#: How a part of an id may fit one, the closest first.
MATCHES: Final = (_suffix, _number, _piece)
