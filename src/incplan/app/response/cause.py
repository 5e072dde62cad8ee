"""Record containment, and the removal of the cause or the failure to find it."""

from datetime import datetime, timedelta
from decimal import Decimal

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.errors import UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.course_events import Contained, Eradicated


def contained(
    desk: Desk,
    part: str | None,
    *,
    text: str = "",
    effort: timedelta | None = None,
    cost_eur: Decimal | None = None,
    at: datetime | None = None,
) -> Recorded:
    """The incident no longer spreads (S-047)."""
    return record_fact(
        desk,
        part,
        Contained,
        occurred_at=at,
        text=text.strip(),
        effort=effort,
        cost_eur=cost_eur,
    )


def cause(
    desk: Desk,
    part: str | None,
    *,
    found: bool,
    cause_text: str = "",
    efforts: str = "",
    text: str = "",
    effort: timedelta | None = None,
    cost_eur: Decimal | None = None,
    at: datetime | None = None,
) -> Recorded:
    """The cause was found and removed, or reasonable efforts did not find it (S-080, TC11)."""
    if found and is_blank(cause_text):
        raise UsageError("cause_needs_text")
    if not found and is_blank(efforts):
        raise UsageError("efforts_need_text")
    return record_fact(
        desk,
        part,
        Eradicated,
        occurred_at=at,
        cause_found=found,
        cause=cause_text.strip(),
        efforts=efforts.strip(),
        text=text.strip(),
        effort=effort,
        cost_eur=cost_eur,
    )
