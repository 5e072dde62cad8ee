"""Whether git can take a commit now, and why not."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from incplan.store.gitenv import git

_IN_PROGRESS: Final = (
    ("MERGE_HEAD", "git.merge_in_progress"),
    ("rebase-merge", "git.rebase_in_progress"),
    ("rebase-apply", "git.rebase_in_progress"),
    ("CHERRY_PICK_HEAD", "git.merge_in_progress"),
    ("REVERT_HEAD", "git.merge_in_progress"),
    ("BISECT_LOG", "git.rebase_in_progress"),
)


@dataclass(frozen=True, slots=True)
class GitState:
    """The branch to commit to, the plan's place in the work tree, the identity to use."""

    reason: str | None = None
    branch: str = ""
    prefix: str = ""
    identity: tuple[str, ...] = ()
    git_dir: Path = Path()


def git_state(root: Path, *, author: tuple[str, str] | None = None) -> GitState:
    """Look at the repository around the plan."""
    where = git(root, "rev-parse", "--is-inside-work-tree", "--git-dir", "--show-prefix")
    if where.code is None:
        return GitState("git.timeout" if where.timed_out else "git.no_git")
    lines = where.text.split("\n")
    if not where.ok or lines[0] != "true":
        dubious = b"dubious ownership" in where.err
        return GitState("git.dubious_ownership" if dubious else "git.not_a_repository")
    git_dir = (root / lines[1]).resolve()
    prefix = lines[2] if len(lines) > 2 else ""
    reason = in_progress(git_dir)
    if reason is not None:
        return GitState(reason)
    branch = git(root, "symbolic-ref", "--quiet", "HEAD")
    if not branch.ok:
        return GitState("git.detached_head")
    # This one command of git refuses paths that are declared literal.
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    if git(root, "check-ignore", "--quiet", "incidents/x.yaml", extra=magic).ok:
        return GitState("git.ignored")
    identity = _identity(root, author)
    if identity is None:
        return GitState("git.no_identity")
    return GitState(None, branch.text, prefix, identity, git_dir)


def in_progress(git_dir: Path) -> str | None:
    """Why no commit may come in between now, when something is going on."""
    return next((reason for name, reason in _IN_PROGRESS if (git_dir / name).exists()), None)


def _identity(root: Path, author: tuple[str, str] | None) -> tuple[str, ...] | None:
    """Settings to add so that git knows who commits; None when nobody does."""
    if git(root, "var", "GIT_COMMITTER_IDENT", settings=("user.useConfigOnly=true",)).ok:
        return ()
    if author is None:
        return None
    name, email = author
    return (f"user.name={name}", f"user.email={email}")
