"""Times agreed for a level: answer, resolution, reports, review (S-048, S-053, S-056, S-082)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from incplan.frozen import replace
from incplan.incident.clocks.agreed_time import due_at, within_hours
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed, state_of
from incplan.incident.clocks.recovery import recovery_clocks
from incplan.incident.clocks.reports import report_clocks
from incplan.incident.events.course_events import Declared, ProposalDeclined
from incplan.incident.state.state import Incident
from incplan.plan.files.levels import LevelRules
from incplan.plan.files.suppliers import Commitment, ServiceLevelAgreement
from incplan.plan.files.working_time import Holidays
from incplan.plan.plan import Plan
from incplan.plan.values.windows import Window
from incplan.vocabulary import Level

_WORKING_WEEK = (Window(days=(0, 1, 2, 3, 4), start=0, end=24 * 60),)


def level_clocks(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """The agreed times of the level in force; a weak signal has none."""
    rules = plan.rules(incident.level)
    if rules is None or incident.level is Level.LOW:
        return
    yield from _acknowledge(incident, plan, rules, now)
    yield from _service_level(incident, plan, rules, now)
    if incident.is_open:
        yield from report_clocks(incident, plan, now)
    else:
        yield from _review(incident, plan, now)


def level_start(incident: Incident) -> tuple[datetime, str]:
    """The moment from which the agreed time counts, and its name.

    For the level given first it is detection; for another level, the moment that came into force;
    after a reopening, that reopening.
    """
    returned = incident.closures[-1].reopened_at if incident.closures else None
    start, event = incident.detected_at, "detection"
    if incident.level_since != incident.levels[0].at:
        start, event = incident.level_since, "level"
    return (returned, "reopening") if returned and returned > start else (start, event)


def _agreed(
    kind: ClockKind,
    incident: Incident,
    limit: timedelta,
    limit_at: datetime,
    stopped: datetime | None,
    now: datetime,
) -> Clock:
    start, event = level_start(incident)
    stopped = max(stopped, start) if stopped else None
    return Clock(
        kind=kind,
        subject=incident.level.value,
        rule=kind.value,
        started_at=start,
        start_event=event,
        limit=limit,
        limit_at=limit_at,
        used=elapsed(start, stopped or now),
        stopped_at=stopped,
        state=ClockState.STOPPED if stopped else state_of(limit_at, limit, now),
    )


def _service_level(
    incident: Incident, plan: Plan, rules: LevelRules, now: datetime
) -> Iterator[Clock]:
    """The limit for resolution: service is back, or the cause is settled if none was lost."""
    shortest = (
        _shortest_rto(incident, plan, now) if rules.service_level.resolve_within_rto else None
    )
    if shortest is not None:
        yield shortest
        return
    limit = rules.service_level.resolve_within
    if limit is None:
        return
    start, _event = level_start(incident)
    closure = incident.closure
    stopped = (closure.resolved_at or closure.at) if closure else incident.resolved_at
    limit_at = within_hours(limit, rules.service_level.window, plan, start)
    yield _agreed(ClockKind.SERVICE_LEVEL, incident, limit, limit_at, stopped, now)


def _shortest_rto(incident: Incident, plan: Plan, now: datetime) -> Clock | None:
    """The RTO that ends first of the activities touched, as the level's limit (S-053)."""
    found = [
        clock
        for clock in recovery_clocks(incident, plan, now)
        if clock.kind is ClockKind.RTO and clock.limit is not None and clock.started_at is not None
    ]
    running = [(clock.limit_at, place) for place, clock in enumerate(found) if clock.limit_at]
    back = [(clock.limit, place) for place, clock in enumerate(found) if clock.limit]
    if not back:
        return None
    first = found[min(running)[1] if running else min(back)[1]]
    return replace(
        first,
        kind=ClockKind.SERVICE_LEVEL,
        subject=incident.level.value,
        rule="shortest_rto",
        because=first.subject,
    )


def _acknowledge(
    incident: Incident, plan: Plan, rules: LevelRules, now: datetime
) -> Iterator[Clock]:
    """The limit for the first reaction: any entry after the declaration."""
    limit = rules.service_level.acknowledge_within
    start, event = level_start(incident)
    if limit is None or event != "detection":
        return
    acts = (item for item in incident.events if not isinstance(item, Declared | ProposalDeclined))
    first = next(acts, None)
    limit_at = within_hours(limit, rules.service_level.window, plan, start)
    stopped = first.occurred_at if first else None
    yield _agreed(ClockKind.ACKNOWLEDGE, incident, limit, limit_at, stopped, now)


def _review(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """The limit for the review: working days after closing, by the highest level reached."""
    closure, rules = incident.closure, plan.rules(incident.highest_level)
    if closure is None or closure.cancelled or rules is None or not rules.review_within_days:
        return
    week = ServiceLevelAgreement(
        service_window=_WORKING_WEEK,
        public_holidays=Holidays.EXCLUDED,
        closed=plan.file.working_time.closed,
    )
    promise = Commitment(business_days=rules.review_within_days)
    limit_at = due_at(promise, week, plan, closure.at)
    if limit_at is None:
        return
    done = [item.occurred_at for item in incident.reviews if incident.follows(item, closure)]
    limit = elapsed(closure.at, limit_at)
    stopped = min(done, default=None)
    yield Clock(
        kind=ClockKind.REVIEW,
        subject=incident.highest_level.value,
        rule="review_within_days",
        started_at=closure.at,
        start_event="closing",
        limit=limit,
        limit_at=limit_at,
        used=elapsed(closure.at, stopped or now),
        stopped_at=stopped,
        state=ClockState.STOPPED if stopped else state_of(limit_at, limit, now),
    )
