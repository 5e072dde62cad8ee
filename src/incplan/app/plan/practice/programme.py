"""The test programme: what was tested, in which form, with which time; what is due (S-023)."""

from dataclasses import fields
from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.plan.practice.procedures_meant import procedures_named
from incplan.frozen import dataclass
from incplan.plan.maintenance.cycle import Cycle, cycle
from incplan.plan.maintenance.due import Due
from incplan.plan.maintenance.programme import Change, ProcedureState, programme
from incplan.plan.maintenance.tested.result import TestResult, result_of
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeLine:
    """Somebody of the call tree: when last called in a test, and whether they answered then."""

    contact: str
    name: str
    last: date | None
    reached: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestLine(TestResult):
    """One procedure: the last valid test, its time against the objective, the next due day.

    `by` recorded it, `led_by` led it, `people` took part.
    """

    key: str
    subject: str
    last: date | None
    form: TestForm | None
    by: str | None
    led_by: str | None
    people: tuple[str, ...]
    by_whom: str
    incident: str
    proof: str
    version: str
    fingerprint: str
    due: date
    state: Due
    owner: str | None
    owner_name: str
    members: tuple[TreeLine, ...] = ()
    #: Held in an exercise whose report nobody has read: it does not count for long.
    report_open: bool = False
    in_order: bool = False
    #: What changed since that test.
    before: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """All procedures, in the order of the plan, and what was exercised within three years."""

    tests: tuple[TestLine, ...]
    cycle: Cycle


def test_programme(desk: Desk) -> Programme:
    """How every procedure stands today."""
    plan, today = desk.plan(), desk.local_now.date()
    lines = tuple(test_line(plan, item) for item in programme(plan, today))
    return Programme(tests=lines, cycle=cycle(plan, today))


def test_lines(desk: Desk, given: tuple[str, ...]) -> Programme:
    """The procedures that these words mean. Raises UsageError for one that is not known."""
    found = test_programme(desk)
    keys = {item.key for item in procedures_named(desk.plan(), given)}
    return Programme(
        tests=tuple(item for item in found.tests if item.key in keys), cycle=found.cycle
    )


def test_line(plan: Plan, item: ProcedureState) -> TestLine:
    """A procedure as it stands, with names."""
    last, procedure, result = item.last, item.procedure, result_of(item)
    return TestLine(
        **{field.name: getattr(result, field.name) for field in fields(TestResult)},
        key=procedure.key,
        subject=procedure.subject,
        last=last.on if last else None,
        form=last.form if last else None,
        by=last.by if last else None,
        led_by=last.led_by if last else None,
        people=last.people if last else (),
        by_whom=", ".join(name_of(plan, key) for key in last.whom) if last else "",
        incident=last.incident if last else "",
        proof=last.proof if last else "",
        version=last.version if last else "",
        fingerprint=last.fingerprint if last else "",
        due=item.due,
        state=item.state,
        owner=procedure.owner,
        owner_name=name_of(plan, procedure.owner),
        members=tuple(
            TreeLine(
                contact=one.contact,
                name=name_of(plan, one.contact),
                last=one.last,
                reached=one.reached,
            )
            for one in item.members
        ),
        report_open=last is not None and last.report_open,
        in_order=item.in_order,
        before=item.before,
    )
