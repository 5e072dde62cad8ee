"""Folders of incidents and exercises: numbers, open ones, and the one that a person means."""

import os
import textwrap
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from incplan.errors import RefusedError, UnreadableError
from incplan.incident.events.numbering import by_number
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.endings import STARTED, is_open_by_names, is_stopped, may_be_open
from incplan.store.journal.event_quick import quick_fields
from incplan.store.journal.folder import EventName, list_events
from incplan.store.journal.ids import is_incident_id, new_incident_suffix
from incplan.store.journal.waiting import NOTHING, Waiting
from incplan.store.yaml.document import MAX_BYTES

_FOLDERS: Final = {"INC": "incidents", "EXE": "exercises"}
#: Kinds that name activities or other incidents, and that end one, as they stand in file names.
_TELLING: Final = ("-declared-", "-affected-", "-same-as-", "-corrected-")
_ENDING: Final = ("-closed-", "-cancelled-")
_LAST_NUMBER: Final = 99_999
#: So many candidates are named, each with so many signs of its title.
_NAMED: Final = 10
_TITLE: Final = 80


def incident_folder(root: Path, incident_id: str) -> Path:
    """The folder of an incident; the id was checked, so it cannot leave the plan."""
    return root / incident_place(incident_id)


def incident_place(incident_id: str) -> str:
    """The folder of an incident as seen from the plan, with slashes; the id is checked."""
    if not is_incident_id(incident_id):
        raise RefusedError("unknown_incident", given=incident_id[:80])
    return f"{_FOLDERS[incident_id[:3]]}/{incident_id}"


def list_incidents(
    root: Path, kind: str = "incidents", waits: Waiting = NOTHING
) -> tuple[str, ...]:
    """Ids of all incidents (or exercises), oldest number first; links are not followed.

    Those of which anything `waits` elsewhere are among them.
    """
    waiting = {item for item in waits.incidents if _FOLDERS[item[:3]] == kind}
    return tuple(sorted(waiting.union(_standing(root, kind)), key=by_number))


def _standing(root: Path, kind: str) -> list[str]:
    """Ids of the incidents that have a folder in the plan."""
    if is_link(root / kind):
        return []
    try:
        with os.scandir(root / kind) as entries:
            return [
                entry.name
                for entry in entries
                if is_incident_id(entry.name) and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return []


def event_names(root: Path, incident_id: str, waits: Waiting = NOTHING) -> tuple[EventName, ...]:
    """Names of the event files of an incident, oldest first, those that wait among them."""
    folder = incident_folder(root, incident_id)
    if not (more := waits.names(incident_id)):
        return list_events(folder)
    linked = is_link(folder) or is_link(folder.parent)
    together = {*(() if linked else list_events(folder)), *more}
    return tuple(sorted(together, key=lambda name: (name.recorded_at, name.event_id)))


def plain_exercises(
    root: Path, zone: ZoneInfo, waits: Waiting = NOTHING
) -> Iterator[tuple[str, date]]:
    """Each exercise without a scenario and the day it was closed, by the names of its files alone.

    One with a scenario is recorded as a test of what it touched, with its own day.
    """
    for exercise in list_incidents(root, "exercises", waits):
        names = event_names(root, exercise, waits)
        ends = [name for name in names if name.kind == "closed"]
        played = any(name.kind == STARTED for name in names)
        if ends and not played and not is_open_by_names(names):
            yield exercise, ends[-1].recorded_at.astimezone(zone).date()


def new_incident_id(root: Path, year: int, prefix: str = "INC", waits: Waiting = NOTHING) -> str:
    """The next number of the year; its folder comes with the first event.

    Incidents that still wait elsewhere count too, so that no number is given twice.
    """
    start = f"{prefix}-{year:04d}-"
    listed = (*_listed(root / _FOLDERS[prefix]), *waits.incidents)
    known = [name for name in listed if name.startswith(start)]
    used = [int(name.split("-")[2]) for name in known if is_incident_id(name)]
    # A folder with the highest possible number must not prevent the next declaration: the random
    # suffix keeps two incidents apart.
    highest = max((number for number in used if number < _LAST_NUMBER), default=0)
    return f"{start}{highest + 1:03d}-{new_incident_suffix()}"


def _listed(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 -- ten thousand names
    except OSError:
        return []


def maybe_open(root: Path, waits: Waiting = NOTHING) -> list[Path]:
    """Folders of the incidents and exercises that nothing beside them says are closed for good.

    Those of which something waits elsewhere are looked at too: it may be a reopening.
    """
    found: list[Path] = []
    for prefix, kind in _FOLDERS.items():
        listed = may_be_open(root, kind)
        waiting = [item for item in waits.incidents if item.startswith(prefix)]
        ids = sorted({*listed, *waiting}, key=by_number) if waiting else listed
        found.extend(root / kind / item for item in ids)
    return found


def open_incidents(
    root: Path, folders: list[Path] | None = None, waits: Waiting = NOTHING
) -> tuple[str, ...]:
    """Ids of the open incidents, then of the running exercises.

    `folders` are those of `maybe_open`, when the caller has listed them already.
    """
    return tuple(
        folder.name
        for folder in (maybe_open(root, waits) if folders is None else folders)
        if not is_link(folder) and is_open_by_names(event_names(root, folder.name, waits))
    )


def is_imported(root: Path, incident_id: str) -> bool:
    """Whether a register kept before told this incident, by the bytes of its declaration."""
    folder = incident_folder(root, incident_id)
    names = [name for name in _listed(folder) if "-declared-" in name]
    return any(_holds(folder / name, (b"\nsource: import\n",)) for name in names)


def open_exercises(root: Path, waits: Waiting = NOTHING) -> tuple[str, ...]:
    """Ids of the exercises that run, with a scenario or without."""
    return tuple(item for item in open_incidents(root, waits=waits) if item.startswith("EXE"))


def may_concern(
    root: Path,
    incident_id: str,
    words: Iterable[bytes],
    *,
    ended_since: datetime | None = None,
) -> bool:
    """Whether entries of an incident that name activities or other incidents hold one of `words`.

    With `ended_since`, one that was closed before is left out unopened. What cannot be opened may.
    """
    folder = incident_folder(root, incident_id)
    names = _listed(folder)
    if ended_since is not None:
        stamp = f"{ended_since.astimezone(UTC):%Y%m%dT%H%M%S}"
        ends = max((name for name in names if _is(name, _ENDING)), default="")
        if ends and ends < stamp:
            return False
    return any(_holds(folder / name, words) for name in names if _is(name, _TELLING))


def _is(name: str, kinds: tuple[str, ...]) -> bool:
    return any(kind in name for kind in kinds)


def _holds(file: Path, words: Iterable[bytes]) -> bool:
    try:
        raw = read_regular(file, MAX_BYTES)
    except OSError:
        return True
    return any(word in raw for word in words)


def resolve_incident(root: Path, part: str | None, waits: Waiting = NOTHING) -> str:
    """The incident a person means by any unambiguous part of its id; the only open one for None.

    Raises RefusedError: `no_open_incident`, `several_open_incidents`, `unknown_incident`,
    `ambiguous_incident`; UnreadableError: `incidents_unreadable`.
    """
    if part is None:
        return _the_open_one(root, waits)
    whole = part.strip().upper()
    whole = whole[:-4] + whole[-4:].lower()
    if is_incident_id(whole) and _stands(incident_folder(root, whole)):
        return whole
    incidents = list_incidents(root, "incidents", waits)
    exercises = list_incidents(root, "exercises", waits)
    wanted = part.strip().lower()
    for matches in (_whole, *MATCHES):
        found = [item for item in incidents if matches(item.lower(), wanted)]
        # A bare number means an incident; an exercise is named by its suffix or in full.
        if not (found and matches is _number):
            found += [item for item in exercises if matches(item.lower(), wanted)]
        if len(found) > 1:
            opened = open_incidents(root, waits=waits)
            still_open = [item for item in found if item in opened]
            found = still_open if len(still_open) == 1 else found
        if len(found) == 1:
            return found[0]
        if found:
            raise RefusedError("ambiguous_incident", details=candidates(root, found), given=part)
    if not _all_listed(root):
        if is_incident_id(whole):
            return whole  # an entry about it is kept elsewhere; nothing is lost
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


def known_incidents(root: Path, waits: Waiting = NOTHING) -> tuple[str, ...]:
    """Ids of all incidents, then of all exercises, those in the spool included."""
    return tuple(item for kind in _FOLDERS.values() for item in list_incidents(root, kind, waits))


def _the_open_one(root: Path, waits: Waiting) -> str:
    found = open_incidents(root, waits=waits)
    if not found:
        if not _all_listed(root):
            raise UnreadableError("incidents_unreadable", path=str(root))
        raise RefusedError("no_open_incident")
    real = [item for item in found if item.startswith("INC")]
    others = (item for item in found if item not in real)
    if len(real) == 1 and all(is_stopped(event_names(root, item, waits)) for item in others):
        return real[0]  # it took over: the exercises stand still
    if len(found) > 1:
        raise RefusedError("several_open_incidents", details=candidates(root, found))
    return found[0]


def candidates(root: Path, found: Iterable[str]) -> tuple[tuple[str, dict[str, object]], ...]:
    """The first of several incidents that may be meant, with their titles, as details."""
    named = [(item, declared_title(root, item)) for item in tuple(found)[:_NAMED]]
    return tuple(
        ("id_and_name", {"id": item, "name": title})
        if title
        else ("candidate_incident", {"id": item})
        for item, title in named
    )


def declared_title(root: Path, incident_id: str) -> str:
    """The first line of what was declared, as its file says; empty where that cannot be told."""
    folder = incident_folder(root, incident_id)
    for name in list_events(folder):
        if name.kind == "declared":
            try:
                fields = quick_fields(read_regular(folder / name.filename, MAX_BYTES)) or {}
            except OSError:
                return ""
            text = fields.get("text")
            whole = text.partition("\n")[0] if isinstance(text, str) else ""
            return textwrap.shorten(whole, _TITLE, placeholder="...")
    return ""


def _whole(item: str, wanted: str) -> bool:
    return item == wanted


def _suffix(item: str, wanted: str) -> bool:
    return item.rsplit("-", 1)[1] == wanted


def _number(item: str, wanted: str) -> bool:
    return wanted.isdecimal() and len(wanted) < 9 and int(item.split("-")[2]) == int(wanted)


def _piece(item: str, wanted: str) -> bool:
    return len(wanted) >= 3 and (item.startswith(wanted) or f"-{wanted}" in item)


#: The ways in which a part may fit an id, the closest first.
MATCHES: Final = (_suffix, _number, _piece)
