"""Suppliers' promises, counted from the outage or from our call, as the contract says (S-071).

Response and resolution are followed separately, each within the service window. Only acts of the
supplier end them: that the activity runs again in another way does not.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from incplan.frozen import dataclass
from incplan.incident.clocks.agreed_time import due_at, latest_call
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed, state_of
from incplan.incident.clocks.downtime import objective, objective_end, outage
from incplan.incident.clocks.supplier_course import SupplierCourse, courses
from incplan.incident.state.state import Incident
from incplan.plan.calendar.working_time import course as counting_course
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLate:
    """A promise that ends after the objective of `activities`, though the supplier keeps it.

    `due_at` is the end of the promise: for one that does not run yet (`told` is False) as if the
    supplier were called now. `has_part` says whether it has a part in the incident.
    """

    supplier: str
    activities: tuple[str, ...]
    due_at: datetime
    told: bool
    has_part: bool


def too_late(incident: Incident, plan: Plan, now: datetime) -> tuple[TooLate, ...]:
    """Promises to repair that end after the objective of an activity that hangs on the supplier.

    A promise that ran is compared for good: neither the return of the activity by another way, nor
    the repair, nor the end of the incident changes what was promised. One that does not run yet
    concerns the activities that are down.
    """
    if incident.is_past or (incident.closure is not None and incident.closure.cancelled):
        return ()
    found = (
        _too_late(incident, plan, key, supplier, course, now)
        for key, supplier in plan.suppliers.items()
        for course in courses(incident, key, supplier) or (None,)
    )
    return tuple(item for item in found if item is not None)


def _too_late(
    incident: Incident,
    plan: Plan,
    key: str,
    supplier: Supplier,
    course: SupplierCourse | None,
    now: datetime,
) -> TooLate | None:
    sla, hanging = supplier.sla, _hanging_on(incident, plan, key)
    if sla is None or sla.resolution_time is None or not hanging:
        return None
    start = _start(supplier, course)[0] if course else None
    idle = course is not None and course.repaired_at is not None
    if start is None and (idle or not incident.is_open):
        return None  # no promise ran, and none will
    due = due_at(
        sla.resolution_time,
        sla,
        plan,
        start or now,
        country=country_of(plan, supplier),
        stops=course.stops if course else (),
    )
    begun = now if start is None else min(at for at in _begun(course) if at is not None)
    late = tuple(
        name
        for name in hanging
        if due is not None and _ends_between(incident, plan, name, begun, due)
    )
    if due is None or not late:
        return None
    told = start is not None
    return TooLate(
        supplier=key, activities=late, due_at=due, told=told, has_part=course is not None
    )


def _begun(course: SupplierCourse | None) -> tuple[datetime | None, ...]:
    return (course.failed_at, course.notified_at) if course else ()


def _hanging_on(incident: Incident, plan: Plan, supplier: str) -> tuple[str, ...]:
    """The activities of the incident that need a supplier to recover; not a standby."""
    return tuple(
        name
        for name in incident.interruptions
        if (known := plan.activities.get(name)) is not None
        and any(
            use.supplier == supplier and use.recovery_critical and use.standby_for is None
            for use in known.suppliers
        )
    )


def _ends_between(
    incident: Incident, plan: Plan, activity: str, begun: datetime, due: datetime
) -> bool:
    """Whether the objective of an activity ends before `due`, in a stretch not over at `begun`."""
    limit, spans = objective(incident, plan, activity), outage(incident, plan, activity)
    if limit is None or not spans:
        return False
    at, span = objective_end(spans, counting_course(limit, plan.file, spans[0].start))
    return at < due and (span.end is None or span.end > begun)


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
    start, event = _start(supplier, course)
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


def _start(supplier: Supplier, course: SupplierCourse) -> tuple[datetime | None, str]:
    """When the promises of a course begin by the contract, and the name of that moment."""
    sla = supplier.sla
    if sla is not None and sla.clock_starts is ClockStart.OUTAGE and course.failed_at is not None:
        return course.failed_at, "outage"
    return course.notified_at, "notification"


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
