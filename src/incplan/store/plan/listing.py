"""List a folder of the plan: its files, copies of them, leftovers, and other files."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass
from incplan.store.disk.copy_names import (
    certain_original,
    is_yaml,
    original_of,
    suspected_original,
)
from incplan.store.disk.debris import is_debris, stands_in_for

_FILE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}\.yaml", re.ASCII)
#: Files at the top of a plan; others may stand beside them.
TOP: Final = ("plan", "levels", "obligations", "accepted-findings", "roster")
_NEIGHBOURS: Final = frozenset({"README.md"})


@dataclass(frozen=True, slots=True)
class CopyFound:
    """A file that by its name is a copy of another; `original` is the id of that one."""

    path: str
    original: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids of a folder's files, of suspected copies, and of certain copies.

    `away` are the ids of files that a cloud folder has not downloaded.
    """

    ids: tuple[str, ...] = ()
    copies: tuple[CopyFound, ...] = ()
    away: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def is_plan_file(name: str) -> bool:
    """Whether a name can be that of a file in a folder of the plan."""
    return bool(_FILE_NAME.fullmatch(name))


def list_folder(root: Path, folder: str) -> Listing:
    """The names in a folder of the plan; a missing folder is empty."""
    try:
        names = _names(root / folder)
    except OSError as problem:
        if isinstance(problem, FileNotFoundError) and not os.path.lexists(root / folder):
            return Listing()
        reason = problem.strerror or type(problem).__name__
        return Listing(problems=(_problem("SCH041", folder, Severity.ERROR, reason=reason),))
    named = tuple(name.removesuffix(".yaml") for name in names if is_plan_file(name))
    written = tuple((f"{name}.yaml", certain_original(name, named)) for name in named)
    ids = tuple(name for name, (_file, item) in zip(named, written, strict=True) if item is None)
    others = [name for name in names if not is_plan_file(name) and name not in _NEIGHBOURS]
    found = [(name, original_of(name, ids)) for name in others if not is_debris(name)]
    copies = (
        CopyFound(f"{folder}/{name}", item) for name, item in (*written, *found) if item is not None
    )
    strangers = [name for name, item in found if item is None]
    return Listing(
        ids=ids,
        copies=tuple(copies),
        away=_away(others, ids),
        problems=(*_leftovers(folder, others), *(_stranger(folder, name) for name in strangers)),
    )


def list_top(root: Path) -> Listing:
    """Copies of the files at the top of a plan, and those not downloaded."""
    try:
        names = _names(root)
    except OSError:
        return Listing()
    there = tuple(item for item in TOP if f"{item}.yaml" in names)
    others = [name for name in names if name.removesuffix(".yaml") not in TOP]
    found = ((name, _original_at_the_top(name)) for name in others if not is_debris(name))
    copies = (CopyFound(name, item) for name, item in found if item is not None)
    return Listing(ids=there, copies=tuple(copies), away=_away(others, there, TOP))


def _original_at_the_top(name: str) -> str | None:
    if not is_yaml(name):
        return None
    found = original_of(name, TOP) or suspected_original(name.rpartition(".")[0], TOP)
    return found if found in TOP else None


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries)


def _away(names: list[str], ids: tuple[str, ...], only: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Ids of files that are not here, by the stand-ins of a cloud folder."""
    meant = (stands_in_for(name) for name in names)
    found = (name.removesuffix(".yaml") for name in meant if name and is_plan_file(name))
    return tuple(item for item in found if item not in ids and (not only or item in only))


def _leftovers(folder: str, names: list[str]) -> Iterator[Diagnostic]:
    """Visible leftovers, which are reported; hidden ones are not."""
    for name in names:
        if is_debris(name) and not name.startswith(".") and stands_in_for(name) is None:
            yield _problem("SCH042", f"{folder}/{name}", Severity.INFO, given=name)


def _stranger(folder: str, name: str) -> Diagnostic:
    """A YAML file under a name that cannot be an id, which is an error."""
    severity = Severity.ERROR if is_yaml(name) else Severity.WARNING
    return _problem("SCH025", f"{folder}/{name}", severity, given=name)


def _problem(code: str, path: str, severity: Severity, **params: object) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, path=path, params=params)
