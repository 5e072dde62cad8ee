"""Contradictions between the events of one folder, and between them and their evidence."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from incplan.app.integrity.places import Place
from incplan.diagnostics import Diagnostic, Severity
from incplan.incident.events.events import Redacted
from incplan.incident.events.fact import EvidenceRef, Fact
from incplan.incident.events.fields import LATE
from incplan.incident.events.order import WORTH_KEEPING
from incplan.incident.events.plan_events import PlanRedacted
from incplan.incident.events.redaction import is_mark
from incplan.plan.values.durations import format_duration
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.attachments import (
    MAX_EVIDENCE,
    is_evidence_name,
    list_evidence,
    sha256_of,
)


def event_findings(root: Path, place: Place) -> Iterator[Diagnostic]:
    """Evidence, removed words, late entries, clocks that disagree."""
    paths = {file.name.event_id: file.path for file in place.files}
    yield from _evidence(root, place, paths)
    yield from _redactions(place, paths)
    for event in place.events:
        late = event.recorded_at - event.occurred_at
        if late > LATE:
            yield _found("JRN048", paths[event.id], Severity.INFO, late=_span(late))
    yield from _clocks(place.events, paths)


def _evidence(root: Path, place: Place, paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    named: dict[str, tuple[EvidenceRef, str]] = {}
    for event in place.events:
        for item in event.evidence:
            named.setdefault(item.sha256, (item, paths[event.id]))
    here = {path.name: path for path in list_evidence(place.folder) if path.name[0] != "."}
    for sha256, (item, path) in named.items():
        if sha256 not in here:
            yield _found("JRN050", path, Severity.ERROR, name=item.name, hash=sha256)
    for name, file in here.items():
        path = file.relative_to(root).as_posix()
        if is_link(file):
            yield _found("JRN002", path, Severity.ERROR)
            continue
        try:
            whole = sha256_of(read_regular(file, MAX_EVIDENCE)) == name
        except OSError:
            whole = False
        if is_evidence_name(name) and not whole:
            yield _found("JRN051", path, Severity.ERROR)
        elif name not in named:
            yield _found("JRN052", path, Severity.WARNING)


def _redactions(place: Place, paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    facts: dict[str, Redacted | PlanRedacted] = {}
    for event in place.events:
        if isinstance(event, Redacted | PlanRedacted):
            facts[event.entry_id] = event
    for event in place.events:
        fact = facts.get(event.id)
        still = [
            name for name in (fact.fields if fact else ()) if not is_mark(getattr(event, name, ""))
        ]
        if fact is not None and still:
            fields = ", ".join(still)
            yield _found("JRN056", paths[event.id], Severity.WARNING, fields=fields, event=event.id)
        elif event.redacted and fact is None:
            fields = ", ".join(event.redacted)
            yield _found("JRN054", paths[event.id], Severity.ERROR, fields=fields)
        elif event.redacted and fact is not None:
            yield _found(
                "JRN053",
                paths[event.id],
                Severity.INFO,
                fields=", ".join(event.redacted),
                when=fact.occurred_at,
                author=fact.by or "?",
                reason=fact.reason,
            )


def _clocks(events: tuple[Fact, ...], paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The largest lag of one author's clock behind another's, reported once per pair."""
    known = {event.id: event for event in events}
    worst: dict[tuple[str, str], tuple[timedelta, str]] = {}
    for event in events:
        clock = event.clock or event.recorded_at
        for parent in (known[item] for item in event.after if item in known):
            behind = parent.recorded_at - clock
            pair = (event.by or "?", parent.by or "?")
            if behind > WORTH_KEEPING and behind > worst.get(pair, (timedelta(), ""))[0]:
                worst[pair] = (behind, event.id)
    for (author, other), (behind, event_id) in sorted(worst.items()):
        yield _found(
            "JRN049",
            paths[event_id],
            Severity.WARNING,
            author=author,
            other=other,
            skew=_span(behind),
        )


def _span(value: timedelta) -> str:
    return format_duration(timedelta(minutes=int(value.total_seconds()) // 60))


def _found(code: str, path: str, severity: Severity, **params: object) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, path=path, params=params)
