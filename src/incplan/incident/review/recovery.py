"""Actual recovery against the objectives as they were at declaration (S-090, TC06, TC22, TC30)."""

from datetime import datetime, timedelta

from incplan.incident.clocks.downtime import (
    Span,
    began_in,
    counted,
    down_in,
    downtime,
    objective,
    outage,
)
from incplan.incident.events.events import Affected, Restored
from incplan.incident.review.facts import ActivityRecovery, RecoveryFact, RecoveryOutcome
from incplan.incident.state.state import Incident
from incplan.plan.calendar.working_time import course
from incplan.plan.plan import Plan
from incplan.plan.values.durations import half_days


def recovery(incident: Incident, plan: Plan, now: datetime) -> RecoveryFact:
    """Each activity touched, in the order it was, and the three-way outcome of the template."""
    found = tuple(_recovered(incident, plan, activity, now) for activity in incident.interruptions)
    moves = tuple(event.id for event in incident.events if isinstance(event, Affected | Restored))
    declared = (incident.declared.id,) if incident.declared.activities else ()
    return RecoveryFact(
        outcome=outcome(found),
        activities=found,
        unsure=incident.unsure,
        origin=declared + moves,
    )


def outcome(activities: tuple[ActivityRecovery, ...]) -> RecoveryOutcome | None:
    """None, some or all in time; not applicable when no objective applies; None while unknown."""
    kept = [item.kept for item in activities if item.rto is not None]
    if not kept:
        return RecoveryOutcome.NOT_APPLICABLE
    if None in kept:
        return None
    if all(kept):
        return RecoveryOutcome.ALL
    return RecoveryOutcome.SOME if any(kept) else RecoveryOutcome.NONE


def _recovered(incident: Incident, plan: Plan, activity: str, now: datetime) -> ActivityRecovery:
    periods = incident.interruptions[activity]
    spans, shares = outage(incident, plan, activity), incident.elsewhere.get(activity, ())
    used, longest = downtime(spans, now)
    rto = objective(incident, plan, activity)
    down = bool(spans) and spans[-1].end is None
    known = plan.activities.get(activity)
    changed = known is not None and (known.rto != rto or half_days(known.rto) != half_days(rto))
    losses = [item.data_loss for item in periods if item.data_loss is not None]
    return ActivityRecovery(
        activity=activity,
        used=used,
        longest=longest,
        periods=len(spans) if shares else len(periods),
        rto=rto,
        kept=_kept(spans, rto, plan, now, down=down),
        still_down=down,
        rto_now=known.rto if known is not None and changed else None,
        data_loss=max(losses, default=None),
        rpo=_rpo(incident, plan, activity),
        since=spans[0].start if spans else periods[0].started_at,
        shared_with=tuple(share.incident for share in shares),
        down_in=down_in(incident, plan, activity),
        counted_in=began_in(incident, activity),
    )


def _kept(
    spans: tuple[Span, ...], rto: timedelta | None, plan: Plan, now: datetime, *, down: bool
) -> bool | None:
    if rto is None:
        return None
    counting = course(rto, plan.file, spans[0].start if spans else now)
    if counted(spans, counting, now) > counting.allowed:
        return False
    return None if down else True


def _rpo(incident: Incident, plan: Plan, activity: str) -> timedelta | None:
    for item in incident.declared.objectives:
        if item.activity == activity:
            return item.data_age
    known = plan.activities.get(activity)
    return known.rpo if known else None
