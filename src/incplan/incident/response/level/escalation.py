"""Propose escalations: up a level, up the command line, to the continuity plan.

People decide, not this module. An answered proposal disappears until the facts it rests on change;
an unanswered one stays (S-053, S-060 to S-062, S-105, link F).
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from incplan.incident.clocks.clock import Clock, ClockKind, ClockState, later
from incplan.incident.clocks.downtime import below_minimum
from incplan.incident.clocks.level import level_clocks
from incplan.incident.events.course_events import Classified, Declared, Escalated
from incplan.incident.events.events import Affected
from incplan.incident.events.fact import Event
from incplan.incident.response.forecast import Margin, margins
from incplan.incident.response.level.classification import RULE_SOURCES
from incplan.incident.response.level.proposal import Proposal, is_declined, place_of, was_told
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import BcpState, Level

Rule = Callable[[Incident, Plan, datetime], Iterator[Proposal]]
#: Id of the proposal to confirm a crisis that somebody asked for.
CONFIRM_CRISIS: Final = "confirm-crisis"
_CRISIS: Final = ("bcp_manager", "management")
_CONFIRM: Final = ("escalate --to crisis --by NAME",)
_TELL: Final = ("call bcp_manager",)


def proposals(incident: Incident, plan: Plan, now: datetime) -> tuple[Proposal, ...]:
    """Every proposal that waits for an answer, the most pressing first."""
    if not incident.is_open:
        return ()
    found = (proposal for rule in RULES for proposal in rule(incident, plan, now))
    return tuple(item for item in found if not is_declined(incident, item))


def _confirm_crisis(incident: Incident, plan: Plan, now: datetime) -> Iterator[Proposal]:
    """A crisis was asked for: the entitled person confirms it, or declines."""
    del plan, now
    if incident.crisis_awaits_confirmation:
        yield Proposal(
            id=CONFIRM_CRISIS,
            source=RULE_SOURCES[CONFIRM_CRISIS],
            addressees=_CRISIS,
            commands=_CONFIRM,
            level=Level.CRISIS,
            inputs={"asked": incident.levels[-1].event_id},
        )


def _not_low(incident: Incident, plan: Plan, now: datetime) -> Iterator[Proposal]:
    """A weak signal with an activity down must become an incident."""
    del now
    down = below_minimum(incident, plan)
    if incident.level is Level.LOW and down:
        yield Proposal(
            id="not-low",
            source=RULE_SOURCES["not-low"],
            addressees=("incident_manager",),
            commands=("escalate --to minor",),
            level=Level.MINOR,
            activities=down,
            inputs=dict.fromkeys(down, "down"),
        )


def _late(incident: Incident, plan: Plan, now: datetime) -> Iterator[Proposal]:
    """The time agreed for the level has passed: one level up (S-053, S-060, TC21)."""
    clock = _passed_service_level(incident, plan, now)
    if clock is None or incident.crisis_awaits_confirmation:
        return
    inputs = {"level": incident.level.value, "limit": _text(clock.limit_at)}
    if incident.level is Level.MINOR:
        yield Proposal(
            id="late-minor",
            source=RULE_SOURCES["late-minor"],
            addressees=("incident_manager",),
            commands=("escalate --to major",),
            level=Level.MAJOR,
            inputs=inputs,
        )
    elif incident.level is Level.MAJOR:
        yield Proposal(
            id="late-major",
            source=RULE_SOURCES["late-major"],
            addressees=_CRISIS,
            commands=("call management", *_CONFIRM),
            level=Level.CRISIS,
            inputs=inputs,
        )


def _growing(incident: Incident, plan: Plan, now: datetime) -> Iterator[Proposal]:
    """More is affected than when the level was last set (S-053)."""
    del now
    if incident.level is not Level.MINOR:
        return
    new = _grown(incident)
    activities = tuple(key for key in dict.fromkeys(item.activity for item in new))
    down = below_minimum(incident, plan)
    if any(key in down for key in activities):
        yield Proposal(
            id="growing",
            source=RULE_SOURCES["growing"],
            addressees=("incident_manager",),
            commands=("escalate --to major",),
            level=Level.MAJOR,
            activities=activities,
            inputs={item.id: item.activity for item in new},
        )


def _grown(incident: Incident) -> tuple[Affected, ...]:
    """Entries since the level was last set that name a new activity or a worse state."""
    known: dict[str, int] = dict.fromkeys(incident.declared.activities, 100)
    found: list[Affected] = []
    for event in incident.events:
        if isinstance(event, Declared | Classified | Escalated):
            found = []
        elif isinstance(event, Affected):
            left = event.percent or 0
            if event.activity not in known or left < known[event.activity]:
                found.append(event)
            known[event.activity] = left
    return tuple(found)


def _over(incident: Incident, plan: Plan, now: datetime) -> Iterator[Proposal]:
    """Return too late: major for one activity, crisis for several or a vital one (S-062, S-041)."""
    late = _late_activities(incident, plan, now)
    if not late or incident.crisis_awaits_confirmation:
        return
    names = tuple(item.activity for item in late)
    limits = plan.levels.thresholds
    vital = any(plan.activities[key].vital for key in names if key in plan.activities)
    if incident.level is Level.MAJOR and (len(late) >= limits.crisis_from_activities or vital):
        yield Proposal(
            id="several-over",
            source=RULE_SOURCES["several-over"],
            addressees=_CRISIS,
            commands=("call management", *_CONFIRM),
            level=Level.CRISIS,
            activities=names,
            inputs=dict.fromkeys(names, "over"),
        )
    elif incident.level in (Level.LOW, Level.MINOR):
        yield Proposal(
            id="over-rto",
            source=RULE_SOURCES["over-rto"],
            addressees=("incident_manager",),
            commands=("escalate --to major",),
            level=Level.MAJOR,
            activities=names,
            inputs=dict.fromkeys(names, "over"),
        )


def _return_late(incident: Incident, plan: Plan, now: datetime) -> Iterator[Proposal]:
    """Expected return after an objective: tell the BCP manager now (S-062, TC22)."""
    late = _late_activities(incident, plan, now)
    if not late:
        return
    since = max(_since(incident, item) for item in late)
    if was_told(incident, plan, "bcp_manager", since) or _bcp_moved(incident, since):
        return
    yield Proposal(
        id="return-late",
        source="S-062",
        addressees=("bcp_manager",),
        commands=_TELL,
        activities=tuple(item.activity for item in late),
        inputs={item.activity: _eta_text(item) for item in late},
    )


def _warn_bcp_manager(incident: Incident, plan: Plan, now: datetime) -> Iterator[Proposal]:
    """Any effect on activities: the incident manager warns the BCP manager (link F, S-017)."""
    if any(True for _proposal in _return_late(incident, plan, now)):
        return
    down = below_minimum(incident, plan)
    if not down:
        return
    since = max((_first_mention(incident, key) for key in down), default=0)
    if was_told(incident, plan, "bcp_manager", since) or _bcp_moved(incident, since):
        return
    yield Proposal(
        id="warn-bcp-manager",
        source="S-017",
        addressees=("bcp_manager",),
        commands=_TELL,
        activities=down,
        inputs=dict.fromkeys(down, "down"),
    )


def _assess_bcp(incident: Incident, plan: Plan, now: datetime) -> Iterator[Proposal]:
    """Not solved in the planned time: the continuity team looks at activation (S-061)."""
    if incident.bcp_state is not BcpState.NOT_ACTIVATED or incident.level.rank < 3:
        return
    late = tuple(item.activity for item in _late_activities(incident, plan, now))
    clock = _passed_service_level(incident, plan, now)
    limit_at = clock.limit_at if clock else None
    if late or clock is not None:
        yield Proposal(
            id="assess-bcp",
            source="S-061",
            addressees=("business_continuity_team", "bcp_manager"),
            commands=("bcp assess", "bcp activate --by NAME"),
            activities=late,
            inputs={
                **dict.fromkeys(late, "over"),
                "limit": _text(limit_at),
            },
        )


RULES: Final[tuple[Rule, ...]] = (
    _confirm_crisis,
    _not_low,
    _return_late,
    _warn_bcp_manager,
    _late,
    _over,
    _growing,
    _assess_bcp,
)


def rule_followed(incident: Incident, plan: Plan, now: datetime, level: Level) -> Proposal | None:
    """The open proposal that setting a level answers, if any."""
    return next((item for item in proposals(incident, plan, now) if item.level is level), None)


def _passed_service_level(incident: Incident, plan: Plan, now: datetime) -> Clock | None:
    return next(
        (
            clock
            for clock in level_clocks(incident, plan, now)
            if clock.kind is ClockKind.SERVICE_LEVEL and clock.state is ClockState.PASSED
        ),
        None,
    )


def _late_activities(incident: Incident, plan: Plan, now: datetime) -> tuple[Margin, ...]:
    return tuple(item for item in margins(incident, plan, now) if item.is_late)


def _since(incident: Incident, late: Margin) -> int:
    """The event from which on it could be known that an activity comes back too late."""
    margin = late.margin
    announced = margin is not None and margin.total_seconds() < 0
    if announced or (late.asked and not late.overdue and late.eta is None):
        return place_of(incident, late.estimate_event)
    moment = later(late.limit_at, -late.limit / 4)
    return sum(1 for event in incident.events if event.recorded_at < moment)


def _first_mention(incident: Incident, activity: str) -> int:
    """The event that first recorded the present interruption of an activity."""
    started = incident.interruptions[activity][-1].started_at
    for place, event in enumerate(incident.events):
        if _mentions(event, activity) and event.occurred_at >= started:
            return place
    return 0


def _mentions(event: Event, activity: str) -> bool:
    if isinstance(event, Declared):
        return activity in event.activities
    return isinstance(event, Affected) and event.activity == activity


def _bcp_moved(incident: Incident, since: int) -> bool:
    """Whether the continuity plan was assessed or activated since: then its manager knows."""
    return any(event.KIND.value == "bcp" for event in incident.events[since:])


def _eta_text(late: Margin) -> str:
    if late.eta is not None and not late.overdue:
        return _text(late.eta)
    return "unknown"


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


__all__ = ["Proposal", "proposals", "rule_followed"]
