"""Set the level: from answers, upward by escalation, downward with a reason (S-034, S-053)."""

from dataclasses import dataclass, replace
from datetime import datetime

from incplan.app.desk.desk import Desk, Pen, Receipt
from incplan.app.desk.naming import known
from incplan.app.desk.people import role_label
from incplan.app.response.situation.briefing import Briefing, brief
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.course_events import Agreed, Classified, Escalated
from incplan.incident.events.words import AgreementFor
from incplan.incident.response.classification import Situation, propose_level
from incplan.incident.response.escalation import CONFIRM_CRISIS, rule_followed
from incplan.incident.response.forecast import outlook
from incplan.incident.response.lifecycle import (
    CRISIS_CONFIRMERS,
    ENDED,
    Objection,
    entitled,
    level_objections,
)
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
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


def refuse(objections: tuple[Objection, ...], code: str, **params: object) -> None:
    """Raise one RefusedError that lists every objection with its remedy.

    For an incident that has ended it says only that.
    """
    if not objections:
        return
    first = objections[0]
    if first.code in ENDED:  # nothing else matters then
        raise RefusedError(first.code, id=first.params["id"])
    details = tuple(
        (item.code, {**item.params, "mend": item.mend, "item": item.item}) for item in objections
    )
    raise RefusedError(code, details=details, **params)


def classify(
    desk: Desk,
    part: str | None,
    translator: Translator,
    *,
    situation: Situation | None = None,
    level: Level | None = None,
    reason: str = "",
    type: str | None = None,
    agreed_by: str | None = None,
    confirmed_by: str | None = None,
    occurred_at: datetime | None = None,
) -> Leveled:
    """Set level and type again. A level other than the answers give needs a reason."""
    dossier = desk.dossier(part)
    incident, plan = dossier.incident, desk.plan()
    told = situation.people if situation else None
    if situation is not None:
        situation = _completed(situation, incident, plan, desk.local_now)
    proposed = propose_level(situation, plan.levels.thresholds) if situation else None
    target = level or (proposed.level if proposed else incident.claimed_level)
    if proposed and target is not proposed.level and not reason:
        raise RefusedError("level_needs_reason", level=target.value, proposed=proposed.level.value)
    kind = known("fiche", type, plan.type_ids) if type else None
    lowers = target.rank < incident.level.rank
    if agreed_by and not lowers:
        raise UsageError("agreed_by_is_for_lowering", level=target.value)
    _refuse_level(desk, incident, target, agreed_by=agreed_by, reason=reason)
    confirmer = _confirmer(desk, incident, target, confirmed_by)
    pen = desk.pen(dossier.id)
    if agreed_by:
        pen.write(Agreed, by=agreed_by, role=_confirming_role(plan, agreed_by),
                  about=AgreementFor.LOWERING)  # fmt: skip
    pen.write(
        Classified,
        occurred_at=occurred_at,
        level=target,
        proposed=proposed.level if proposed else None,
        rule=proposed.rule if proposed else "",
        reason=reason,
        confirmed_by=confirmer,
        type=kind,
        people=told,
    )
    return replace(
        _leveled(desk, incident, pen, translator,
                 rule=(proposed.rule, proposed.source) if proposed else ("", ""),
                 proposed=proposed.level.value if proposed else None, reason=reason),
        same_person=_alone(incident, target, desk.by, agreed_by),
        rows_without_contact=_unreachable(plan, kind, translator) if kind else (),
    )  # fmt: skip


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
    confirmer = _confirmer(desk, incident, target, confirmed_by)
    _refuse_no_rise(incident, target)
    _refuse_level(desk, incident, target, agreed_by=None, reason=reason)
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
    return _leveled(
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


def _refuse_level(
    desk: Desk, incident: Incident, target: Level, *, agreed_by: str | None, reason: str
) -> None:
    found = level_objections(
        incident, desk.plan(), target, by=desk.by, agreed_by=agreed_by, reason=reason
    )
    refuse(found, "level_refused", level=target.value, id=incident.id)


def _completed(situation: Situation, incident: Incident, plan: Plan, now: datetime) -> Situation:
    """The answers, completed from the plan, what was said before and the estimates recorded."""
    touched = tuple(
        key if key in incident.interruptions else known("activity", key, plan.activity_ids)
        for key in situation.activities
    )
    return replace(
        situation,
        activities=touched,
        vital=any(plan.activities[key].vital for key in touched if key in plan.activities),
        people=situation.people or incident.people,
        outlook=situation.outlook or outlook(incident, plan, now),
    )


def _next(incident: Incident) -> Level:
    if incident.crisis_awaits_confirmation:
        return Level.CRISIS
    order = tuple(Level)
    return order[min(order.index(incident.level) + 1, len(order) - 1)]


def _confirmer(desk: Desk, incident: Incident, level: Level, given: str | None) -> str | None:
    """Who confirms a crisis: the person named, or the author if entitled; None if nobody is."""
    if level is not Level.CRISIS:
        if given:
            raise UsageError("no_crisis_to_confirm", level=level.value)
        return None
    plan = desk.plan()
    if given:
        person = known("contact", given, plan.contact_ids)
        if not entitled(incident, plan, person, CRISIS_CONFIRMERS):
            raise RefusedError("may_not_confirm_crisis", person=person)
        return person
    return desk.by if entitled(incident, plan, desk.by, CRISIS_CONFIRMERS) else None


def _alone(incident: Incident, target: Level, by: str | None, agreed_by: str | None) -> bool:
    """Whether one person alone lowered the level from a crisis, which two should do (TC25)."""
    lowered = incident.level is Level.CRISIS and target is not Level.CRISIS
    return lowered and agreed_by in (None, by)


def _unreachable(plan: Plan, kind: str, translator: Translator) -> tuple[str, ...]:
    """Functions and rows that the measures of a fiche call for and that nobody fills (TC27)."""
    fiche = plan.fiche(kind)
    keys = (key for measure in (fiche.measures if fiche else ()) for key in measure.contacts)
    return tuple(role_label(key, translator) for key in dict.fromkeys(keys) if not plan.called(key))


def _confirming_role(plan: Plan, person: str) -> str:
    return next((role for role in CRISIS_CONFIRMERS if plan.holds(person, role)), "management")


def _leveled(
    desk: Desk,
    before: Incident,
    pen: Pen,
    translator: Translator,
    *,
    rule: tuple[str, str],
    proposed: str | None,
    reason: str,
) -> Leveled:
    incident = fold(pen.events, pen.unread, pen.waiting)
    assert incident is not None  # the incident was there before
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
