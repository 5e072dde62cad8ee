"""The plan as it was committed at an earlier moment: what statements about the past are about."""

import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.plan.plan import Plan
from incplan.store.git.revisions import plan_revisions, write_revision
from incplan.store.plan.loaded import LoadedPlan
from incplan.store.plan.loader import load_plan

#: So many commits of the plan are looked at, newest first.
_HISTORY: Final = 500


@dataclass(frozen=True, slots=True)
class CommittedPlan:
    """A state of the plan in git: since when, the plan, and what was read of it."""

    on: date
    plan: Plan
    loaded: LoadedPlan


def committed_plan(
    desk: Desk, moment: datetime | None, *, or_first: bool = False
) -> CommittedPlan | None:
    """The last state committed up to a moment; None without one, or when it cannot be read.

    With `or_first`, the oldest state known when all are later.
    """
    dated = [(item.commit, item.at) for item in plan_revisions(desk.root, _HISTORY) if item.at]
    earlier = (item for item in dated if moment is not None and item[1] <= moment)
    found = next(earlier, dated[-1] if dated and or_first else None)
    if found is None:
        return None
    commit, at = found
    with tempfile.TemporaryDirectory(prefix="incplan-") as folder:
        write_revision(desk.root, commit, Path(folder))
        loaded = load_plan(Path(folder))
    if loaded.plan is None:
        return None
    return CommittedPlan(at.astimezone(desk.zone).date(), loaded.plan, loaded)
