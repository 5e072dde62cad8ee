"""What was exercised within a cycle of three years: activities really tried, fiches talked about.

Within it every fiche is talked about or better, every essential activity tried or better (S-023).
"""

from datetime import date
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm
from incplan.vocabulary import ProcedureKind

#: Months of a cycle; judgement, no source gives it.
CYCLE: Final = 36
#: Talk proves no activity.
_TALKED: Final = (TestForm.TABLETOP_30, TestForm.TABLETOP_90, TestForm.TABLETOP_120)
#: Kinds of procedures whose subject is an activity.
_OF_ACTIVITIES: Final = (ProcedureKind.RESTORE, ProcedureKind.STANDBY, ProcedureKind.PAPER)
#: A drill that every building has tries this fiche too.
_DRILLED: Final = "fire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """The ids of what was exercised since a day, and how many there are of each."""

    since: date
    activities: tuple[str, ...]
    all_activities: int
    fiches: tuple[str, ...]
    all_fiches: int


def cycle(plan: Plan, today: date) -> Cycle:
    """What was exercised in the cycle that ends today; a failed test is none."""
    since = add_months(today, -CYCLE)
    tests = [item for item in plan.facts.tests if since <= item.on <= today and not item.failed]
    tried, talked = set(), set()
    for item in tests:
        kind, _colon, subject = item.procedure.partition(":")
        if kind in _OF_ACTIVITIES and item.form not in _TALKED:
            tried.add(subject)
        if kind == ProcedureKind.FICHE:
            talked.add(subject)
        if kind == ProcedureKind.EVACUATION:
            talked.add(_DRILLED)
    fiches = plan.fiche_ids()
    return Cycle(
        since=since,
        activities=tuple(key for key in plan.activities if key in tried),
        all_activities=len(plan.activities),
        fiches=tuple(key for key in fiches if key in talked),
        all_fiches=len(fiches),
    )
