"""Single facts: what happened, what was done, what is down, what runs again.

Facts are never refused; a fact about a closed incident is written and flagged.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from incplan.app.desk import Desk
from incplan.app.fact import Recorded, record_fact
from incplan.app.naming import known
from incplan.errors import UsageError
from incplan.incident.events import (
    Affected,
    Called,
    Contained,
    Eradicated,
    Estimated,
    HandedOver,
    Logged,
    Restored,
)
from incplan.incident.words import CallOutcome, EntryKind, RestoreScope


def log(
    desk: Desk,
    part: str | None,
    text: str,
    *,
    entry: EntryKind = EntryKind.INFORMATION,
    occurred_at: datetime | None = None,
    effort: timedelta | None = None,
    cost_eur: Decimal | None = None,
    customers_affected: bool | None = None,
) -> Recorded:
    """A journal entry in free words. Raises UsageError when there is no text."""
    if not text.strip():
        raise UsageError("empty_text")
    return record_fact(
        desk,
        part,
        Logged,
        occurred_at=occurred_at,
        text=text.strip(),
        entry=entry,
        effort=effort,
        cost_eur=cost_eur,
        customers_affected=customers_affected,
    )


def affect(
    desk: Desk,
    part: str | None,
    activity: str,
    *,
    percent: int | None = None,
    since: datetime | None = None,
    text: str = "",
) -> Recorded:
    """An activity is down, or degraded to a percentage, since a moment (S-069, TC23)."""
    name = known("activity", activity, desk.plan().activities)
    return record_fact(
        desk,
        part,
        Affected,
        occurred_at=since,
        activity=name,
        percent=percent,
        text=text,
        details={"activity": name, "percent": percent},
    )


def eta(
    desk: Desk,
    part: str | None,
    at: datetime | None,
    *,
    activity: str | None = None,
    text: str = "",
) -> Recorded:
    """When an activity, or everything, is expected back; None when nobody knows (S-062)."""
    name = known("activity", activity, desk.plan().activities) if activity else None
    return record_fact(
        desk,
        part,
        Estimated,
        occurred_at=None,
        activity=name,
        eta=at,
        text=text,
        details={"activity": name, "eta": at},
    )


def restore(
    desk: Desk,
    part: str | None,
    activity: str,
    *,
    scope: RestoreScope = RestoreScope.FULL,
    at: datetime | None = None,
    data_loss: timedelta | None = None,
    text: str = "",
) -> Recorded:
    """An activity runs again, at its minimum level or in full."""
    dossier = desk.dossier(part)
    name = known("activity", activity, desk.plan().activities)
    flags = () if name in dossier.incident.interruptions else ("activity_was_not_affected",)
    return record_fact(
        desk,
        dossier.id,
        Restored,
        occurred_at=at,
        activity=name,
        scope=scope,
        data_loss=data_loss,
        text=text,
        flags=flags,
        details={"activity": name, "scope": scope.value},
    )


def contained(desk: Desk, part: str | None, *, at: datetime | None, text: str = "") -> Recorded:
    """The incident no longer spreads (S-047)."""
    return record_fact(desk, part, Contained, occurred_at=at, text=text)


def cause(
    desk: Desk,
    part: str | None,
    *,
    found: bool,
    cause_text: str = "",
    efforts: str = "",
    at: datetime | None = None,
) -> Recorded:
    """The cause was found and removed, or reasonable efforts did not find it (S-080, TC11)."""
    if found and not cause_text.strip():
        raise UsageError("cause_needs_text")
    if not found and not efforts.strip():
        raise UsageError("efforts_need_text")
    return record_fact(
        desk,
        part,
        Eradicated,
        occurred_at=at,
        cause_found=found,
        cause=cause_text.strip(),
        efforts=efforts.strip(),
    )


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
    name = known("contact", contact, desk.plan().contacts)
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


def hand_over(
    desk: Desk, part: str | None, role: str, to: str, *, at: datetime | None = None, text: str = ""
) -> Recorded:
    """A function moves to somebody else; absent people are flagged, not refused."""
    plan = desk.plan()
    name = known("contact", to, plan.contacts)
    flags = ("person_is_absent",) if plan.contacts[name].is_absent(desk.local_now.date()) else ()
    return record_fact(
        desk,
        part,
        HandedOver,
        occurred_at=at,
        role=role,
        to=name,
        text=text,
        flags=flags,
        details={"role": role, "to": name},
    )
