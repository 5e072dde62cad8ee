"""A sealed journal: one zip with events, evidence, a readable journal and a list of hashes.

The same content gives the same bytes: no compression, no times, no name of a system.
"""

import hashlib
import io
import json
import os
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any, Final

from incplan.errors import UnreadableError
from incplan.store.disk.safepath import open_regular
from incplan.store.journal.attachments import MAX_EVIDENCE

MANIFEST: Final = "manifest.json"
#: The readable journal; it is made from the events, and proves nothing.
READABLE: Final = "journal.md"
FORMAT: Final = "incplan/sealed-journal/1"
#: Limits for reading: a file beyond them was not made by incplan.
MAX_FILES: Final = 100_000
MAX_TOTAL: Final = 2 * 1024**3
#: What one entry, the list of hashes, and the list of members inside the zip may take in memory.
_MAX_TEXT: Final = 1024**2
_MAX_MANIFEST: Final = 32 * 1024**2
_MAX_DIRECTORY: Final = 16 * 1024**2
#: Sealing compresses nothing; whoever packs a sealed journal again gains less than this.
_MAX_RATIO: Final = 20
_CHUNK: Final = 1 << 16
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
    """What a sealed file holds: its manifest, the SHA-256 of each file, the text of each entry.

    Evidence is only hashed, never held; `doubled` are names that stand in it twice.
    """

    manifest: Mapping[str, Any]
    hashes: Mapping[str, str]
    texts: Mapping[str, bytes]
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
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, content)


def unpack(path: Path) -> SealedFile:
    """What the file holds, read piece by piece. Raises UnreadableError when it is not one."""
    try:
        with open_regular(path, MAX_TOTAL) as raw:
            sha256 = hashlib.file_digest(raw, "sha256").hexdigest()
            _check_directory(raw)
            with zipfile.ZipFile(raw) as archive:
                entries = [entry for entry in archive.infolist() if not entry.is_dir()]
                _check_sizes(entries, os.fstat(raw.fileno()).st_size)
                manifest = json.loads(_text(archive, MANIFEST, _MAX_MANIFEST))
                names = [entry.filename for entry in entries]
                hashes = {name: _hash(archive, name) for name in names if name != MANIFEST}
                texts = {entry.filename: _text_of(archive, entry) for entry in entries}
        if manifest["format"] != FORMAT or not isinstance(manifest["files"], dict):
            raise ValueError("format")
    except (*_UNREADABLE, TypeError, RecursionError) as problem:
        raise UnreadableError("not_sealed", path=str(path)) from problem
    doubled = tuple(sorted(name for name, count in Counter(names).items() if count > 1))
    return SealedFile(manifest, hashes, texts, doubled, sha256)


def _check_directory(raw: BufferedReader) -> None:
    """Refuse a list of members that would fill the memory by itself. Raises ValueError."""
    raw.seek(0, os.SEEK_END)
    raw.seek(max(0, raw.tell() - (1 << 17)))
    tail = raw.read()
    claimed = [
        int.from_bytes(tail[at + place : at + place + width], "little")
        for sign, place, width in ((b"PK\x05\x06", 12, 4), (b"PK\x06\x06", 40, 8))
        for at in _places(tail, sign)
    ]
    if any(_MAX_DIRECTORY < size != 0xFFFFFFFF for size in claimed[-4:]):
        raise ValueError("too many files")


def _places(content: bytes, sign: bytes) -> list[int]:
    """Where the last of a sign stands; empty without one."""
    at = content.rfind(sign)
    return [at] if at >= 0 else []


def _check_sizes(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse what claims to grow beyond all measure, before anything is unpacked.

    No more than is claimed is ever unpacked. Raises ValueError.
    """
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    large = any(entry.file_size > MAX_EVIDENCE for entry in entries if entry.filename != MANIFEST)
    # Members that share their bytes take more than the file has.
    if len(entries) > MAX_FILES or packed > size or large:
        raise ValueError("too large")
    if whole > min(MAX_TOTAL, _MAX_RATIO * size):
        raise ValueError("too large")


def _hash(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as stream:
        while part := stream.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()


def _text(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise ValueError("too large")
    return content


def _text_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The words of an entry; nothing of a file that is too large to be one."""
    fits = entry.filename.endswith(".yaml") and entry.file_size <= _MAX_TEXT
    return _text(archive, entry.filename, _MAX_TEXT) if fits else b""


def is_sealed(path: Path) -> bool:
    """Whether a file is a sealed journal, which may be replaced."""
    try:
        unpack(path)
    except UnreadableError:
        return False
    return True
