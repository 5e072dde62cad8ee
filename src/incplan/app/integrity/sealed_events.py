"""Check the entries in a sealed journal: seals, names, and the evidence they name."""

import hashlib
from collections.abc import Iterator, Mapping, Set

from incplan.frozen import dataclass
from incplan.incident.events.codec import FieldValue
from incplan.incident.events.scalars import parse_instant
from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.folder import EventName, parse_event_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedProblem:
    """What is wrong with a file inside: `changed`, `missing`, `foreign`, `doubled`, and so on."""

    code: str
    path: str


@dataclass(frozen=True, slots=True)
class SealedEvents:
    """The digest of all seals, the evidence named, entries without a seal, what is wrong."""

    digest: str
    named: frozenset[str]
    unsealed: tuple[str, ...]
    problems: tuple[SealedProblem, ...]


def is_event(name: str) -> bool:
    """Whether a member of the zip has the name of an event."""
    return parse_event_name(name.rsplit("/", 1)[-1]) is not None


def read_sealed_events(
    events: Mapping[str, bytes], evidence: Set[str], incident: str
) -> SealedEvents:
    """Every entry by itself, and against the evidence and the incident of the file."""
    lines: list[str] = []
    named: set[str] = set()
    unsealed: list[str] = []
    problems: list[SealedProblem] = []
    kept = {name.rsplit("/", 1)[-1] for name in evidence}
    for name, content in events.items():
        text = read_event_text(content, name).value
        if text is None or text.sealed is False:
            problems.append(SealedProblem(code="event_broken", path=name))
        if text is None:
            continue
        if text.sealed is None:
            unsealed.append(name)
        lines.append(f"{name.rsplit('/', 1)[-1]} {text.fields.get('sum', '-')}\n")
        if text.fields.get("incident") != incident:
            problems.append(SealedProblem(code="incident", path=name))
        if not _says_its_name(name.rsplit("/", 1)[-1], text.fields):
            problems.append(SealedProblem(code="event_name", path=name))
        for sha256 in _evidence(text.fields):
            named.add(sha256)
            if sha256 not in kept:
                problems.append(SealedProblem(code="evidence_missing", path=sha256))
    digest = hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
    return SealedEvents(digest, frozenset(named), tuple(unsealed), tuple(problems))


def _says_its_name(filename: str, fields: Mapping[str, FieldValue]) -> bool:
    """Whether time, kind and id in the entry agree with its file name."""
    try:
        recorded = parse_instant(str(fields.get("recorded_at")))
    except ValueError:
        return False
    return EventName(recorded, str(fields.get("kind")), str(fields.get("id"))).filename == filename


def _evidence(fields: Mapping[str, FieldValue]) -> Iterator[str]:
    listed = fields.get("evidence", ())
    for item in listed if isinstance(listed, list | tuple) else ():
        yield item.get("sha256", "") if isinstance(item, dict) else ""
