"""The other end: which remote, what it has, what waits for it. Never rewrites, never forces.

Only a remote that is configured under a plain name is used, at one address of a usual form. Git
works there in a repository of our own (`courier.py`): a plan may come from a stranger.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from incplan.store.git.calling import git, told
from incplan.store.git.exchange.courier import Courier
from incplan.store.git.exchange.own_settings import OwnSettings
from incplan.store.git.exchange.routes import far_program
from incplan.store.git.proof.history import JOURNAL_FOLDERS, is_journal_file

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
_NETWORK_LIMIT: Final = 90


class Step(StrEnum):
    """The outcome of one step of the exchange."""

    DONE = "done"
    NO_BRANCH_THERE = "no_branch_there"
    UNREACHABLE = "unreachable"
    BEHIND = "behind"
    REJECTED = "rejected"
    CONFLICT = "conflict"
    LOCAL_CHANGES = "local_changes"
    UNRELATED = "unrelated"
    LOCKED = "locked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Answered:
    """A step's outcome, git's own message, and the files concerned."""

    step: Step
    words: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upstream:
    """A branch and its counterpart at a remote."""

    remote: str
    branch: str
    there: str

    @property
    def tracking(self) -> str:
        """The local name of the remote branch as last fetched."""
        return f"refs/remotes/{self.remote}/{self.there.removeprefix('refs/heads/')}"


def find_upstream(known: OwnSettings, branch: str) -> Upstream | None:
    """The remote this branch follows, else `origin`, else the only one; None without any."""
    short = branch.removeprefix("refs/heads/")
    names = [name for name in known.remotes if _NAME.fullmatch(name)]
    configured = known.last(f"branch.{short}.remote")
    there = known.last(f"branch.{short}.merge")
    if configured in names and there.startswith("refs/heads/"):
        return Upstream(configured, branch, there)
    remote = "origin" if "origin" in names else names[0] if len(names) == 1 else None
    return Upstream(remote, branch, branch) if remote else None


def fetch(root: Path, courier: Courier, upstream: Upstream) -> Answered:
    """Fetch the remote's version of this branch."""
    head, seen = commit_of(root, "HEAD"), commit_of(root, upstream.tracking)
    for name, commit in ((upstream.branch, head), (upstream.tracking, seen)):
        if commit:
            courier.point(name, commit)
    answer = courier.run(
        "fetch",
        "--no-tags",
        "--no-recurse-submodules",
        "--no-auto-maintenance",
        "--no-write-fetch-head",
        "--refmap=",
        *far_program(courier, upstream.remote, "upload-pack"),
        "--end-of-options",
        upstream.remote,
        f"+{upstream.there}:{upstream.tracking}",
        limit=_NETWORK_LIMIT,
    )
    if answer.ok:
        return _note(root, courier, upstream)
    if b"couldn't find remote ref" in answer.err:
        return Answered(Step.NO_BRANCH_THERE)
    if b"cannot lock ref" in answer.err or b".lock'" in answer.err:
        return Answered(Step.LOCKED, told(answer))
    return Answered(Step.UNREACHABLE, told(answer))


def _note(root: Path, courier: Courier, upstream: Upstream) -> Answered:
    """Keep in the plan's repository what the other end was seen to have."""
    seen = courier.run("rev-parse", "--verify", "--quiet", upstream.tracking)
    noted = git(root, "update-ref", "-m", "sync", upstream.tracking, seen.text) if seen.ok else seen
    return Answered(Step.DONE) if noted.ok else Answered(Step.LOCKED, told(noted))


def push(root: Path, courier: Courier, upstream: Upstream) -> Answered:
    """Push this branch, without force."""
    head = commit_of(root, "HEAD") or ""
    courier.point(upstream.branch, head)
    answer = courier.run(
        "push",
        "--porcelain",
        "--no-follow-tags",
        "--no-signed",
        "--no-verify",
        "--recurse-submodules=no",
        *far_program(courier, upstream.remote, "receive-pack"),
        "--end-of-options",
        upstream.remote,
        f"{upstream.branch}:{upstream.there}",
        limit=_NETWORK_LIMIT,
    )
    if answer.ok:
        git(root, "update-ref", "-m", "sync", upstream.tracking, head)
        return Answered(Step.DONE)
    said = answer.out + answer.err
    moved = (b"[rejected]", b"failed to update ref", b"cannot lock ref", b"incorrect old value")
    if any(words in said for words in moved):
        return Answered(Step.BEHIND, told(answer))
    if b"[remote rejected]" in said:
        return Answered(Step.REJECTED, told(answer))
    return Answered(Step.UNREACHABLE, told(answer))


def commit_of(root: Path, name: str) -> str | None:
    """The commit a name stands for."""
    answer = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return answer.text if answer.ok else None


def added_between(root: Path, old: str | None, new: str) -> tuple[str, ...]:
    """Journal files that `new` has and `old` lacks; without `old`, all of `new`."""
    if old is None:
        answer = git(root, "ls-tree", "-r", "-z", "--name-only", new, "--", *JOURNAL_FOLDERS)
    else:
        options = ("--name-only", "--diff-filter=A", "--no-renames", "--relative", "-z")
        answer = git(root, "diff-tree", "-r", *options, old, new, "--", *JOURNAL_FOLDERS)
    names = answer.out.decode("utf-8", "replace").split("\0") if answer.ok else []
    return tuple(name for name in names if is_journal_file(name))


def plan_files_between(root: Path, old: str | None, new: str) -> tuple[str, ...]:
    """Files outside the journal that differ between two commits; all of them without an `old`."""
    if old is None:
        answer = git(root, "ls-tree", "-r", "-z", "--name-only", new)
    else:
        options = ("--name-only", "--no-renames", "--relative", "-z")
        answer = git(root, "diff-tree", "-r", *options, old, new)
    names = answer.out.decode("utf-8", "replace").split("\0") if answer.ok else []
    return tuple(name for name in names if name and name.split("/")[0] not in JOURNAL_FOLDERS)


def listed_in(said: bytes) -> tuple[str, ...]:
    """The indented files in git's message."""
    lines = said.decode("utf-8", "replace").split("\n")
    return tuple(line.strip() for line in lines if line.startswith("\t"))
