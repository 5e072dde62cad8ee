"""Entries that `import undo` took back: removed, and no tampering.

Excused is only what an import itself had made: its record came into git in one commit with the
entry, names its file and its hash, and the entry says that it was imported. Who wants to get rid of
another entry can write no such record afterwards.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from incplan.errors import UnreadableError
from incplan.store.git.calling import git
from incplan.store.git.proof.history import History
from incplan.store.git.proof.objects import blobs_at, read_objects
from incplan.store.intake.records import ImportRecord, read_record, records

_IMPORTED: Final = b"\nsource: import\n"


def undone_entries(root: Path, history: History) -> Mapping[str, ImportRecord]:
    """The import that had made each removed entry, by its path."""
    gone = {change.path for change in history.changes if change.letter == "D"}
    if not gone:
        return {}
    try:
        undone = [record for record in records(root) if record.undone]
    except UnreadableError:
        return {}
    return {path: record for record in undone for path in _made_by(root, history, record) & gone}


def _made_by(root: Path, history: History, record: ImportRecord) -> frozenset[str]:
    return frozenset(
        path
        for commit in _added_in(root, record.path)
        for path in _with(root, history, record, commit)
    )


def _added_in(root: Path, path: str) -> tuple[str, ...]:
    answer = git(root, "log", "--diff-filter=A", "--format=%H", "--", path)
    return tuple(answer.text.split("\n")) if answer.ok and answer.text else ()


def _with(root: Path, history: History, record: ImportRecord, commit: str) -> Iterator[str]:
    """The entries that came with the record, as it was then."""
    blob = blobs_at(root, commit, (f"./{record.path}",)).get(f"./{record.path}")
    if blob is None:
        return
    try:
        then = read_record(read_objects(root, (blob,))[blob], record.path)
    except (UnreadableError, KeyError):
        return
    told = {item.path: item.after for item in then.files if item.before is None}
    added = {
        change.path: change.after
        for change in history.changes
        if change.letter == "A" and change.commit.id == commit and change.path in told
    }
    contents = read_objects(root, added.values())
    for path, blob_id in added.items():
        content = contents.get(blob_id, b"")
        if _IMPORTED in content and hashlib.sha256(content).hexdigest() == told[path]:
            yield path
