"""The activity that a new plan begins with takes an id of its own when somebody names it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from incplan.app.plan.filling.reading import slug
from incplan.plan.filling.catalogue import unsaid_name
from incplan.store.disk.safepath import read_regular
from incplan.store.plan.edit import create_plan_file, remove_plan_file
from incplan.store.yaml.document import MAX_BYTES

#: The file that `init` writes.
BEGUN: Final = "activities/first-activity"
_ID: Final = BEGUN.partition("/")[2]


def new_subject(
    root: Path, files: Mapping[str, Mapping[str, Any]], before: Mapping[str, Any]
) -> str | None:
    """The subject that the first activity gets by its name; None when it keeps its own.

    It keeps it where it had a name `before`, where something of the plan or an incident may refer
    to it, and where another file has the id already.
    """
    name = files.get(BEGUN, {}).get("name")
    if not unsaid_name(before.get("name")) or unsaid_name(name) or not isinstance(name, str):
        return None
    wanted = f"activities/{slug(name)}"
    if not slug(name) or wanted == BEGUN or (root / f"{wanted}.yaml").exists() or wanted in files:
        return None
    others = (data for subject, data in files.items() if subject != BEGUN)
    if any(_ID in repr(data) for data in others) or _has_incidents(root):
        return None
    return wanted


def move(root: Path, wanted: str) -> None:
    """Give the file its new name: first a copy that lasts, then the old one goes."""
    raw = read_regular(root / f"{BEGUN}.yaml", MAX_BYTES)
    create_plan_file(root, f"{wanted}.yaml", raw.decode("utf-8"))
    remove_plan_file(root, f"{BEGUN}.yaml", raw)


def _has_incidents(root: Path) -> bool:
    return any(
        next((root / folder).glob("*/*.yaml"), None) is not None
        for folder in ("incidents", "exercises")
    )
