"""The history of journal files in git: when each was added, and whether it changed since.

Merges are compared with every parent; all branches, all that was fetched and all that reflogs still
hold are read, so that an edit hidden in a merge, on a branch or behind a `reset` is found.
"""

import os
from collections.abc import Iterator, Mapping, Set
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from incplan.frozen import dataclass
from incplan.store.git.calling import git
from incplan.store.git.failures import GitFailure, failure_of
from incplan.store.git.proof.dates import commit_time
from incplan.store.journal.attachments import FOLDER, is_evidence_name
from incplan.store.journal.folder import parse_event_name

JOURNAL_FOLDERS: Final = ("incidents", "exercises", "journal")
TIME_LIMIT: Final = 120
_HEADER: Final = "\x01"
_FORMAT: Final = f"--format={_HEADER}%H %P%x02%ct%x02%at%x02%an"
#: References to read: all but replaced objects; if that fails, the commit checked out alone.
_EVERYTHING: Final = ("--exclude=refs/replace/*", "--all", "--reflog")
_CHECKED_OUT: Final = ("HEAD",)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; `at` and `authored` are None where the date it bears is impossible."""

    id: str
    parents: tuple[str, ...]
    at: datetime | None
    authored: datetime | None
    author: str

    @property
    def told(self) -> dict[str, Any]:
        """The commit as sentences name it."""
        return {"commit": self.id[:12], "when": self.at or "?", "author": self.author or "?"}


@dataclass(frozen=True, slots=True)
class Change:
    """One file in one commit: `letter` is git's A, M, D or T; blobs before and after."""

    path: str
    letter: str
    commit: Commit
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class History:
    """Every change of a journal file and every commit, parents first.

    `part` is the reason why only the commit checked out could be read.
    """

    changes: tuple[Change, ...]
    commits: Mapping[str, Commit]
    part: GitFailure | None = None


def is_journal_file(path: str) -> bool:
    """Whether a path is that of a file which is written once: an event or evidence."""
    *folders, name = path.split("/")
    if folders[-1:] == [FOLDER]:
        return is_evidence_name(name)
    return parse_event_name(name) is not None


def files_on_disk(root: Path) -> frozenset[str]:
    """Every journal file of a plan, whether git knows it or not; links are not followed."""
    found = set[str]()
    for top in JOURNAL_FOLDERS:
        for folder, _folders, names in os.walk(root / top):
            place = Path(folder).relative_to(root).as_posix()
            found.update(path for name in names if is_journal_file(path := f"{place}/{name}"))
    return frozenset(found)


def unheld_files(root: Path) -> tuple[str, ...]:
    """Journal files on disk that the commit checked out lacks; empty where git cannot tell.

    The index and the ignore rules are not used, since they may hide files.
    """
    prefix = git(root, "rev-parse", "--show-prefix")
    if not prefix.ok:
        return ()
    here = files_at(root, "HEAD", prefix.text.rstrip("/")) or {}
    return tuple(sorted(files_on_disk(root) - here.keys()))


def read_history(
    root: Path, *, head: bool, stashed: Set[str] = frozenset()
) -> History | GitFailure:
    """The whole history; `head` says whether a commit is checked out.

    A stash counts only for what it added, since it is no history.
    """
    answer = git(root, *_log(*_EVERYTHING), limit=TIME_LIMIT)
    part = None
    if not answer.ok and head and answer.code is not None:
        part = failure_of(root, answer)
        answer = git(root, *_log(*_CHECKED_OUT), limit=TIME_LIMIT)
    if not answer.ok:
        return part or failure_of(root, answer)
    seen: dict[tuple[str, str, str, str], Change] = {}
    commits: dict[str, Commit] = {}
    for change in _parsed(answer.out.decode("utf-8", "surrogateescape"), commits):
        if change.letter != "A" and change.commit.id in stashed:
            continue
        # Git gives children first, and repeats a branch's changes in merges.
        key = (change.path, change.letter, change.before, change.after)
        seen.pop(key, None)
        seen[key] = change
    oldest_first = dict(reversed(commits.items()))
    return History(tuple(reversed(seen.values())), oldest_first, part)


def reachable(root: Path) -> frozenset[str]:
    """Commits that a reference holds; others are only in a reflog.

    Where a reference cannot be read, those of the commit checked out.
    """
    answer = git(root, "rev-list", *_EVERYTHING[:2], limit=TIME_LIMIT)
    if not answer.ok:
        answer = git(root, "rev-list", *_CHECKED_OUT, limit=TIME_LIMIT)
    return frozenset(answer.text.split("\n"))


def _log(*which: str) -> tuple[str, ...]:
    """With `--sparse`, so that all commits are listed, with changes of journal files only."""
    options = ("--topo-order", "--full-history", "--sparse", "-m", "--raw", "--no-renames",
               "--no-abbrev", "--relative", "-z", _FORMAT)  # fmt: skip
    return ("log", *which, *options, "--", *JOURNAL_FOLDERS)


def _parsed(text: str, commits: dict[str, Commit]) -> Iterator[Change]:
    """The changes, newest first; each commit met is noted."""
    parts = iter(text.split("\0"))
    commit = Commit("", (), None, None, "")
    for raw in parts:
        part = raw.lstrip("\n")
        if part.startswith(_HEADER):
            commit = _commit(part[1:])
            commits.setdefault(commit.id, commit)
        elif part.startswith(":"):
            path = next(parts, "")
            _old, _new, before, after, letter = part[1:].split(" ")
            if is_journal_file(path):
                yield Change(path, letter[0], commit, before, after)


def _commit(text: str) -> Commit:
    ids, at, authored, author = text.split("\x02", 3)
    name, *parents = ids.split()
    return Commit(name, tuple(parents), commit_time(at), commit_time(authored), author.strip())


def committed_files(root: Path) -> dict[str, str]:
    """Blob of every journal file in the commit checked out."""
    answer = git(root, "rev-parse", "--show-prefix")
    prefix = answer.text.rstrip("/") if answer.ok else ""
    return files_at(root, "HEAD", prefix) or {}


def files_at(root: Path, commit: str, prefix: str) -> dict[str, str] | None:
    """Blob of every journal file in a commit; None when git cannot tell."""
    answer = git(root, "ls-tree", "-r", "-z", "--full-tree", f"{commit}:{prefix}", limit=TIME_LIMIT)
    if not answer.ok:
        return None
    found = {}
    for line in answer.out.decode("utf-8", "surrogateescape").split("\0"):
        meta, _tab, path = line.partition("\t")
        if path.split("/", 1)[0] in JOURNAL_FOLDERS and is_journal_file(path):
            found[path] = meta.split(" ")[2]
    return found


def read_blob(root: Path, blob: str) -> bytes | None:
    """The content of a git object."""
    answer = git(root, "cat-file", "blob", blob)
    return answer.out if answer.ok else None


def is_same_text(root: Path, one: str, other: str) -> bool:
    """Whether two objects are equal apart from line ends."""
    first, second = (read_blob(root, blob) for blob in (one, other))
    if first is None or second is None:
        return False
    return first.replace(b"\r\n", b"\n") == second.replace(b"\r\n", b"\n")
