"""The course of an incident as lanes and marks: levels, activities against RTO, messages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from incplan.incident.clocks.downtime import down_in, outage
from incplan.incident.clocks.running import elapsed, objective
from incplan.incident.events.coordination import Met
from incplan.incident.events.course_events import (
    Cancelled,
    Closed,
    Contained,
    Declared,
    Eradicated,
    Reopened,
)
from incplan.incident.events.events import BcpChanged, Communicated, ObligationRecorded
from incplan.incident.events.fact import Event
from incplan.incident.obligations.standing import DutyState, DutyView, duty_views
from incplan.incident.state.doubt import Doubt
from incplan.incident.state.state import Incident
from incplan.incident.state.stretches import LevelStretch, Stretch, level_stretches
from incplan.plan.calendar.working_time import Course, course
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text

#: Kinds of events shown as marks, in addition to levels and activities.
_MARKS = (
    Declared, BcpChanged, Communicated, ObligationRecorded, Contained, Eradicated, Closed,
    Cancelled, Reopened, Met,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLane:
    """An activity: when it was below its minimum level, and when its objective was used up.

    `limit_at` is when it would have been, where it was not.
    """

    activity: str
    down: tuple[Stretch, ...]
    rto: timedelta | None
    limit_at: datetime | None
    kept: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLane:
    """A duty to notify that applies: from when its time ran, its limit, and when it was met.

    `stage` is empty when the duty has one stage only. `kept` is None while it is open.
    """

    duty: str
    title: Text
    stage: Text | None
    start: datetime
    limit_at: datetime
    met_at: datetime | None
    kept: bool | None

    @property
    def allowed(self) -> timedelta:
        """The time allowed for notifying."""
        return elapsed(self.start, self.limit_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event worth a mark."""

    at: datetime
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole course, between the first and the last moment shown."""

    number: str
    start: datetime
    end: datetime
    levels: tuple[LevelStretch, ...]
    activities: tuple[ActivityLane, ...]
    marks: tuple[Mark, ...]
    duties: tuple[DutyLane, ...] = ()
    duty_titles: Mapping[str, Text] = field(default_factory=dict)
    doubt: Doubt | None = None
    incident: str = ""


def timeline(
    incident: Incident, plan: Plan, now: datetime, pack: ObligationPack | None = None
) -> Timeline:
    """The course until the incident was closed, or until `now` while it is open.

    With the pack of duties, those that apply are lanes too, each with its limit.
    """
    closure = incident.closure
    end = closure.at if closure else now
    lanes = tuple(_lane(incident, plan, key, end, now) for key in incident.interruptions)
    marks = tuple(
        Mark(at=event.occurred_at, event=event)
        for event in sorted(incident.events, key=lambda item: (item.occurred_at, item.recorded_at))
        if isinstance(event, _MARKS)
    )
    levels = tuple(level_stretches(incident, end))
    duties = tuple(_duties(incident, plan, now, pack)) if pack is not None else ()
    moments = [
        incident.detected_at,
        *(moment for lane in lanes for item in lane.down for moment in (item.start, item.end)),
        *(stretch.start for stretch in levels),
        *(mark.at for mark in marks),
        *(lane.start for lane in duties),
        *(lane.met_at for lane in duties if lane.met_at is not None),
    ]
    start = min(moments)
    return Timeline(
        number=incident.number,
        start=start,
        end=max(end, start, *moments),
        levels=levels,
        activities=lanes,
        marks=marks,
        duties=duties,
        duty_titles=_titles(incident, plan, pack) if pack is not None else {},
        doubt=incident.doubt or None,
        incident=incident.id,
    )


def _lane(incident: Incident, plan: Plan, key: str, end: datetime, now: datetime) -> ActivityLane:
    """The time below the minimum level; also what other incidents recorded of the same outage."""
    until = now if down_in(incident, plan, key) else end
    down = tuple(
        Stretch(
            start=span.start,
            end=max(span.end or until, span.start),
            ended=span.end is not None,
        )
        for span in outage(incident, plan, key)
    )
    rto = objective(incident, plan, key)
    kept, limit_at = None, None
    if rto is not None and down:
        counting = course(rto, plan.file, down[0].start)
        late = sum((counting.between(item.start, item.end) for item in down), timedelta(0))
        limit_at = _limit(down, counting)
        if late > counting.allowed or all(stretch.ended for stretch in down):
            kept = late <= counting.allowed
    elif rto is not None:
        kept = True
    return ActivityLane(
        activity=key,
        down=down,
        rto=rto,
        limit_at=limit_at,
        kept=kept,
    )


def _duties(
    incident: Incident, plan: Plan, now: datetime, pack: ObligationPack
) -> Iterator[DutyLane]:
    """Stages, with limits, of duties that somebody said apply; in an exercise, of its story."""
    if not incident.has_limits or not incident.obligations:
        return
    for view in duty_views(incident, plan, pack, now):
        if view.state in (DutyState.RUNNING, DutyState.SUBMITTED):
            yield from _stages(view, now)


def _titles(incident: Incident, plan: Plan, pack: ObligationPack) -> dict[str, Text]:
    """The names of the duties in the journal."""
    found = {}
    for key in dict.fromkeys(event.obligation for event in incident.obligations):
        own = plan.obligations.contracts.get(key)
        duty = own.as_duty(key) if own else pack.duty(key)
        if duty is not None:
            found[key] = duty.title
    return found


def _stages(view: DutyView, now: datetime) -> Iterator[DutyLane]:
    for item in view.stages:
        if item.limit_at is None or item.started_at is None or item.waived:
            continue
        met = item.submitted_at
        late = (met or now) > item.limit_at
        yield DutyLane(
            duty=view.duty.id,
            title=view.duty.title,
            stage=item.stage.title if len(view.stages) > 1 else None,
            start=item.started_at,
            limit_at=item.limit_at,
            met_at=met,
            kept=False if late else (True if met else None),
        )


def _limit(down: tuple[Stretch, ...], counting: Course) -> datetime:
    """When the objective is used up; the time of several interruptions is added (TC10)."""
    used = timedelta(0)
    for stretch in down[:-1]:
        lasted = counting.between(stretch.start, stretch.end)
        if used + lasted >= counting.allowed:
            break
        used += lasted
    else:
        stretch = down[-1]
    return counting.reached(stretch.start, used)
