"""The suppliers of an incident: what was promised, what they did, what is left."""

from collections.abc import Sequence
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import Person, person
from incplan.app.response.situation.briefing import ClockLine, clock_line
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.clock import ClockKind
from incplan.incident.clocks.running import clocks
from incplan.incident.clocks.supplier import TooLate, too_late
from incplan.incident.clocks.supplier_course import courses
from incplan.plan.plan import Plan

_OF_SUPPLIERS = (ClockKind.SUPPLIER_RESPONSE, ClockKind.SUPPLIER_RESOLUTION, ClockKind.LAST_CALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierLine:
    """One supplier: first moment of each act, its limits, the activities it is too late for.

    `too_late_for` by the promise that runs or ran, `too_late_if_called` by one that began now.
    """

    id: str
    name: str
    contact: Person | None
    failed_at: datetime | None
    notified_at: datetime | None
    answered_at: datetime | None
    on_site_at: datetime | None
    repaired_at: datetime | None
    references: tuple[str, ...]
    limits: tuple[ClockLine, ...]
    too_late_for: tuple[str, ...]
    too_late_if_called: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierOverview:
    """The suppliers that have a part in an incident, or should be told of it."""

    incident: str
    suppliers: tuple[SupplierLine, ...]


def supplier_overview(desk: Desk, part: str | None, translator: Translator) -> SupplierOverview:
    """Those that failed, were told, or whose promise matters to what is down; in plan order."""
    incident, plan, now = desk.dossier(part).incident, desk.plan(), desk.local_now
    limits = [item for item in clocks(incident, plan, now) if item.kind in _OF_SUPPLIERS]
    late = too_late(incident, plan, now)
    lines = []
    for key, supplier in plan.suppliers.items():
        own = [item for item in limits if item.subject == key]
        found = courses(incident, key, supplier)
        behind = [item for item in late if item.supplier == key]
        if not own and not found and not behind:
            continue
        last = found[-1] if found else None
        lines.append(
            SupplierLine(
                id=key,
                name=supplier.name,
                contact=person(plan, supplier.contact, "supplier", now, translator)
                if supplier.contact
                else None,
                failed_at=last.failed_at if last else None,
                notified_at=last.notified_at if last else None,
                answered_at=last.answered_at if last else None,
                on_site_at=last.on_site_at if last else None,
                repaired_at=last.repaired_at if last else None,
                references=last.references if last else (),
                limits=tuple(clock_line(item, plan, now, translator) for item in own),
                too_late_for=_names(plan, translator, [item for item in behind if item.told]),
                too_late_if_called=_names(
                    plan, translator, [item for item in behind if not item.told]
                ),
            )
        )
    return SupplierOverview(incident=incident.id, suppliers=tuple(lines))


def _names(plan: Plan, translator: Translator, late: Sequence[TooLate]) -> tuple[str, ...]:
    named = dict.fromkeys(name for item in late for name in item.activities)
    return tuple(plan.text(plan.activities[name].name, translator.language) for name in named)
