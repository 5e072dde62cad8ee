"""Entries on disk that git does not hold: whatever was exchanged, they were not."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.exchange.sync import Synced
from incplan.store.git.failures import GitFailure
from incplan.store.git.history import files_at, files_on_disk
from incplan.store.git.repository import look

#: Somebody else's command may be between writing its entry and committing it.
_PATIENCE: Final = 0.5


def with_unheld(desk: Desk, result: Synced) -> Synced:
    """The outcome, unless it would call the same what git was told to leave alone."""
    if result.outcome not in ("done", "no_remote") or not _unheld(desk.root):
        return result
    time.sleep(_PATIENCE)
    left = _unheld(desk.root)
    return replace(result, outcome="unheld", files=left) if left else result


def _unheld(root: Path) -> tuple[str, ...]:
    """Journal files on disk that the commit checked out has not; the index is not asked."""
    repository = look(root)
    if isinstance(repository, GitFailure):
        return ()
    head = repository.head
    here = files_at(root, head, repository.prefix) if head else None
    return tuple(sorted(files_on_disk(root) - (here or {}).keys()))
