"""Commit events to git when possible; they are on disk first, and stay untracked otherwise.

A commit is made beside the user's index, so that staged work is untouched. The branch only moves
forward from where it was seen, so that parallel commands lose nothing.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import GitAnswer, git
from incplan.store.git.left_over import LeftOver, left_over
from incplan.store.git.lock import repository_lock
from incplan.store.git.proof.objects import blobs_at, is_blob
from incplan.store.git.settings import without_filters
from incplan.store.git.state import (
    GitState,
    events_ignored,
    in_progress,
    state_but_for_ignored,
    tip,
)
from incplan.store.journal.removals import find_removals, finish_on_disk

_TRIES: Final = 10
_PAUSE: Final = 0.05
_LEFT_OVER: Final = "entries not committed yet"


@dataclass(frozen=True, slots=True)
class CommitResult:
    """Whether files were committed, else the reason code; `pending` are paths left untracked."""

    committed: bool
    commit: str | None = None
    reason: str | None = None
    pending: tuple[str, ...] = ()


def head_commit(root: Path) -> str | None:
    """The commit checked out, or None."""
    answer = git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    return answer.text if answer.ok else None


def inside_repository(root: Path) -> str:
    """The plan's folder in its repository, as `plans/ours/`; empty at the top or without git."""
    answer = git(root, "rev-parse", "--show-prefix")
    return answer.text if answer.ok else ""


def init_repository(root: Path) -> bool:
    """Start a repository; False without git."""
    return git(root, "init", "-q", "-b", "main").ok


def commit_files(
    root: Path,
    paths: tuple[Path, ...],
    subject: str,
    body: str = "",
    *,
    author: tuple[str, str] | None = None,
    gone: tuple[Path, ...] = (),
    alone: bool = False,
) -> CommitResult:
    """Commit just these files, and what earlier commands left over. Never raises.

    Left over are new files of the journal, changed reviews, and removals of words that git does not
    hold yet. `gone` are deleted files. With `alone`, what was left over is committed separately
    before, so that this commit holds these files only. Nothing is committed twice: where the branch
    holds all of it already, its head is the answer.
    """
    names = tuple(dict.fromkeys(path.relative_to(root).as_posix() for path in (*paths, *gone)))
    without = frozenset(path.relative_to(root).as_posix() for path in gone)
    state = state_but_for_ignored(root, author=author)
    reason, waiting = state.reason, LeftOver((), ())
    if reason in (None, "git.no_identity"):
        waiting = left_over(root, None if reason else state.known.filters)
        reason = "git.ignored" if _ignored(root, waiting.new) else reason
    if reason is not None:
        _mended(root, reason, names)
        return CommitResult(False, None, reason, names)
    found, ours = dict.fromkeys((*waiting.new, *waiting.removals)), frozenset(names)
    others = tuple(name for name in found if name not in ours)
    removals = frozenset(f"{state.prefix}{name}" for name in waiting.removals)
    if not (names or others):
        return CommitResult(True, head_commit(root))
    steps = [((*names, *others), subject, body)]
    if alone and names and others:
        steps = [(others, _LEFT_OVER, ""), (names, subject, body)]
    with repository_lock(state.git_dir, alone=False) as held:
        busy = in_progress(state.git_dir) if held else "git.index_locked"
        if alone and _index_locked(state.git_dir):
            busy = "git.index_locked"
        if busy is not None:
            return CommitResult(False, None, busy, names)
        return _one_by_one(root, state, steps, without, removals)


def _mended(root: Path, reason: str, names: tuple[str, ...]) -> None:
    """Take removed words out of what came back with them, though nothing can be committed now.

    Without git, in the folders written to; else everywhere, also where a merge waits for somebody.
    """
    if reason in ("git.no_git", "git.not_a_repository", "git.another", "git.links"):
        finish_on_disk(root, find_removals(root, {name.rpartition("/")[0] for name in names}))
        return
    removals = find_removals(root)
    if removals:
        finish_on_disk(root, removals)
        # Late import: hardly ever does a merge wait.
        from incplan.store.git.healing import settle_unmerged, stage_removals

        settle_unmerged(root)
        stage_removals(root, removals)


def _one_by_one(
    root: Path,
    state: GitState,
    steps: list[tuple[tuple[str, ...], str, str]],
    without: frozenset[str],
    removals: frozenset[str],
) -> CommitResult:
    """A commit for each step, its files, subject and body, until one cannot be made."""
    result = CommitResult(True)
    for files, title, words in steps:
        message = f"{title}\n\n{words}".rstrip() + "\n"
        result = _commit(root, state, files, message, without, removals)
        if not result.committed:
            break
    return result


def _index_locked(git_dir: Path) -> bool:
    """Whether another process keeps the index locked.

    If the index cannot be told of a changed file, the user's next commit would undo the change.
    """
    lock = git_dir / "index.lock"
    for _attempt in range(_TRIES):
        if not lock.exists():
            return False
        time.sleep(_PAUSE)
    return True


def _ignored(root: Path, waiting: tuple[str, ...]) -> bool:
    """Whether git ignores events; not asked when it has just listed one."""
    named = any(name.startswith("incidents/") and name.endswith(".yaml") for name in waiting)
    return not named and events_ignored(root)


def _commit(
    root: Path,
    state: GitState,
    names: tuple[str, ...],
    message: str,
    without: frozenset[str],
    removals: frozenset[str],
) -> CommitResult:
    gone = tuple(f"{state.prefix}{name}" for name in names if name in without)
    kept = [name for name in names if name not in without]
    for _attempt in range(_TRIES):
        head = tip(root, state)
        try:  # after the head was read: what a parallel command committed is never undone
            contents = {f"{state.prefix}{name}": (root / name).read_bytes() for name in kept}
        except OSError:
            return CommitResult(False, None, "git.failed", names)
        held = blobs_at(root, head, (*contents, *gone)) if head else {}
        early = {path: contents[path] for path in removals & contents.keys()}
        if not _staged_first(root, state, held, early):
            return CommitResult(False, None, "git.index_locked", names)
        made = _try(root, state, (head, held), contents, message, gone)
        if made is None:
            continue
        commit, blobs = made
        nothing = "0" * len(commit)
        placed = {**blobs, **dict.fromkeys(gone, nothing)}
        _refresh_index(root, placed, state.known.filters)
        return CommitResult(True, commit)
    locked = (state.git_dir / f"{state.branch}.lock").exists()
    return CommitResult(False, None, "git.index_locked" if locked else "git.failed", names)


def _staged_first(
    root: Path, state: GitState, held: Mapping[str, str], removals: Mapping[str, bytes]
) -> bool:
    """Tell the index of removed words before the branch; False while somebody locks it.

    After a kill in between, or a commit that failed, the person's next plain commit then completes
    the removal. The other way round it would bring the words back. New files, such as the entry
    about the removal, are never left staged: `git reset --hard` would delete them.
    """
    coming = {path: raw for path, raw in removals.items() if not _holds(held, path, raw)}
    if coming and _index_locked(state.git_dir):
        return False
    new = {path: raw for path, raw in coming.items() if path in held}
    if not new:
        return True
    stream: list[bytes] = [b"feature done"]
    for place, content in enumerate(new.values(), 1):
        stream += [b"blob", b"mark :%d" % place, b"data %d" % len(content), content]
    stream += [b"get-mark :%d" % place for place in range(1, len(new) + 1)]
    done = git(root, "fast-import", "--quiet", stdin=b"\n".join((*stream, b"done", b"")))
    blobs = done.text.split("\n")
    if not done.ok or len(blobs) != len(new):
        return False
    placed = dict(zip(new, blobs, strict=True))
    return _refresh_index(root, placed, state.known.filters).ok


def _try(
    root: Path,
    state: GitState,
    seen: tuple[str | None, Mapping[str, str]],
    contents: Mapping[str, bytes],
    message: str,
    gone: tuple[str, ...],
) -> tuple[str, dict[str, str]] | None:
    """One attempt on the head that was `seen`; None when another process moved it meanwhile.

    `seen` are the head and the blobs it holds of these files. The result is the commit, and the
    blob of each file. What the head holds already is not committed again: a parallel command may
    have taken these files along. Contents go into history byte for byte, without filters. Only the
    trees on the way to the files are read, however many files the repository has. The branch moves
    forward from the head named here or not at all; a stream that breaks off before its `done` moves
    nothing.
    """
    head, held = seen
    known = {path: held[path] for path, content in contents.items() if _holds(held, path, content)}
    new = {path: content for path, content in contents.items() if path not in known}
    left = [path for path in gone if path in held or "\n" in path]
    if head and not new and not left:
        return head, known
    stream = _stream(state, head, new, message, left)
    done = git(root, "fast-import", "--quiet", "--date-format=raw", stdin=stream)
    made = done.text.split("\n") if done.ok else []
    if len(made) != len(new) + 1:
        return None
    return made[0], {**known, **dict(zip(new, made[1:], strict=True))}


def _stream(
    state: GitState,
    head: str | None,
    contents: Mapping[str, bytes],
    message: str,
    gone: list[str],
) -> bytes:
    """A commit for fast-import, which then tells the ids of the commit and of each file."""
    marks = {path: f":{place}" for place, path in enumerate(contents, 2)}
    stream: list[str | bytes] = ["feature done"]
    for path, content in contents.items():
        stream += ["blob", f"mark {marks[path]}", f"data {len(content)}", content]
    words = message.encode("utf-8", "surrogateescape")
    stream += [f"commit {state.branch}", "mark :1", f"author {state.known.author}"]
    stream += [f"committer {state.known.committer}", f"data {len(words)}", words]
    stream += [f"from {head}"] if head else []
    stream += [f"M 100644 {mark} {_quoted(path)}" for path, mark in marks.items()]
    stream += [f"D {_quoted(path)}" for path in gone]
    stream += [f"get-mark {mark}" for mark in (":1", *marks.values())]
    return b"\n".join(
        line if isinstance(line, bytes) else line.encode("utf-8", "surrogateescape")
        for line in (*stream, "done", "")
    )


def _holds(held: Mapping[str, str], path: str, content: bytes) -> bool:
    return path in held and is_blob(content, held[path])


def _quoted(path: str) -> str:
    """A path for the end of a fast-import line, quoted where its characters require it."""
    if not any(char in '"\\\n' for char in path):
        return path
    inside = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{inside}"'


def _refresh_index(root: Path, placed: Mapping[str, str], filters: tuple[str, ...]) -> GitAnswer:
    """Add the new files to the user's index; if it is locked, the next run mends it.

    A deleted file is entered with an id of zeros.
    """
    lines = (
        f"{'100644' if blob.strip('0') else '0'} {blob}\t{path}\0" for path, blob in placed.items()
    )
    listing = "".join(lines).encode("utf-8", "surrogateescape")
    words = ("update-index", "-z", "--index-info")
    plain = without_filters(filters)
    answer = git(root, *words, stdin=listing, extra=plain)
    for _attempt in range(_TRIES):
        if answer.ok or b"index.lock" not in answer.err:
            break
        answer = git(root, *words, stdin=listing, extra=plain)
    return answer
