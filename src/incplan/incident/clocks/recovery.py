"""Recovery objectives of affected activities, and of those waiting for them (S-066 to S-069).

The time that counts is the time below the minimum level (`downtime.py`): one restored to it has met
its objective (TC23).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed, state_of
from incplan.incident.clocks.downtime import (
    below_minimum,
    counted,
    down_in,
    downtime,
    first_start,
    objective,
    outage,
    used_up_at,
)
from incplan.incident.state.state import Incident
from incplan.plan.calendar.working_time import course
from incplan.plan.plan import Plan


def recovery_clocks(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """The clocks of every affected activity, then of those that wait for one that is down."""
    for activity in incident.interruptions:
        limit = objective(incident, plan, activity)
        if limit is None:
            continue
        clock = _rto(incident, plan, activity, limit, now)
        yield clock
        yield from _full(incident, plan, activity, now)
        yield from _mtpd(clock, incident, plan, now)
    yield from _dependants(incident, plan)


def _rto(incident: Incident, plan: Plan, activity: str, limit: timedelta, now: datetime) -> Clock:
    spans, others = outage(incident, plan, activity), down_in(incident, plan, activity)
    shared = tuple(share.incident for share in incident.elsewhere.get(activity, ()))
    if not spans:
        return Clock(
            kind=ClockKind.RTO,
            subject=activity,
            rule="rto",
            started_at=None,
            start_event="below_minimum",
            limit=limit,
            limit_at=None,
            state=ClockState.NOT_STARTED,
            shared_with=shared,
        )
    closed_at = incident.closure.at if incident.closure and not others else None
    stopped = spans[-1].end or closed_at
    used, longest = downtime(spans, stopped or now)
    counting = course(limit, plan.file, spans[0].start)
    limit_at = used_up_at(spans, counting) if stopped is None else None
    return Clock(
        kind=ClockKind.RTO,
        subject=activity,
        rule="rto",
        started_at=spans[0].start,
        start_event=_start_event(incident, activity, spans[0].start),
        limit=limit,
        limit_at=limit_at,
        used=used,
        counted=counted(spans, counting, stopped or now),
        allowed=counting.allowed,
        longest=longest,
        stopped_at=stopped,
        state=state_of(limit_at, limit, now) if limit_at else ClockState.STOPPED,
        shared_with=shared,
        down_in=others,
    )


def _start_event(incident: Incident, activity: str, start: datetime) -> str:
    """What started the clock: the disruption, or its detection when no time was given."""
    noticed = incident.only_noticed(activity) and start == incident.detected_at
    elsewhere = (
        share.noticed and start == first_start(share.periods)
        for share in incident.elsewhere.get(activity, ())
    )
    own = any(period.started_at == start for period in incident.interruptions[activity])
    return "detection" if noticed or (not own and any(elsewhere)) else "disruption"


def _full(incident: Incident, plan: Plan, activity: str, now: datetime) -> Iterator[Clock]:
    """After the minimum level is reached, time until full service; it has no limit (S-066)."""
    period = incident.interruptions[activity][-1]
    if period.minimal_at is None or down_in(incident, plan, activity):
        return
    start = period.started_at
    if activity in incident.elsewhere:
        spans = outage(incident, plan, activity)
        around = (item for item in spans if item.start <= start <= (item.end or now))
        start = min((item.start for item in around), default=start)
    yield Clock(
        kind=ClockKind.RTO_FULL,
        subject=activity,
        rule="full_service",
        started_at=start,
        start_event="disruption",
        limit=None,
        limit_at=None,
        used=elapsed(start, period.full_at or now),
        stopped_at=period.full_at,
        state=ClockState.STOPPED if period.full_at else ClockState.RUNNING,
    )


def _mtpd(rto: Clock, incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """The maximum tolerable period (MTPD), shown as the next limit once the RTO is missed."""
    known = plan.activities.get(rto.subject)
    if rto.state is not ClockState.PASSED or known is None or known.mtpd is None:
        return
    spans = outage(incident, plan, rto.subject)
    limit_at = used_up_at(spans, course(known.mtpd, plan.file, spans[0].start))
    yield Clock(
        kind=ClockKind.MTPD,
        subject=rto.subject,
        rule="mtpd",
        started_at=rto.started_at,
        start_event=rto.start_event,
        limit=known.mtpd,
        limit_at=limit_at,
        used=rto.used,
        longest=rto.longest,
        state=state_of(limit_at, known.mtpd, now),
    )


def _dependants(incident: Incident, plan: Plan) -> Iterator[Clock]:
    """Clocks of activities that depend on one that is down; each starts when it is affected itself.

    Until somebody says that they are affected, they are shown with a forecast.
    """
    for source, activity in waiting_for(incident, plan):
        limit = objective(incident, plan, activity)
        start = outage(incident, plan, source)[-1].start
        yield Clock(
            kind=ClockKind.RTO,
            subject=activity,
            rule="rto",
            started_at=None,
            start_event="dependency",
            limit=limit,
            limit_at=None,
            state=ClockState.NOT_STARTED,
            because=source,
            forecast_at=None if limit is None else course(limit, plan.file, start).reached(start),
        )


def waiting_for(incident: Incident, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Pairs of an activity that is down and an unaffected one that depends on it, at any depth.

    An activity that waits for several is named once, with the one that went down first.
    """
    down = below_minimum(incident, plan)
    first = sorted(down, key=lambda key: (incident.interruptions[key][-1].started_at, key))
    found: dict[str, str] = {}
    for source in first:
        for activity in _needing(plan, source):
            if activity not in incident.interruptions:
                found.setdefault(activity, source)
    return tuple((source, activity) for activity, source in found.items())


def _needing(plan: Plan, source: str) -> tuple[str, ...]:
    """Activities that depend on another, directly or not; a circle of dependencies ends there."""
    found = {source: None}
    queue = [source]
    while queue:
        current = queue.pop(0)
        for key, activity in plan.activities.items():
            if current in (activity.depends_on or ()) and key not in found:
                found[key] = None
                queue.append(key)
    return tuple(key for key in found if key != source)
