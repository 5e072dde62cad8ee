"""A sealed journal: one zip with events, evidence, a readable journal and a list of hashes.

The same content gives the same bytes: no compression, no times, no name of a system.
"""

import hashlib
import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from incplan.errors import UnreadableError
from incplan.store.disk.safepath import read_regular
from incplan.store.journal.attachments import MAX_EVIDENCE

MANIFEST: Final = "manifest.json"
#: The readable journal; it is made from the events, and proves nothing.
READABLE: Final = "journal.md"
FORMAT: Final = "incplan/sealed-journal/1"
#: Limits for reading: a file beyond them was not made by incplan.
MAX_FILES: Final = 100_000
MAX_TOTAL: Final = 2 * 1024**3
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OverflowError,
    ValueError,
    KeyError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class SealedFile:
    """The content of a sealed file: its manifest, its files, and names that occur twice."""

    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]
    doubled: tuple[str, ...]
    sha256: str


def pack(head: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """The zip: the manifest first, then every file by name."""
    hashes = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    manifest = {"format": FORMAT, **head, "files": hashes}
    text = json.dumps(manifest, ensure_ascii=True, indent=2) + "\n"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, MANIFEST, text.encode())
        for name in sorted(files):
            _add(archive, name, files[name])
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def unpack(path: Path) -> SealedFile:
    """Everything in the file, in memory. Raises UnreadableError when it is not a sealed journal."""
    try:
        raw = read_regular(path, MAX_TOTAL)
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            files = _contents(archive, names)
        manifest = json.loads(files.pop(MANIFEST))
        if manifest["format"] != FORMAT or not isinstance(manifest["files"], dict):
            raise ValueError("format")
    except (*_UNREADABLE, TypeError) as problem:
        raise UnreadableError("not_sealed", path=str(path)) from problem
    doubled = tuple(sorted(name for name, count in Counter(names).items() if count > 1))
    return SealedFile(manifest, files, doubled, hashlib.sha256(raw).hexdigest())


def _contents(archive: zipfile.ZipFile, names: list[str]) -> dict[str, bytes]:
    """Bytes by name, never more than the limits, whatever sizes the zip declares."""
    if len(names) > MAX_FILES:
        raise ValueError("too many files")
    files: dict[str, bytes] = {}
    total = 0
    for name in names:
        with archive.open(name) as stream:
            files[name] = stream.read(MAX_EVIDENCE + 1)
        total += len(files[name])
        if len(files[name]) > MAX_EVIDENCE or total > MAX_TOTAL:
            raise ValueError("too large")
    return files


def is_sealed(path: Path) -> bool:
    """Whether a file is a sealed journal, which may be replaced."""
    try:
        unpack(path)
    except UnreadableError:
        return False
    return True
