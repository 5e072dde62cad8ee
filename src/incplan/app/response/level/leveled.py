"""What setting a level gives, and who may set it: shared by `classify` and `escalate`."""

from dataclasses import dataclass

from incplan.app.desk.desk import Desk, Pen, Receipt
from incplan.app.desk.naming import known_contact
from incplan.app.response.refusal import refuse
from incplan.app.response.situation.briefing import Briefing, brief
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.response.lifecycle import (
    CRISIS_CONFIRMERS,
    entitled,
    level_objections,
)
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Leveled:
    """The level before and after, and the rule that proposed it."""

    incident: str
    before: str
    level: str
    asked: str
    awaits_confirmation: bool
    proposed: str | None
    rule: str
    rule_source: str
    briefing: Briefing
    receipt: Receipt
    reason: str = ""
    same_person: bool = False
    rows_without_contact: tuple[str, ...] = ()


def refuse_level(
    desk: Desk, incident: Incident, target: Level, *, agreed_by: str | None, reason: str
) -> None:
    """Raise RefusedError when a level may not be set, with every objection and its remedy."""
    found = level_objections(
        incident, desk.plan(), target, by=desk.by, agreed_by=agreed_by, reason=reason
    )
    refuse(found, "level_refused", level=target.value, id=incident.id)


def refuse_nameless(desk: Desk, level: Level, confirmed_by: str | None) -> None:
    """Refuse a crisis that nobody asks for: it binds the organisation. Raises RefusedError."""
    if level is Level.CRISIS and desk.by is None and confirmed_by is None:
        raise RefusedError("crisis_needs_name")


def confirmer_of(desk: Desk, incident: Incident, level: Level, given: str | None) -> str | None:
    """Who confirms a crisis: the person named, or the author if entitled; None if nobody is."""
    if level is not Level.CRISIS:
        if given:
            raise UsageError("no_crisis_to_confirm", level=level.value)
        return None
    plan = desk.plan()
    if given:
        person = known_contact(plan, given)
        if not entitled(incident, plan, person, CRISIS_CONFIRMERS):
            raise RefusedError("may_not_confirm_crisis", person=person)
        return person
    return desk.by if entitled(incident, plan, desk.by, CRISIS_CONFIRMERS) else None


def leveled(
    desk: Desk,
    before: Incident,
    pen: Pen,
    translator: Translator,
    *,
    rule: tuple[str, str],
    proposed: str | None,
    reason: str,
) -> Leveled:
    """The level as it is now, and the screen that follows."""
    incident = fold(pen.events, pen.unread, pen.waiting)
    assert incident is not None  # the incident was there before
    incident = desk.with_outages(incident)
    return Leveled(
        incident=incident.id,
        before=before.level.value,
        level=incident.level.value,
        asked=incident.claimed_level.value,
        awaits_confirmation=incident.crisis_awaits_confirmation,
        proposed=proposed,
        rule=rule[0],
        rule_source=rule[1],
        briefing=brief(incident, desk.plan(), desk.local_now, translator),
        reason=reason.strip(),
        receipt=pen.finish(),
    )
