"""Contradictions between the events of one folder, and between them and their evidence."""

import os
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from incplan.app.integrity.proof.arrival import span
from incplan.app.integrity.proof.places import Place
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.app.integrity.proof.removals import redaction_remarks
from incplan.app.integrity.proof.unread import listed
from incplan.diagnostics import Severity
from incplan.incident.events.fact import EvidenceRef, Fact
from incplan.incident.events.fields import LATE
from incplan.incident.events.order import WORTH_KEEPING
from incplan.store.disk.debris import is_debris
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.attachments import (
    FOLDER,
    MAX_EVIDENCE,
    is_evidence_name,
    list_evidence,
    sha256_of,
)


def event_remarks(root: Path, place: Place) -> Iterator[Remark]:
    """Names, evidence, removed words, late entries, clocks that disagree."""
    paths = place.paths
    yield from _evidence(root, place, paths)
    yield from redaction_remarks(place)
    yield from _written_late(place)
    yield from _clocks(place.events, paths)


def _written_late(place: Place) -> Iterator[Remark]:
    """A single late entry by its file; several of one folder together."""
    found = [(event.recorded_at - event.occurred_at, event.id) for event in place.events]
    late = [item for item in found if item[0] > LATE]
    if not late:
        return
    told: dict[str, Any] = {"late": span(max(late)[0])}
    if len(late) == 1:
        yield remark("JRN048", place.paths[late[0][1]], Severity.INFO, **told)
        return
    files = [place.paths[event_id] for _late, event_id in late]
    count, total = len(late), len(place.events)
    yield remark("JRN048", place.path, Severity.INFO, files=files, case="several", count=count,
                 total=total, **told)  # fmt: skip


def _evidence(root: Path, place: Place, paths: Mapping[str, str]) -> Iterator[Remark]:
    named: dict[str, tuple[EvidenceRef, str]] = {}
    for event in place.events:
        for item in event.evidence:
            named.setdefault(item.sha256, (item, paths[event.id]))
    inner = place.folder / FOLDER
    if os.path.lexists(inner) and listed(inner) is None:
        shown = f"{place.path}/{FOLDER}"
        yield remark("JRN084", shown, Severity.WARNING, files=(), case="evidence")
        return
    here = {path.name: path for path in list_evidence(place.folder) if not is_debris(path.name)}
    for sha256, (item, path) in named.items():
        if sha256 not in here:
            absent = f"{place.path}/{FOLDER}/{sha256}"
            told = {"name": item.name, "hash": sha256}
            yield remark("JRN050", path, Severity.ERROR, files=(absent,), **told)
    for name, file in here.items():
        path = file.relative_to(root).as_posix()
        if is_link(file):
            yield remark("JRN002", path, Severity.ERROR, case="evidence")
            continue
        try:
            whole = sha256_of(read_regular(file, MAX_EVIDENCE)) == name
        except OSError as problem:
            reason = problem.strerror or "?"
            yield remark("JRN051", path, Severity.WARNING, case="unread", reason=reason)
            continue
        if is_evidence_name(name) and not whole:
            yield remark("JRN051", path, Severity.ERROR)
        elif name not in named:
            yield remark("JRN052", path, Severity.WARNING)


def _clocks(events: tuple[Fact, ...], paths: Mapping[str, str]) -> Iterator[Remark]:
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
        yield remark(
            "JRN049",
            paths[event_id],
            Severity.WARNING,
            author=author,
            other=other,
            skew=span(behind),
        )
