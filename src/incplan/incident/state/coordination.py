"""Who is in the response team, and which meetings were held (S-055, S-063, S-111)."""

from datetime import datetime

from incplan.frozen import dataclass, replace
from incplan.incident.events.coordination import Met
from incplan.incident.state.state import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody of the response team; `left_at` is None while he or she is in it."""

    contact: str
    since: datetime
    task: str = ""
    left_at: datetime | None = None


def everybody(incident: Incident) -> tuple[Member, ...]:
    """All who were ever in the team, in the order they joined; who came back is in it again."""
    found: dict[str, Member] = {}
    for change in incident.team_changes:
        at = change.occurred_at
        for contact in change.joined:
            before = found.get(contact)
            if before is None or before.left_at is not None:
                found.pop(contact, None)
                found[contact] = Member(contact=contact, since=at, task=change.task)
            elif change.task:
                found[contact] = replace(before, task=change.task)
        for contact in change.left:
            if contact in found:
                found[contact] = replace(found[contact], left_at=at)
    return tuple(found.values())


def members(incident: Incident) -> tuple[Member, ...]:
    """Who is in the team now."""
    return tuple(item for item in everybody(incident) if item.left_at is None)


def meetings_held(incident: Incident) -> tuple[Met, ...]:
    """The meetings at which somebody was present, by time; the first is number 1."""
    held = (item for item in incident.meetings if item.present)
    return tuple(sorted(held, key=lambda item: (item.occurred_at, item.recorded_at)))


def next_meeting(incident: Incident) -> Met | None:
    """The entry that says when the next meeting is: the last one, if it says so."""
    last = max(
        incident.meetings, key=lambda item: (item.occurred_at, item.recorded_at), default=None
    )
    return last if last is not None and last.next_at is not None else None
