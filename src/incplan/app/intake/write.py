"""Write an import: all of it or nothing, with a record by which it can be taken back."""

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from incplan.errors import IncplanError, RefusedError
from incplan.frozen import dataclass
from incplan.store.disk.durable import Folders, sync_all
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.intake.records import GONE, FileChange
from incplan.store.plan.edit import create_plan_file, edit_plan_file, remove_plan_file
from incplan.store.yaml.document import MAX_BYTES
from incplan.store.yaml.replace import exchange

#: More files than this are made durable together, which takes a tenth of the time.
_SYNCED_EACH: Final = 50


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that the plan did not have."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a file: of its text, and of its data, which must come out the same."""

    path: str
    change: Callable[[str], str]
    meant: Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Removal:
    """A file that goes: a place that was still open, for what stands elsewhere by now."""

    path: str


Write = NewFile | Edit | Removal


def write_all(root: Path, writes: tuple[Write, ...]) -> tuple[FileChange, ...]:
    """Write files one after the other; after a failure those written are taken back.

    Raises what the writing raises.
    """
    done: list[FileChange] = []
    each = len(writes) <= _SYNCED_EACH
    try:
        with Folders() as folders:
            for item in writes:
                change = _write(root, item, None if each else folders)
                if change.before != change.after:  # two answers may undo one another
                    done.append(change)
        if not each:
            sync_all()
    except BaseException:
        for change in reversed(done):
            with contextlib.suppress(IncplanError, OSError):
                take_back(root, change)
        raise
    return tuple(done)


def _write(root: Path, item: Write, folders: Folders | None) -> FileChange:
    """Each file by itself is made durable at once; those in open `folders` by the caller."""
    path = root / item.path
    if isinstance(item, NewFile):
        create_plan_file(root, item.path, item.text, sync=folders is None, folders=folders)
        return FileChange(item.path, None, digest(item.text.encode()))
    before = _content(path)
    if isinstance(item, Removal):
        remove_plan_file(root, item.path, before)
        whole = before.decode("utf-8", "surrogateescape")
        return FileChange(item.path, digest(before), GONE, removed=whole)
    edit_plan_file(root, item.path, item.change, item.meant)
    return change_of(item.path, before, _content(path))


def change_of(path: str, before: bytes, after: bytes) -> FileChange:
    """What is to be known of a change of a file, to take it back."""
    start = _alike(before, after)
    while start and _inside(before, start):
        start -= 1
    end = _alike(before[start:][::-1], after[start:][::-1])
    while end and _inside(before, len(before) - end):
        end -= 1
    removed = before[start : len(before) - end].decode("utf-8", "surrogateescape")
    return FileChange(path, digest(before), digest(after), start, end, removed)


def _content(path: Path) -> bytes:
    return read_regular(path, MAX_BYTES)


def _alike(first: bytes, second: bytes) -> int:
    """How many bytes are the same from the beginning."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _inside(text: bytes, place: int) -> bool:
    """Whether a place is inside a letter of several bytes: a record holds whole letters."""
    return place < len(text) and text[place] & 0xC0 == 0x80


def is_as_written(root: Path, change: FileChange) -> bool:
    """Whether a file is still as the import left it."""
    try:
        return digest(_content(root / change.path)) == change.after
    except OSError:
        return change.after == GONE and not (root / change.path).exists()


def take_back(root: Path, change: FileChange) -> bool:
    """Put a file back as it was; False for one that somebody has changed or removed since.

    Raises NotWrittenError, RefusedError.
    """
    path = root / change.path
    inside = (folder for folder in path.parents if folder != root and folder.is_relative_to(root))
    if any(is_link(folder) for folder in inside):
        return False
    if change.after == GONE:
        return _put_back(root, change)
    try:
        now = _content(path)
    except OSError:
        return False
    if digest(now) != change.after:
        return False
    if change.before is None:
        path.unlink()
        if "-declared-" in path.name:  # written first, so taken back last: the incident is gone
            with contextlib.suppress(OSError):
                path.parent.rmdir()
        return True
    before = former(now, change)
    if digest(before) != change.before:
        raise RefusedError("file_not_editable", path=change.path)
    exchange(root, path, now, before)
    return True


def _put_back(root: Path, change: FileChange) -> bool:
    if not is_as_written(root, change) or is_link(root / change.path):
        return False
    create_plan_file(root, change.path, former(b"", change).decode("utf-8", "surrogateescape"))
    return True


def former(now: bytes, change: FileChange) -> bytes:
    """What a file held before the import that left it as it is `now`."""
    tail = now[len(now) - change.end :] if change.end else b""
    return now[: change.start] + change.removed.encode("utf-8", "surrogateescape") + tail


def digest(content: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(content).hexdigest()
