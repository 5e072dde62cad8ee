"""Recovery objectives of affected activities, and of those waiting for them (S-066 to S-069).

The time that counts is the time below the minimum level: an activity degraded to that level or
above is not interrupted, and one restored to it has met its objective (TC23). Of an outage that
several incidents recorded (`outages.py`), what each of them says counts, and every moment once.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from incplan.frozen import dataclass
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed, later, state_of
from incplan.incident.events.fact import Objective
from incplan.incident.state.history import Interruption, Reading, Share
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time below the minimum level; `end` is None while it lasts."""

    start: datetime
    end: datetime | None


def objective(incident: Incident, plan: Plan, activity: str) -> timedelta | None:
    """The RTO at the time of the declaration; later changes are not applied (TC30).

    Of an outage in several incidents, that of the incident in which it began.
    """
    for item in _declared_first(incident, activity):
        if item.activity == activity:
            return item.rto
    known = plan.activities.get(activity)
    return known.rto if known else None


def _declared_first(incident: Incident, activity: str) -> tuple[Objective, ...]:
    home = began_in(incident, activity)
    shares = incident.elsewhere.get(activity, ())
    first = next((share for share in shares if share.incident == home), None)
    return first.declared if first else incident.declared.objectives


def began_in(incident: Incident, activity: str) -> str:
    """The incident in which the outage of an activity began; where it is counted, once."""
    shares = incident.elsewhere.get(activity, ())
    if not shares:
        return incident.id
    starts = {share.incident: _first_start(share.periods) for share in shares}
    starts[incident.id] = _first_start(incident.interruptions[activity])
    return min(starts, key=lambda key: (starts[key], key))


def _first_start(periods: tuple[Interruption, ...]) -> datetime:
    return min(period.started_at for period in periods)


def minimum_percent(plan: Plan, activity: str) -> int | None:
    """The share of an activity that is acceptable for a while; None if given in words only."""
    known = plan.activities.get(activity)
    return known.minimum_level.percent if known else None


def spans_below(periods: tuple[Interruption, ...], minimum: int | None) -> tuple[Span, ...]:
    """The spans below the minimum level, in order; those that touch or overlap are merged.

    A span that ends before it starts (a wrong time) counts as no time, but is kept.
    """
    return _merged(span for period in periods for span in _spans_of(period, minimum))


def outage(incident: Incident, plan: Plan, activity: str) -> tuple[Span, ...]:
    """The spans below the minimum level of an activity, whichever incident they were written in.

    An interruption that nobody ended lasts in another incident until that one was closed.
    """
    minimum = minimum_percent(plan, activity)
    own = spans_below(incident.interruptions.get(activity, ()), minimum)
    shares = incident.elsewhere.get(activity, ())
    return _merged((*own, *(span for share in shares for span in _shared(share, minimum))))


def down_in(incident: Incident, plan: Plan, activity: str) -> tuple[str, ...]:
    """The other incidents in which the same outage of an activity still lasts."""
    minimum = minimum_percent(plan, activity)
    return tuple(
        share.incident
        for share in incident.elsewhere.get(activity, ())
        if any(span.end is None for span in _shared(share, minimum))
    )


def last_stretch(incident: Incident, plan: Plan, activity: str) -> Span:
    """The last stretch of an outage; of one that never was below its minimum, the interruption."""
    spans = outage(incident, plan, activity)
    period = incident.interruptions[activity][-1]
    return spans[-1] if spans else Span(period.started_at, period.restored_at)


def unfinished(incident: Incident, plan: Plan) -> tuple[str, ...]:
    """Activities not yet back at full service here, or still down in another incident."""
    back = incident.not_full
    return tuple(
        key for key in incident.interruptions if key in back or down_in(incident, plan, key)
    )


def _shared(share: Share, minimum: int | None) -> Iterator[Span]:
    for span in spans_below(share.periods, minimum):
        yield Span(span.start, span.end or share.closed_at)


def _merged(every: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(every, key=lambda item: item.start.timestamp()):
        if found and _reaches(found[-1].end, span.start):
            before = found.pop()
            span = Span(before.start, _last(before.end, span.end))
        found.append(span)
    return tuple(found)


def _reaches(end: datetime | None, start: datetime) -> bool:
    return end is None or elapsed(end, start) <= timedelta(0)


def _last(one: datetime | None, other: datetime | None) -> datetime | None:
    """The later of two ends; None means no end yet and is the latest."""
    if one is None or other is None:
        return None
    return one if elapsed(other, one) >= timedelta(0) else other


def _spans_of(period: Interruption, minimum: int | None) -> Iterator[Span]:
    readings = period.readings or (Reading(period.started_at),)
    until = period.restored_at
    nexts = (*(item.at for item in readings[1:]), None)
    for reading, following in zip(readings, nexts, strict=True):
        below = minimum is None or reading.percent is None or reading.percent < minimum
        if not below or (until is not None and reading.at > until):
            continue
        ends = [time for time in (following, until) if time is not None]
        yield Span(reading.at, min(ends) if ends else None)


def downtime(spans: tuple[Span, ...], now: datetime) -> tuple[timedelta, timedelta]:
    """Summed and longest time of an outage until now (TC10, TC23)."""
    lasted = [max(elapsed(span.start, span.end or now), timedelta(0)) for span in spans]
    return sum(lasted, timedelta(0)), max(lasted, default=timedelta(0))


def below_minimum(incident: Incident, plan: Plan) -> tuple[str, ...]:
    """Activities that run below their minimum level now, as this incident or another says."""
    found = []
    for activity in incident.interruptions:
        spans = outage(incident, plan, activity)
        if spans and spans[-1].end is None:
            found.append(activity)
    return tuple(found)


def recovery_clocks(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """The clocks of every affected activity, then of those that wait for one that is down."""
    for activity in incident.interruptions:
        limit = objective(incident, plan, activity)
        if limit is None:
            continue
        clock = _rto(incident, plan, activity, limit, now)
        yield clock
        yield from _full(incident, plan, activity, now)
        yield from _mtpd(clock, plan, now)
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
    earlier = (elapsed(item.start, item.end) for item in spans[:-1] if item.end)
    before = sum((max(span, timedelta(0)) for span in earlier), timedelta(0))
    limit_at = later(spans[-1].start, limit - before) if stopped is None else None
    return Clock(
        kind=ClockKind.RTO,
        subject=activity,
        rule="rto",
        started_at=spans[0].start,
        start_event=_start_event(incident, activity, spans[0].start),
        limit=limit,
        limit_at=limit_at,
        used=used,
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
        share.noticed and start == _first_start(share.periods)
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


def _mtpd(rto: Clock, plan: Plan, now: datetime) -> Iterator[Clock]:
    """The maximum tolerable period (MTPD), shown as the next limit once the RTO is missed."""
    known = plan.activities.get(rto.subject)
    if rto.state is not ClockState.PASSED or known is None or known.mtpd is None:
        return
    assert rto.limit_at is not None  # it has passed
    assert rto.limit is not None
    limit_at = later(rto.limit_at, known.mtpd - rto.limit)
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
        spans = outage(incident, plan, source)
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
            forecast_at=later(spans[-1].start, limit) if limit is not None else None,
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
