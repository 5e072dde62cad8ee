"""What a call gave."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known
from incplan.incident.events.events import Called
from incplan.incident.events.words import CallOutcome


def called(
    desk: Desk,
    part: str | None,
    contact: str,
    outcome: CallOutcome,
    *,
    role: str | None = None,
    at: datetime | None = None,
    text: str = "",
) -> Recorded:
    """Somebody was called: reached, no answer, wrong number."""
    name = known("contact", contact, desk.plan().contact_ids)
    return record_fact(
        desk,
        part,
        Called,
        occurred_at=at,
        contact=name,
        role=role,
        outcome=outcome,
        text=text,
        details={"contact": name, "outcome": outcome.value},
    )
