"""The response team of an incident: who is in it since when, with which task (S-055, S-111)."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_contact
from incplan.app.desk.people import name_of
from incplan.app.response.coordination.lines import MemberLine, team_lines
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.events.coordination import TeamChanged
from incplan.incident.state.coordination import members


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The response team: who is in it, who left it, who leads the incident."""

    incident: str
    leads: str | None
    leads_name: str
    members: tuple[MemberLine, ...]
    left: tuple[MemberLine, ...]


def team_of(desk: Desk, part: str | None, translator: Translator) -> Team:
    """The team of an incident, as recorded."""
    dossier = desk.dossier(part)
    incident, plan, now = dossier.incident, desk.plan(), desk.local_now
    leads = incident.roles.get("incident_manager")
    lines = team_lines(incident, plan, now, translator)
    return Team(
        incident=dossier.id,
        leads=leads,
        leads_name=name_of(plan, leads),
        members=tuple(item for item in lines if item.left_at is None),
        left=tuple(item for item in lines if item.left_at is not None),
    )


def change_team(
    desk: Desk,
    part: str | None,
    names: tuple[str, ...],
    *,
    leaves: bool = False,
    task: str = "",
    at: datetime | None = None,
    text: str = "",
) -> Recorded:
    """Record that people joined or left the team. Raises UsageError for an unknown contact.

    Whoever leaves without having been in it is recorded too, and flagged.
    """
    plan = desk.plan()
    people = tuple(dict.fromkeys(known_contact(plan, name) for name in names))
    dossier = desk.dossier(part)
    before = {item.contact for item in members(dossier.incident)}
    after = before.difference(people) if leaves else before.union(people)
    day = desk.local_now.date()
    away = [key for key in people if (c := plan.contacts.get(key)) and c.is_absent(day)]
    odd = {
        "was_not_in_team": leaves and not before.issuperset(people),
        "person_is_absent": bool(away) and not leaves,
    }
    return record_fact(
        desk,
        dossier.id,
        TeamChanged,
        occurred_at=at,
        joined=() if leaves else people,
        left=people if leaves else (),
        task=task.strip(),
        text=text.strip(),
        flags=tuple(flag for flag, holds in odd.items() if holds),
        details={"people": [*people], "left": leaves, "members": len(after)},
    )
