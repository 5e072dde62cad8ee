"""The limits that run: each computed from facts and `now`, never stored (S-069, S-048, S-056).

Elapsed time is UTC time: a clock change neither gives nor takes an hour.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from incplan.incident.events import Communicated
from incplan.incident.state import Incident, Interruption
from incplan.incident.words import MessageAudience
from incplan.plan.plan import Plan
from incplan.vocabulary import Level


class ClockKind(StrEnum):
    """What a clock measures."""

    RTO = "rto"
    RTO_FULL = "rto_full"
    SERVICE_LEVEL = "service_level"
    ACKNOWLEDGE = "acknowledge"
    REPORT = "report"
    REVIEW = "review"
    SUPPLIER_RESPONSE = "supplier_response"
    SUPPLIER_RESOLUTION = "supplier_resolution"
    OBLIGATION = "obligation"


class ClockState(StrEnum):
    """Where a clock stands."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    DUE_SOON = "due_soon"
    PASSED = "passed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One limit: what started it, the rule, the limit, where it stands.

    `used` is the elapsed time that counts, summed over interruptions; `limit_at` is the
    moment the limit is reached if nothing changes.
    """

    kind: ClockKind
    subject: str
    rule: str
    started_at: datetime | None
    start_event: str
    limit: timedelta | None
    limit_at: datetime | None
    used: timedelta = timedelta(0)
    longest: timedelta = timedelta(0)
    stopped_at: datetime | None = None
    state: ClockState = ClockState.RUNNING

    def left(self, now: datetime) -> timedelta | None:
        """Time until the limit, negative once it has passed; None when nothing runs."""
        if self.limit_at is None or self.stopped_at is not None:
            return None
        return elapsed(now, self.limit_at)

    @property
    def kept(self) -> bool | None:
        """For a stopped clock: whether the limit was kept."""
        if self.stopped_at is None or self.limit is None:
            return None
        return self.used <= self.limit


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Time really passed between two instants, across any clock change."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def later(start: datetime, by: timedelta) -> datetime:
    """The instant `by` after `start` in elapsed time, shown in the zone of `start`."""
    return (start.astimezone(UTC) + by).astimezone(start.tzinfo)


def downtime(periods: tuple[Interruption, ...], now: datetime) -> tuple[timedelta, timedelta]:
    """Summed and longest time below the minimum level (TC10, TC23)."""
    spans = [elapsed(item.started_at, item.restored_at or now) for item in periods]
    spans = [max(span, timedelta(0)) for span in spans]
    return sum(spans, timedelta(0)), max(spans, default=timedelta(0))


def objective(incident: Incident, plan: Plan, activity: str) -> timedelta | None:
    """The RTO as it was when the incident was declared; a later change is not applied (TC30)."""
    for item in incident.declared.objectives:
        if item.activity == activity:
            return item.rto
    known = plan.activities.get(activity)
    return known.rto if known else None


def clocks(incident: Incident, plan: Plan, now: datetime) -> tuple[Clock, ...]:
    """Every limit of an incident, the nearest first; a weak signal starts none."""
    found = [
        *_rto_clocks(incident, plan, now),
        *_service_level(incident, plan, now),
        *_report(incident, plan, now),
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(clock: Clock) -> tuple[int, float, str]:
    order = 1 if clock.stopped_at is not None or clock.limit_at is None else 0
    at = clock.limit_at.timestamp() if clock.limit_at else 0.0
    return order, at, clock.subject


def state_of(limit_at: datetime, limit: timedelta, now: datetime) -> ClockState:
    """Running, due soon (last quarter) or passed."""
    left = elapsed(now, limit_at)
    if left < timedelta(0):
        return ClockState.PASSED
    return ClockState.DUE_SOON if left <= limit / 4 else ClockState.RUNNING


def _rto_clocks(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    for activity, periods in incident.interruptions.items():
        limit = objective(incident, plan, activity)
        if limit is None:
            continue
        used, longest = downtime(periods, now)
        current = periods[-1]
        stopped = current.restored_at
        limit_at = later(now, limit - used) if stopped is None else None
        yield Clock(
            kind=ClockKind.RTO,
            subject=activity,
            rule="rto",
            started_at=periods[0].started_at,
            start_event="disruption" if incident.declared.disrupted_at else "detection",
            limit=limit,
            limit_at=limit_at,
            used=used,
            longest=longest,
            stopped_at=stopped,
            state=state_of(limit_at, limit, now) if limit_at else ClockState.STOPPED,
        )


def _service_level(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    rules = plan.rules(incident.level)
    limit = rules.service_level.resolve_within if rules else None
    if limit is None or incident.level is Level.LOW:
        return
    start = incident.detected_at
    closure = incident.closure
    stopped = (closure.resolved_at or closure.at) if closure else None
    limit_at = later(start, limit)
    yield Clock(
        kind=ClockKind.SERVICE_LEVEL,
        subject=incident.level.value,
        rule="service_level",
        started_at=start,
        start_event="detection",
        limit=limit,
        limit_at=limit_at,
        used=elapsed(start, stopped or now),
        stopped_at=stopped,
        state=ClockState.STOPPED if stopped else state_of(limit_at, limit, now),
    )


def _report(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    rules = plan.rules(incident.level)
    limit = rules.report_every if rules else None
    if limit is None or not incident.is_open:
        return
    last = _last_report(incident)
    start = max(last, incident.level_since) if last else incident.level_since
    limit_at = later(start, limit)
    yield Clock(
        kind=ClockKind.REPORT,
        subject=incident.level.value,
        rule="report_every",
        started_at=start,
        start_event="report" if last else "level",
        limit=limit,
        limit_at=limit_at,
        used=elapsed(start, now),
        state=state_of(limit_at, limit, now),
    )


def _last_report(incident: Incident) -> datetime | None:
    reports: list[Communicated] = [
        message for message in incident.messages if message.audience is MessageAudience.MANAGEMENT
    ]
    return max((report.occurred_at for report in reports), default=None)
