"""Hand a function over to somebody else, with a briefing."""

from datetime import date, datetime
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_contact
from incplan.app.desk.people import name_of
from incplan.app.response.situation.moment import ref_of
from incplan.app.response.situation.situation_report import situation_report
from incplan.errors import IncplanError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.incident.events.events import HandedOver
from incplan.plan.plan import Plan
from incplan.vocabulary import ROLES

#: The functions that lead, which are handed over most.
_LEADING: Final = ("incident_manager", "bcp_manager", "management")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a function now, and who would take it over: the next of the plan's holders."""

    function: str
    name: str
    successor: str
    successor_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """The functions of an incident; `ref` is the shortest word for it, empty for the only one."""

    incident: str
    ref: str
    holders: tuple[Holder, ...]


def holders(desk: Desk, part: str | None) -> Holders:
    """Every function that somebody holds, as it was handed over or as the plan says."""
    dossier, plan = desk.dossier(part), desk.plan()
    today = desk.local_now.date()
    found = []
    for role in dict.fromkeys((*_LEADING, *ROLES)):
        people = plan.role(role).people
        now = dossier.incident.roles.get(role) or (people[0] if people else None)
        if now is None:
            continue
        there = [key for key in people if key != now and not _is_away(plan, key, today)]
        following = there[0] if there else ""
        found.append(
            Holder(
                function=role,
                name=name_of(plan, now),
                successor=following,
                successor_name=name_of(plan, following),
            )
        )
    ref = ref_of(dossier.id, desk.open_incidents())
    return Holders(incident=dossier.id, ref=ref, holders=tuple(found))


def _is_away(plan: Plan, key: str, today: date) -> bool:
    person = plan.contacts.get(key)
    return person is not None and person.is_absent(today)


def hand_over(
    desk: Desk, part: str | None, role: str, to: str, *, at: datetime | None = None, text: str = ""
) -> Recorded:
    """Record that a function moves to somebody else; an absent person is flagged, not refused.

    The briefing, in the successor's first language, is recorded with it after the note.
    """
    plan = desk.plan()
    name = known_contact(plan, to)
    flags = ("person_is_absent",) if _is_away(plan, name, desk.local_now.date()) else ()
    incident_id = desk.resolve(part)
    briefing = _handover_briefing(desk, incident_id, role, name)
    return record_fact(
        desk,
        incident_id,
        HandedOver,
        occurred_at=at,
        role=role,
        to=name,
        text="\n\n".join(words for words in (text.strip(), briefing) if words),
        flags=flags,
        details={"role": role, "to": name, "briefing": briefing},
    )


def _handover_briefing(desk: Desk, incident_id: str, role: str, to: str) -> str:
    """The situation in a language the successor reads; none when the incident cannot be read."""
    try:
        successor = desk.plan().contacts.get(to)
        spoken = successor.languages if successor else ()
        ours = (item for item in spoken if item in LANGUAGES)
        language = translator(next(ours, desk.plan().file.language))
        moved = {role: to}
        return situation_report(desk, incident_id, "team", language, taken_over=moved).text
    except IncplanError:
        return ""
