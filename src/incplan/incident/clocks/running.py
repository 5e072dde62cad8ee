"""Every limit that runs, computed from facts and `now`, never stored (S-048, S-056, S-069)."""

from datetime import datetime

from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, elapsed, later, state_of
from incplan.incident.clocks.downtime import objective
from incplan.incident.clocks.level import level_clocks
from incplan.incident.clocks.meetings import meeting_clocks
from incplan.incident.clocks.recovery import recovery_clocks
from incplan.incident.clocks.supplier import last_calls, supplier_clocks
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan

__all__ = [
    "Clock",
    "ClockKind",
    "ClockState",
    "clocks",
    "elapsed",
    "later",
    "objective",
    "state_of",
]

_ENDED = 2
_WAITING = 1


def clocks(
    incident: Incident, plan: Plan, now: datetime, extra: tuple[Clock, ...] = ()
) -> tuple[Clock, ...]:
    """All limits of an incident: running ones, the nearest first, then waiting, then ended ones.

    `extra` are clocks computed elsewhere (duties to notify); they are sorted in. A false alarm has
    no limits, nor has what a register kept before tells.
    """
    if incident.is_past or (incident.closure is not None and incident.closure.cancelled):
        return ()
    recovery = tuple(recovery_clocks(incident, plan, now))
    found = [
        *recovery,
        *last_calls(incident, plan, now, recovery),
        *level_clocks(incident, plan, now),
        *meeting_clocks(incident, now),
        *supplier_clocks(incident, plan, now),
        *extra,
    ]
    over = incident.closure is not None
    kept = (item for item in found if not over or _outlives(item))
    return tuple(sorted(kept, key=_urgency))


def _outlives(clock: Clock) -> bool:
    """Whether a clock still counts after closing: those that stopped, and the review.

    So does the objective of an activity that another incident still has down.
    """
    return clock.stopped_at is not None or clock.kind is ClockKind.REVIEW or bool(clock.down_in)


def _urgency(clock: Clock) -> tuple[int, float, str, str]:
    order = 0
    if clock.stopped_at is not None:
        order = _ENDED
    elif clock.limit_at is None:
        order = _WAITING
    at = clock.limit_at or clock.forecast_at
    return order, at.timestamp() if at else 0.0, clock.kind.value, clock.subject
