"""Hand a function over to somebody else, with a briefing."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known_contact
from incplan.app.response.situation.situation_report import situation_report
from incplan.errors import IncplanError
from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.incident.events.events import HandedOver


def hand_over(
    desk: Desk, part: str | None, role: str, to: str, *, at: datetime | None = None, text: str = ""
) -> Recorded:
    """Record that a function moves to somebody else; an absent person is flagged, not refused.

    The briefing, in the successor's first language, is recorded with it after the note.
    """
    plan = desk.plan()
    name = known_contact(plan, to)
    person = plan.contacts.get(name)
    away = person is not None and person.is_absent(desk.local_now.date())
    flags = ("person_is_absent",) if away else ()
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
