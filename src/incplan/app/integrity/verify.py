"""Check the record: nothing changed, removed, renamed or cut, and the evidence as it was.

What git no longer has cannot be proved; the result says so (S-105). Seals show accidents, history
shows changes made on purpose; rewritten history shows only against a copy or a printed digest.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incplan.app.desk.desk import Desk
from incplan.app.integrity.events import event_findings
from incplan.app.integrity.history import history_findings
from incplan.app.integrity.places import Place, read_places
from incplan.diagnostics import Diagnostic, Severity
from incplan.store.journal.attachments import is_evidence_name, list_evidence

if TYPE_CHECKING:
    from incplan.store.journal.folder import RawEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked and what was found. `digest` is the hash over all seals, to print or keep.

    `history` says how far git could tell: `full`, `shallow` or `none`.
    """

    sound: bool
    events: int
    unsealed: int
    evidence: int
    history: str
    commits: int
    head: str | None
    digest: str
    errors: int
    warnings: int
    infos: int
    diagnostics: tuple[Diagnostic, ...]


def verify(desk: Desk) -> Verification:
    """Check every event and every piece of evidence of the plan. Reads only."""
    places = tuple(read_places(desk))
    proof = history_findings(desk.root, places)
    evidence = [item for place in places for item in _evidence_files(place)]
    found = [
        *(item for place in places for item in place.diagnostics),
        *(item for place in places for item in event_findings(desk.root, place)),
        *proof.diagnostics,
    ]
    found.sort(key=lambda item: (item.path, item.line, item.code))
    files = [file for place in places for file in place.files]
    return Verification(
        sound=not _count(found, Severity.ERROR),
        events=len(files),
        unsealed=sum(1 for file in files if file.sealed is None),
        evidence=len(evidence),
        history=proof.reach,
        commits=proof.commits,
        head=desk.head(),
        digest=digest(files),
        errors=_count(found, Severity.ERROR),
        warnings=_count(found, Severity.WARNING),
        infos=_count(found, Severity.INFO),
        diagnostics=tuple(found),
    )


def digest(files: Iterable["RawEvent"]) -> str:
    """SHA-256 over the sorted lines `name seal`: the same for the same set of events."""
    lines = sorted(f"{file.name.filename} {file.text.fields.get('sum', '-')}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _evidence_files(place: Place) -> Iterator[Path]:
    return (path for path in list_evidence(place.folder) if is_evidence_name(path.name))


def _count(found: list[Diagnostic], severity: Severity) -> int:
    return sum(1 for item in found if item.severity is severity)
