"""A sealed journal checked alone: no plan, no git, no network."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from incplan.app.integrity.proof.checks import Check
from incplan.app.integrity.proof.remarks import State
from incplan.app.integrity.sealed_checks import sealed_checks
from incplan.app.integrity.sealed_events import SealedProblem, is_event, read_sealed_events
from incplan.frozen import dataclass
from incplan.incident.events.codec import read_fields
from incplan.incident.events.events import KINDS
from incplan.incident.events.fact import Event
from incplan.incident.state.doubt import Doubt, UnreadEntry, find_doubt
from incplan.store.exchange.package import READABLE, SealedFile, unpack
from incplan.store.journal.attachments import FOLDER
from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.folder import parse_event_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCheck:
    """The outcome. `sha256` and `digest` are to be compared with what was noted elsewhere.

    `unproven` are files that no entry names: whoever changes one can change its hash in the
    manifest too, so only `sha256` covers them. `verdict` is never `proven`: only the comparison
    shows that this is the file once written. `commit` and `not_in_commit` (how many of its files
    that commit lacked) are the file's own statements.
    """

    verdict: State
    sound: bool
    checks: tuple[Check, ...]
    incident: str
    organisation: str
    commit: str | None
    not_in_commit: int
    events: int
    evidence: int
    digest: str
    sha256: str
    problems: tuple[SealedProblem, ...]
    unproven: tuple[str, ...] = ()
    doubt: Doubt | None = None


def verify_sealed(path: Path) -> SealedCheck:
    """Check every hash, every seal, every piece of evidence. Raises UnreadableError."""
    sealed = unpack(path)
    events = {name: content for name, content in sealed.texts.items() if is_event(name)}
    evidence = {name for name in sealed.hashes if f"/{FOLDER}/" in name}
    read = read_sealed_events(events, evidence, str(sealed.manifest.get("incident", "")))
    problems = read.problems
    if read.digest != sealed.manifest.get("digest"):
        problems = (*problems, SealedProblem(code="digest", path="manifest.json"))
    others = set(sealed.hashes) & set(sealed.manifest["files"])
    foreign = (
        SealedProblem(code="foreign", path=name)
        for name in sorted(others - set(events) - evidence - {READABLE})
    )
    kept = {name: sealed.hashes[name] for name in sorted(evidence)}
    found = tuple(dict.fromkeys((*_hashes(sealed), *problems, *_changed_evidence(kept), *foreign)))
    alone = tuple(name for name in kept if name.rsplit("/", 1)[-1] not in read.named)
    commit = sealed.manifest.get("commit")
    return SealedCheck(
        verdict=State.DISPROVED if found else State.CLAIMED,
        sound=not found,
        checks=sealed_checks(events.keys(), evidence, found, unsealed=read.unsealed, unnamed=alone),
        incident=str(sealed.manifest.get("incident", "")),
        organisation=str(sealed.manifest.get("organisation", "")),
        commit=str(commit) if commit else None,
        not_in_commit=_count(sealed.manifest.get("not_in_commit")),
        events=len(events),
        evidence=len(evidence),
        digest=read.digest,
        sha256=sealed.sha256,
        problems=found,
        unproven=(*(name for name in sealed.hashes if name == READABLE), *alone),
        doubt=_doubt(events) or None,
    )


def _doubt(events: Mapping[str, bytes]) -> Doubt:
    """Entries the journal was sealed without: unreadable ones, and ids that are named in vain."""
    found: list[Event] = []
    unread: list[UnreadEntry] = []
    for path, content in events.items():
        text = read_event_text(content, path).value
        event, _problems = read_fields(text.fields, KINDS) if text else (None, ())
        name = parse_event_name(path.rsplit("/", 1)[-1])
        if event is not None:
            found.append(event)
        elif name is not None:
            unread.append(UnreadEntry(name.event_id, name.kind, name.recorded_at, path))
    return find_doubt(found, unread)


def _count(given: object) -> int:
    """A number from a manifest, which anybody may have written."""
    return given if isinstance(given, int) and given > 0 else 0


def _hashes(sealed: SealedFile) -> Iterator[SealedProblem]:
    """Compare the files with the manifest: missing, changed and additional ones."""
    listed = sealed.manifest["files"]
    for name in sealed.doubled:
        yield SealedProblem(code="doubled", path=name)
    for name, sha256 in sealed.hashes.items():
        if name not in listed or not _stays_inside(name):
            yield SealedProblem(code="extra", path=name)
        elif sha256 != listed[name]:
            yield SealedProblem(code="changed", path=name)
    for name in listed:
        if name not in sealed.hashes:
            yield SealedProblem(code="missing", path=str(name))


def _stays_inside(name: str) -> bool:
    """Whether a name unpacks inside the target folder and prints as what it is."""
    parts = name.split("/")
    return name.isprintable() and "\\" not in name and not {"", ".", ".."} & set(parts)


def _changed_evidence(kept: Mapping[str, str]) -> Iterator[SealedProblem]:
    """Evidence whose content does not have the SHA-256 that is its file name."""
    for name, sha256 in kept.items():
        if sha256 != name.rsplit("/", 1)[-1]:
            yield SealedProblem(code="evidence_changed", path=name)
