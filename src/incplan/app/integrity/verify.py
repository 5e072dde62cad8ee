"""Check the record: what is proven, claimed, disproved, or could not be checked.

Seals show accidents, history shows changes made on purpose; rewritten history shows only against a
copy, a server or a printed digest. Nothing unchecked is called proven.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.integrity.proof.checks import Check, checks, verdict
from incplan.app.integrity.proof.events import event_remarks
from incplan.app.integrity.proof.history import history_proof
from incplan.app.integrity.proof.links import link_remarks
from incplan.app.integrity.proof.places import Place, read_places
from incplan.app.integrity.proof.remarks import Question, State, read
from incplan.app.integrity.proof.removals import holder_remarks, removed_files
from incplan.app.integrity.proof.reviews import review_remarks, signed_reviews
from incplan.app.integrity.proof.unread import unread_remarks
from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass
from incplan.store.git.proof.holders import find_holders
from incplan.store.journal.attachments import is_evidence_name, list_evidence
from incplan.store.journal.folder import RawEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked and what was found. `digest` is the hash over all seals, to print or keep.

    `verdict` is the worst answer of `checks`; `sound` means that nothing is disproved and all could
    be checked. `history` says how far git could tell: `full`, `shallow`, `part`, `failed` or
    `none`.
    """

    verdict: State
    sound: bool
    checks: tuple[Check, ...]
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


def verify(desk: Desk, clock: datetime) -> Verification:
    """Check every event and every piece of evidence of the plan. Reads only.

    `clock` is the machine's clock even where `now` is frozen, since commits are dated by it.
    """
    places = tuple(read_places(desk))
    evidence = frozenset(_evidence(desk, places))
    events = frozenset(path for place in places for path in place.on_disk())
    proof = history_proof(desk.root, places, events | evidence, max(desk.now, clock))
    found = [
        *(read(item) for place in places for item in place.diagnostics),
        *(item for place in places for item in event_remarks(desk.root, place)),
        *link_remarks(places),
        *review_remarks(desk.root, places),
        *unread_remarks(desk.root),
        *proof.remarks,
        *holder_remarks(find_holders(desk.root), events),
    ]
    found.sort(key=lambda item: _order(item.diagnostic))
    table = checks(found, _asked(places, events, evidence))
    files = [file for place in places for file in place.files]
    told = tuple(item.diagnostic for item in found)
    return Verification(
        verdict=verdict(table),
        sound=verdict(table) in (State.PROVEN, State.CLAIMED),
        checks=table,
        events=len(files),
        unsealed=sum(1 for file in files if file.sealed is None),
        evidence=len(evidence),
        history=proof.reach,
        commits=proof.commits,
        head=proof.head,
        digest=digest(files),
        errors=_count(told, Severity.ERROR),
        warnings=_count(told, Severity.WARNING),
        infos=_count(told, Severity.INFO),
        diagnostics=told,
    )


def _order(item: Diagnostic) -> tuple[str, int, str]:
    return item.path, item.line, item.code


def _asked(
    places: tuple[Place, ...], events: Set[str], evidence: Set[str]
) -> Mapping[Question, Set[str]]:
    """The files of each question, in the order of the table."""
    readable = frozenset(place.paths[event.id] for place in places for event in place.events)
    return {
        Question.WHOLE: events,
        Question.PLACE: readable,
        Question.UNCHANGED: events | evidence,
        Question.COMPLETE: events | evidence,
        Question.TIMES: readable,
        Question.EVIDENCE: evidence,
        Question.REMOVALS: removed_files(places),
        Question.REVIEWS: frozenset(signed_reviews(places)),
        Question.AUTHORS: readable,
    }


def digest(files: Iterable[RawEvent]) -> str:
    """SHA-256 over the sorted lines `name seal`: the same for the same set of events."""
    lines = sorted(f"{file.name.filename} {file.text.fields.get('sum', '-')}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _evidence(desk: Desk, places: Iterable[Place]) -> Iterator[str]:
    for place in places:
        for path in list_evidence(place.folder):
            if is_evidence_name(path.name):
                yield path.relative_to(desk.root).as_posix()


def _count(found: Iterable[Diagnostic], severity: Severity) -> int:
    return sum(1 for item in found if item.severity is severity)
