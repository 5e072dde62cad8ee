"""Entries on disk that git does not hold, so that an exchange could not send them."""

import time
from dataclasses import replace
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.exchange.sync import Synced
from incplan.store.git.proof.history import unheld_files

#: Younger entries are left out: another command may be about to commit them.
_PATIENCE: Final = 0.5


def with_unheld(desk: Desk, result: Synced) -> Synced:
    """The outcome, with these entries; unchanged when they are reported as ignored already."""
    if result.outcome not in ("done", "no_remote") or not unheld_files(desk.root):
        return result
    time.sleep(_PATIENCE)
    left = unheld_files(desk.root)
    return replace(result, outcome="unheld", files=left) if left else result
