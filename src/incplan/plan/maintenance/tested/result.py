"""What the last test of a procedure gave, beside what it is held against."""

from datetime import timedelta

from incplan.frozen import dataclass
from incplan.plan.maintenance.programme import ProcedureState, added
from incplan.vocabulary import ProcedureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """What was measured, and whether it is within what was promised; None where nothing tells.

    `allowance` is added to `took` before it is held against `objective`; `margin` is what is left
    of that, negative where it was missed. `functions` moved to a
    standby or not; one that was not tried did not. `called` of the people of the call tree were
    called, `answered` of them answered. `lacking` are codes of what the test does not tell.
    """

    __test__ = False  # no test of pytest

    kind: ProcedureKind
    took: timedelta | None
    objective: timedelta | None
    kept: bool | None
    margin: timedelta | None
    planned: timedelta | None
    as_planned: bool | None
    allowance: timedelta | None
    loss: timedelta | None
    data_age: timedelta | None
    data_kept: bool | None
    promised: timedelta | None
    promise_kept: bool | None
    counted: int | None
    expected: int | None
    closed: timedelta | None
    moved: tuple[str, ...]
    not_moved: tuple[str, ...]
    not_tested: tuple[str, ...]
    rate: int | None
    reentry: timedelta | None
    mistakes: int | None
    lacking: tuple[str, ...]
    tree: int | None
    called: int | None
    answered: int | None
    not_called: tuple[str, ...]

    @property
    def is_late(self) -> bool:
        """Whether anything took longer than promised, or did not move to the standby."""
        kept = (self.kept, self.as_planned, self.data_kept, self.promise_kept)
        return False in kept or bool(self.not_moved)


def _margin(state: ProcedureState) -> timedelta | None:
    last, objective = state.last, state.procedure.objective
    if last is None or last.took is None or objective is None:
        return None
    return objective - last.took - added(state.procedure, last)


def result_of(state: ProcedureState) -> TestResult:
    """What the last test of a procedure gave."""
    last, procedure = state.last, state.procedure
    told = (*last.moved, *last.not_moved) if last else ()
    called = [item for item in state.members if item.test is not None]
    answers = [item.reached for item in called if item.reached is not None]
    return TestResult(
        kind=procedure.kind,
        took=last.took if last else None,
        objective=procedure.objective,
        kept=state.kept,
        margin=_margin(state),
        planned=procedure.planned,
        as_planned=state.as_planned,
        allowance=(added(procedure, last) or None) if last and last.took else None,
        loss=last.loss if last else None,
        data_age=procedure.data_age,
        data_kept=state.data_kept,
        promised=procedure.promised,
        promise_kept=state.promise_kept,
        counted=last.counted if last else None,
        expected=last.expected if last else None,
        closed=last.closed if last else None,
        moved=last.moved if last else (),
        not_moved=last.not_moved if last else (),
        not_tested=tuple(key for key in procedure.functions if last and key not in told),
        rate=last.rate if last else None,
        reentry=last.reentry if last else None,
        mistakes=last.mistakes if last else None,
        lacking=state.lacking,
        tree=len(state.members) or None,
        called=len(called) if state.members else None,
        answered=sum(answers) if answers else None,
        not_called=tuple(item.contact for item in state.members if item.test is None),
    )
