"""Report journal folders that cannot be listed: they may hold events that answers would lack."""

import os
from collections.abc import Iterable
from pathlib import Path

from incplan.diagnostics import Diagnostic, Severity
from incplan.store.disk.safepath import is_link
from incplan.store.journal.incidents import maybe_open

KINDS = ("incidents", "exercises")


def out_of_sight(root: Path, known: Iterable[Path] | None = None) -> tuple[Diagnostic, ...]:
    """Links and folders without permission, where incidents or events would be.

    `known` are the folders of incidents to look at; without it, those that may be open.
    """
    tops = [root / kind for kind in KINDS]
    inner = known if known is not None else maybe_open(root)
    found = (_problem(root, folder) for folder in (*tops, *inner))
    return tuple(item for item in found if item is not None)


def _problem(root: Path, folder: Path) -> Diagnostic | None:
    code, params = "JRN002", dict[str, object]()
    if not is_link(folder):
        try:
            os.scandir(folder).close()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as problem:
            code, params["reason"] = "JRN001", problem.strerror or type(problem).__name__
        else:
            return None
    path = folder.relative_to(root).as_posix()
    return Diagnostic(code=code, severity=Severity.ERROR, path=path, params=params)
