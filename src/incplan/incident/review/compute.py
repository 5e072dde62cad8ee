"""Compute the rows of a review that follow from events: about half of them (S-084 to S-090)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from incplan.incident.clocks.outages import joined
from incplan.incident.clocks.reports import calls_inside
from incplan.incident.clocks.running import elapsed
from incplan.incident.events.coordination import Met, TeamChanged
from incplan.incident.events.course_events import (
    Classified,
    Closed,
    Declared,
    Eradicated,
    Escalated,
)
from incplan.incident.events.events import (
    BcpChanged,
    Called,
    Communicated,
    HandedOver,
    Logged,
    Restored,
    Work,
)
from incplan.incident.events.fact import Event
from incplan.incident.events.words import EntryKind
from incplan.incident.response.level.classification import level_source
from incplan.incident.review.facts import (
    AnswerFact,
    BcpFact,
    CauseFact,
    Computed,
    DetectedFact,
    DetectionFact,
    ManagerFact,
    MeasuresFact,
    MediaFact,
    NumberFact,
    ResolvedBy,
    ResolvedFact,
    ResourcesFact,
    RhythmFact,
    SentFact,
    SeverityFact,
    TypeFact,
    WordsFact,
)
from incplan.incident.review.recovery import recovery
from incplan.incident.review.related import related, underlying
from incplan.incident.review.timeliness import external_limits, internal_rhythm
from incplan.incident.state.coordination import everybody, meetings_held
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan

E = TypeVar("E", bound=Event)


def compute(
    incident: Incident,
    plan: Plan,
    *,
    others: tuple[Incident, ...] = (),
    pack: ObligationPack | None = None,
    now: datetime,
) -> Mapping[str, Computed]:
    """Every computed row by its key. `now` only matters while something still runs.

    Without the `pack` of duties nothing is said on when outsiders had to be notified.
    """
    if others:
        incident = joined((incident, *others))[0]
    relatives = related(incident, others, now)
    messages = incident.messages
    inside = tuple(item for item in messages if not item.audience.is_external)
    outside = tuple(item for item in messages if item.audience.is_external)
    return {
        **_administration(incident),
        "pir.detection.how": _detection(incident),
        "pir.evaluation.bcp": BcpFact(
            activated=incident.bcp_was_activated,
            steps=incident.bcp,
            origin=_ids(incident, BcpChanged),
        ),
        "pir.evaluation.measures": _measures(incident),
        "pir.evaluation.resources": _resources(incident),
        "pir.communication.internal": replace(
            _sent(incident, inside, calls_inside(incident, plan)),
            told=internal_rhythm(incident, plan, now),
        ),
        "pir.communication.external": replace(
            _sent(incident, outside),
            notified=external_limits(incident, plan, pack, now) if pack else (),
        ),
        "pir.communication.media": _media(messages),
        "pir.communication.first": _rhythm(incident, messages),
        "pir.root_cause.found": CauseFact(
            found=incident.cause_found,
            cause=incident.cause,
            efforts=incident.efforts,
            origin=_ids(incident, Eradicated),
        ),
        "pir.root_cause.related": relatives,
        "pir.root_cause.underlying": underlying(incident, others, relatives),
        "pir.adequacy.actual_time": recovery(incident, plan, now),
    }


def _administration(incident: Incident) -> dict[str, Computed]:
    declared = incident.declared
    leaders = (declared.manager, *_leaders_after(incident))
    return {
        "pir.admin.number": NumberFact(
            number=incident.number, id=incident.id, origin=(declared.id,)
        ),
        "pir.admin.detected_at": DetectedFact(
            at=incident.detected_at,
            stated=declared.detected_at is not None,
            disrupted_at=declared.disrupted_at,
            origin=(declared.id,),
        ),
        "pir.admin.resolved_at": resolved(incident),
        "pir.admin.type": TypeFact(
            type=incident.type,
            origin=(declared.id, *(e.id for e in _all(incident, Classified) if e.type)),
        ),
        "pir.admin.severity": SeverityFact(
            highest=incident.told_level(incident.highest_level),
            final=incident.told_level(incident.level),
            history=incident.levels,
            source=level_source(incident),
            origin=_ids(incident, Declared, Classified, Escalated),
        ),
        "pir.admin.customers_affected": AnswerFact(
            answer=incident.customers_affected,
            origin=tuple(
                event.id
                for event in incident.events
                if isinstance(event, Declared | Logged) and event.customers_affected is not None
            ),
        ),
        "pir.admin.manager": ManagerFact(
            people=tuple(dict.fromkeys(person for person in leaders if person)),
            origin=(declared.id, *(e.id for e in _all(incident, HandedOver) if _leads(e))),
        ),
        "pir.admin.description": WordsFact(text=declared.text, origin=(declared.id,)),
    }


def resolved(incident: Incident) -> ResolvedFact:
    """When it was over: as stated at closing, else when all was back, else at closing."""
    closure = incident.closure
    start = incident.detected_at
    back = [periods[-1].full_at for periods in incident.interruptions.values()]
    times = [time for time in back if time is not None]
    restored = max(times) if times and len(times) == len(back) else None
    stated = closure.resolved_at if closure is not None else None
    if closure is not None and stated is not None and stated != restored:
        return ResolvedFact(
            at=stated,
            by=ResolvedBy.STATED,
            after=elapsed(start, stated),
            origin=(closure.event_id,),
        )
    if restored is not None:
        return ResolvedFact(
            at=restored,
            by=ResolvedBy.RESTORED,
            after=elapsed(start, restored),
            origin=_ids(incident, Restored),
        )
    if closure is not None:
        return ResolvedFact(
            at=closure.at,
            by=ResolvedBy.CLOSED,
            after=elapsed(start, closure.at),
            origin=(closure.event_id,),
        )
    return ResolvedFact(at=None, origin=_ids(incident, Closed))


def _leads(event: HandedOver) -> bool:
    return event.role == "incident_manager"


def _leaders_after(incident: Incident) -> tuple[str, ...]:
    return tuple(event.to for event in _all(incident, HandedOver) if _leads(event))


def _detection(incident: Incident) -> DetectionFact:
    declared = incident.declared
    return DetectionFact(
        reporter=declared.reporter,
        reported_by=declared.reported_by,
        channel=declared.channel,
        recorded_by=declared.by,
        origin=(declared.id,),
    )


def _measures(incident: Incident) -> MeasuresFact:
    taken = tuple(sorted(incident.measures.values(), key=lambda item: item.occurred_at))
    logged = tuple(entry for entry in incident.entries if entry.entry is EntryKind.ACTION)
    origin = tuple(event.id for event in (*taken, *logged))
    return MeasuresFact(taken=taken, logged=logged, origin=origin)


def _resources(incident: Incident) -> ResourcesFact:
    """Effort and cost, summed; of an entry replaced by a later one of its kind only that counts."""
    work = [event for event in incident.events if isinstance(event, Work)]
    replaced = {event.corrects for event in work if event.corrects}
    counted = [event for event in work if event.id not in replaced]
    efforts = [event.effort for event in counted if event.effort is not None]
    costs = [event.cost_eur for event in counted if event.cost_eur is not None]
    people = dict.fromkeys(event.by for event in incident.events if event.by)
    reached = dict.fromkeys(name for call in incident.calls for name in call.reached)
    return ResourcesFact(
        people=tuple(people),
        called=tuple(contact for contact in reached if contact not in people),
        effort=sum(efforts, timedelta(0)) if efforts else None,
        cost_eur=sum(costs, Decimal(0)) if costs else None,
        team=tuple(item.contact for item in everybody(incident)),
        meetings=len(meetings_held(incident)),
        origin=(*(event.id for event in counted), *_ids(incident, Called, TeamChanged, Met)),
    )


def _sent(
    incident: Incident, messages: tuple[Communicated, ...], calls: tuple[Called, ...] = ()
) -> SentFact:
    contacts: tuple[Communicated | Called, ...] = (*messages, *calls)
    if not contacts:
        return SentFact(sent=False)
    first = min(contacts, key=lambda item: item.occurred_at)
    return SentFact(
        sent=True,
        first_at=first.occurred_at,
        delay=elapsed(incident.detected_at, first.occurred_at),
        audiences=tuple(dict.fromkeys(item.audience for item in messages)),
        reached=tuple(dict.fromkeys(name for call in calls for name in call.reached)),
        origin=tuple(item.id for item in contacts),
    )


def _media(messages: tuple[Communicated, ...]) -> MediaFact:
    counts = Counter(item.medium for item in messages)
    return MediaFact(media=tuple(counts.items()), origin=tuple(item.id for item in messages))


def _rhythm(incident: Incident, messages: tuple[Communicated, ...]) -> RhythmFact:
    times = sorted(item.occurred_at for item in messages)
    if not times:
        return RhythmFact()
    gaps = [elapsed(before, after) for before, after in pairwise(times)]
    return RhythmFact(
        first_at=times[0],
        delay=elapsed(incident.detected_at, times[0]),
        count=len(times),
        every=sum(gaps, timedelta(0)) / len(gaps) if gaps else None,
        longest_gap=max(gaps, default=None),
        origin=tuple(item.id for item in messages),
    )


def _all(incident: Incident, kind: type[E]) -> tuple[E, ...]:
    return tuple(event for event in incident.events if isinstance(event, kind))


def _ids(incident: Incident, *kinds: type[Event]) -> tuple[str, ...]:
    return tuple(event.id for event in incident.events if isinstance(event, kinds))
