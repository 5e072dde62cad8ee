"""Another copy of the plan, walked file by file without following a link out of it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from incplan.errors import UsageError
from incplan.store.disk.debris import is_debris, stands_in_for
from incplan.store.disk.safepath import is_link
from incplan.store.exchange.incoming import (
    Arrival,
    Fate,
    judge_event,
    judge_evidence,
    judge_review,
)
from incplan.store.journal import attachments
from incplan.store.journal.folder import PLAN_JOURNAL, parse_event_name
from incplan.store.journal.ids import is_incident_id

_PREFIXES: Final = {"incidents": "INC", "exercises": "EXE"}
_QUIET: Final = frozenset({"README.md"})


def find_source(given: Path, root: Path) -> tuple[Path, str | None]:
    """The folder to read, and the one incident it holds, when it is an incident's own folder.

    A clone, a stick, an unpacked attachment with one folder around it. Raises UsageError.
    """
    if not given.is_dir():
        code = "merge_not_unpacked" if given.is_file() else "no_directory"
        raise UsageError(code, path=str(given))
    place = given.resolve()
    if place == root.resolve() or root.resolve() in place.parents:
        raise UsageError("merge_with_itself", path=str(given))
    if is_incident_id(place.name):
        return place, place.name
    if _holds_journal(place):
        return place, None
    inside = [item for item in _folders(place) if _holds_journal(item)]
    if len(inside) != 1:
        raise UsageError("nothing_to_merge", path=str(given))
    return inside[0], None


def _holds_journal(place: Path) -> bool:
    return any(os.path.lexists(place / name) for name in (*_PREFIXES, PLAN_JOURNAL))


def _folders(place: Path) -> list[Path]:
    return [item for item in _entries(place) if item.is_dir() and not is_link(item)]


def arrivals(
    source: Path, incident: str | None, root: Path, *, unsealed: bool
) -> Iterator[Arrival]:
    """Every file of the other side with its fate here, the evidence of an incident first."""
    if incident is not None:
        top = next(name for name, prefix in _PREFIXES.items() if incident.startswith(prefix))
        yield from _incident(source, "", root, (top, incident), unsealed=unsealed)
        return
    for top, prefix in _PREFIXES.items():
        if is_link(source / top):
            yield Arrival(top, (), top, Fate.LINK)
            continue
        yield from _unread(source / top, top, ())
        for entry in _entries(source / top):
            path = f"{top}/{entry.name}"
            if entry.is_symlink():
                yield Arrival(path, (top,), entry.name, Fate.LINK)
            elif entry.is_dir() and is_incident_id(entry.name) and entry.name.startswith(prefix):
                yield from _incident(entry, f"{path}/", root, (top, entry.name), unsealed=unsealed)
            elif is_incident_id(entry.name) and not entry.is_dir():
                yield Arrival(path, (top,), entry.name, Fate.UNREAD)
            elif not is_debris(entry.name) and entry.name not in _QUIET:
                yield Arrival(path, (top,), entry.name, Fate.STRANGER)
    yield from _plan_journal(source, root, unsealed=unsealed)


def _plan_journal(source: Path, root: Path, *, unsealed: bool) -> Iterator[Arrival]:
    place = source / PLAN_JOURNAL
    if is_link(place):
        yield Arrival(PLAN_JOURNAL, (), PLAN_JOURNAL, Fate.LINK)
        return
    yield from _events(place, f"{PLAN_JOURNAL}/", root, (PLAN_JOURNAL,), unsealed=unsealed)


def _incident(
    place: Path, path: str, root: Path, folder: tuple[str, ...], *, unsealed: bool
) -> Iterator[Arrival]:
    inner = place / attachments.FOLDER
    if is_link(inner):
        yield Arrival(f"{path}{attachments.FOLDER}", folder, attachments.FOLDER, Fate.LINK)
    yield from _unread(inner, f"{path}{attachments.FOLDER}", folder)
    for file in attachments.list_evidence(place):
        if not is_debris(file.name):
            there = f"{path}{attachments.FOLDER}/{file.name}"
            yield judge_evidence(file, there, root, (*folder, attachments.FOLDER))
    yield from _events(place, path, root, folder, unsealed=unsealed)


def _events(
    place: Path, path: str, root: Path, folder: tuple[str, ...], *, unsealed: bool
) -> Iterator[Arrival]:
    """Events under their own names first, so that a copy is known for what it is."""
    yield from _unread(place, path.rstrip("/"), folder)
    files = sorted(_entries(place), key=lambda file: parse_event_name(file.name) is None)
    for file in files:
        there = f"{path}{file.name}"
        if file.name in _QUIET or file.name == attachments.FOLDER:
            continue
        if is_debris(file.name):
            yield from _hidden(file, there, folder)
        elif file.name == "review.yaml" and len(folder) > 1:
            yield judge_review(file, there, root, folder)
        elif file.name.endswith(".yaml") and (is_link(file) or not file.is_dir()):
            yield judge_event(file, there, root, folder, unsealed=unsealed)
        else:
            fate = Fate.LINK if is_link(file) else Fate.STRANGER
            yield Arrival(there, folder, file.name, fate)


def _hidden(file: Path, path: str, folder: tuple[str, ...]) -> Iterator[Arrival]:
    """Leftovers of a cut write, and what a cloud folder has not fetched yet."""
    if file.name.endswith(".tmp"):
        yield Arrival(path, folder, file.name, Fate.LEFTOVER)
    elif stands_in_for(file.name) is not None:
        yield Arrival(path, folder, file.name, Fate.NOT_DOWNLOADED)


def _unread(place: Path, path: str, folder: tuple[str, ...]) -> Iterator[Arrival]:
    """A folder that is there but cannot be listed: not an empty one."""
    try:
        os.scandir(place).close()
    except FileNotFoundError:
        return
    except OSError:
        if not is_link(place):
            yield Arrival(path, folder, place.name, Fate.UNREAD)


def _entries(place: Path) -> list[Path]:
    try:
        with os.scandir(place) as entries:
            return sorted(Path(entry.path) for entry in entries)
    except OSError:
        return []
