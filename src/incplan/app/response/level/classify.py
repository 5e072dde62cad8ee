"""Set level and type, from answers or by hand; downward with a reason (S-034, S-053)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known_activity, known_fiche, known_site
from incplan.app.desk.people import role_label
from incplan.app.response.level.leveled import (
    Leveled,
    confirmer_of,
    leveled,
    refuse_level,
    refuse_nameless,
)
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.course_events import Agreed, Classified
from incplan.incident.events.words import AgreementFor
from incplan.incident.response.forecast import outlook
from incplan.incident.response.level.classification import Situation, propose_level
from incplan.incident.response.lifecycle import (
    CRISIS_CONFIRMERS,
)
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import Level


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
    site: str | None = None,
) -> Leveled:
    """Set level, type and site again. A level other than the answers give needs a reason."""
    dossier = desk.dossier(part)
    incident, plan = dossier.incident, desk.plan()
    told = situation.people if situation else None
    named = tuple(dict.fromkeys(_known(incident, plan, situation))) if situation else ()
    if situation is not None:
        situation = _completed(situation, incident, plan, desk.local_now)
    proposed = propose_level(situation, plan.levels.thresholds) if situation else None
    target = level or (proposed.level if proposed else incident.claimed_level)
    if proposed and target is not proposed.level and not reason:
        raise RefusedError("level_needs_reason", level=target.value, proposed=proposed.level.value)
    kind = known_fiche(plan, type, plan.type_ids) if type else None
    place = known_site(plan, site) if site else None
    lowers = target.rank < incident.level.rank
    if agreed_by and not lowers:
        raise UsageError("agreed_by_is_for_lowering", level=target.value)
    refuse_level(desk, incident, target, agreed_by=agreed_by, reason=reason)
    confirmer = confirmer_of(desk, incident, target, confirmed_by)
    if level is not None:  # what follows from answers is no person's decision
        refuse_nameless(desk, target, confirmed_by)
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
        site=place,
        chosen=level is not None,
        activities=named,
    )
    return replace(
        leveled(desk, incident, pen, translator,
                 rule=(proposed.rule, proposed.source) if proposed else ("", ""),
                 proposed=proposed.level.value if proposed else None, reason=reason),
        same_person=_alone(incident, target, desk.by, agreed_by),
        rows_without_contact=_unreachable(plan, kind, translator) if kind else (),
    )  # fmt: skip


def _completed(situation: Situation, incident: Incident, plan: Plan, now: datetime) -> Situation:
    """The answers, completed from the plan, what was said before and the estimates recorded."""
    touched = tuple(_known(incident, plan, situation)) or incident.touched
    return replace(
        situation,
        activities=touched,
        vital=any(plan.activities[key].vital for key in touched if key in plan.activities),
        people=situation.people or incident.people,
        outlook=situation.outlook or outlook(incident, plan, now),
    )


def _known(incident: Incident, plan: Plan, situation: Situation) -> Iterator[str]:
    """The ids of the activities named; raises RefusedError for one that the plan does not have."""
    for key in situation.activities:
        yield key if key in incident.touched else known_activity(plan, key)


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
