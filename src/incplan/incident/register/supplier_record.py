"""How suppliers kept their promise to resolve, over all incidents (S-071, S-090, link J)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from incplan.incident.clocks.clock import ClockKind
from incplan.incident.clocks.supplier import supplier_clocks
from incplan.incident.clocks.supplier_course import courses
from incplan.incident.events.words import CallOutcome
from incplan.incident.review.suppliers import promise_kept
from incplan.incident.state.state import Incident
from incplan.plan.files.suppliers import Supplier
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierRecord:
    """Calls to a supplier, and whether it repaired in time.

    `unknown` are incidents without a promise, without a recorded repair, or still running.
    """

    supplier: str
    incidents: int
    calls: int
    answered: int
    kept: int
    missed: int
    unknown: int


def supplier_records(
    incidents: Iterable[Incident], plan: Plan, now: datetime
) -> tuple[SupplierRecord, ...]:
    """Suppliers with a part in an incident: failed, called, answered, repaired."""
    every = tuple(incidents)
    found = (_record(key, supplier, every, plan, now) for key, supplier in plan.suppliers.items())
    return tuple(record for record in found if record.incidents)


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
