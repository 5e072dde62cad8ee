"""Compute the state of an incident from its events. `fold` accepts every recorded event."""

from collections.abc import Collection, Iterable
from typing import Any, Final, assert_never

from incplan.frozen import replace
from incplan.incident.events.coordination import Met, SupplierActed, TeamChanged
from incplan.incident.events.course_events import (
    Agreed,
    Cancelled,
    Classified,
    Closed,
    Contained,
    Declared,
    Eradicated,
    Escalated,
    ProposalDeclined,
    Reopened,
    SameAs,
)
from incplan.incident.events.events import (
    Affected,
    BcpChanged,
    Called,
    Communicated,
    Corrected,
    Estimated,
    EvidenceStored,
    HandedOver,
    Logged,
    MeasureTaken,
    ObligationRecorded,
    Redacted,
    Released,
    Restored,
    Reviewed,
    Surveyed,
    Transcribed,
)
from incplan.incident.events.exercise_events import Aborted, Ended
from incplan.incident.events.fact import Event
from incplan.incident.events.order import ancestors, causal_order
from incplan.incident.events.words import RestoreScope
from incplan.incident.state.corrections import in_force, rulings
from incplan.incident.state.doubt import UnreadEntry, find_doubt
from incplan.incident.state.history import (
    BcpStep,
    Closure,
    Interruption,
    LevelChange,
    Reading,
    with_estimate,
    with_reading,
)
from incplan.incident.state.playing import in_story, play_clock
from incplan.incident.state.state import Incident, with_site
from incplan.vocabulary import Level

#: Events that are only added to a list, with its field.
_LISTED: Final[dict[type[Event], str]] = {
    Logged: "entries",
    Called: "calls",
    Communicated: "messages",
    ObligationRecorded: "obligations",
    ProposalDeclined: "declined",
    Reviewed: "reviews",
    Surveyed: "surveys",
    SupplierActed: "supplier_acts",
    Released: "releases",
    TeamChanged: "team_changes",
    Met: "meetings",
}
LevelEvent = Declared | Classified | Escalated


def fold(
    events: Iterable[Event],
    unread: Iterable[UnreadEntry] = (),
    waiting: Collection[str] = (),
) -> Incident | None:
    """The incident these events describe, in whatever order they arrive; None if never declared.

    `unread` are entries beside them that cannot be used; with what `after` names in vain they
    put the incident in doubt.

    Two declarations in one folder are both kept; the first in causal order gives the incident.
    Events that are `waiting` outside the plan, by id, count like all others and stay marked.
    What was withdrawn does not count, what was corrected counts with its right values; `written`
    holds the entries as they were written. Where an exercise plays a scenario, all else has the
    times of its story.
    """
    written = causal_order(events)
    ruled = rulings(written)
    ordered = in_force(written, ruled)
    clock = play_clock(ordered)
    if clock is not None:
        ordered = tuple(in_story(event, clock) for event in ordered)
    declared = next((event for event in ordered if isinstance(event, Declared)), None)
    if declared is None:
        return None
    incident = _begin(declared)
    for event in ordered:
        if event is not declared and type(event) not in _LISTED:
            incident = _evolve(incident, event)
    known = frozenset(event.id for event in written if event.id in waiting)
    return replace(
        incident,
        **_lists(ordered),
        customers_affected=_customers(incident, ordered),
        events=ordered,
        written=written,
        corrections=ruled,
        unsettled=_unsettled(ordered, written),
        doubt=find_doubt(written, unread),
        waiting=known,
        clock=clock,
    )


def _begin(declared: Declared) -> Incident:
    incident = Incident(
        id=declared.incident,
        declared=declared,
        type=declared.type,
        customers_affected=declared.customers_affected,
        people=declared.people,
        sites=(declared.site,) if declared.site else (),
        roles={"incident_manager": declared.manager} if declared.manager else {},
    )
    incident = _leveled(incident, declared)
    start = declared.disrupted_at or declared.detected_at or declared.occurred_at
    for activity in declared.activities:
        implied = Reading(start, stated=False)
        incident = _interrupted(incident, activity, Interruption(start, readings=(implied,)))
    return incident


def _evolve(incident: Incident, event: Event) -> Incident:
    """The incident after one more event that is no entry of a list. It accepts any event."""
    match event:
        case Classified():
            moved = replace(incident, sites=with_site(incident.sites, event.site, first=True))
            return replace(
                _leveled(moved, event),
                people=event.people or incident.people,
                named_activities=event.activities or incident.named_activities,
            )
        case Escalated():
            return _leveled(incident, event)
        case Affected():
            touched = replace(incident, sites=with_site(incident.sites, event.site))
            return _affected(touched, event)
        case Restored():
            return _restored(incident, event)
        case Estimated():
            return replace(incident, estimates=with_estimate(incident.estimates, event))
        case MeasureTaken():
            return replace(incident, measures={**incident.measures, event.measure: event})
        case BcpChanged():
            step = BcpStep(event.occurred_at, event.by, event.change, event.reason)
            return replace(incident, bcp=(*incident.bcp, step))
        case HandedOver():
            return replace(incident, roles={**incident.roles, event.role: event.to})
        case Closed() | Cancelled() | Ended() | Aborted():
            return _closed(incident, event)
        case Reopened():
            return _reopened(incident, event)
        case _:
            return _noted(incident, event)


def _noted(incident: Incident, event: Event) -> Incident:
    """Events that set a time or a word, and those that change nothing by themselves."""
    match event:
        case Contained():
            return replace(incident, contained_at=incident.contained_at or event.occurred_at)
        case Eradicated():
            return replace(
                incident,
                eradicated_at=event.occurred_at,
                cause_found=event.cause_found,
                cause=event.cause,
                efforts=event.efforts,
            )
        case Agreed():
            return replace(incident, agreements=(*incident.agreements, event))
        case SameAs():
            return replace(incident, same_as=(*incident.same_as, event.other))
        case EvidenceStored() | Transcribed() | Corrected() | Redacted() | Declared() | Event():
            return incident
        case _:
            assert_never(event)


def _lists(ordered: Iterable[Event]) -> dict[str, Any]:
    """The events that are only added to a list, by the field of that list: all at once, since a
    list made longer by every entry of a long incident would be copied thousands of times.
    """
    found: dict[str, list[Event]] = {name: [] for name in _LISTED.values()}
    for event in ordered:
        name = _LISTED.get(type(event))
        if name is not None:
            found[name].append(event)
    return {name: tuple(events) for name, events in found.items()}


def _customers(incident: Incident, ordered: Iterable[Event]) -> bool | None:
    """Whether customers are affected: what the last entry says that says it."""
    said = [event.customers_affected for event in ordered if isinstance(event, Logged)]
    return next((told for told in reversed(said) if told is not None), incident.customers_affected)


def _leveled(incident: Incident, event: LevelEvent) -> Incident:
    before = incident.levels[-1].effective if incident.levels else None
    effective = event.level
    if event.level is Level.CRISIS and not event.confirmed_by and before is not Level.CRISIS:
        effective = Level.MAJOR
    change = LevelChange(
        event_id=event.id,
        at=event.occurred_at,
        by=event.by,
        level=event.level,
        effective=effective,
        proposed=None if isinstance(event, Escalated) else event.proposed,
        rule=event.rule,
        reason=event.reason,
        confirmed_by=event.confirmed_by,
        chosen=_is_chosen(event),
        sets=_sets_level(incident, event),
    )
    kind = incident.type
    if isinstance(event, Classified) and event.type:
        kind = event.type
    return replace(incident, levels=(*incident.levels, change), type=kind)


def _is_chosen(event: LevelEvent) -> bool:
    """Whether a person set the level: against or without a rule, or by naming it."""
    if isinstance(event, Escalated):
        return not event.rule
    against = event.proposed is not None and event.proposed is not event.level
    return event.chosen or against or not event.rule


def _sets_level(incident: Incident, event: LevelEvent) -> bool:
    """Whether an entry says what the level is; some only say the type or the site again."""
    if not isinstance(event, Classified) or event.rule or event.chosen or not incident.levels:
        return True
    other = event.type is not None or event.site is not None
    return event.level is not incident.levels[-1].level or (bool(event.reason) and not other)


def _interrupted(incident: Incident, activity: str, period: Interruption) -> Incident:
    periods = incident.interruptions.get(activity, ())
    return replace(incident, interruptions={**incident.interruptions, activity: (*periods, period)})


def _affected(incident: Incident, event: Affected) -> Incident:
    periods = incident.interruptions.get(event.activity, ())
    current = periods[-1] if periods else None
    reading = Reading(event.occurred_at, event.percent)
    if current is None or current.restored_at is not None:
        fresh = Interruption(started_at=event.occurred_at, readings=(reading,))
        return _interrupted(incident, event.activity, fresh)
    started = min(current.started_at, event.occurred_at)
    readings = with_reading(current.readings, reading)
    changed = replace(current, started_at=started, readings=readings)
    return _last_period(incident, event.activity, changed)


def _restored(incident: Incident, event: Restored) -> Incident:
    periods = incident.interruptions.get(event.activity)
    if not periods:
        return incident
    current = periods[-1]
    loss = event.data_loss if event.data_loss is not None else current.data_loss
    if event.scope is RestoreScope.FULL:
        changed = replace(current, full_at=current.full_at or event.occurred_at, data_loss=loss)
    else:
        changed = replace(
            current, minimal_at=current.minimal_at or event.occurred_at, data_loss=loss
        )
    return _last_period(incident, event.activity, changed)


def _last_period(incident: Incident, activity: str, period: Interruption) -> Incident:
    periods = (*incident.interruptions[activity][:-1], period)
    return replace(incident, interruptions={**incident.interruptions, activity: periods})


def _closed(incident: Incident, event: Closed | Cancelled | Ended | Aborted) -> Incident:
    """An exercise that ended is over, whether or not its players closed the incident before."""
    closed = isinstance(event, Closed | Ended)
    if isinstance(event, Ended | Aborted) and incident.closure is not None:
        return incident
    closure = Closure(
        event_id=event.id,
        at=event.occurred_at,
        by=event.by,
        resolved_at=event.resolved_at if isinstance(event, Closed) else None,
        cancelled=not closed,
        reason="" if isinstance(event, Ended) else event.reason,
        waived=event.waived if isinstance(event, Closed) else (),
    )
    return replace(incident, closures=(*incident.closures, closure))


def _reopened(incident: Incident, event: Reopened) -> Incident:
    if incident.closure is None:
        return incident
    last = replace(incident.closures[-1], reopened_at=event.occurred_at)
    return replace(
        incident,
        closures=(*incident.closures[:-1], last),
        contained_at=None,
        eradicated_at=None,
        agreements=(),
    )


def _unsettled(ordered: tuple[Event, ...], written: tuple[Event, ...]) -> tuple[str, ...]:
    """Ids of transitions made without knowing of each other and not settled since.

    Until somebody who has seen both sets the level again, the more severe one is kept.
    """
    moves = [
        event
        for event in ordered
        if isinstance(event, Classified | Escalated | Closed | Cancelled | Reopened)
    ]
    if len(moves) < 2:
        return ()
    known = ancestors(written, {event.id for event in moves})
    open_ends = [
        event for event in moves if not any(event.id in known[later.id] for later in moves)
    ]
    return tuple(event.id for event in open_ends) if len(open_ends) > 1 else ()
