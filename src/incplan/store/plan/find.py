"""Which directory is the plan."""

import os
from pathlib import Path

from incplan.errors import UnreadableError
from incplan.store.disk.debris import stands_in_for


def find_plan(start: Path, explicit: Path | None) -> Path:
    """The plan named, else the first directory upward that holds `plan.yaml`, readable or not.

    Raises UnreadableError: `plan_directory_missing`, `not_a_plan`, `no_plan_here`.
    """
    if explicit is not None:
        if not explicit.is_dir():
            raise UnreadableError("plan_directory_missing", path=str(explicit))
        if not _holds_plan(explicit):
            raise UnreadableError("not_a_plan", path=str(explicit))
        return explicit.resolve()
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if _holds_plan(candidate):
            return candidate
    raise UnreadableError("no_plan_here", path=str(folder))


def _holds_plan(folder: Path) -> bool:
    """Whether there is a `plan.yaml`, be it unreadable or kept elsewhere by a cloud folder."""
    if os.path.lexists(folder / "plan.yaml"):
        return True
    try:
        return any(stands_in_for(name) == "plan.yaml" for name in os.listdir(folder))  # noqa: PTH208 -- plain names
    except OSError:
        return False
