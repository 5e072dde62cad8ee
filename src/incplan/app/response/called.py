"""Record the result of a call."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_contact
from incplan.errors import RefusedError
from incplan.incident.clocks.reports import recipients_of
from incplan.incident.events.events import Called
from incplan.incident.events.words import CallOutcome, MessageAudience
from incplan.vocabulary import REPORTS_FROM


def called(
    desk: Desk,
    part: str | None,
    contact: str,
    outcome: CallOutcome,
    *,
    role: str | None = None,
    at: datetime | None = None,
    text: str = "",
    report: bool = False,
) -> Recorded:
    """Somebody was called: reached, no answer, wrong number.

    With `report`, he or she was told where things stand: that counts for each function held that
    gets reports. Raises RefusedError when none of them is.
    """
    plan = desk.plan()
    name = known_contact(plan, contact)
    told = _reported(desk, part, name, role) if report else ()
    return record_fact(
        desk,
        part,
        Called,
        occurred_at=at,
        contact=name,
        role=role,
        outcome=outcome,
        text=text,
        report_to=told,
        details={"contact": name, "outcome": outcome.value, "report_to": [*told]},
    )


def _reported(
    desk: Desk, part: str | None, contact: str, role: str | None
) -> tuple[MessageAudience, ...]:
    plan = desk.plan()
    held = recipients_of(desk.dossier(part).incident, plan, contact, desk.local_now)
    found = tuple(MessageAudience(key) for key in REPORTS_FROM if key in held or key == role)
    if not found:
        known_as = plan.contacts.get(contact)
        raise RefusedError("report_to_whom", name=known_as.name if known_as else contact)
    return found
