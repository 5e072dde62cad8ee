"""What an incident takes down with it, so that no number that depends on it is dialled first."""

from typing import Final

from incplan.incident.clocks.supplier_course import courses
from incplan.incident.state.state import Incident
from incplan.plan.calendar.dialling import NOTHING_DOWN, Down
from incplan.plan.plan import Plan

#: Types of incident in which the organisation's own telephones, or IT, do not work for sure.
_TELEPHONY: Final = frozenset({"telecom", "electricity", "flood", "fire"})
_IT: Final = frozenset({"ransomware", "electricity", "flood", "fire"})
_OPERATOR: Final = "telecom_operator"


def down_in(incident: Incident | None, plan: Plan) -> Down:
    """What does not work, by the type of the incident and the operators that failed in it."""
    if incident is None or not incident.is_open:
        return NOTHING_DOWN
    return Down(
        own_it=incident.type in _IT,
        telephony=incident.type in _TELEPHONY,
        operators=_failed_operators(incident, plan),
    )


def _failed_operators(incident: Incident, plan: Plan) -> frozenset[str]:
    """The names of telecom operators that were said to have failed and are not repaired."""
    acted = dict.fromkeys(act.supplier for act in incident.supplier_acts)
    found: set[str] = set()
    for key in acted:
        supplier = plan.suppliers.get(key)
        contact = plan.contacts.get(supplier.contact or "") if supplier else None
        if supplier is None or contact is None or _OPERATOR not in contact.rows:
            continue
        last = courses(incident, key, supplier)[-1]
        if last.failed_at is not None and last.repaired_at is None:
            found |= {supplier.name.casefold(), contact.name.casefold(), key}
    return frozenset(found)
