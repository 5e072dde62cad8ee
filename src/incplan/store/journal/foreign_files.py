"""What stands in the folders of incidents that is not an incident: never read, never silent."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from incplan.diagnostics import Diagnostic, Severity
from incplan.store.disk.debris import is_debris
from incplan.store.disk.safepath import is_link
from incplan.store.journal.endings import CLOSED, MIRRORS, wrongly_closed
from incplan.store.journal.ids import is_incident_id

_NEIGHBOURS: Final = frozenset({"README.md", *MIRRORS})


def folder_problems(root: Path) -> Iterator[Diagnostic]:
    """Links, files and folders that no command looks into."""
    for name in ("incidents", "exercises"):
        folder = root / name
        if is_link(folder):
            yield _problem("JRN002", name)
        elif folder.exists() and not folder.is_dir():
            yield _problem("JRN019", name)
        else:
            yield from _inside(folder, name)
            for incident_id in wrongly_closed(root, name):
                yield _problem("JRN061", f"{name}/{CLOSED}/{incident_id}", given=incident_id)


def _inside(folder: Path, name: str) -> Iterator[Diagnostic]:
    try:
        with os.scandir(folder) as entries:
            known = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in known:
        if is_debris(entry.name) or entry.name in _NEIGHBOURS:
            continue
        path = f"{name}/{entry.name}"
        if entry.is_symlink():
            yield _problem("JRN002", path)
        elif not entry.is_dir(follow_symlinks=False):
            yield _problem("JRN009", path, Severity.WARNING)
        elif not is_incident_id(entry.name):
            yield _problem("JRN018", path, given=entry.name)


def _problem(
    code: str, path: str, severity: Severity = Severity.ERROR, **params: object
) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, path=path, params=params)
