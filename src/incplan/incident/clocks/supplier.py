"""What suppliers promised, counted from the outage or from our call, as the contract says (S-071).

A response is not a recovery: both promises are followed, each within the service window.
"""

from collections.abc import Iterator
from datetime import datetime

from incplan.incident.clocks.agreed_time import due_at
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed, state_of
from incplan.incident.clocks.recovery import minimum_percent, spans_below
from incplan.incident.events.events import Called
from incplan.incident.events.words import CallOutcome
from incplan.incident.state.state import Incident
from incplan.plan.files.suppliers import ClockStart, Commitment, ServiceLevelAgreement, Supplier
from incplan.plan.plan import Plan


def supplier_clocks(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """Response and resolution of every supplier the incident concerns.

    Those are the suppliers an interrupted activity needs to recover, and any that was called.
    """
    for key, supplier in plan.suppliers.items():
        calls = _reached(incident, supplier)
        outage = _outage(incident, plan, key)
        if supplier.sla is None or (outage is None and not calls):
            continue
        notified = calls[0].occurred_at if calls else None
        counts_from_outage = supplier.sla.clock_starts is ClockStart.OUTAGE
        start = outage or notified if counts_from_outage else notified
        event = "outage" if counts_from_outage and outage else "notification"
        restored = _restored(incident, plan, key) if outage else incident.resolved_at
        answered = calls[1].occurred_at if len(calls) > 1 else None
        ended = incident.closure.at if incident.closure else None
        resolved = restored or ended
        if start is None and resolved is not None:
            continue  # all runs again without their help: nobody has to call them
        for kind, promise, stopped in (
            (ClockKind.SUPPLIER_RESPONSE, supplier.sla.response_time, answered or resolved),
            (ClockKind.SUPPLIER_RESOLUTION, supplier.sla.resolution_time, resolved),
        ):
            if promise is not None:
                yield _clock(
                    kind, key, promise, supplier.sla, plan,
                    start=start, event=event, stopped=stopped, now=now,
                )  # fmt: skip


def never_called(incident: Incident, plan: Plan) -> tuple[str, ...]:
    """Suppliers an interrupted activity needed whose promise waits for a call nobody recorded."""
    return tuple(
        key
        for key, supplier in plan.suppliers.items()
        if supplier.sla is not None
        and supplier.sla.resolution_time is not None
        and supplier.sla.clock_starts is not ClockStart.OUTAGE
        and _outage(incident, plan, key) is not None
        and not _reached(incident, supplier)
    )


def _clock(
    kind: ClockKind,
    supplier: str,
    promise: Commitment,
    sla: ServiceLevelAgreement,
    plan: Plan,
    *,
    start: datetime | None,
    event: str,
    stopped: datetime | None,
    now: datetime,
) -> Clock:
    limit_at = due_at(promise, sla, plan, start) if start else None
    stopped = max(stopped, start) if stopped and start else None
    if start is None or limit_at is None:
        state = ClockState.NOT_STARTED
    elif stopped:
        state = ClockState.STOPPED
    else:
        state = state_of(limit_at, elapsed(start, limit_at), now)
    return Clock(
        kind=kind,
        subject=supplier,
        rule=kind.value,
        started_at=start,
        start_event=event,
        limit=promise.time if promise.time or not limit_at or not start
              else elapsed(start, limit_at),
        limit_at=limit_at,
        used=elapsed(start, stopped or now) if start else elapsed(now, now),
        stopped_at=stopped,
        state=state,
        working_days=promise.business_days or 0,
    )  # fmt: skip


def _reached(incident: Incident, supplier: Supplier) -> tuple[Called, ...]:
    """Calls that reached the supplier, in order: the first notifies it, the next is its answer."""
    calls = (
        call
        for call in incident.calls
        if call.contact == supplier.contact and call.outcome is CallOutcome.REACHED
    )
    return tuple(sorted(calls, key=lambda call: call.occurred_at))


def _users(incident: Incident, plan: Plan, supplier: str) -> tuple[str, ...]:
    """Interrupted activities that need a supplier to recover; a standby counts once called."""
    return tuple(
        key
        for key in incident.interruptions
        if key in plan.activities
        and any(
            use.supplier == supplier and use.recovery_critical and use.standby_for is None
            for use in plan.activities[key].suppliers
        )
        and spans_below(incident.interruptions[key], minimum_percent(plan, key))
    )


def _outage(incident: Incident, plan: Plan, supplier: str) -> datetime | None:
    starts = [incident.interruptions[key][0].started_at for key in _users(incident, plan, supplier)]
    return min(starts, default=None)


def _restored(incident: Incident, plan: Plan, supplier: str) -> datetime | None:
    """When the last of those activities was back at its minimum level."""
    ends = []
    for key in _users(incident, plan, supplier):
        spans = spans_below(incident.interruptions[key], minimum_percent(plan, key))
        ends.append(spans[-1].end)
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
