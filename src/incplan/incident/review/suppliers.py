"""What suppliers promised in one incident and whether they kept it; what the incident cost so far.

Facts beside the questions on contracts and damages (S-071, S-090, S-094, link J).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from incplan.incident.clocks.agreed_time import due_at, worked_between
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed
from incplan.incident.clocks.recovery import recovery_clocks
from incplan.incident.clocks.supplier import (
    country_of,
    never_called,
    supplier_clocks,
    too_late_for,
    unheard_of,
)
from incplan.incident.clocks.supplier_course import courses
from incplan.incident.review.facts import Computed, RecoveryFact, ResourcesFact
from incplan.incident.review.penalties import Breach, PenaltySum, penalty_sum, unit_length
from incplan.incident.state.state import Incident
from incplan.plan.files.penalties import PenaltyMeasure, PenaltyTerms, PenaltyUnit
from incplan.plan.files.suppliers import Commitment, Supplier
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text

_MEASURES = {
    ClockKind.SUPPLIER_RESPONSE: PenaltyMeasure.RESPONSE_TIME,
    ClockKind.SUPPLIER_RESOLUTION: PenaltyMeasure.RESOLUTION_TIME,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A response or a resolution promised: when it began, fell due, and was given.

    `start_event` is `outage` or `notification`, as the contract counts. `kept` is None while
    it runs within its time. `late` is counted within the service hours. `misses` are activities
    whose objective falls before the promise: kept or not, it comes too late for them.
    """

    supplier: str
    measure: PenaltyMeasure
    start: datetime
    start_event: str
    due_at: datetime
    back_at: datetime | None
    kept: bool | None
    late: timedelta = timedelta(0)
    penalty: Text | None = None
    sum: PenaltySum | None = None
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesFact(Computed):
    """Promises that ran; `not_called` are suppliers that failed and wait for our call.

    `unheard_of` are those of whom no repair is recorded though the incident is over.
    """

    promises: tuple[Promise, ...] = ()
    not_called: tuple[str, ...] = ()
    unheard_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsFact(Computed):
    """Promises missed that a penalty or credit may be claimed for."""

    missed: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageFact(Computed):
    """Cost and effort recorded, time all activities were down together, oldest data lost."""

    cost_eur: Decimal | None
    effort: timedelta | None
    downtime: timedelta
    data_loss: timedelta | None


def promise_kept(clock: Clock) -> bool | None:
    """A promise that has run out unfulfilled is missed, whatever comes later."""
    return False if clock.state is ClockState.PASSED else clock.kept


def beside_judgements(
    incident: Incident, plan: Plan, computed: Mapping[str, Computed], now: datetime
) -> dict[str, Computed]:
    """Facts that help to answer a question, by the key of its row."""
    promises = _promises(incident, plan, now)
    missed = tuple(
        item for item in promises.promises if item.kept is False and (item.penalty or item.sum)
    )
    found: dict[str, Computed] = {
        "pir.adequacy.contracts": promises,
        "pir.damages.filed": ClaimsFact(missed=missed, origin=promises.origin),
    }
    resources, recovery = (
        computed.get("pir.evaluation.resources"),
        computed.get("pir.adequacy.actual_time"),
    )
    if isinstance(resources, ResourcesFact) and isinstance(recovery, RecoveryFact):
        found["pir.damages.received"] = _damage(resources, recovery)
    return found


def _promises(incident: Incident, plan: Plan, now: datetime) -> PromisesFact:
    clocks = tuple(supplier_clocks(incident, plan, now))
    named = dict.fromkeys(clock.subject for clock in clocks)
    origin = tuple(
        entry
        for key in named
        for course in courses(incident, key, plan.suppliers[key])
        for entry in course.origin
    )
    return PromisesFact(
        promises=tuple(_promise(incident, plan, clocks, now)),
        not_called=never_called(incident, plan),
        unheard_of=unheard_of(incident, plan),
        origin=origin,
    )


def _promise(
    incident: Incident, plan: Plan, clocks: tuple[Clock, ...], now: datetime
) -> Iterator[Promise]:
    running = tuple(recovery_clocks(incident, plan, now))
    for clock in clocks:
        if clock.started_at is None or clock.limit_at is None:
            continue
        supplier = plan.suppliers[clock.subject]
        sla = supplier.sla
        kept = promise_kept(clock)
        measure = _MEASURES[clock.kind]
        breach = None
        if kept is False:
            breach = _breach(incident, plan, supplier, clock, now)
        terms = sla.penalty_terms if sla else None
        about = terms is not None and terms.measure is measure
        yield Promise(
            supplier=clock.subject,
            measure=measure,
            start=clock.started_at,
            start_event=clock.start_event,
            due_at=clock.limit_at,
            back_at=clock.stopped_at,
            kept=kept,
            late=breach.late if breach else timedelta(0),
            penalty=sla.sanction if sla else None,
            sum=penalty_sum(terms, (breach,)) if terms and about and breach else None,
            misses=too_late_for(plan, clock, running),
        )


def _breach(
    incident: Incident, plan: Plan, supplier: Supplier, clock: Clock, now: datetime
) -> Breach:
    """How late, within the service hours and without agreed stops; days are days of 24 hours."""
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
    if terms is not None and terms.rate.per is PenaltyUnit.DAY:
        return Breach(due_at=due, late=elapsed(due, end))
    late = worked_between(sla, plan, due, end, country=country, stops=stops)
    return Breach(due_at=due, late=late, unit_starts=_starts(terms, late, plan, supplier, due))


def _starts(
    terms: PenaltyTerms | None, late: timedelta, plan: Plan, supplier: Supplier, due: datetime
) -> tuple[datetime, ...]:
    """When each unit of a delay began, for a cap that counts by month."""
    length = unit_length(terms) if terms else None
    if length is None or terms is None or terms.cap is None or supplier.sla is None:
        return ()
    count = -(-late // length)
    found = [due]
    for place in range(1, count):
        promise = Commitment(time=length * place)
        at = due_at(promise, supplier.sla, plan, due, country=country_of(plan, supplier))
        found.append(at if at is not None else found[-1])
    return tuple(found)


def _damage(resources: ResourcesFact, recovery: RecoveryFact) -> DamageFact:
    losses = [item.data_loss for item in recovery.activities if item.data_loss is not None]
    return DamageFact(
        cost_eur=resources.cost_eur,
        effort=resources.effort,
        downtime=sum((item.used for item in recovery.activities), timedelta(0)),
        data_loss=max(losses, default=None),
        origin=(*resources.origin, *recovery.origin),
    )
