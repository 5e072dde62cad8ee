"""When the plan cannot be written: the words go to the user's own state directory, durably."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from incplan.errors import NotWrittenError
from incplan.store.durable import create_file
from incplan.store.evidence import is_evidence_name, list_evidence, store_evidence
from incplan.store.ids import is_incident_id
from incplan.store.journal import PLAN_JOURNAL, parse_event_name


def state_directory() -> Path:
    """Where this user's state lives on this system."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA", str(Path.home())))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "incplan"


def spool_event(root: Path, place: str, filename: str, content: bytes) -> Path:
    """Keep an event for later. Raises NotWrittenError when even that fails.

    `place` is the id of an incident, or the name of the plan's own journal.
    """
    base = state_directory()
    try:
        base.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise NotWrittenError("io_error", path=str(base)) from problem
    folder = ("spool", root.resolve().name, place)
    return create_file(base, folder, filename, content, mode=0o600)


def spool_evidence(root: Path, place: str, content: bytes) -> None:
    """Keep a file handed in, beside the event that will name it. Raises NotWrittenError."""
    base = state_directory()
    try:
        base.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise NotWrittenError("io_error", path=str(base)) from problem
    store_evidence(base, ("spool", root.resolve().name, place), content)


def list_spooled(root: Path) -> tuple[Path, ...]:
    """Events of this plan that wait to be brought home."""
    folder = state_directory() / "spool" / root.resolve().name
    found = (path for path in folder.glob("*/*.yaml") if parse_event_name(path.name))
    return tuple(sorted(path for path in found if _home(path.parent.name)))


def _home(place: str) -> tuple[str, ...] | None:
    """The folder of the plan where a spooled event belongs."""
    if place == PLAN_JOURNAL:
        return (PLAN_JOURNAL,)
    if is_incident_id(place):
        return ("exercises" if place.startswith("EXE") else "incidents", place)
    return None


def unspool(root: Path) -> tuple[Path, ...]:
    """Bring waiting events home, their evidence first; each leaves the spool once it is there."""
    home: list[Path] = [*_unspool_evidence(root)]
    for path in list_spooled(root):
        folder = _home(path.parent.name) or ()
        try:
            written = create_file(root, folder, path.name, path.read_bytes())
        except FileExistsError:
            written = root.joinpath(*folder, path.name)
            if written.read_bytes() != path.read_bytes():
                continue
        path.unlink()
        home.append(written)
    return tuple(home)


def _unspool_evidence(root: Path) -> Iterator[Path]:
    spool = state_directory() / "spool" / root.resolve().name
    for place in sorted(path.name for path in spool.glob("*")):
        folder = _home(place)
        if folder is None:
            continue
        for path in list_evidence(spool / place):
            if is_evidence_name(path.name):
                yield store_evidence(root, folder, path.read_bytes())
                path.unlink()
