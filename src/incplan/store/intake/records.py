"""The record of each import in the plan: which file (its hash) gave what, and how to undo it.

It holds no value that was imported: of a changed file only what stood there before and is gone,
and the answers that somebody gave.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

from incplan.errors import UnreadableError
from incplan.frozen import dataclass, replace
from incplan.store.disk.durable import create_file, replace_file
from incplan.store.disk.safepath import read_regular

FOLDER: Final = (".incplan", "imports")
_NAME: Final = re.compile(r"(\d{4,8})\.json", re.ASCII)
#: In place of the hash of a file that an import removed.
GONE: Final = ""
_LIMIT: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that an import wrote: hashes before (None: it was new) and after (GONE: removed).

    Of a changed one, how many bytes at its beginning (`start`) and at its end (`end`) are as they
    were, and what stood between.
    """

    path: str
    before: str | None
    after: str
    start: int = 0
    end: int = 0
    removed: str = ""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import. `sources` are names and hashes of the files; `undone` is when it was undone.

    `left` are files of an undone import that stay, for what others have made of them since.
    `answers` are those that somebody gave, by a hash of the question; `known` are files, and
    folders of incidents, in which it found what its own sources say too.
    """

    number: int
    at: str
    by: str
    sources: tuple[tuple[str, str], ...]
    files: tuple[FileChange, ...]
    undone: str = ""
    left: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where the record stands in the plan."""
        return "/".join((*FOLDER, f"{self.number:04}.json"))


def records(root: Path) -> tuple[ImportRecord, ...]:
    """All imports of the plan, the first one first. Raises UnreadableError for a broken one."""
    folder = root.joinpath(*FOLDER)
    try:
        names = sorted(item.name for item in folder.iterdir() if _NAME.fullmatch(item.name))
    except OSError:
        return ()
    return tuple(_read(folder / name) for name in names)


def next_number(root: Path) -> int:
    """The number of the next import."""
    folder = root.joinpath(*FOLDER)
    try:
        taken = [
            int(found[1]) for item in folder.iterdir() if (found := _NAME.fullmatch(item.name))
        ]
    except OSError:
        return 1
    return max(taken, default=0) + 1


def keep_record(root: Path, record: ImportRecord) -> Path:
    """Write a new record. Raises FileExistsError, NotWrittenError."""
    return create_file(root, FOLDER, f"{record.number:04}.json", _text(record))


def mark_undone(root: Path, record: ImportRecord, at: str, left: tuple[str, ...]) -> Path:
    """Note in a record that its import was undone, but for these files. Raises NotWrittenError."""
    return rewrite_record(root, replace(record, undone=at, left=left))


def rewrite_record(root: Path, record: ImportRecord) -> Path:
    """Write a record again, whose files have changed. Raises NotWrittenError."""
    path = root / record.path
    replace_file(path, _text(record))
    return path


def _text(record: ImportRecord) -> bytes:
    files = [
        {"path": item.path, "before": item.before, "after": item.after}
        | (
            {}
            if item.before is None
            else {"start": item.start, "end": item.end, "removed": item.removed}
        )
        for item in record.files
    ]
    data: dict[str, Any] = {
        "format": 1,
        "number": record.number,
        "at": record.at,
        "by": record.by,
        "sources": [{"file": name, "sha256": digest} for name, digest in record.sources],
        "files": files,
    }
    if record.undone:
        data["undone"] = record.undone
    if record.left:
        data["left"] = list(record.left)
    if record.known:
        data["known"] = list(record.known)
    if record.answers:
        data["answers"] = dict(record.answers)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _read(path: Path) -> ImportRecord:
    shown = "/".join((*FOLDER, path.name))
    try:
        raw = read_regular(path, _LIMIT)
    except OSError as problem:
        raise UnreadableError("import_record_broken", path=shown) from problem
    return read_record(raw, shown)


def read_record(raw: bytes, shown: str) -> ImportRecord:
    """The record that these bytes are. Raises UnreadableError naming the path `shown`."""
    try:
        data = json.loads(raw)
        files = tuple(_change(item) for item in data["files"])
        sources = tuple((str(item["file"]), str(item["sha256"])) for item in data["sources"])
        return ImportRecord(
            int(data["number"]),
            str(data["at"]),
            str(data["by"]),
            sources,
            files,
            str(data.get("undone", "")),
            tuple(str(item) for item in data.get("left", ())),
            tuple((str(key), str(said)) for key, said in data.get("answers", {}).items()),
            tuple(str(item) for item in data.get("known", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise UnreadableError("import_record_broken", path=shown) from problem


def _change(item: dict[str, Any]) -> FileChange:
    path = str(item["path"])
    if path.startswith(("/", "\\")) or ".." in path.split("/") or ":" in path:
        raise ValueError(path)
    before = None if item["before"] is None else str(item["before"])
    return FileChange(
        path,
        before,
        str(item["after"]),
        int(item.get("start", 0)),
        int(item.get("end", 0)),
        str(item.get("removed", "")),
    )
