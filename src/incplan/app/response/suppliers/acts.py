"""What happened with a supplier: it failed, was told, answered, came, repaired; an agreed stop."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_contact, known_supplier
from incplan.errors import RefusedError, UsageError
from incplan.incident.clocks.supplier_course import courses
from incplan.incident.events.blank import is_blank
from incplan.incident.events.coordination import SupplierActed
from incplan.incident.events.words import SupplierAct
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan


def supplier_acted(
    desk: Desk,
    part: str | None,
    supplier: str,
    act: SupplierAct,
    *,
    at: datetime | None = None,
    reference: str = "",
    text: str = "",
) -> Recorded:
    """Record what a supplier did, or that it was told (S-071). Raises UsageError when unknown."""
    key = known_supplier(desk.plan(), supplier)
    return record_fact(
        desk,
        part,
        SupplierActed,
        occurred_at=at,
        supplier=key,
        act=act,
        reference=reference.strip(),
        text=text.strip(),
        details={"supplier": key, "act": act.value},
    )


def clock_stopped(
    desk: Desk,
    part: str | None,
    supplier: str,
    *,
    at: datetime | None,
    until: datetime | None,
    reason: str,
    agreed_by: str | None,
) -> Recorded:
    """Record that a supplier's clock stood still by agreement, from when to when.

    Raises UsageError when one of the four values is missing, RefusedError when the stop ends before
    it begins or the supplier has no running promise.
    """
    if at is None or until is None or is_blank(reason) or not agreed_by:
        raise UsageError("stop_needs_all", supplier=supplier)
    if until <= at:
        raise RefusedError("stop_ends_before")
    plan = desk.plan()
    key = known_supplier(plan, supplier)
    agreed = known_contact(plan, agreed_by)
    dossier = desk.dossier(part)
    if not _has_part(dossier.incident, plan, key):
        raise RefusedError("supplier_has_no_part", supplier=plan.suppliers[key].name, id=key)
    return record_fact(
        desk,
        dossier.id,
        SupplierActed,
        occurred_at=at,
        supplier=key,
        act=SupplierAct.STOPPED,
        until=until.astimezone(desk.zone).replace(microsecond=0),
        reason=reason.strip(),
        agreed_by=agreed,
        details={"supplier": key, "act": SupplierAct.STOPPED.value},
    )


def _has_part(incident: Incident, plan: Plan, key: str) -> bool:
    return bool(courses(incident, key, plan.suppliers[key]))
