"""What waits outside a plan: found, kept, and brought home; whose it is decides `store/spool`."""

from pathlib import Path
from typing import TYPE_CHECKING

from incplan.store.disk.state import spool_names
from incplan.store.journal.waiting import NOTHING_FOUND, Found

if TYPE_CHECKING:
    from incplan.store.spool.folders import Whose


def find_waiting(root: Path) -> Found:
    """The entries of a plan that wait, and those that may be of it. Writes nothing.

    Where nothing waits at all, neither the plan nor git is asked.
    """
    if not spool_names():
        return NOTHING_FOUND
    # Late import: hardly ever does anything wait, and then neither the plan nor git is asked.
    from incplan.app.desk.spool import waiting_of

    return waiting_of(root)


def whose_plan(root: Path) -> "Whose":
    """Whose the entries of the plan in a folder are, to be noted where they are kept."""
    # Late import: hardly ever is there anything to keep elsewhere.
    from incplan.app.desk import spool

    return spool.whose_plan(root)
