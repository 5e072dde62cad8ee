"""Git as chain of proof and transport, never a condition: an event is committed or untracked.

A commit is made beside the user's index, so staged work is untouched, and the branch only moves
forward from where it was seen, so parallel commands lose nothing.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.endings import MIRRORS
from incplan.store.evidence import FOLDER, is_evidence_name
from incplan.store.gitenv import GitAnswer, git, without_filters
from incplan.store.gitstate import (
    GitState,
    events_ignored,
    in_progress,
    state_but_for_ignored,
    tip,
)
from incplan.store.repolock import repository_lock
from incplan.store.safepath import is_link

_TRIES: Final = 10


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
) -> CommitResult:
    """Commit just these files, and journal files left over from before. Never raises."""
    names = tuple(dict.fromkeys(path.relative_to(root).as_posix() for path in paths))
    state = state_but_for_ignored(root, author=author)
    reason, waiting = state.reason, tuple[str, ...]()
    if reason in (None, "git.no_identity"):
        waiting = pending_events(root)
        reason = "git.ignored" if _ignored(root, waiting) else reason
    if reason is not None:
        return CommitResult(False, None, reason, names)
    everything = tuple(dict.fromkeys((*names, *waiting)))
    if not everything:
        return CommitResult(True, head_commit(root))
    with repository_lock(state.git_dir, alone=False) as held:
        busy = in_progress(state.git_dir) if held else "git.index_locked"
        if busy is not None:
            return CommitResult(False, None, busy, names)
        return _commit(root, state, everything, f"{subject}\n\n{body}".rstrip() + "\n")


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


def _commit(root: Path, state: GitState, names: tuple[str, ...], message: str) -> CommitResult:
    blobs = _blobs(root, state.prefix, names)
    if blobs is None:
        return CommitResult(False, None, "git.failed", names)
    placed = {f"{state.prefix}{name}": blob for name, blob in blobs.items()}
    for _attempt in range(_TRIES):
        commit = _try(root, state, placed, message)
        if commit is None:
            continue
        _refresh_index(root, placed)
        return CommitResult(True, commit)
    return CommitResult(False, None, "git.failed", names)


def _blobs(root: Path, prefix: str, names: tuple[str, ...]) -> dict[str, str] | None:
    """The bytes on disk as git objects, no filter between them and the history.

    Git reads these paths from the top of the work tree, wherever it is called.
    """
    listed = "".join(f"{prefix}{name}\n" for name in names).encode()
    answer = git(root, "hash-object", "-w", "--no-filters", "--stdin-paths", stdin=listed)
    found = answer.text.split("\n") if answer.ok else []
    return dict(zip(names, found, strict=True)) if len(found) == len(names) else None


def _try(root: Path, state: GitState, placed: Mapping[str, str], message: str) -> str | None:
    """One attempt on the present head; None when somebody else moved it meanwhile.

    Only the trees on the way to the files are read, however many files the repository has. The
    branch moves forward from the head named here or not at all; a stream that breaks off before
    its `done` moves nothing.
    """
    head = tip(root, state)
    words = message.encode()
    lines = [
        "feature done",
        f"commit {state.branch}",
        "mark :1",
        f"author {state.author}",
        f"committer {state.committer}",
        f"data {len(words)}",
    ]
    changes = [f"M 100644 {blob} {_quoted(path)}" for path, blob in placed.items()]
    start = [f"from {head}"] if head else []
    stream = b"\n".join((
        "\n".join(lines).encode(), words, "\n".join([*start, *changes]).encode(),
        b"", b"get-mark :1", b"done", b"",
    ))  # fmt: skip
    done = git(root, "fast-import", "--quiet", "--date-format=raw", stdin=stream)
    return done.text if done.ok and done.text else None


def _quoted(path: str) -> str:
    """A path as the last word of a line, in quotes where its signs would mean something."""
    if not any(char in '"\\\n' for char in path):
        return path
    inside = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{inside}"'


def _refresh_index(root: Path, placed: Mapping[str, str]) -> GitAnswer:
    """Tell the user's own index about the new files; a locked index is healed by the next run."""
    listing = "".join(f"100644 {blob}\t{path}\0" for path, blob in placed.items()).encode()
    words = ("update-index", "-z", "--index-info")
    plain = without_filters(root)
    answer = git(root, *words, stdin=listing, extra=plain)
    for _attempt in range(_TRIES):
        if answer.ok or b"index.lock" not in answer.err:
            break
        answer = git(root, *words, stdin=listing, extra=plain)
    return answer
