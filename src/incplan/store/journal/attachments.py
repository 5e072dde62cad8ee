"""Evidence: files stored under their SHA-256 beside the events that name them.

The original name is data in the event, never a path. So the same photo handed in twice is stored
once, and a changed byte is noticed.
"""

import errno
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from incplan.errors import NotWrittenError, UsageError
from incplan.incident.events.fact import EvidenceRef
from incplan.store.disk.durable import create_file
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.event_text import clean_text

FOLDER: Final = "evidence"
#: The most bytes of one file: a photo, a log excerpt, a scan; no disk image, as git keeps it for
#: ever.
MAX_EVIDENCE: Final = 25 * 1024 * 1024
_HASH: Final = r"(?a)[0-9a-f]{64}"
_LONGEST_NAME: Final = 255


def is_evidence_name(name: str) -> bool:
    """Whether a file name is the SHA-256 of some content."""
    return re.fullmatch(_HASH, name) is not None


def sha256_of(content: bytes) -> str:
    """The hash evidence is named by."""
    return hashlib.sha256(content).hexdigest()


def read_evidence(path: Path) -> bytes:
    """A file somebody hands in. Raises UsageError when it cannot be taken as it stands."""
    try:
        content = read_regular(path, MAX_EVIDENCE)
    except OSError as problem:
        raise UsageError(_refusal(path, problem), path=str(path)) from problem
    if len(content) > MAX_EVIDENCE:
        raise UsageError("evidence_too_large", path=str(path), limit=MAX_EVIDENCE // 1024**2)
    return content


def _refusal(path: Path, problem: OSError) -> str:
    """The reason to refuse the file; a link is refused as a link, even one without a target."""
    if is_link(path):
        return "evidence_is_a_link"
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return "evidence_missing"
    if problem.errno in (0, errno.ENXIO, errno.EISDIR):
        return "evidence_not_a_file"
    return "evidence_unreadable"


def reference(path: Path, content: bytes) -> EvidenceRef:
    """What an event says of the file: its hash, and its name as it was handed in."""
    name, _fallen = clean_text(os.fsencode(path.name).decode("utf-8", "replace"))
    return EvidenceRef(sha256_of(content), name.replace("\n", " ")[:_LONGEST_NAME] or "?")


def store_evidence(root: Path, folder: tuple[str, ...], content: bytes) -> Path:
    """Store the bytes durably, once. Raises NotWrittenError.

    `folder` is the incident's own, from the root. `evidence_damaged` means that a file of that name
    has other content.
    """
    name = sha256_of(content)
    place = root.joinpath(*folder, FOLDER, name)
    try:
        return create_file(root, (*folder, FOLDER), name, content)
    except FileExistsError:
        if _same(place, content):
            return place
        raise NotWrittenError("evidence_damaged", path=str(place)) from None


def _same(place: Path, content: bytes) -> bool:
    try:
        return read_regular(place, MAX_EVIDENCE) == content
    except OSError:
        return False


def list_evidence(folder: Path) -> Iterator[Path]:
    """Files of an incident's evidence folder by name; links are never followed."""
    place = folder / FOLDER
    if is_link(place):
        return
    try:
        with os.scandir(place) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:
        return
    yield from (place / name for name in names)
