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
from incplan.store.git.exchange.routes import far_end
from incplan.store.git.proof.history import JOURNAL_FOLDERS, is_journal_file
from incplan.store.git.proof.objects import objects_named

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
    seen = ends_of(root, upstream)
    for name, commit in ((upstream.branch, seen.here), (upstream.tracking, seen.there)):
        if commit:
            courier.point(name, commit)
    answer = courier.run(
        "fetch",
        "--no-tags",
        "--no-recurse-submodules",
        "--no-auto-maintenance",
        "--no-write-fetch-head",
        "--refmap=",
        *far_end(courier, upstream.remote, "upload-pack").options,
        "--end-of-options",
        upstream.remote,
        f"+{upstream.there}:{upstream.tracking}",
        limit=_NETWORK_LIMIT,
    )
    if answer.ok:
        return _note(root, courier, upstream, seen.there)
    if b"couldn't find remote ref" in answer.err:
        return Answered(Step.NO_BRANCH_THERE)
    if b"cannot lock ref" in answer.err or b".lock'" in answer.err:
        return Answered(Step.LOCKED, told(answer))
    return Answered(Step.UNREACHABLE, told(answer))


def _note(root: Path, courier: Courier, upstream: Upstream, before: str | None) -> Answered:
    """Keep in the plan's repository what the other end was seen to have."""
    seen = courier.run("rev-parse", "--verify", "--quiet", upstream.tracking)
    if seen.ok and seen.text == before:
        return Answered(Step.DONE)
    noted = git(root, "update-ref", "-m", "sync", upstream.tracking, seen.text) if seen.ok else seen
    return Answered(Step.DONE) if noted.ok else Answered(Step.LOCKED, told(noted))


def push(root: Path, courier: Courier, upstream: Upstream, *, seen_again: bool = False) -> Answered:
    """Push this branch, without force.

    With `seen_again` what the other end has is not taken from that: it is fetched from elsewhere.
    """
    head = ends_of(root, upstream).here or ""
    courier.point(upstream.branch, head)
    far = far_end(courier, upstream.remote, "receive-pack")
    answer = courier.run(
        "push",
        "--porcelain",
        "--no-follow-tags",
        "--no-signed",
        "--no-verify",
        "--recurse-submodules=no",
        *far.options,
        "--end-of-options",
        upstream.remote,
        f"{upstream.branch}:{upstream.there}",
        limit=_NETWORK_LIMIT,
        umask=far.umask,
    )
    if answer.ok:
        if not seen_again:
            git(root, "update-ref", "-m", "sync", upstream.tracking, head)
        return Answered(Step.DONE)
    said = answer.out + answer.err
    moved = (b"[rejected]", b"failed to update ref", b"cannot lock ref", b"incorrect old value")
    if any(words in said for words in moved):
        return Answered(Step.BEHIND, told(answer))
    if b"[remote rejected]" in said:
        return Answered(Step.REJECTED, told(answer))
    return Answered(Step.UNREACHABLE, told(answer))


@dataclass(frozen=True, slots=True)
class Ends:
    """The commit checked out here, and the one of the other end as last fetched; None without."""

    here: str | None
    there: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """Between two commits: the files that the journal gained, the plan files that differ."""

    journal: tuple[str, ...] = ()
    plan_files: tuple[str, ...] = ()


def ends_of(root: Path, upstream: Upstream) -> Ends:
    """Where both ends stand, in one question to git."""
    names = tuple(f"{name}^{{commit}}" for name in ("HEAD", upstream.tracking))
    found = objects_named(root, names)
    here, there = (found[name][1] if name in found else None for name in names)
    return Ends(here, there)


def changed_between(root: Path, old: str | None, new: str | None) -> Changed:
    """What `new` has and `old` lacks; without `old`, all of `new`."""
    if new is None or old == new:
        return Changed()
    if old is None:
        answer = git(root, "ls-tree", "-r", "-z", "--name-only", new)
    else:
        options = ("--name-status", "--no-renames", "--relative", "-z")
        answer = git(root, "diff-tree", "-r", *options, old, new)
    parts = answer.out.decode("utf-8", "replace").split("\0")[:-1] if answer.ok else []
    told = zip(parts[::2], parts[1::2], strict=True) if old else (("A", name) for name in parts)
    pairs = tuple(told)
    return Changed(
        tuple(name for how, name in pairs if how == "A" and is_journal_file(name)),
        tuple(name for _how, name in pairs if name.split("/")[0] not in JOURNAL_FOLDERS),
    )


def listed_in(said: bytes) -> tuple[str, ...]:
    """The indented files in git's message."""
    lines = said.decode("utf-8", "replace").split("\n")
    return tuple(line.strip() for line in lines if line.startswith("\t"))
