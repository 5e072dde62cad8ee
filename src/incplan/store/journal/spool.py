"""When the plan cannot be written, events are kept durably in the user's state directory."""

import contextlib
import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from incplan.errors import NotWrittenError
from incplan.incident.events.numbering import by_number
from incplan.store.disk.durable import create_file, problem_code
from incplan.store.journal.attachments import is_evidence_name, list_evidence, store_evidence
from incplan.store.journal.endings import mirror, mirrored
from incplan.store.journal.folder import PLAN_JOURNAL, parse_event_name
from incplan.store.journal.ids import is_incident_id


def state_directory() -> Path:
    """Where this user's state lives on this system."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA", str(Path.home())))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "incplan"


def spool_folder(root: Path) -> Path:
    """The spool of this plan, named after its path on this machine, not only its name.

    Two copies of one plan have two spools; their events meet through the plan.
    """
    real = os.path.realpath(root)
    key = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", Path(real).name)[:40] or "plan"
    return state_directory() / "spool" / f"{name}-{key}"


def spool_event(root: Path, place: str, filename: str, content: bytes) -> Path:
    """Keep an event for later. Raises NotWrittenError when even that fails.

    `place` is the id of an incident, or the name of the plan's own journal.
    """
    base = state_directory()
    try:
        base.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(base)) from problem
    folder = (*spool_folder(root).relative_to(base).parts, place)
    return create_file(base, folder, filename, content, mode=0o600)


def spool_evidence(root: Path, place: str, content: bytes) -> None:
    """Keep evidence beside the event that will name it. Raises NotWrittenError."""
    base = state_directory()
    try:
        base.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(base)) from problem
    folder = (*spool_folder(root).relative_to(base).parts, place)
    store_evidence(base, folder, content)


def list_spooled(root: Path) -> tuple[Path, ...]:
    """Spooled events of this plan."""
    folder = spool_folder(root)
    if not folder.is_dir():
        return ()
    found = (path for path in folder.glob("*/*.yaml") if parse_event_name(path.name))
    return tuple(
        sorted(
            (path for path in found if _home(path.parent.name)),
            key=lambda path: (by_number(path.parent.name), path.name),
        )
    )


def spooled_incidents(root: Path) -> tuple[str, ...]:
    """Incidents with spooled events; their folders may not exist in the plan yet."""
    places = {path.parent.name for path in list_spooled(root)}
    return tuple(sorted(places - {PLAN_JOURNAL}, key=by_number))


def _home(place: str) -> tuple[str, ...] | None:
    """The folder of the plan where a spooled event belongs."""
    if place == PLAN_JOURNAL:
        return (PLAN_JOURNAL,)
    if is_incident_id(place):
        return ("exercises" if place.startswith("EXE") else "incidents", place)
    return None


def unspool(root: Path) -> tuple[Path, ...]:
    """Move spooled events into the plan, evidence first; returns the paths of all new files.

    Each leaves the spool once it is in the plan. Never raises: what still cannot be written waits
    on.
    """
    home: list[Path] = []
    with contextlib.suppress(OSError, NotWrittenError):
        home.extend(_unspool_evidence(root))
    for path in list_spooled(root):
        with contextlib.suppress(OSError, NotWrittenError):
            home.extend(_bring_home(root, path))
    return tuple(home)


def _unspool_evidence(root: Path) -> Iterator[Path]:
    spool = spool_folder(root)
    for place in sorted(path.name for path in spool.glob("*")):
        folder = _home(place)
        if folder is None:
            continue
        for path in list_evidence(spool / place):
            if is_evidence_name(path.name):
                yield store_evidence(root, folder, path.read_bytes())
                path.unlink()


def _bring_home(root: Path, path: Path) -> tuple[Path, ...]:
    folder = _home(path.parent.name)
    name = parse_event_name(path.name)
    if folder is None or name is None:
        return ()
    content = path.read_bytes()
    place = mirrored(name.kind)
    left = mirror(root, root.joinpath(*folder), place) if place else ()
    try:
        written = create_file(root, folder, path.name, content)
    except FileExistsError:
        written = root.joinpath(*folder, path.name)
        if written.read_bytes() != content:
            return left
    path.unlink()
    return (*left, written)
