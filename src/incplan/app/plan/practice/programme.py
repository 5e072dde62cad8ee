"""The test programme: what was tested, in which form, with which time; what is due (S-023)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.people import name_of
from incplan.app.plan.practice.procedures_meant import procedures_meant
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.coordination import SupplierActed
from incplan.incident.events.plan_events import Tested
from incplan.incident.state.state import Incident
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.cycle import Cycle, cycle
from incplan.plan.maintenance.due import Due
from incplan.plan.maintenance.programme import (
    Procedure,
    ProcedureState,
    added,
    programme,
)
from incplan.plan.plan import Plan
from incplan.plan.record import ProcedureTest, TestForm
from incplan.vocabulary import ProcedureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TestLine:
    """One procedure: the last valid test, its time against the objective, the next due day."""

    key: str
    kind: ProcedureKind
    subject: str
    last: date | None
    form: TestForm | None
    by: str | None
    took: timedelta | None
    objective: timedelta | None
    kept: bool | None
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
    incident: str
    due: date
    state: Due
    owner: str | None
    owner_name: str
    #: Held in an exercise whose report nobody has read: it does not count for long.
    report_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """All procedures, in the order of the plan, and what was exercised within three years."""

    tests: tuple[TestLine, ...]
    cycle: Cycle


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRequest:
    """A test as typed; `source` is the incident or exercise whose journal shows it."""

    given: tuple[str, ...]
    form: TestForm | None = None
    took: timedelta | None = None
    loss: timedelta | None = None
    counted: int | None = None
    expected: int | None = None
    closed: timedelta | None = None
    failed: bool = False
    source: str | None = None
    proof: str = ""
    text: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRecorded:
    """A test that is on disk, and what it says of its procedures."""

    event: str
    form: TestForm
    failed: bool
    incident: str
    tests: tuple[TestLine, ...]
    receipt: Receipt


def test_programme(desk: Desk) -> Programme:
    """How every procedure stands today."""
    plan, today = desk.plan(), desk.local_now.date()
    return Programme(tests=_lines(plan, today), cycle=cycle(plan, today))


def _lines(plan: Plan, today: date) -> tuple[TestLine, ...]:
    return tuple(_line(plan, item) for item in programme(plan, today))


def _line(plan: Plan, item: ProcedureState) -> TestLine:
    last, procedure = item.last, item.procedure
    return TestLine(
        key=procedure.key,
        kind=procedure.kind,
        subject=procedure.subject,
        last=last.on if last else None,
        form=last.form if last else None,
        by=last.by if last else None,
        took=last.took if last else None,
        objective=procedure.objective,
        kept=item.kept,
        planned=procedure.planned,
        as_planned=item.as_planned,
        allowance=(added(procedure, last) or None) if last and last.took else None,
        loss=last.loss if last else None,
        data_age=procedure.data_age,
        data_kept=item.data_kept,
        promised=procedure.promised,
        promise_kept=item.promise_kept,
        counted=last.counted if last else None,
        expected=last.expected if last else None,
        closed=last.closed if last else None,
        incident=last.incident if last else "",
        due=item.due,
        state=item.state,
        owner=procedure.owner,
        owner_name=name_of(plan, procedure.owner),
        report_open=last is not None and last.report_open,
    )


def record_test(desk: Desk, request: TestRequest) -> TestRecorded:
    """Record a test of procedures.

    Raises UsageError for an unknown procedure or no form; RefusedError for a form that does not try
    it, and for an incident that did not touch it.
    """
    plan = desk.plan()
    incident = _incident(desk, request)
    form = request.form or (TestForm.REAL if incident and not incident.is_exercise else None)
    if form is None:
        raise UsageError("test_form")
    found = procedures_meant(plan, request.given, form)
    _check(plan, found, form, incident)
    if (request.took is not None or request.loss is not None) and len(found) > 1:
        raise UsageError("one_time_one_procedure")
    shown_in = incident.id if incident else ""
    if incident is not None:
        request = replace(
            request,
            at=request.at or _happened(incident, found),
            took=request.took if request.took is not None else _took(incident, found),
        )
    pen = desk.plan_pen()
    event = pen.write(
        Tested,
        occurred_at=request.at,
        text=request.text.strip(),
        procedures=tuple(item.key for item in found),
        form=form,
        took=request.took,
        loss=request.loss,
        counted=request.counted,
        expected=request.expected,
        closed=request.closed,
        failed=request.failed,
        shown_in=shown_in,
        proof=request.proof.strip(),
    )
    measured = tuple(
        _line(plan, _measured(item, request, form, shown_in, event.occurred_at)) for item in found
    )
    return TestRecorded(
        event=event.id,
        form=form,
        failed=request.failed,
        incident=incident.id if incident else "",
        tests=measured,
        receipt=pen.finish(),
    )


def _measured(
    procedure: Procedure, request: TestRequest, form: TestForm, shown_in: str, at: datetime
) -> ProcedureState:
    """How a procedure stands by this test alone."""
    test = ProcedureTest(
        on=at.date(),
        procedure=procedure.key,
        form=form,
        by=None,
        took=request.took,
        failed=request.failed,
        incident=shown_in,
        proof=request.proof,
        loss=request.loss,
        counted=request.counted,
        expected=request.expected,
        closed=request.closed,
    )
    due = add_months(test.on, procedure.months)
    return ProcedureState(procedure=procedure, last=test, due=due, state=Due.CURRENT)


def _incident(desk: Desk, request: TestRequest) -> Incident | None:
    """The incident or exercise it is taken from: over, and reviewed when it was real."""
    if request.source is None:
        return None
    incident = desk.dossier(desk.resolve_any(request.source)).incident
    if incident.closure is None:
        raise RefusedError("test_of_open_incident", incident=incident.id)
    if not incident.is_exercise and not incident.reviews:
        raise RefusedError("test_without_review", incident=incident.id)
    return incident


def _check(
    plan: Plan, found: tuple[Procedure, ...], form: TestForm, incident: Incident | None
) -> None:
    for item in found:
        if form not in item.forms:
            raise RefusedError(
                "form_tries_something_else",
                form=form.value,
                procedure=item.key,
                known=", ".join(item.value for item in item.forms),
            )
        if incident is not None and not _touched(plan, incident, item):
            raise RefusedError("not_touched", procedure=item.key, incident=incident.id)


def _touched(plan: Plan, incident: Incident, procedure: Procedure) -> bool:
    """Whether the journal of an incident shows that a procedure was used.

    Evacuation, and the taking of readings, leave no entry of their own: who records them says so.
    """
    kind, subject = procedure.kind, procedure.subject
    if kind is ProcedureKind.FICHE:
        return incident.type == subject
    if kind is ProcedureKind.CALL_TREE:
        return bool(incident.calls)
    if kind is ProcedureKind.RESTORE:
        periods = incident.interruptions.get(subject, ())
        return any(item.restored_at is not None for item in periods)
    if kind in (ProcedureKind.STANDBY, ProcedureKind.PAPER):
        return subject in incident.interruptions
    if kind is ProcedureKind.SUPPLIER:
        contact = plan.suppliers[subject].contact if subject in plan.suppliers else None
        acted = (item for item in incident.events if isinstance(item, SupplierActed))
        called = {name for call in incident.calls for name in (call.contact, *call.reached)}
        return contact in called or any(item.supplier == subject for item in acted)
    if kind is ProcedureKind.CHANNEL:
        return bool(incident.calls or incident.messages)
    return True


def _happened(incident: Incident, found: tuple[Procedure, ...]) -> datetime:
    """When an incident tried these procedures: the last restoring of theirs, or its detection."""
    ends = [
        period.restored_at
        for item in found
        if item.kind is ProcedureKind.RESTORE
        for period in incident.interruptions.get(item.subject, ())
        if period.restored_at is not None
    ]
    return max(ends, default=incident.detected_at)


def _took(incident: Incident, found: tuple[Procedure, ...]) -> timedelta | None:
    """How long the one thing restored was away, as the journal of an incident tells."""
    if len(found) != 1 or found[0].kind is not ProcedureKind.RESTORE:
        return None
    spans = [
        period.restored_at - period.started_at
        for period in incident.interruptions.get(found[0].subject, ())
        if period.restored_at is not None
    ]
    return spans[-1] if spans else None
