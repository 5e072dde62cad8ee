"""A sealed journal checked alone: no plan, no git, no network."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incplan.store.exchange.package import READABLE, unpack
from incplan.store.journal.attachments import FOLDER
from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.folder import parse_event_name

if TYPE_CHECKING:
    from incplan.store.exchange.package import SealedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedProblem:
    """What is wrong with a file inside: `changed`, `missing`, `foreign`, `doubled`, and so on."""

    code: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCheck:
    """The outcome. `sha256` and `digest` are to be compared with what was noted elsewhere.

    `unproven` are files no entry vouches for: the list of hashes beside them could be written
    again by whoever changes them, only `sha256` covers them.
    """

    sound: bool
    incident: str
    organisation: str
    commit: str | None
    events: int
    evidence: int
    digest: str
    sha256: str
    problems: tuple[SealedProblem, ...]
    unproven: tuple[str, ...] = ()


def verify_sealed(path: Path) -> SealedCheck:
    """Check every hash, every seal, every piece of evidence. Raises UnreadableError."""
    sealed = unpack(path)
    events = {name: content for name, content in sealed.texts.items() if _is_event(name)}
    evidence = {name for name in sealed.hashes if f"/{FOLDER}/" in name}
    digest, named, problems = _events(events, evidence, str(sealed.manifest.get("incident", "")))
    if digest != sealed.manifest.get("digest"):
        problems = (*problems, SealedProblem(code="digest", path="manifest.json"))
    others = set(sealed.hashes) & set(sealed.manifest["files"])
    foreign = (
        SealedProblem(code="foreign", path=name)
        for name in sorted(others - set(events) - evidence - {READABLE})
    )
    kept = {name: sealed.hashes[name] for name in sorted(evidence)}
    found = (*_hashes(sealed), *problems, *_changed_evidence(kept), *foreign)
    alone = (name for name in kept if name.rsplit("/", 1)[-1] not in named)
    commit = sealed.manifest.get("commit")
    return SealedCheck(
        sound=not found,
        incident=str(sealed.manifest.get("incident", "")),
        organisation=str(sealed.manifest.get("organisation", "")),
        commit=str(commit) if commit else None,
        events=len(events),
        evidence=len(evidence),
        digest=digest,
        sha256=sealed.sha256,
        problems=tuple(dict.fromkeys(found)),
        unproven=(*(name for name in sealed.hashes if name == READABLE), *alone),
    )


def _is_event(name: str) -> bool:
    return parse_event_name(name.rsplit("/", 1)[-1]) is not None


def _hashes(sealed: "SealedFile") -> Iterator[SealedProblem]:
    """The files against the manifest, both ways."""
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
    """A name that unpacks beside the others, and shows as what it is."""
    parts = name.split("/")
    return name.isprintable() and "\\" not in name and not {"", ".", ".."} & set(parts)


def _events(
    events: Mapping[str, bytes], evidence: set[str], incident: str
) -> tuple[str, set[str], tuple[SealedProblem, ...]]:
    """The digest of all seals, the evidence named, what is wrong with events and their evidence."""
    lines: list[str] = []
    named: set[str] = set()
    problems: list[SealedProblem] = []
    kept = {name.rsplit("/", 1)[-1] for name in evidence}
    for name, content in events.items():
        text = read_event_text(content, name).value
        if text is None or text.sealed is False:
            problems.append(SealedProblem(code="event_broken", path=name))
        if text is None:
            continue
        lines.append(f"{name.rsplit('/', 1)[-1]} {text.fields.get('sum', '-')}\n")
        if text.fields.get("incident") != incident:
            problems.append(SealedProblem(code="incident", path=name))
        for item in text.fields.get("evidence", ()):
            sha256 = item.get("sha256", "") if isinstance(item, dict) else ""
            named.add(sha256)
            if sha256 not in kept:
                problems.append(SealedProblem(code="evidence_missing", path=sha256))
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest(), named, tuple(problems)


def _changed_evidence(kept: Mapping[str, str]) -> Iterator[SealedProblem]:
    """Evidence is named by its own hash: no list is needed to see that it was changed."""
    for name, sha256 in kept.items():
        if sha256 != name.rsplit("/", 1)[-1]:
            yield SealedProblem(code="evidence_changed", path=name)
