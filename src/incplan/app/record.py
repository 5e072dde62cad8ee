"""Single facts: what happened, what was done, what is down, what runs again.

Facts are never refused; a fact about a closed incident is written and flagged.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from incplan.app.desk import Desk, Receipt
from incplan.app.naming import known
from incplan.errors import UsageError
from incplan.incident.events import (
    Affected,
    Called,
    Communicated,
    Contained,
    Eradicated,
    Estimated,
    HandedOver,
    Logged,
    Restored,
)
from incplan.incident.fold import fold
from incplan.incident.lifecycle import may
from incplan.incident.state import Incident
from incplan.incident.words import CallOutcome, EntryKind, MessageAudience, RestoreScope


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A fact is on disk. `flags` are codes of what is unusual about it."""

    incident: str
    event: str
    kind: str
    occurred_at: datetime
    receipt: Receipt
    flags: tuple[str, ...] = ()
    details: dict[str, Any] | None = None


def _record(
    desk: Desk,
    part: str | None,
    kind: Any,
    *,
    occurred_at: datetime | None,
    flags: tuple[str, ...] = (),
    details: dict[str, Any] | None = None,
    **words: Any,
) -> Recorded:
    incident_id = desk.resolve(part)
    pen = desk.pen(incident_id)
    before = fold(pen.events)
    closed = () if before is None or before.is_open else ("incident_is_closed",)
    event = pen.write(kind, occurred_at=occurred_at, **words)
    return Recorded(
        incident=incident_id,
        event=event.id,
        kind=event.KIND.value,
        occurred_at=event.occurred_at,
        receipt=pen.finish(),
        flags=(*closed, *flags),
        details=details,
    )


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
    return _record(
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
    return _record(
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
    return _record(
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
    return _record(
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
    return _record(desk, part, Contained, occurred_at=at, text=text)


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
    return _record(
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
    return _record(
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
    return _record(
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


def communicate(
    desk: Desk,
    part: str | None,
    text: str,
    *,
    audience: MessageAudience,
    medium: str,
    language: str | None = None,
    approved_by: str | None = None,
    at: datetime | None = None,
) -> Recorded:
    """A message went out. Customers and suppliers hear from the person links G and H name.

    What was sent is a fact and is recorded; a sender the template does not foresee is flagged.
    """
    if not text.strip():
        raise UsageError("empty_text")
    dossier = desk.dossier(part)
    plan = desk.plan()
    approver = known("contact", approved_by, plan.contacts) if approved_by else None
    speaker = speaks_outside(dossier.incident)
    allowed = not audience.is_external or any(
        may(plan, person, (speaker,)) or dossier.incident.roles.get(speaker) == person
        for person in (desk.by, approver)
        if person
    )
    return _record(
        desk,
        dossier.id,
        Communicated,
        occurred_at=at,
        text=text.strip(),
        audience=audience,
        medium=medium,
        language=language,
        approved_by=approver,
        flags=() if allowed else (f"speaker_should_be_{speaker}",),
        details={"audience": audience.value, "medium": medium, "speaker": speaker},
    )


def speaks_outside(incident: Incident) -> str:
    """Who addresses customers and suppliers: links G (no continuity impact) and H (impact)."""
    continuity = incident.affects_continuity or incident.level.value == "crisis"
    return "bcp_manager" if continuity else "incident_manager"
