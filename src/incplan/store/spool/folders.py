"""The folders in which entries wait: one a plan and organisation, each saying whose it is.

`plan.json` beside the entries names the plan by its id; a plan without one by its path and first
commit. Folders of earlier versions have no such file and were named after the path alone.
"""

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from incplan.errors import NotWrittenError
from incplan.frozen import dataclass
from incplan.store.disk.durable import create_file, problem_code
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.disk.state import spool_directory, spool_names, state_directory
from incplan.store.journal.attachments import list_evidence
from incplan.store.journal.folder import PLAN_JOURNAL, list_events
from incplan.store.journal.identity import PlanIdentity
from incplan.store.journal.ids import is_incident_id

ABOUT: Final = "plan.json"
_FORMAT: Final = "incplan/spool/1"
_LIMIT: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Whose:
    """Which plan entries were written for: its identity, place and first commit."""

    identity: PlanIdentity
    path: str
    first_commit: str | None = None

    @property
    def folder_name(self) -> str:
        """Readable, and apart for each plan and organisation."""
        name = re.sub(r"[^A-Za-z0-9._-]+", "_", Path(self.path).name)[:40] or "plan"
        key = (self.identity.id,) if self.identity.id else (self.path, self.first_commit or "")
        return f"{name}-{_short('|'.join((*key, self.identity.organisation or '')))}"


@dataclass(frozen=True, slots=True)
class SpoolFolder:
    """A folder of waiting entries; `whose` is None where it does not say."""

    path: Path
    whose: Whose | None

    @property
    def places(self) -> Mapping[str, Path]:
        """Incidents, and the plan's own journal, of which something lies here."""
        try:
            names = sorted(os.listdir(self.path))  # noqa: PTH208 -- plain names
        except OSError:
            return {}
        found = {name: self.path / name for name in names if home_of(name) is not None}
        return {name: folder for name, folder in found.items() if _holds_something(folder)}


def home_of(place: str) -> tuple[str, ...] | None:
    """The folder of the plan where what waits for a place belongs."""
    if place == PLAN_JOURNAL:
        return (PLAN_JOURNAL,)
    if is_incident_id(place):
        return ("exercises" if place.startswith("EXE") else "incidents", place)
    return None


def whose(root: Path, identity: PlanIdentity, first_commit: Callable[[], str | None]) -> Whose:
    """Whose the entries of the plan in a folder are; its first commit matters without an id."""
    commit = None if identity.id else first_commit()
    return Whose(identity, os.path.realpath(root), commit)


def spool_folders() -> tuple[SpoolFolder, ...]:
    """Every folder of this user in which something waits, of whatever plan."""
    found = (spool_directory() / name for name in spool_names())
    folders = (SpoolFolder(path, read_about(path)) for path in found if not is_link(path))
    return tuple(folder for folder in folders if folder.places)


def read_about(folder: Path) -> Whose | None:
    """What a folder of waiting entries says of itself; None where it does not, or is unreadable."""
    try:
        data: Any = json.loads(read_regular(folder / ABOUT, _LIMIT))
    except (OSError, ValueError):
        return None
    if not isinstance(data, Mapping) or data.get("format") != _FORMAT:
        return None
    plan_id, organisation, path, commit = (
        value if isinstance(value := data.get(key), str) else None
        for key in ("id", "organisation", "path", "first_commit")
    )
    return Whose(PlanIdentity(plan_id, organisation), path or "", commit)


def is_old_folder_of(folder: Path, root: Path) -> bool:
    """Whether an earlier version kept entries of a plan at this path there."""
    return folder.name.endswith(f"-{_short(os.path.realpath(root))}")


def open_spool(mine: Whose) -> tuple[Path, tuple[str, ...]]:
    """The state directory, and the way from there to the folder of a plan, which says whose it is.

    Raises NotWrittenError.
    """
    base, spool = state_directory(), spool_directory()
    try:
        base.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(base)) from problem
    folder = (*spool.relative_to(base).parts, mine.folder_name)
    data = {
        "format": _FORMAT,
        "organisation": mine.identity.organisation,
        "id": mine.identity.id,
        "path": mine.path,
        "first_commit": mine.first_commit,
    }
    with contextlib.suppress(FileExistsError):
        create_file(base, folder, ABOUT, f"{json.dumps(data, indent=2)}\n".encode(), mode=0o600)
    return base, folder


def _short(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:12]


def _holds_something(place: Path) -> bool:
    if is_link(place):
        return False
    return bool(list_events(place)) or any(True for _path in list_evidence(place))
