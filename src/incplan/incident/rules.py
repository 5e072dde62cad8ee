"""What `validate` says of an incident's journal: the same rule book that commands refuse on."""

from collections.abc import Iterable, Iterator

from incplan.diagnostics import Finding, Severity
from incplan.incident.events import Declared, Event
from incplan.incident.lifecycle import missing_agreements
from incplan.incident.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import BcpState


def journal_findings(
    incident: Incident | None, events: Iterable[Event], plan: Plan | None, subject: str
) -> Iterator[Finding]:
    """Everything odd about one incident, in the journal's own words."""
    known = tuple(events)
    if incident is None:
        yield Finding(code="JRN010", severity=Severity.ERROR, subject=subject)
        return
    yield from _structure(incident, known, subject)
    yield from _lifecycle(incident, plan, subject)
    if plan is not None:
        yield from _people(known, plan, subject)


def _structure(incident: Incident, events: tuple[Event, ...], subject: str) -> Iterator[Finding]:
    ids = {event.id for event in events}
    for event in events:
        missing = [parent for parent in event.after if parent not in ids]
        if missing:
            yield Finding(
                code="JRN011",
                severity=Severity.WARNING,
                subject=subject,
                params={"event": event.id, "missing": ", ".join(missing)},
            )
        if event.corrects and event.corrects not in ids:
            yield Finding(
                code="JRN012",
                severity=Severity.WARNING,
                subject=subject,
                params={"event": event.id, "missing": event.corrects},
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
    if closure is None or closure.cancelled:
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
    for role in missing_agreements(incident, plan):
        yield Finding(
            code="LIF002",
            severity=Severity.ERROR,
            subject=subject,
            params={"event": closure.event_id, "role": role},
        )


def _people(events: tuple[Event, ...], plan: Plan, subject: str) -> Iterator[Finding]:
    strangers = {
        event.by: event.id for event in events if event.by and event.by not in plan.contacts
    }
    for person, event in sorted(strangers.items()):
        yield Finding(
            code="JRN014",
            severity=Severity.WARNING,
            subject=subject,
            params={"event": event, "given": person},
        )
