"""Suppliers' promises, counted from the outage or from our call, as the contract says (S-071).

Response and resolution are followed separately, each within the service window. Only acts of the
supplier end them: that the activity runs again in another way does not.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from incplan.incident.clocks.agreed_time import due_at, latest_call
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed, state_of
from incplan.incident.clocks.supplier_course import SupplierCourse, courses
from incplan.incident.state.state import Incident
from incplan.plan.files.activities import SupplierUse
from incplan.plan.files.suppliers import ClockStart, Commitment, Supplier
from incplan.plan.plan import Plan


def supplier_clocks(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """Response and resolution limits of every supplier with a part in the incident."""
    for key, supplier in plan.suppliers.items():
        if supplier.sla is None:
            continue
        for course in courses(incident, key, supplier):
            yield from _promises(incident, plan, key, supplier, course, now)


def last_calls(
    incident: Incident, plan: Plan, now: datetime, found: Iterable[Clock]
) -> Iterator[Clock]:
    """Until when to call a supplier, so that its promise still meets a running objective.

    It is the limit of the activity minus the promised time, within the service hours. It ends once
    the supplier is told; a promise that could never meet the objective has none.
    """
    nearest: dict[str, Clock] = {}
    for rto in found:
        if rto.kind is not ClockKind.RTO or rto.limit_at is None or rto.stopped_at is not None:
            continue
        activity = plan.activities.get(rto.subject)
        for use in activity.suppliers if activity else ():
            clock = _last_call(incident, plan, rto, use, now)
            known = nearest.get(use.supplier)
            if clock and (known is None or _at(clock) < _at(known)):
                nearest[use.supplier] = clock
    yield from nearest.values()


def never_called(incident: Incident, plan: Plan) -> tuple[str, ...]:
    """Suppliers that failed, whose promise counts from our call, and whom nobody has called."""
    return tuple(
        key
        for key, supplier in plan.suppliers.items()
        if supplier.sla is not None
        and supplier.sla.resolution_time is not None
        and supplier.sla.clock_starts is not ClockStart.OUTAGE
        and any(course.notified_at is None for course in courses(incident, key, supplier))
    )


def too_late_for(plan: Plan, promise: Clock, found: Iterable[Clock]) -> tuple[str, ...]:
    """Activities whose objective ends before the promise of a supplier they depend on.

    `found` are the clocks of the incident; an objective that was met or finally missed is left out.
    """
    if promise.kind is not ClockKind.SUPPLIER_RESOLUTION or promise.limit_at is None:
        return ()
    late = []
    for rto in found:
        if rto.kind is not ClockKind.RTO or rto.stopped_at is not None or rto.limit_at is None:
            continue
        activity = plan.activities.get(rto.subject)
        needs = activity is not None and any(
            use.supplier == promise.subject and use.recovery_critical and use.standby_for is None
            for use in activity.suppliers
        )
        if needs and rto.limit_at < promise.limit_at:
            late.append(rto.subject)
    return tuple(late)


def unheard_of(incident: Incident, plan: Plan) -> tuple[str, ...]:
    """Suppliers that were told, without any repair recorded although the incident is over."""
    if incident.is_open:
        return ()
    return tuple(
        key
        for key, supplier in plan.suppliers.items()
        if supplier.sla is not None
        and supplier.sla.resolution_time is not None
        and any(course.repaired_at is None for course in courses(incident, key, supplier))
    )


def country_of(plan: Plan, supplier: Supplier) -> str | None:
    """The country of a supplier, for its public holidays: that of the contact we call."""
    contact = plan.contacts.get(supplier.contact or "")
    return contact.country if contact else None


def _promises(
    incident: Incident,
    plan: Plan,
    key: str,
    supplier: Supplier,
    course: SupplierCourse,
    now: datetime,
) -> Iterator[Clock]:
    sla = supplier.sla
    assert sla is not None  # only suppliers with an agreement have clocks
    from_outage = sla.clock_starts is ClockStart.OUTAGE and course.failed_at is not None
    start = course.failed_at if from_outage else course.notified_at
    event = "outage" if from_outage else "notification"
    ended = incident.closure.at if incident.closure else None
    for kind, promise, stopped in (
        (ClockKind.SUPPLIER_RESPONSE, sla.response_time, course.answered_at),
        (ClockKind.SUPPLIER_RESOLUTION, sla.resolution_time, course.repaired_at),
    ):
        if promise is None or (start is None and (ended is not None or stopped is not None)):
            continue  # nobody said when it was told, and it is over or was answered all the same
        due = None
        if start is not None:
            country = country_of(plan, supplier)
            due = due_at(promise, sla, plan, start, country=country, stops=course.stops)
        if stopped is None and ended is not None:
            continue  # the incident is over, and nobody recorded whether the promise was kept
        yield _clock(
            kind, key, promise, start=start, event=event, due=due, stopped=stopped, now=now
        )


def _clock(
    kind: ClockKind,
    supplier: str,
    promise: Commitment,
    *,
    start: datetime | None,
    event: str,
    due: datetime | None,
    stopped: datetime | None,
    now: datetime,
) -> Clock:
    stopped = max(stopped, start) if stopped and start else None
    if start is None or due is None:
        state = ClockState.NOT_STARTED
    elif stopped:
        state = ClockState.STOPPED
    else:
        state = state_of(due, elapsed(start, due), now)
    return Clock(
        kind=kind,
        subject=supplier,
        rule=kind.value,
        started_at=start,
        start_event=event,
        limit=promise.time if promise.time or not due or not start else elapsed(start, due),
        limit_at=due,
        used=elapsed(start, stopped or now) if start else elapsed(now, now),
        stopped_at=stopped,
        state=state,
        working_days=promise.business_days or 0,
    )


def _last_call(
    incident: Incident, plan: Plan, rto: Clock, use: SupplierUse, now: datetime
) -> Clock | None:
    supplier = plan.suppliers.get(use.supplier)
    if supplier is None or supplier.sla is None or not use.recovery_critical:
        return None
    promise = supplier.sla.resolution_time
    if use.standby_for is not None and supplier.sla.failover_time is not None:
        promise = Commitment(time=supplier.sla.failover_time)
    told = any(course.notified_at for course in courses(incident, use.supplier, supplier))
    if promise is None or told or rto.started_at is None or rto.limit_at is None:
        return None
    at = latest_call(
        promise,
        supplier.sla,
        plan,
        after=rto.started_at,
        before=rto.limit_at,
        country=country_of(plan, supplier),
    )
    if at is None:
        return None
    return Clock(
        kind=ClockKind.LAST_CALL,
        subject=use.supplier,
        rule=ClockKind.LAST_CALL.value,
        started_at=rto.started_at,
        start_event=rto.start_event,
        limit=elapsed(rto.started_at, at),
        limit_at=at,
        used=elapsed(rto.started_at, now),
        state=state_of(at, elapsed(rto.started_at, at), now),
        because=rto.subject,
    )


def _at(clock: Clock) -> float:
    return clock.limit_at.timestamp() if clock.limit_at else float("inf")
