"""Raise the level; confirm a crisis (S-053)."""

from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.response.level.leveled import (
    Leveled,
    confirmer_of,
    leveled,
    refuse_level,
    refuse_nameless,
)
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.course_events import Escalated
from incplan.incident.response.level.escalation import CONFIRM_CRISIS, rule_followed
from incplan.incident.state.state import Incident
from incplan.vocabulary import Level


def escalate(
    desk: Desk,
    part: str | None,
    translator: Translator,
    *,
    to: Level | None = None,
    reason: str = "",
    rule: str = "",
    confirmed_by: str | None = None,
    occurred_at: datetime | None = None,
) -> Leveled:
    """Raise the level by one, or to a given one. Also confirms a crisis that awaits it."""
    dossier = desk.dossier(part)
    incident, plan = dossier.incident, desk.plan()
    target = to or _next(incident)
    if confirmed_by and target is not Level.CRISIS:
        raise UsageError("confirmed_by_is_for_crisis", level=target.value, person=confirmed_by)
    confirmer = confirmer_of(desk, incident, target, confirmed_by)
    refuse_nameless(desk, target, confirmed_by)
    _refuse_no_rise(incident, target)
    refuse_level(desk, incident, target, agreed_by=None, reason=reason)
    followed = rule_followed(incident, plan, desk.local_now, target)
    if followed and followed.id == CONFIRM_CRISIS and confirmer is None:
        followed = None  # asked for again while still unconfirmed
    rule = rule or (followed.id if followed else "")
    pen = desk.pen(dossier.id)
    pen.write(
        Escalated,
        occurred_at=occurred_at,
        level=target,
        rule=rule,
        reason=reason,
        confirmed_by=confirmer,
    )
    source = followed.source if followed else ""
    return leveled(
        desk, incident, pen, translator, rule=(rule, source), proposed=None, reason=reason
    )


def _refuse_no_rise(incident: Incident, target: Level) -> None:
    """Refuse a level that is not higher; a crisis that still needs confirmation is no such case."""
    current = incident.level
    if target.rank < current.rank:
        raise RefusedError("not_an_escalation", word=target.value, current=current.value)
    if target is not current or incident.crisis_awaits_confirmation:
        return
    if current is Level.CRISIS:
        raise RefusedError("level_is_highest", word=Level.MAJOR.value, current=current.value)
    raise RefusedError("level_already", word=_next(incident).value, current=current.value)


def _next(incident: Incident) -> Level:
    if incident.crisis_awaits_confirmation:
        return Level.CRISIS
    order = tuple(Level)
    return order[min(order.index(incident.level) + 1, len(order) - 1)]
