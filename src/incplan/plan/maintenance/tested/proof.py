"""What a test has to tell before it proves anything: time, count, evidence, by form.

A test without it is kept and dated, and shown as incomplete until it is told.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from incplan.plan.record import ProcedureTest, TestForm
from incplan.vocabulary import ProcedureKind as Kind

#: Work on paper shorter than this proves no half day.
PAPER_AT_LEAST: Final = timedelta(hours=2)
TALKED: Final = (TestForm.TABLETOP_30, TestForm.TABLETOP_90, TestForm.TABLETOP_120)
#: Kinds of which an incident has to tell something too; others it shows by having used them.
_TOLD_BY_REAL: Final = (Kind.RESTORE, Kind.CHANNEL, Kind.STANDBY)


def lacking(
    kind: Kind,
    test: ProcedureTest,
    *,
    functions: tuple[str, ...] = (),
    has_data_age: bool = False,
) -> tuple[str, ...]:
    """Codes of what a test does not tell, in the order of the forms; nothing where it is whole.

    `functions` are what a standby takes over; `has_data_age`: there is an objective for data.
    """
    return tuple(dict.fromkeys(_lacking(kind, test, functions, has_data_age=has_data_age)))


def _lacking(
    kind: Kind, test: ProcedureTest, functions: tuple[str, ...], *, has_data_age: bool
) -> Iterator[str]:
    if not test.proof and not test.incident:
        yield "proof"
    if test.form not in TALKED and test.form is not TestForm.REAL:
        yield from _measured(kind, test, functions, has_data_age=has_data_age)
    elif test.form is TestForm.REAL and kind in _TOLD_BY_REAL:
        told = _measured(kind, test, functions, has_data_age=False)
        yield from (code for code in told if kind is not Kind.STANDBY or code != "time")
    for role in test.without:
        yield f"role:{role}"


def _measured(
    kind: Kind, test: ProcedureTest, functions: tuple[str, ...], *, has_data_age: bool
) -> Iterator[str]:
    """What a form that does something measures."""
    match kind:
        case Kind.CALL_TREE | Kind.CHANNEL:
            if test.expected is None and not test.covers:
                yield "answered"
        case Kind.FICHE:
            if test.form is TestForm.WALK_THROUGH and test.expected is None:
                yield "steps"
        case Kind.EVACUATION:
            yield from _if_none(time=test.took, roll_call=test.expected, closed=test.closed)
        case Kind.RESTORE:
            yield from _if_none(time=test.took)
            if has_data_age:
                yield from _if_none(data_age=test.loss)
        case Kind.STANDBY:
            yield from _if_none(time=test.took)
            told = (*test.moved, *test.not_moved)
            yield from (f"function:{item}" for item in functions if item not in told)
        case Kind.PAPER:
            yield from _if_none(time=test.took)
            if test.took is not None and test.took < PAPER_AT_LEAST:
                yield "two_hours"
            yield from _if_none(rate=test.rate, reentry=test.reentry, mistakes=test.mistakes)
        case Kind.SUPPLIER | Kind.WHOLE:
            return


def _if_none(**values: object) -> Iterator[str]:
    return (name for name, value in values.items() if value is None)
