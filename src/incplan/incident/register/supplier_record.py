"""How suppliers kept their promise to resolve, over all incidents (S-071, S-090, link J)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from incplan.incident.clocks.availability import ServiceOfPeriod, over_period
from incplan.incident.clocks.breaches import promise_kept
from incplan.incident.clocks.clock import ClockKind
from incplan.incident.clocks.supplier import supplier_clocks
from incplan.incident.clocks.supplier_course import courses
from incplan.incident.events.words import CallOutcome
from incplan.incident.state.state import Incident
from incplan.plan.files.suppliers import Supplier
from incplan.plan.plan import Plan

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierRecord:
    """Calls to a supplier, and whether it repaired in time.

    `unknown` are incidents without a promise, without a recorded repair, or still running.
    `available` is the share of the service hours of the period in which its service was there, in
    percent, `promised` that of the contract; `unrepaired` are closed incidents without a recorded
    repair: their outage is counted until they were closed.
    """

    supplier: str
    incidents: int
    calls: int
    answered: int
    kept: int
    missed: int
    unknown: int
    available: str = ""
    promised: str = ""
    unrepaired: tuple[str, ...] = ()


def supplier_records(
    incidents: Iterable[Incident],
    plan: Plan,
    now: datetime,
    period: tuple[date, date] | None = None,
) -> tuple[SupplierRecord, ...]:
    """Suppliers with a part in an incident: failed, called, answered, repaired.

    Their availability is that of the `period`.
    """
    every = tuple(incidents)
    records = (_record(key, supplier, every, plan, now) for key, supplier in plan.suppliers.items())
    found = tuple(record for record in records if record.incidents)
    return tuple(_available(item, every, plan, period, now) for item in found) if period else found


def _available(
    record: SupplierRecord,
    incidents: tuple[Incident, ...],
    plan: Plan,
    period: tuple[date, date],
    now: datetime,
) -> SupplierRecord:
    supplier = plan.suppliers[record.supplier]
    promised = supplier.sla.availability_percent if supplier.sla else None
    # Who was only called to help was not down; a contract about availability counts from the call.
    told = [
        item
        for item in incidents
        if promised is not None
        or any(course.failed_at for course in courses(item, record.supplier, supplier))
    ]
    if not told:
        return record
    service = over_period(record.supplier, told, plan, *period, now)
    return replace(
        record,
        available=_percent(service) if service.whole else "",
        promised="" if promised is None else str(promised),
        unrepaired=service.unrepaired,
    )


def _percent(service: ServiceOfPeriod) -> str:
    """Two places, rounded down: no outage is rounded away."""
    lost = Decimal(service.down // _MINUTE) / Decimal(service.whole // _MINUTE)
    return str((100 * (1 - lost)).quantize(Decimal("0.01"), ROUND_FLOOR))


def _record(
    key: str, supplier: Supplier, incidents: tuple[Incident, ...], plan: Plan, now: datetime
) -> SupplierRecord:
    concerned = [
        item for item in incidents if courses(item, key, supplier) or _calls(item, supplier)
    ]
    kept = [_kept(item, key, plan, now) for item in concerned]
    calls = [answered for item in concerned for _at, answered in _calls(item, supplier)]
    return SupplierRecord(
        supplier=key,
        incidents=len(concerned),
        calls=len(calls),
        answered=sum(calls),
        kept=kept.count(True),
        missed=kept.count(False),
        unknown=kept.count(None),
    )


def _calls(incident: Incident, supplier: Supplier) -> list[tuple[datetime, bool]]:
    return [
        (call.occurred_at, call.outcome is CallOutcome.REACHED)
        for call in incident.calls
        if supplier.contact is not None and call.contact == supplier.contact
    ]


def _kept(incident: Incident, key: str, plan: Plan, now: datetime) -> bool | None:
    """Whether the supplier kept all its repair times, False once one is missed; None if unknown."""
    found = [
        promise_kept(clock)
        for clock in supplier_clocks(incident, plan, now)
        if clock.kind is ClockKind.SUPPLIER_RESOLUTION and clock.subject == key
    ]
    if False in found:
        return False
    return True if found and None not in found else None
