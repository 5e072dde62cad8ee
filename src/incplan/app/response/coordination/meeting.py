"""Meetings of an incident: who met, what was decided, when the next one is (S-063, S-111)."""

from collections.abc import Iterable
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_contact
from incplan.app.response.coordination.lines import MeetingLine, meeting_lines
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.incident.clocks.reports import reported_to
from incplan.incident.events.blank import is_blank
from incplan.incident.events.coordination import Met
from incplan.incident.state.coordination import meetings_held, next_meeting
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """The meetings of an incident, and when the next one is, if it was said."""

    incident: str
    held: tuple[MeetingLine, ...]
    next_at: datetime | None


def meetings_of(desk: Desk, part: str | None) -> Meetings:
    """The meetings of an incident, as recorded."""
    dossier = desk.dossier(part)
    coming = next_meeting(dossier.incident)
    return Meetings(
        incident=dossier.id,
        held=meeting_lines(dossier.incident, desk.plan()),
        next_at=coming.next_at if coming else None,
    )


def meet(
    desk: Desk,
    part: str | None,
    *,
    present: Iterable[str],
    decisions: Iterable[str] = (),
    chair: str | None = None,
    next_at: datetime | None = None,
    at: datetime | None = None,
    text: str = "",
) -> Recorded:
    """Record a meeting; with nobody present, that one is called for `next_at`.

    In a crisis the business continuity manager chairs when present and nobody else is named
    (S-063). Raises UsageError for an unknown contact, for decisions without anybody present and
    when nothing is said; RefusedError when the next meeting is not after this one.
    """
    plan = desk.plan()
    people = tuple(dict.fromkeys(known_contact(plan, name) for name in present))
    decided = "\n".join(item.strip() for item in decisions if not is_blank(item))
    led_by = known_contact(plan, chair) if chair else None
    if not people and (decided or next_at is None):
        raise UsageError("meeting_who")
    dossier = desk.dossier(part)
    began = desk.in_story(at or desk.now).astimezone(desk.zone)
    if next_at is not None and next_at <= began:
        raise RefusedError("next_meeting_not_after")
    chairs = led_by or _chairs(dossier.incident, plan, people, began)
    if chairs is not None and people:
        people = tuple(dict.fromkeys((chairs, *people)))
    number = _number(dossier.incident, began) if people else None
    return record_fact(
        desk,
        dossier.id,
        Met,
        occurred_at=at,
        chair=chairs,
        present=people,
        decisions=decided,
        next_at=next_at.astimezone(desk.zone).replace(microsecond=0) if next_at else None,
        text=text.strip(),
        details={"number": number, "chair": chairs, "present": [*people], "next_at": next_at},
    )


def _number(incident: Incident, began: datetime) -> int:
    return 1 + sum(1 for event in meetings_held(incident) if event.occurred_at <= began)


def _chairs(incident: Incident, plan: Plan, present: tuple[str, ...], now: datetime) -> str | None:
    """Who organises the meetings of a crisis, when among those present."""
    if incident.level is not Level.CRISIS:
        return None
    manager = reported_to(incident, plan, "bcp_manager", now)
    return manager if manager in present else None
