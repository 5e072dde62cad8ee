"""Whether git can take a commit now, and if not, why."""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.disk.safepath import is_link
from incplan.store.git.calling import git
from incplan.store.git.failures import failure_of
from incplan.store.git.place import belongs_elsewhere, usual_git_dir
from incplan.store.git.settings import GitSettings, git_settings

_IN_PROGRESS: Final = (
    ("MERGE_HEAD", "git.merge_in_progress"),
    ("rebase-merge", "git.rebase_in_progress"),
    ("rebase-apply", "git.rebase_in_progress"),
    ("CHERRY_PICK_HEAD", "git.merge_in_progress"),
    ("REVERT_HEAD", "git.merge_in_progress"),
    ("BISECT_LOG", "git.rebase_in_progress"),
)

_WRITTEN: Final = ("index", "packed-refs", "logs", "refs", "objects", "incplan", "shallow")

#: Plain branch names only; the reftable format writes `.invalid` there.
_HEAD: Final = re.compile(
    r"ref: (refs/heads/[A-Za-z0-9_][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*)", re.ASCII
)
_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class GitState:
    """The branch to commit to, the plan's folder in the work tree, the identity to use.

    `identity` are settings that git needs to know who commits; `known` are git's own settings.
    """

    reason: str | None = None
    branch: str = ""
    prefix: str = ""
    identity: tuple[str, ...] = ()
    git_dir: Path = Path()
    known: GitSettings = GitSettings()


def first_commits(root: Path) -> tuple[str, ...]:
    """Where the history of the plan's repository begins; nothing without git, or if it was cut."""
    cut = git(root, "rev-parse", "--is-shallow-repository")
    if cut.text != "false":
        return ()
    answer = git(root, "rev-list", "--max-parents=0", "HEAD")
    return tuple(answer.text.split()) if answer.ok else ()


def git_state(root: Path, *, author: tuple[str, str] | None = None) -> GitState:
    """Examine the repository around the plan, and whether it ignores events."""
    state = state_but_for_ignored(root, author=author)
    ignored = state.reason in (None, "git.no_identity") and events_ignored(root)
    return GitState("git.ignored") if ignored else state


def state_but_for_ignored(root: Path, *, author: tuple[str, str] | None = None) -> GitState:
    """As `git_state`, for callers that see themselves whether events are ignored."""
    known = git_settings(root)
    if known.answer.code is None:
        return GitState("git.timeout" if known.answer.timed_out else "git.no_git")
    usual = None if known.elsewhere else usual_git_dir(root)
    place = (usual, "") if usual else _asked_place(root)
    if isinstance(place, GitState):
        return place
    git_dir, prefix = place
    reason = _not_ours(root, git_dir) or in_progress(git_dir)
    if reason is not None:
        return GitState(reason)
    branch = _branch(root, git_dir)
    if isinstance(branch, GitState):
        return branch
    identity = _identity(author)
    needed = identity if not known.committer else ()
    if needed:
        known = git_settings(root, needed)
    if not known.committer:
        return GitState("git.no_identity")
    return GitState(None, branch, prefix, needed, git_dir, known)


def _asked_place(root: Path) -> "tuple[Path, str] | GitState":
    """The repository and the plan's folder in it, asked of git; or the reason why there is none."""
    where = git(root, "rev-parse", "--is-inside-work-tree", "--git-dir", "--show-prefix")
    if not where.ok:
        return GitState(failure_of(root, where).code)
    lines = where.text.split("\n")
    if lines[0] != "true":
        return GitState("git.not_a_repository")
    return (root / lines[1]).resolve(), lines[2] if len(lines) > 2 else ""


def work_tree(root: Path) -> Path | None:
    """The top of the work tree; None when a setting puts it elsewhere than where `.git` is."""
    usual = next((one for one in (root, *root.parents) if os.path.lexists(one / ".git")), None)
    told = git(root, "rev-parse", "--show-toplevel")
    same = usual is not None and told.ok and usual.resolve() == Path(told.text).resolve()
    return usual.resolve() if usual is not None and same else None


def _not_ours(root: Path, git_dir: Path) -> str | None:
    """Why nothing may be written to this repository, however git is led there."""
    if belongs_elsewhere(root, git_dir):
        return "git.another"
    return "git.links" if leads_away(git_dir) else None


def leads_away(git_dir: Path) -> bool:
    """Whether what git writes would be written through a link into another file.

    An unpacked archive may bring such links; git follows them when it notes where a branch was.
    """
    places = [git_dir]
    if (git_dir / "commondir").exists():
        places.append((git_dir / _line(git_dir / "commondir")).resolve())
    written = [place / name for place in places for name in _WRITTEN]
    below = (name for place in places for part in ("logs", "refs") for name in _below(place / part))
    return any(map(is_link, written)) or any(map(is_link, below))


def _below(folder: Path) -> Iterator[str]:
    """Everything in a folder of git and in the folders inside it."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            yield entry.path
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path))


def tip(root: Path, state: GitState) -> str | None:
    """The commit at the head of the branch, or None before the first one.

    Read from the branch's own file where there is one, since each question to git is a process.
    Callers that move the branch must name this commit, as `update-ref` requires.
    """
    if not (state.git_dir / "commondir").exists():
        found = _line(state.git_dir / state.branch)
        if _COMMIT.fullmatch(found):
            return found
    answer = git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    return answer.text if answer.ok else None


def _branch(root: Path, git_dir: Path) -> str | GitState:
    """The current branch, from the file that names it; in unusual cases git is asked.

    Without a branch, the reason: git's only answer to a detached head is exit code 1.
    """
    found = _HEAD.fullmatch(_line(git_dir / "HEAD"))
    if found is not None:
        return found[1]
    answer = git(root, "symbolic-ref", "--quiet", "HEAD")
    if answer.ok:
        return answer.text
    return GitState("git.detached_head" if answer.code == 1 else failure_of(root, answer).code)


def _line(path: Path) -> str:
    """The text of a small file of git; empty when it is missing or no text."""
    try:
        return path.read_text(encoding="utf-8").rstrip("\n")
    except (OSError, ValueError):
        return ""


def events_ignored(root: Path) -> bool:
    """Whether git ignores events."""
    # This git command refuses paths marked as literal.
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    return git(root, "check-ignore", "--quiet", "incidents/x.yaml", extra=magic).ok


def ignored_by(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """The rule by which git ignores each of these files, as `.git/info/exclude:7: incidents/`."""
    given = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    # This git command refuses paths marked as literal.
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    words = ("check-ignore", "--no-index", "--verbose", "-z", "--stdin")
    answer = git(root, *words, stdin=given, extra=magic)
    parts = answer.out.decode("utf-8", "surrogateescape").split("\0")
    fours = zip(*(iter(parts),) * 4, strict=False)
    return {
        path: f"{source}:{line}: {pattern}"
        for source, line, pattern, path in fours
        if not pattern.startswith("!")
    }


def in_progress(git_dir: Path) -> str | None:
    """The operation in progress (merge, rebase) during which we must not commit; None without."""
    return next((reason for name, reason in _IN_PROGRESS if (git_dir / name).exists()), None)


def _identity(author: tuple[str, str] | None) -> tuple[str, ...]:
    """Identity settings to use where git has none configured."""
    if author is None:
        return ()
    name, email = author
    return (f"user.name={name}", f"user.email={email}")
