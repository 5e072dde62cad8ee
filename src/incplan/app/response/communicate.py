"""Record a message that was sent; who may address outsiders (links G and H, S-018, S-019)."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_contact
from incplan.errors import UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import Communicated
from incplan.incident.events.words import MessageAudience
from incplan.incident.response.assignment import assign
from incplan.incident.response.lifecycle import may
from incplan.incident.state.state import Incident


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
    """Record a message. Links G and H name who addresses customers and suppliers.

    It was sent, so it is recorded in any case; a sender other than the template foresees is
    flagged.
    """
    if is_blank(text.strip(" .\u2026")):
        raise UsageError("message_empty")
    dossier = desk.dossier(part)
    plan = desk.plan()
    approver = known_contact(plan, approved_by) if approved_by else None
    speaker = speaks_outside(dossier.incident)
    named = who_speaks(desk, dossier.incident, speaker)
    allowed = not audience.is_external or any(
        may(plan, person, (speaker,)) or dossier.incident.roles.get(speaker) == person
        for person in (desk.by, approver)
        if person
    )
    return record_fact(
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
        details={
            "audience": audience.value,
            "medium": medium,
            "speaker": speaker,
            "speaker_person": named,
        },
    )


def who_speaks(desk: Desk, incident: Incident, role: str) -> str | None:
    """Who holds a function now: whoever took it over, else the first person present."""
    assignment = assign(desk.plan(), role, desk.local_now.date())
    return incident.roles.get(role) or (assignment.person if assignment else None)


def speaks_outside(incident: Incident) -> str:
    """Who addresses customers and suppliers: links G (no continuity impact) and H (impact)."""
    continuity = incident.affects_continuity or incident.level.value == "crisis"
    return "bcp_manager" if continuity else "incident_manager"
