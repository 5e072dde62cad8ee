"""Entries on disk that git does not hold: whatever was exchanged, they were not."""

import time
from dataclasses import replace
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.exchange.sync import Synced
from incplan.store.git.history import unheld_files

#: Somebody else's command may be between writing its entry and committing it.
_PATIENCE: Final = 0.5


def with_unheld(desk: Desk, result: Synced) -> Synced:
    """The outcome, unless it would call the same what git was told to leave alone."""
    if result.outcome not in ("done", "no_remote") or not unheld_files(desk.root):
        return result
    time.sleep(_PATIENCE)
    left = unheld_files(desk.root)
    return replace(result, outcome="unheld", files=left) if left else result
