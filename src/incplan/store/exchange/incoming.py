"""Decide what to do with a file from another copy of the plan, by its content alone.

Nothing here writes. An event is taken when it is complete, sealed and agrees with its file name; a
file that is already here is never overwritten.
"""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from incplan.incident.events.codec import FieldValue
from incplan.incident.events.redaction import without_words_of_either
from incplan.incident.events.scalars import parse_instant
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.attachments import MAX_EVIDENCE, is_evidence_name, sha256_of
from incplan.store.journal.event_text import EventText, read_event_text
from incplan.store.journal.folder import EventName, parse_event_name
from incplan.store.journal.ids import is_event_id
from incplan.store.yaml.document import MAX_BYTES


class Fate(StrEnum):
    """The decision on an incoming file."""

    NEW = "new"
    KNOWN = "known"
    COPY = "copy"
    COPY_TAKEN = "copy_taken"
    BOTH_KEPT = "both_kept"
    BROKEN = "broken"
    UNSEALED = "unsealed"
    LINK = "link"
    UNREAD = "unread"
    STRANGER = "stranger"
    LEFTOVER = "leftover"
    NOT_DOWNLOADED = "not_downloaded"
    DAMAGED_HERE = "damaged_here"
    REVIEW_DIFFERS = "review_differs"
    REDACTED_HERE = "redacted_here"
    REDACTED_THERE = "redacted_there"
    REDACTED_UNTOLD = "redacted_untold"


#: Decisions by which the file is written.
TAKEN: Final = frozenset({Fate.NEW, Fate.COPY_TAKEN, Fate.BOTH_KEPT})
#: Decisions by which a person must look: content is not here, or here in two versions.
TO_SETTLE: Final = frozenset(
    {
        Fate.BOTH_KEPT,
        Fate.BROKEN,
        Fate.UNSEALED,
        Fate.LINK,
        Fate.UNREAD,
        Fate.NOT_DOWNLOADED,
        Fate.DAMAGED_HERE,
        Fate.REDACTED_UNTOLD,
    }
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file of the other copy: `path` there, `folder` and `name` here, and the decision."""

    path: str
    folder: tuple[str, ...]
    name: str
    fate: Fate
    content: bytes = field(default=b"", repr=False)
    present: bool = False

    @property
    def target(self) -> str:
        """The path in this plan."""
        return "/".join((*self.folder, self.name))


def judge_evidence(file: Path, path: str, root: Path, folder: tuple[str, ...]) -> Arrival:
    """Decide on a file of an `evidence/` folder, whose content must match its name."""
    if is_link(file):
        return Arrival(path, folder, file.name, Fate.LINK)
    if not is_evidence_name(file.name):
        return Arrival(path, folder, file.name, Fate.STRANGER)
    content = _read(file, MAX_EVIDENCE)
    if content is None or sha256_of(content) != file.name:
        return Arrival(path, folder, file.name, Fate.BROKEN)
    here = root.joinpath(*folder, file.name)
    if not here.exists():
        return Arrival(path, folder, file.name, Fate.NEW, content)
    fate = Fate.KNOWN if _read(here, MAX_EVIDENCE) == content else Fate.DAMAGED_HERE
    return Arrival(path, folder, file.name, fate)


def judge_review(file: Path, path: str, root: Path, folder: tuple[str, ...]) -> Arrival:
    """Decide on a `review.yaml`: people write it, so they must settle differences."""
    if is_link(file):
        return Arrival(path, folder, file.name, Fate.LINK)
    content = _read(file, MAX_BYTES)
    if content is None:
        return Arrival(path, folder, file.name, Fate.BROKEN)
    here = root.joinpath(*folder, file.name)
    if not here.exists() and not is_link(here):
        return Arrival(path, folder, file.name, Fate.NEW, content)
    same = _lines(_read(here, MAX_BYTES) or b"") == _lines(content)
    return Arrival(path, folder, file.name, Fate.KNOWN if same else Fate.REVIEW_DIFFERS)


def judge_event(
    file: Path, path: str, root: Path, folder: tuple[str, ...], *, unsealed: bool
) -> Arrival:
    """Decide on an event, or a sync program's copy of one, whose content tells its right name.

    `unsealed` also takes complete events without a seal, which somebody has looked at.
    """
    if is_link(file):
        return Arrival(path, folder, file.name, Fate.LINK)
    named = parse_event_name(file.name)
    content = _read(file, MAX_BYTES)
    text = read_event_text(content, path).value if content is not None else None
    if content is None or text is None:
        fate = Fate.BROKEN if named or content is None else Fate.STRANGER
        return Arrival(path, folder, file.name, fate)
    name = _name_inside(text.fields, folder)
    if name is None or (named is not None and named.filename != name.filename):
        return Arrival(path, folder, file.name, Fate.BROKEN if named else Fate.STRANGER)
    if text.sealed is False:
        return Arrival(path, folder, file.name, Fate.BROKEN)
    content = _lines(content) if text.sealed else content
    arrival = _against_ours(path, root, folder, name, content, text)
    if text.sealed is None and not unsealed and arrival.fate is not Fate.KNOWN:
        return Arrival(path, folder, file.name, Fate.UNSEALED)
    return arrival if named else _as_copy(arrival)


def _as_copy(arrival: Arrival) -> Arrival:
    fates = {Fate.KNOWN: Fate.COPY, Fate.NEW: Fate.COPY_TAKEN}
    fate = fates.get(arrival.fate, arrival.fate)
    return Arrival(arrival.path, arrival.folder, arrival.name, fate, arrival.content)


def _against_ours(
    path: str,
    root: Path,
    folder: tuple[str, ...],
    name: EventName,
    content: bytes,
    text: EventText,
) -> Arrival:
    """Compare with the file of that name here, which stays as it is in any case."""
    here = root.joinpath(*folder, name.filename)
    if not here.exists() and not is_link(here):
        return Arrival(path, folder, name.filename, Fate.NEW, content)
    ours = _lines(_read(here, MAX_BYTES) or b"")
    if ours == _lines(content):
        return Arrival(path, folder, name.filename, Fate.KNOWN)
    known = read_event_text(ours, path).value
    less = without_words_of_either(known.fields, text.fields) if known is not None else None
    if known is not None and less is not None:
        more = any(known.fields.get(field) != value for field, value in less.items())
        fate = Fate.REDACTED_THERE if more else Fate.REDACTED_HERE
        return Arrival(path, folder, name.filename, fate, content if more else b"")
    second = f"{name.filename[:-5]}-from-{hashlib.sha256(content).hexdigest()[:8]}.yaml"
    present = root.joinpath(*folder, second).exists()
    return Arrival(path, folder, second, Fate.BOTH_KEPT, content, present)


def _name_inside(fields: dict[str, FieldValue], folder: tuple[str, ...]) -> EventName | None:
    """The file name by the event's own content; None when it does not belong in the folder."""
    event_id, kind, recorded = (str(fields.get(key)) for key in ("id", "kind", "recorded_at"))
    if len(folder) > 1 and fields.get("incident") != folder[-1]:
        return None
    try:
        name = EventName(parse_instant(recorded), kind, event_id)
    except ValueError:
        return None
    return name if is_event_id(event_id) and parse_event_name(name.filename) else None


def _read(file: Path, limit: int) -> bytes | None:
    """The bytes of an ordinary file within the limit."""
    try:
        content = read_regular(file, limit)
    except OSError:
        return None
    return content if len(content) <= limit else None


def _lines(content: bytes) -> bytes:
    """Content with LF line ends, which some sticks, mail programs and git settings change."""
    return content.replace(b"\r\n", b"\n")
