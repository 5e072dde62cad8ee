"""How long an activity was below its minimum level, whichever incident that was written in.

An activity degraded to its minimum level or above is not interrupted, and one restored to it is
back (TC23). Of an outage that several incidents recorded (`outages.py`), what each of them says
counts, and every moment once.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from incplan.frozen import dataclass
from incplan.incident.clocks.clock import elapsed
from incplan.incident.events.fact import Objective
from incplan.incident.state.history import Interruption, Reading, Share
from incplan.incident.state.state import Incident
from incplan.plan.calendar.working_time import Course
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
            return item.recovery
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
    starts = {share.incident: first_start(share.periods) for share in shares}
    starts[incident.id] = first_start(incident.interruptions[activity])
    return min(starts, key=lambda key: (starts[key], key))


def first_start(periods: tuple[Interruption, ...]) -> datetime:
    """When an activity was interrupted first."""
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


def counted(spans: tuple[Span, ...], counting: Course, now: datetime) -> timedelta:
    """The time of an outage until now that counts against an objective."""
    lasted = (counting.between(span.start, span.end or now) for span in spans)
    return sum(lasted, timedelta(0))


def used_up_at(spans: tuple[Span, ...], counting: Course) -> datetime:
    """When an objective is used up if the last span lasts; earlier ones are added (TC10)."""
    before = counted(spans[:-1], counting, spans[-1].start)
    return counting.reached(spans[-1].start, before)


def objective_end(spans: tuple[Span, ...], counting: Course) -> tuple[datetime, Span]:
    """When an objective was used up, and in which stretch.

    One that was met would have been used up in the last stretch, had that lasted.
    """
    for place, span in enumerate(spans):
        at = used_up_at(spans[: place + 1], counting)
        if span.end is None or at <= span.end:
            return at, span
    return at, span


def below_minimum(incident: Incident, plan: Plan) -> tuple[str, ...]:
    """Activities that run below their minimum level now, as this incident or another says."""
    found = []
    for activity in incident.interruptions:
        spans = outage(incident, plan, activity)
        if spans and spans[-1].end is None:
            found.append(activity)
    return tuple(found)
