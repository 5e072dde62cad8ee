"""A function moves to somebody else, who gets a briefing."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.app.desk.naming import known
from incplan.app.response.situation.situation_report import situation_report
from incplan.errors import IncplanError
from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.incident.events.events import HandedOver


def hand_over(
    desk: Desk, part: str | None, role: str, to: str, *, at: datetime | None = None, text: str = ""
) -> Recorded:
    """A function moves to somebody else; absent people are flagged, not refused.

    The briefing the successor gets is recorded with it, in that person's first language, after
    the note.
    """
    plan = desk.plan()
    name = known("contact", to, plan.contact_ids)
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
    """The situation as the successor finds it, in a language that person reads; an unreadable
    incident is handed over without."""
    try:
        successor = desk.plan().contacts.get(to)
        spoken = successor.languages if successor else ()
        ours = (item for item in spoken if item in LANGUAGES)
        language = translator(next(ours, desk.plan().file.language))
        moved = {role: to}
        return situation_report(desk, incident_id, "team", language, taken_over=moved).text
    except IncplanError:
        return ""
