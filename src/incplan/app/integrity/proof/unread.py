"""Journal folders that cannot be listed, or lie behind a link: they are not empty."""

import os
from collections.abc import Iterator
from pathlib import Path

from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.store.disk.safepath import is_link
from incplan.store.git.proof.history import JOURNAL_FOLDERS
from incplan.store.journal.ids import is_incident_id


def unread_remarks(root: Path) -> Iterator[Remark]:
    """A finding for each folder whose entries this proof has not seen."""
    for top in JOURNAL_FOLDERS:
        if not os.path.lexists(root / top):
            continue
        names = listed(root / top)
        if names is None:
            yield _unseen(top)
        for name in names or ():
            if is_incident_id(name) and listed(root / top / name) is None:
                yield _unseen(f"{top}/{name}")


def listed(folder: Path) -> list[str] | None:
    """Names in a folder; None where it cannot be listed, or is a link."""
    if is_link(folder):
        return None
    try:
        return os.listdir(folder)  # noqa: PTH208 -- plain names
    except OSError:
        return None


def _unseen(path: str) -> Remark:
    """The finding about a folder that could not be looked into."""
    return remark("JRN084", path, Severity.WARNING, files=())
