"""Findings of `validate` about an incident's journal, by the rules that commands apply too."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from incplan.diagnostics import Finding, Severity
from incplan.frozen import replace
from incplan.incident.events.course_events import Declared
from incplan.incident.events.events import Released
from incplan.incident.events.exercise_events import Ended, Started
from incplan.incident.events.fact import Event
from incplan.incident.events.fields import SKEW
from incplan.incident.events.order import circle
from incplan.incident.response.lifecycle import missing_agreements
from incplan.incident.state.doubt import CERTAIN
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import BcpState


def journal_findings(
    incident: Incident | None,
    events: Iterable[Event],
    plan: Plan | None,
    subject: str,
    *,
    now: datetime | None = None,
    present: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Everything unusual about one incident.

    `present` holds the ids of all event files, also of unreadable ones: a broken file is not a
    missing one. Without `now`, times in the future are not reported.
    """
    known = tuple(events)
    missing = tuple(_missing(known, present, subject))
    yield from missing
    yield from _clocks(known, now, subject)
    if incident is None and any(isinstance(event, Started) for event in known):
        # Of an exercise that plays a scenario nobody need declare anything: alone, or broken off.
        yield from _people(known, plan, subject) if plan is not None else ()
        return
    if incident is None:
        lost = bool(known) and not missing
        severity = Severity.ERROR if lost else Severity.WARNING
        yield Finding(code="JRN010", severity=severity, subject=subject)
        return
    yield from _structure(incident, known, subject)
    yield from _lifecycle(incident, plan, subject)
    if plan is not None:
        yield from _people(known, plan, subject)


def _missing(events: tuple[Event, ...], present: frozenset[str], subject: str) -> Iterator[Finding]:
    ids = {event.id for event in events} | present
    for event in events:
        absent = [(place, item) for place, item in enumerate(event.after) if item not in ids]
        if absent:
            yield Finding(
                code="JRN011",
                severity=Severity.WARNING,
                subject=subject,
                route=("after", absent[0][0]),
                params={"event": event.id, "missing": ", ".join(item for _, item in absent)},
            )
        if event.corrects and event.corrects not in ids:
            yield Finding(
                code="JRN012",
                severity=Severity.WARNING,
                subject=subject,
                route=("corrects",),
                params={"event": event.id, "missing": event.corrects},
            )
        if isinstance(event, Released) and event.entry_id not in ids:
            yield Finding(
                code="JRN012",
                severity=Severity.WARNING,
                subject=subject,
                route=("entry_id",),
                params={"case": "released", "event": event.id, "missing": event.entry_id},
            )


def numbers_given_twice(ids: Iterable[str]) -> Iterator[Finding]:
    """Incidents declared under one number on two machines: different ones, told by their suffix."""
    by_number: dict[str, list[str]] = {}
    for incident_id in sorted(ids):
        by_number.setdefault(incident_id.rsplit("-", 1)[0], []).append(incident_id)
    for number, same in by_number.items():
        for incident_id in same if len(same) > 1 else ():
            folder = "exercises" if incident_id.startswith("EXE") else "incidents"
            others = ", ".join(item for item in same if item != incident_id)
            yield Finding(
                code="JRN040",
                severity=Severity.WARNING,
                subject=f"{folder}/{incident_id}",
                params={"number": number, "other": others},
            )


def _clocks(events: tuple[Event, ...], now: datetime | None, subject: str) -> Iterator[Finding]:
    """A machine whose clock is ahead, or else a fact dated later than now."""
    if now is None:
        return
    for event in events:
        for code, name in (("JRN017", "recorded_at"), ("JRN035", "occurred_at")):
            moment: datetime = getattr(event, name)
            if moment > now + SKEW:
                yield Finding(
                    code=code,
                    severity=Severity.WARNING,
                    subject=subject,
                    route=(name,),
                    params={"event": event.id, "given": moment.isoformat()},
                )
                break


def _structure(incident: Incident, events: tuple[Event, ...], subject: str) -> Iterator[Finding]:
    round_trip = circle(events)
    if round_trip:
        yield Finding(
            code="JRN016",
            severity=Severity.ERROR,
            subject=subject,
            route=("after",),
            params={"event": round_trip[0], "circle": ", ".join(round_trip)},
        )
    declared = [event for event in events if isinstance(event, Declared)]
    if len(declared) > 1:
        yield Finding(
            code="JRN013",
            severity=Severity.WARNING,
            subject=subject,
            params={"event": declared[1].id, "count": len(declared)},
        )
    if incident.unsettled:
        yield Finding(
            code="LIF003",
            severity=Severity.WARNING,
            subject=subject,
            params={"event": incident.unsettled[-1], "count": len(incident.unsettled)},
        )


def _lifecycle(incident: Incident, plan: Plan | None, subject: str) -> Iterator[Finding]:
    closure = incident.closure
    if closure is not None and closure.at < incident.detected_at:
        yield Finding(
            code="LIF004",
            severity=Severity.ERROR,
            subject=subject,
            route=("occurred_at",),
            params={
                "event": closure.event_id,
                "closed": closure.at.isoformat(),
                "detected": incident.detected_at.isoformat(),
            },
        )
    if closure is None or closure.cancelled or _was_played_out(incident, closure.event_id):
        return
    if incident.bcp_state in (BcpState.ACTIVATED, BcpState.UNDER_ASSESSMENT):
        yield Finding(
            code="LIF001",
            severity=Severity.ERROR,
            subject=subject,
            params={"event": closure.event_id},
        )
    if plan is None:
        return
    # Losses after the closing do not change who had to agree then.
    for role in missing_agreements(replace(incident, doubt=CERTAIN), plan):
        yield Finding(
            code="LIF002",
            severity=Severity.ERROR,
            subject=subject,
            params={"event": closure.event_id, "role": role},
        )


def _was_played_out(incident: Incident, closing: str) -> bool:
    """Whether an exercise ended without its players closing it: nobody had to agree."""
    return any(event.id == closing and isinstance(event, Ended) for event in incident.events)


def _people(events: tuple[Event, ...], plan: Plan, subject: str) -> Iterator[Finding]:
    strangers = {
        event.by: event.id for event in events if event.by and event.by not in plan.contacts
    }
    for person, event in sorted(strangers.items()):
        yield Finding(
            code="JRN014",
            severity=Severity.WARNING,
            subject=subject,
            route=("by",),
            needs=f"contacts/{person}",
            params={"event": event, "given": person},
        )
