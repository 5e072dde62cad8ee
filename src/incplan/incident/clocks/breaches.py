"""Which promises suppliers missed, and by how much, over all incidents (S-071, S-090)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from incplan.incident.clocks.agreed_time import Stops, due_at, worked_between
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed, later
from incplan.incident.clocks.supplier import country_of, supplier_clocks
from incplan.incident.clocks.supplier_course import courses
from incplan.incident.state.state import Incident
from incplan.plan.files.penalties import PenaltyMeasure, PenaltyTerms, PenaltyUnit
from incplan.plan.files.suppliers import Commitment, Supplier
from incplan.plan.plan import Plan

_MINUTE: Final = timedelta(minutes=1)
_UNIT: Final = {PenaltyUnit.HOUR: timedelta(hours=1), PenaltyUnit.DAY: timedelta(days=1)}
MEASURES: Final = {
    ClockKind.SUPPLIER_RESPONSE: PenaltyMeasure.RESPONSE_TIME,
    ClockKind.SUPPLIER_RESOLUTION: PenaltyMeasure.RESOLUTION_TIME,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A missed promise: when it was due, how late it was, and the start of each unit of delay.

    `late` is counted as the unit asks: hours within the service window, or days of 24 hours.
    `incident` is where it happened.
    """

    incident: str = ""
    due_at: datetime
    late: timedelta
    unit_starts: tuple[datetime, ...] = ()


def promise_kept(clock: Clock) -> bool | None:
    """Whether it was kept; one that ran out unfulfilled is missed, whatever follows."""
    return False if clock.state is ClockState.PASSED else clock.kept


def breaches(
    key: str, incidents: Iterable[Incident], plan: Plan, now: datetime
) -> tuple[Breach, ...]:
    """The missed promises of one supplier that its penalty is about, in all of these incidents.

    Exercises count with no other incident; a false alarm has none. The first one is that asked for.
    """
    every = tuple(incidents)
    sla = plan.suppliers[key].sla
    terms = sla.penalty_terms if sla else None
    if terms is None or not every:
        return ()
    return tuple(
        breach_of(incident, plan, clock, now)
        for incident in every
        if incident is every[0]
        or (
            not (incident.is_exercise or every[0].is_exercise)
            and not (incident.closure is not None and incident.closure.cancelled)
        )
        for clock in supplier_clocks(incident, plan, now)
        if clock.subject == key
        and MEASURES[clock.kind] is terms.measure
        and clock.limit_at is not None
        and promise_kept(clock) is False
    )


def breach_of(incident: Incident, plan: Plan, clock: Clock, now: datetime) -> Breach:
    """The delay within service hours, without agreed stops; days are days of 24 hours."""
    supplier = plan.suppliers[clock.subject]
    sla = supplier.sla
    assert sla is not None  # it has a clock
    assert clock.limit_at is not None  # it ran out
    due, end = clock.limit_at, clock.stopped_at or now
    country = country_of(plan, supplier)
    stops = next(
        (
            course.stops
            for course in reversed(courses(incident, clock.subject, supplier))
            if clock.started_at in (course.failed_at, course.notified_at)
        ),
        (),
    )
    terms = sla.penalty_terms
    if terms is not None and terms.rate is not None and terms.rate.per is PenaltyUnit.DAY:
        late = elapsed(due, end)
        days = tuple(
            later(due, timedelta(days=day)) for day in range(-(-late // timedelta(days=1)))
        )
        return Breach(incident=incident.id, due_at=due, late=late, unit_starts=days)
    late = worked_between(sla, plan, due, end, country=country, stops=stops)
    starts = _starts(terms, late, plan, supplier, due, stops)
    return Breach(incident=incident.id, due_at=due, late=late, unit_starts=starts)


def _starts(
    terms: PenaltyTerms | None,
    late: timedelta,
    plan: Plan,
    supplier: Supplier,
    due: datetime,
    stops: Stops,
) -> tuple[datetime, ...]:
    """When each unit of the delay began, within the service hours, for a cap per month."""
    length, sla = unit_length(terms) if terms else None, supplier.sla
    if length is None or terms is None or terms.cap is None or sla is None:
        return ()
    found = []
    for place in range(-(-late // length)):
        # A unit begins with its first minute: the one before may have ended at closing time.
        first = Commitment(time=length * place + _MINUTE)
        at = due_at(first, sla, plan, due, country=country_of(plan, supplier), stops=stops)
        found.append(at - _MINUTE if at is not None else due)
    return tuple(found)


def unit_length(terms: PenaltyTerms) -> timedelta | None:
    """How long a unit lasts; None when the case itself is counted."""
    return _UNIT.get(terms.rate.per) if terms.rate else None
