"""What suppliers promised in one incident and whether they kept it; what the incident cost so far.

Facts beside the questions on contracts and damages (S-071, S-090, S-094, link J).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from incplan.incident.clocks.clock import Clock, ClockKind, ClockState
from incplan.incident.clocks.supplier import never_called, supplier_clocks
from incplan.incident.events.words import CallOutcome
from incplan.incident.review.facts import Computed, RecoveryFact, ResourcesFact
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A resolution time promised: when it began, fell due, and activities were back.

    `start_event` is `outage` or `notification`, as the contract counts. `kept` is None while
    it runs within its time.
    """

    supplier: str
    start: datetime
    start_event: str
    due_at: datetime
    back_at: datetime | None
    kept: bool | None
    penalty: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesFact(Computed):
    """Promises that ran; `not_called` are suppliers needed whose promise waits for our call."""

    promises: tuple[Promise, ...] = ()
    not_called: tuple[str, ...] = ()


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
    missed = tuple(item for item in promises.promises if item.kept is False and item.penalty)
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
    clocks = [
        clock
        for clock in supplier_clocks(incident, plan, now)
        if clock.kind is ClockKind.SUPPLIER_RESOLUTION
    ]
    suppliers = {clock.subject: plan.suppliers[clock.subject].contact for clock in clocks}
    calls = tuple(
        call.id
        for call in incident.calls
        if call.outcome is CallOutcome.REACHED and call.contact in suppliers.values()
    )
    return PromisesFact(
        promises=tuple(_promise(plan, clocks)),
        not_called=never_called(incident, plan),
        origin=calls,
    )


def _promise(plan: Plan, clocks: list[Clock]) -> Iterator[Promise]:
    for clock in clocks:
        if clock.started_at is None or clock.limit_at is None:
            continue
        sla = plan.suppliers[clock.subject].sla
        yield Promise(
            supplier=clock.subject,
            start=clock.started_at,
            start_event=clock.start_event,
            due_at=clock.limit_at,
            back_at=clock.stopped_at,
            kept=promise_kept(clock),
            penalty=sla.sanction if sla else None,
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
