"""Git as chain of proof and transport, never a condition: an event is committed or untracked.

A commit is made beside the user's index, so staged work is untouched, and the branch only moves
forward from where it was seen, so parallel commands lose nothing.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.disk.safepath import is_link
from incplan.store.git.calling import GitAnswer, git
from incplan.store.git.lock import repository_lock
from incplan.store.git.settings import without_filters
from incplan.store.git.state import (
    GitState,
    events_ignored,
    in_progress,
    state_but_for_ignored,
    tip,
)
from incplan.store.journal.attachments import FOLDER, is_evidence_name
from incplan.store.journal.endings import MIRRORS

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
    """Where the plan is in its repository, as `plans/ours/`; empty at the top or without git."""
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
    """Commit just these files, and journal files left over from before. Never raises.

    `gone` are files that the commit no longer holds. With `alone` what was left over is committed
    by itself before, so that the commit holds nothing but what it is about.
    """
    names = tuple(dict.fromkeys(path.relative_to(root).as_posix() for path in (*paths, *gone)))
    without = frozenset(path.relative_to(root).as_posix() for path in gone)
    state = state_but_for_ignored(root, author=author)
    reason, waiting = state.reason, tuple[str, ...]()
    if reason in (None, "git.no_identity"):
        waiting = pending_events(root)
        reason = "git.ignored" if _ignored(root, waiting) else reason
    if reason is not None:
        return CommitResult(False, None, reason, names)
    others = tuple(name for name in waiting if name not in names)
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
        result = CommitResult(True)
        for files, title, words in steps:
            message = f"{title}\n\n{words}".rstrip() + "\n"
            result = _commit(root, state, files, message, without)
            if not result.committed:
                break
        return result


def _index_locked(git_dir: Path) -> bool:
    """Whether somebody holds the index, and keeps it.

    An index that could not be told of a changed file would have the user's next commit undo it.
    """
    lock = git_dir / "index.lock"
    for _attempt in range(_TRIES):
        if not lock.exists():
            return False
        time.sleep(_PAUSE)
    return True


def pending_events(root: Path) -> tuple[str, ...]:
    """Event files on disk that git does not track, from earlier commands."""
    folders = [name for name in ("incidents", "exercises", "journal") if (root / name).is_dir()]
    if not folders:
        return ()
    answer = git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", *folders)
    if not answer.ok:
        return ()
    names = answer.out.decode("utf-8", "replace").split("\0")
    return tuple(
        name
        for name in names
        if _ours(name) and "/." not in f"/{name}" and "\n" not in name and _is_file(root / name)
    )


def _is_file(path: Path) -> bool:
    """A file that stands there itself: what a link points at is nobody's to commit."""
    return path.is_file() and not is_link(path)


def _ignored(root: Path, waiting: tuple[str, ...]) -> bool:
    """Whether git leaves events alone; it does not when it has just named one."""
    named = any(name.startswith("incidents/") and name.endswith(".yaml") for name in waiting)
    return not named and events_ignored(root)


def _ours(name: str) -> bool:
    """Ours to commit: an event, a review, a mirrored ending, or evidence named by its hash."""
    *folders, last = name.split("/")
    parent = folders[-1] if folders else ""
    kept = parent == FOLDER and is_evidence_name(last)
    return last.endswith(".yaml") or parent in MIRRORS or kept


def _commit(
    root: Path, state: GitState, names: tuple[str, ...], message: str, without: frozenset[str]
) -> CommitResult:
    gone = tuple(f"{state.prefix}{name}" for name in names if name in without)
    kept = (name for name in names if name not in without)
    try:
        contents = {f"{state.prefix}{name}": (root / name).read_bytes() for name in kept}
    except OSError:
        return CommitResult(False, None, "git.failed", names)
    for _attempt in range(_TRIES):
        made = _try(root, state, contents, message, gone)
        if made is None:
            continue
        commit, *blobs = made
        nothing = "0" * len(commit)
        placed = {**dict(zip(contents, blobs, strict=True)), **dict.fromkeys(gone, nothing)}
        _refresh_index(root, placed, state.known.filters)
        return CommitResult(True, commit)
    return CommitResult(False, None, "git.failed", names)


def _try(
    root: Path,
    state: GitState,
    contents: Mapping[str, bytes],
    message: str,
    gone: tuple[str, ...],
) -> list[str] | None:
    """One attempt on the present head; None when somebody else moved it meanwhile.

    The commit and the objects of the contents, which stand in the history byte for byte: no
    filter between. Only the trees on the way to the files are read, however many files the
    repository has. The branch moves forward from the head named here or not at all; a stream that
    breaks off before its `done` moves nothing.
    """
    head = tip(root, state)
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
    given = b"\n".join(
        line if isinstance(line, bytes) else line.encode("utf-8", "surrogateescape")
        for line in (*stream, "done", "")
    )
    done = git(root, "fast-import", "--quiet", "--date-format=raw", stdin=given)
    made = done.text.split("\n") if done.ok else []
    return made if len(made) == len(contents) + 1 else None


def _quoted(path: str) -> str:
    """A path as the last word of a line, in quotes where its signs would mean something."""
    if not any(char in '"\\\n' for char in path):
        return path
    inside = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{inside}"'


def _refresh_index(root: Path, placed: Mapping[str, str], filters: tuple[str, ...]) -> GitAnswer:
    """Tell the user's own index about the new files; a locked index is healed by the next run.

    A file that is gone is placed with an id of zeros.
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
