"""The entries of one plan that wait, and whose they are."""

from pathlib import Path

from incplan.store.git.state import first_commits
from incplan.store.journal.identity import identify
from incplan.store.journal.waiting import NOTHING_FOUND, Found
from incplan.store.spool.folders import Whose, spool_folders, whose
from incplan.store.spool.sorting import sort_out


def waiting_of(root: Path) -> Found:
    """The entries of a plan that wait, and those that may be of it. Writes nothing."""
    folders = spool_folders()
    if not folders:
        return NOTHING_FOUND
    return sort_out(folders, root, identify(root), lambda: first_commits(root))


def whose_plan(root: Path) -> Whose:
    """Whose the entries of the plan in a folder are, to be noted where they are kept."""
    return whose(root, identify(root), lambda: min(first_commits(root), default=None))
