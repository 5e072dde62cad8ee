"""The test programme: each procedure by itself, last tested, next due (S-023).

A test renews the procedure it was of and no other, and only in a form that tries it: what was
talked about does not renew a restore.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.due import Due, state_on
from incplan.plan.maintenance.tested.call_tree import TreeMember, tree_members
from incplan.plan.maintenance.tested.procedures import (
    WALKED,
    YEARLY,
    Procedure,
    procedures,
)
from incplan.plan.maintenance.tested.proof import TALKED, lacking
from incplan.plan.plan import Plan
from incplan.plan.record import ProcedureTest, TestForm
from incplan.vocabulary import ProcedureKind as Kind

#: Within so many months each shift of a site leaves it in a drill.
SHIFTS: Final = 24
#: For so long a test counts while the report of its exercise is open: nothing was learnt of it yet.
REPORT_OPEN: Final = timedelta(days=30)


class Change(StrEnum):
    """What of a procedure changed since it was tested: it is tried again by the half period."""

    RTO = "rto"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureState:
    """The last valid test, when the next is due; `kept` tells whether the objective was.

    `lacking` are codes of what that test does not tell: it is incomplete. `members` are people of
    the call tree; what covers only some of them is no test of it. `before` is what changed since.
    """

    procedure: Procedure
    last: ProcedureTest | None
    due: date
    state: Due
    lacking: tuple[str, ...] = ()
    members: tuple[TreeMember, ...] = ()
    before: Change | None = None

    @property
    def in_order(self) -> bool:
        """Whether it was tested in time, and the test tells all that it has to."""
        return self.state in (Due.CURRENT, Due.SOON) and not self.lacking

    @property
    def kept(self) -> bool | None:
        """Whether the time measured is within the objective; None without one of the two."""
        return keeps(self.procedure, self.last) if self.last else None

    @property
    def data_kept(self) -> bool | None:
        """Whether the data that came back were young enough; None without one of the two."""
        if self.last is None or self.last.loss is None or self.procedure.data_age is None:
            return None
        return self.last.loss <= self.procedure.data_age

    @property
    def promise_kept(self) -> bool | None:
        """Whether a standby took over as fast as promised; None without one of the two."""
        if self.last is None or self.last.took is None or self.procedure.promised is None:
            return None
        return self.last.took <= self.procedure.promised

    @property
    def as_planned(self) -> bool | None:
        """Whether it took no longer than planned; None without one of the two."""
        if self.last is None or self.last.took is None or self.procedure.planned is None:
            return None
        return self.last.took <= self.procedure.planned


def keeps(procedure: Procedure, test: ProcedureTest) -> bool | None:
    """Whether the time of a test is within the objective; None without one of the two.

    A restore is timed from the decision on: what passes before that is added. What an incident or
    an exercise shows was timed from the disruption on.
    """
    if test.took is None or procedure.objective is None:
        return None
    return test.took + added(procedure, test) <= procedure.objective


def added(procedure: Procedure, test: ProcedureTest) -> timedelta:
    """What is added to the time of a test before it is held against the objective."""
    return timedelta(0) if test.incident else procedure.allowance


def programme(plan: Plan, today: date) -> tuple[ProcedureState, ...]:
    """Each procedure with its last valid test; a failed one is known, and renews nothing."""
    return tuple(_state(plan, item, today) for item in procedures(plan))


def _renewed(test: ProcedureTest, procedure: Procedure) -> date:
    """When it is due again after a test; soon where nobody read what the exercise gave."""
    due = add_months(test.on, procedure.months)
    return min(due, test.on + REPORT_OPEN) if test.report_open else due


def _state(plan: Plan, procedure: Procedure, today: date) -> ProcedureState:
    valid = [
        item
        for item in plan.facts.tests
        if item.procedure == procedure.key and item.form in procedure.forms and not item.failed
    ]
    if procedure.kind is Kind.CALL_TREE:
        # Of an incident that was recorded before its calls were told apart, nobody is known.
        told = [item for item in valid if item.covers or item.form is not TestForm.REAL]
        return _state_of_tree(plan, procedure, told, today)
    last = _newest(valid)
    due = max((_renewed(item, procedure) for item in valid), default=today)
    before = _changed_since(procedure, last) if last else None
    if last is not None and before is not None:
        due = min(due, add_months(last.on, procedure.months // 2))
    return ProcedureState(
        procedure=procedure,
        last=last,
        due=due,
        state=state_on(due, last.on if last else None, today),
        lacking=tuple(_lacking(procedure, valid, last)) if last else (),
        before=before,
    )


def _changed_since(procedure: Procedure, test: ProcedureTest) -> Change | None:
    """What is not as it was tested: the RTO of a restore, who is in a standby."""
    if procedure.kind is Kind.RESTORE and test.rto not in (None, procedure.objective):
        return Change.RTO
    if procedure.kind is Kind.STANDBY and test.suppliers not in (None, procedure.suppliers):
        return Change.SUPPLIER
    return None


def _newest(tests: Sequence[ProcedureTest]) -> ProcedureTest | None:
    newest = reversed(tests)  # of one day, what was recorded last
    return max(newest, key=lambda item: (item.on, not item.report_open), default=None)


def _lacking(
    procedure: Procedure, valid: Sequence[ProcedureTest], last: ProcedureTest
) -> Iterator[str]:
    """What the last test does not tell; of a fiche of the house, that nobody walked it through."""
    yield from lacking(
        procedure.kind,
        last,
        functions=procedure.functions,
        has_data_age=procedure.data_age is not None,
    )
    if procedure.kind is Kind.FICHE and procedure.subject in WALKED:
        since = add_months(last.on, -YEARLY)
        if all(item.form in TALKED or item.on < since for item in valid):
            yield "walk_through"
    since = add_months(last.on, -SHIFTS)
    there = {name for item in valid if item.on >= since for name in item.shifts}
    yield from (f"shift:{name}" for name in procedure.shifts if name not in there)


def _by_night(valid: Sequence[ProcedureTest], last: ProcedureTest) -> Iterator[str]:
    """Once a year people are called when nobody is at work."""
    since = add_months(last.on, -YEARLY)
    if not any(item.outside_hours and item.on >= since for item in valid):
        yield "out_of_hours"


def _state_of_tree(
    plan: Plan, procedure: Procedure, valid: Sequence[ProcedureTest], today: date
) -> ProcedureState:
    """The call tree stands as its people do: the one who was not called for longest decides.

    Whoever joined it after a whole round is called within half the period.
    """
    members = tree_members(plan, valid, today)
    known = [item.test for item in members if item.test is not None]
    whole = _newest([item for item in valid if not item.partial])
    missing = len(known) < len(members)
    last = whole if missing or not known else min(known, key=lambda item: item.on)
    if last is None:
        return ProcedureState(
            procedure=procedure, last=None, due=today, state=Due.NEVER, members=members
        )
    due = min((_renewed(item, procedure) for item in known), default=_renewed(last, procedure))
    if missing:
        due = min(due, add_months(last.on, procedure.months // 2))
    return ProcedureState(
        procedure=procedure,
        last=last,
        due=due,
        state=state_on(due, last.on, today),
        lacking=(*lacking(procedure.kind, last), *_by_night(valid, last)),
        members=members,
    )
