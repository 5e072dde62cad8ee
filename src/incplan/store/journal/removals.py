"""Words removed from the journal on request: which, and whether they are gone from a file.

An entry `redacted` names another one of its folder. Wherever that one comes back with its words (an
interrupted command, a stick, a merge, an older branch), the removal wins: the words are taken out
again (ADR 16).
"""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from incplan.errors import NotWrittenError
from incplan.frozen import dataclass
from incplan.incident.events.redaction import (
    FREE_WORDS,
    redact_fields,
    removed_from,
    without_words_of_either,
    words_left,
)
from incplan.store.disk.durable import replace_file
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.event_writing import FieldValue, emit
from incplan.store.journal.folder import PLAN_JOURNAL, parse_event_name
from incplan.store.journal.ids import is_event_id
from incplan.store.yaml.document import MAX_BYTES

#: What the names of entries about removals hold.
SIGN: Final = "-redacted-"
_TOPS: Final = ("incidents", "exercises")


@dataclass(frozen=True, slots=True)
class Removal:
    """An entry whose words were removed; paths are relative to the plan.

    `files` are the entry and copies of it beside it, `notices` the entries that say so, `leftovers`
    what interrupted writes of the entry left, `others` the same of other entries: somebody may have
    typed the words twice.
    """

    folder: str
    entry: str
    fields: tuple[str, ...]
    notices: tuple[str, ...]
    files: tuple[str, ...]
    leftovers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def concerns(self, name: str) -> bool:
        """Whether a file name is that of the entry or of a copy of it."""
        return f"-{self.entry}" in name and name.endswith(".yaml")


def find_removals(root: Path, folders: Iterable[str] | None = None) -> tuple[Removal, ...]:
    """Every removal that a readable entry tells of; only file names are read where there is none.

    In some folders, or in all; folders that are links are left alone.
    """
    found: list[Removal] = []
    for folder in journal_folders(root) if folders is None else folders:
        if any(is_link(root / part) for part in (folder, folder.partition("/")[0])):
            continue
        names = _names(root / folder)
        notices = [name for name in names if SIGN in name]
        if notices:
            found.extend(_in_folder(root, folder, names, notices))
    return tuple(found)


def journal_folders(root: Path) -> Iterator[str]:
    """The folders of entries, relative to the plan; links are left out."""
    for top in _TOPS:
        with contextlib.suppress(OSError), os.scandir(root / top) as entries:
            inside = sorted(item.name for item in entries if item.is_dir(follow_symlinks=False))
            yield from (f"{top}/{name}" for name in inside if not is_link(root / top))
    if not is_link(root / PLAN_JOURNAL):
        yield PLAN_JOURNAL


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 -- plain names
    except OSError:
        return []


def _in_folder(root: Path, folder: str, names: list[str], notices: list[str]) -> Iterator[Removal]:
    wanted: dict[str, set[str]] = {}
    told: dict[str, list[str]] = {}
    for notice in sorted(notices):
        name = parse_event_name(notice)
        if name is None or name.kind != "redacted":
            continue
        for entry, fields in _told(root / folder / notice):
            wanted.setdefault(entry, set()).update(fields)
            told.setdefault(entry, []).append(f"{folder}/{notice}")
    for entry, names_of_fields in wanted.items():
        about = sorted(name for name in names if f"-{entry}" in name)
        left = sorted(name for name in names if name.startswith(".") and name.endswith(".tmp"))
        yield Removal(
            folder=folder,
            entry=entry,
            fields=tuple(sorted(names_of_fields)),
            notices=tuple(told[entry]),
            files=tuple(f"{folder}/{name}" for name in about if name.endswith(".yaml")),
            leftovers=tuple(f"{folder}/{name}" for name in left if name in about),
            others=tuple(f"{folder}/{name}" for name in left if name not in about),
        )


def _told(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The entry a notice names, and the fields; nothing for a notice that cannot be relied on."""
    try:
        text = read_event_text(read_regular(file, MAX_BYTES), file.name).value
    except OSError:
        return
    if text is None or text.sealed is False:
        return
    entry, fields = text.fields.get("entry_id"), text.fields.get("fields")
    if isinstance(entry, str) and is_event_id(entry) and isinstance(fields, list):
        yield entry, [name for name in map(str, fields) if name in FREE_WORDS]


def finish_on_disk(root: Path, removals: Iterable[Removal]) -> int:
    """Take the words out of files in which they still stand; how many files were mended.

    Never raises: what the disk refuses is tried again by the next command, and `verify` says so.
    """
    mended = 0
    for removal in removals:
        for path in removal.leftovers:
            with contextlib.suppress(OSError):
                _drop_leftover(root, path, removal)
        for path in removal.files:
            with contextlib.suppress(OSError, NotWrittenError):
                clean = cleaned(read_regular(root / path, MAX_BYTES), removal)
                if clean is not None:
                    replace_file(root / path, clean)
                    mended += 1
        for path in removal.others:
            with contextlib.suppress(OSError, NotWrittenError):
                clean = _without_the_same(root, path, removal)
                if clean is not None:
                    replace_file(root / path, clean)
    return mended


def _without_the_same(root: Path, path: str, removal: Removal) -> bytes | None:
    """What a cut write left of another entry, less the words that were removed from this one.

    They are known by their hash only: a torn file cannot be told. None when none stand there.
    """
    texts = [
        read_event_text(read_regular(root / one, MAX_BYTES), "").value
        for one in (path, *removal.files)
    ]
    if texts[0] is None:
        return None
    left, *entries = (text.fields for text in texts if text is not None)
    same = [
        name
        for name in words_left(left, removal.fields)
        if any(removed_from(left, name) == entry.get(name) for entry in entries)
    ]
    return emit(redact_fields(left, same)) if same and _can_be_written(left) else None


def _drop_leftover(root: Path, path: str, removal: Removal) -> None:
    """Delete what a cut write left of the entry with its words.

    One that cannot be read goes when it is older than the removal: a newer one may be the new
    version, which another command is writing.
    """
    raw = read_regular(root / path, MAX_BYTES)
    if read_event_text(raw, "").value is None:
        told = min(os.lstat(root / notice).st_mtime_ns for notice in removal.notices)
        if os.lstat(root / path).st_mtime_ns > told:
            return
    if holds_words(raw, removal):
        (root / path).unlink()


def cleaned(raw: bytes, removal: Removal) -> bytes | None:
    """The file without the words; None when they are gone, or it is not known what stands there."""
    text = read_event_text(raw, "").value
    if text is None or text.sealed is False or text.fields.get("id") != removal.entry:
        return None
    if not words_left(text.fields, removal.fields):
        return None
    less = redact_fields(text.fields, removal.fields)
    whole = _can_be_written(less) and not words_left(less, removal.fields)
    return emit(less) if whole else None


def _can_be_written(fields: Mapping[str, FieldValue]) -> bool:
    """Whether these are fields that an event may have; a file written by hand may hold others."""
    return all(
        isinstance(value, str) or (isinstance(value, list) and all(map(_is_item, value)))
        for value in fields.values()
    )


def _is_item(item: object) -> bool:
    if isinstance(item, dict):
        return all(isinstance(text, str) for text in item.values())
    return isinstance(item, str)


def holds_words(raw: bytes, removal: Removal) -> bool:
    """Whether the words stand in a version of the entry; so for one that cannot be read."""
    if not raw.strip():
        return False
    text = read_event_text(raw, "").value
    if text is None:
        return True
    return text.fields.get("id") == removal.entry and bool(words_left(text.fields, removal.fields))


def still_on_disk(root: Path, removals: Iterable[Removal]) -> tuple[str, ...]:
    """Files of the plan in which the words still stand."""
    found: list[str] = []
    for removal in removals:
        for path in removal.files:
            try:
                raw = read_regular(root / path, MAX_BYTES)
            except OSError:
                continue
            if holds_words(raw, removal):
                found.append(path)
    return tuple(found)


def united(one: bytes, other: bytes) -> bytes | None:
    """Two versions of an entry without the words removed from either; None if more differs."""
    texts = [read_event_text(raw, "").value for raw in (one, other)]
    if any(text is None or text.sealed is False for text in texts):
        return None
    first, second = (text.fields for text in texts if text is not None)
    fields = without_words_of_either(first, second)
    return emit(fields) if fields is not None and _can_be_written(fields) else None
