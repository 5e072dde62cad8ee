"""Who is in the response team and which meetings were held, with names and numbers."""

from datetime import datetime

from incplan.app.desk.people import Number, name_of, person, role_label
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.state.coordination import Member, everybody, meetings_held
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """Somebody of the team: functions held in the incident or the plan, task, numbers."""

    id: str
    name: str
    functions: tuple[str, ...]
    task: str
    since: datetime
    left_at: datetime | None
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A meeting that was held; `number` counts from 1."""

    id: str
    number: int
    at: datetime
    chair: str | None
    chair_name: str
    present: tuple[str, ...]
    present_names: tuple[str, ...]
    decisions: str
    text: str
    next_at: datetime | None


def team_lines(
    incident: Incident, plan: Plan, now: datetime, translator: Translator
) -> tuple[MemberLine, ...]:
    """All who were in the team, in the order they joined."""
    return tuple(_member(incident, plan, item, now, translator) for item in everybody(incident))


def _member(
    incident: Incident, plan: Plan, item: Member, now: datetime, translator: Translator
) -> MemberLine:
    held = [role for role, contact in incident.roles.items() if contact == item.contact]
    held += [role for role, value in plan.file.roles.items() if value.holder == item.contact]
    known_as = person(plan, item.contact, "response_team", now, translator)
    return MemberLine(
        id=item.contact,
        name=known_as.name,
        functions=tuple(role_label(role, translator) for role in dict.fromkeys(held)),
        task=item.task,
        since=item.since,
        left_at=item.left_at,
        numbers=known_as.numbers,
    )


def meeting_lines(incident: Incident, plan: Plan) -> tuple[MeetingLine, ...]:
    """The meetings held, with names."""
    return tuple(
        MeetingLine(
            id=event.id,
            number=number,
            at=event.occurred_at,
            chair=event.chair,
            chair_name=name_of(plan, event.chair),
            present=event.present,
            present_names=tuple(name_of(plan, key) for key in event.present),
            decisions=event.decisions,
            text=event.text,
            next_at=event.next_at,
        )
        for number, event in enumerate(meetings_held(incident), start=1)
    )
