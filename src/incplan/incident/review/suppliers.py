"""What suppliers promised in one incident, whether they kept it, and the cost so far.

Facts beside the questions on contracts and damages (S-071, S-090, S-094, link J).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from incplan.incident.clocks.availability import MonthOfService, months_of
from incplan.incident.clocks.breaches import MEASURES, breach_of, breaches, promise_kept
from incplan.incident.clocks.clock import Clock, ClockKind
from incplan.incident.clocks.supplier import (
    TooLate,
    never_called,
    supplier_clocks,
    too_late,
    unheard_of,
)
from incplan.incident.clocks.supplier_course import courses
from incplan.incident.review.facts import Computed, RecoveryFact, ResourcesFact
from incplan.incident.review.penalties import (
    AvailabilityPenalty,
    PenaltySum,
    availability_penalty,
    penalty_sum,
)
from incplan.incident.state.state import Incident
from incplan.plan.files.penalties import PenaltyMeasure
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promised response or resolution: when it began, fell due, and was given.

    `start_event` is `outage` or `notification`, as the contract counts. `kept` is None while it
    runs within its time. `late` is counted within the service hours. `misses` are activities whose
    objective ends before the promise, whether it is kept or not.
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
class Availability:
    """A month of a supplier against the availability it promised; `kept` is None without one."""

    service: MonthOfService
    promised: Decimal | None
    kept: bool | None
    sum: AvailabilityPenalty | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesFact(Computed):
    """The promises that ran; `not_called` are suppliers that failed and were not called yet.

    `unheard_of` are those without any recorded repair although the incident is over; `too_late`
    are the promises of these, and those that would run, where they end after an objective.
    """

    promises: tuple[Promise, ...] = ()
    months: tuple[Availability, ...] = ()
    not_called: tuple[str, ...] = ()
    unheard_of: tuple[str, ...] = ()
    too_late: tuple[TooLate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsFact(Computed):
    """Promises missed that a penalty or credit may be claimed for."""

    missed: tuple[Promise, ...] = ()
    months: tuple[Availability, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageFact(Computed):
    """Cost and effort recorded, total downtime of all activities, age of the oldest data lost."""

    cost_eur: Decimal | None
    effort: timedelta | None
    downtime: timedelta
    data_loss: timedelta | None


def beside_judgements(
    incident: Incident,
    plan: Plan,
    computed: Mapping[str, Computed],
    now: datetime,
    others: tuple[Incident, ...] = (),
) -> dict[str, Computed]:
    """Facts that help to answer questions, by the key of the row.

    The `others` matter for what a supplier promised, and owes at most, over a month.
    """
    promises = _promises(incident, plan, others, now)
    months = tuple(_availabilities(incident, plan, others, now))
    promises = replace(promises, months=months)
    missed = tuple(
        item for item in promises.promises if item.kept is False and (item.penalty or item.sum)
    )
    found: dict[str, Computed] = {
        "pir.adequacy.contracts": promises,
        "pir.damages.filed": ClaimsFact(
            missed=missed,
            months=tuple(item for item in months if item.sum),
            origin=promises.origin,
        ),
    }
    resources, recovery = (
        computed.get("pir.evaluation.resources"),
        computed.get("pir.adequacy.actual_time"),
    )
    if isinstance(resources, ResourcesFact) and isinstance(recovery, RecoveryFact):
        found["pir.damages.received"] = _damage(resources, recovery)
    return found


def _promises(
    incident: Incident, plan: Plan, others: tuple[Incident, ...], now: datetime
) -> PromisesFact:
    clocks = tuple(supplier_clocks(incident, plan, now))
    named = dict.fromkeys(clock.subject for clock in clocks)
    origin = tuple(
        entry
        for key in named
        for course in courses(incident, key, plan.suppliers[key])
        for entry in course.origin
    )
    promises = tuple(_promise(incident, plan, clocks, others, now))
    said = {(item.supplier, item.due_at) for item in promises if item.misses}
    return PromisesFact(
        promises=promises,
        too_late=tuple(
            item
            for item in too_late(incident, plan, now)
            if item.has_part and (item.supplier, item.due_at) not in said
        ),
        not_called=never_called(incident, plan),
        unheard_of=unheard_of(incident, plan),
        origin=origin,
    )


def _availabilities(
    incident: Incident, plan: Plan, others: tuple[Incident, ...], now: datetime
) -> Iterator[Availability]:
    """The months of each supplier whose contract says how much of a month it is there."""
    for key, supplier in plan.suppliers.items():
        sla = supplier.sla
        terms = sla.penalty_terms if sla else None
        about = terms is not None and terms.measure is PenaltyMeasure.AVAILABILITY
        given = sla.availability_percent if sla else None
        if given is None and not about:
            continue
        promised = None if given is None else Decimal(str(given))
        for month in months_of(key, incident, others, plan, now):
            found = None
            if terms is not None and about:
                found = availability_penalty(terms, month.month, month.percent, promised)
            kept = None if promised is None else month.percent >= promised
            yield Availability(service=month, promised=promised, kept=kept, sum=found)


def _promise(
    incident: Incident,
    plan: Plan,
    clocks: tuple[Clock, ...],
    others: tuple[Incident, ...],
    now: datetime,
) -> Iterator[Promise]:
    late = {(item.supplier, item.due_at): item.activities for item in too_late(incident, plan, now)}
    for clock in clocks:
        if clock.started_at is None or clock.limit_at is None:
            continue
        supplier = plan.suppliers[clock.subject]
        sla = supplier.sla
        kept = promise_kept(clock)
        measure = MEASURES[clock.kind]
        breach = breach_of(incident, plan, clock, now) if kept is False else None
        terms = sla.penalty_terms if sla else None
        about = terms is not None and terms.measure is measure
        repair = clock.kind is ClockKind.SUPPLIER_RESOLUTION
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
            sum=penalty_sum(terms, breach, breaches(clock.subject, (incident, *others), plan, now))
            if terms and about and breach
            else None,
            misses=late.get((clock.subject, clock.limit_at), ()) if repair else (),
        )


def _damage(resources: ResourcesFact, recovery: RecoveryFact) -> DamageFact:
    losses = [item.data_loss for item in recovery.activities if item.data_loss is not None]
    return DamageFact(
        cost_eur=resources.cost_eur,
        effort=resources.effort,
        downtime=sum((item.used for item in recovery.activities), timedelta(0)),
        data_loss=max(losses, default=None),
        origin=(*resources.origin, *recovery.origin),
    )
