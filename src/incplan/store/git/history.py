"""What git remembers of the journal's files: when each was added, and whether it changed since.

Merges are compared with every parent, all branches are read: an edit hidden in a merge commit or
on another branch shows like any other.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from incplan.store.git.calling import git
from incplan.store.journal.attachments import FOLDER, is_evidence_name
from incplan.store.journal.folder import parse_event_name

JOURNAL_FOLDERS: Final = ("incidents", "exercises", "journal")
_HEADER: Final = "\x01"
_TIME_LIMIT: Final = 120


@dataclass(frozen=True, slots=True)
class Change:
    """One file in one commit: `letter` is A, M, D or T, as git has it; blobs before and after."""

    path: str
    letter: str
    commit: str
    at: datetime
    author: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class History:
    """Every change of a journal file, oldest first; `shallow` are commits whose past is missing."""

    changes: tuple[Change, ...]
    commits: int
    shallow: frozenset[str]


def is_journal_file(path: str) -> bool:
    """Whether a path is that of a file which is written once: an event or evidence."""
    *folders, name = path.split("/")
    if folders[-1:] == [FOLDER]:
        return is_evidence_name(name)
    return parse_event_name(name) is not None


def read_history(root: Path) -> History | None:
    """All of it; None when git cannot tell."""
    answer = git(
        root,
        "log",
        "--all",
        "--full-history",
        "-m",
        "--raw",
        "--no-renames",
        "--no-abbrev",
        "--relative",
        "-z",
        "--diff-filter=AMDT",
        f"--format={_HEADER}%H %ct %an",
        "--",
        *JOURNAL_FOLDERS,
        limit=_TIME_LIMIT,
    )
    if not answer.ok:
        return None
    seen: dict[tuple[str, str, str, str], Change] = {}
    commits = set()
    for change in _parsed(answer.out.decode("utf-8", "surrogateescape")):
        commits.add(change.commit)
        # Git tells the newest first, and a merge again what its branch had done.
        key = (change.path, change.letter, change.before, change.after)
        seen.pop(key, None)
        seen[key] = change
    changes = tuple(reversed(tuple(seen.values())))
    return History(changes, len(commits), _shallow(root))


def _parsed(text: str) -> Iterator[Change]:
    parts = iter(text.split("\0"))
    commit, at, author = "", datetime.fromtimestamp(0, UTC), ""
    for raw in parts:
        part = raw.lstrip("\n")
        if part.startswith(_HEADER):
            commit, seconds, author = part[1:].split(" ", 2)
            at = datetime.fromtimestamp(int(seconds), UTC)
        elif part.startswith(":"):
            path = next(parts, "")
            _old, _new, before, after, letter = part[1:].split(" ")
            if is_journal_file(path):
                yield Change(path, letter[0], commit, at, author.strip(), before, after)


def _shallow(root: Path) -> frozenset[str]:
    answer = git(root, "rev-parse", "--git-path", "shallow")
    try:
        return frozenset((root / answer.text).read_text("ascii").split()) if answer.ok else _NONE
    except (OSError, UnicodeDecodeError):
        return _NONE


_NONE: Final[frozenset[str]] = frozenset()


def committed_files(root: Path) -> dict[str, str]:
    """Blob of every journal file in the commit checked out."""
    answer = git(
        root, "ls-tree", "-r", "-z", "--full-tree", f"HEAD:{_prefix(root)}", limit=_TIME_LIMIT
    )
    if not answer.ok:
        return {}
    found = {}
    for line in answer.out.decode("utf-8", "surrogateescape").split("\0"):
        meta, _tab, path = line.partition("\t")
        if path.split("/", 1)[0] in JOURNAL_FOLDERS and is_journal_file(path):
            found[path] = meta.split(" ")[2]
    return found


def _prefix(root: Path) -> str:
    answer = git(root, "rev-parse", "--show-prefix")
    return answer.text.rstrip("/") if answer.ok else ""


def read_blob(root: Path, blob: str) -> bytes | None:
    """The bytes git keeps under an object id."""
    answer = git(root, "cat-file", "blob", blob)
    return answer.out if answer.ok else None


def blob_ids(content: bytes, like: str) -> frozenset[str]:
    """Object ids the bytes may have: as they are, and with LF line ends (`core.autocrlf`)."""
    kind = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    forms = {content, content.replace(b"\r\n", b"\n")}
    return frozenset(kind(b"blob %d\0%s" % (len(form), form)).hexdigest() for form in forms)
