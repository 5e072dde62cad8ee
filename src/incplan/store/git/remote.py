"""Exchange with the remote: find it, fetch, merge, push; never rewrite history, never force.

Only a remote that is configured under a plain name is used, and only when nothing in the
repository's own settings would run a program: a plan may come from a stranger.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from incplan.store.git.calling import git, told
from incplan.store.git.history import JOURNAL_FOLDERS, is_journal_file

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
_NETWORK_LIMIT: Final = 90
_MERGE_LIMIT: Final = 120
#: Repository settings by which fetch, merge or push would run a program.
_PROGRAMS: Final = re.compile(
    r"core\.(worktree|sshcommand|gitproxy|askpass|alternaterefscommand)|include(if)?\..*"
    r"|credential\..*helper|remote\..*\.(uploadpack|receivepack|vcs)"
    r"|filter\..*|merge\..*\.driver|gpg\..*|uploadpack\.packobjectshook"
)
_SETTINGS: Final = (
    "merge.directoryRenames=false",
    "merge.ff=true",
    "merge.autoStash=false",
    "commit.gpgSign=false",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
    "fetch.recurseSubmodules=no",
    "submodule.recurse=false",
    "protocol.ext.allow=never",
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=30",
)


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


def find_upstream(root: Path, branch: str) -> Upstream | None:
    """The remote this branch follows, else `origin`, else the only one; None without any."""
    short = branch.removeprefix("refs/heads/")
    known = git(root, "remote").text.split("\n")
    names = [name for name in known if _NAME.fullmatch(name)]
    configured = git(root, "config", "--get", f"branch.{short}.remote").text
    there = git(root, "config", "--get", f"branch.{short}.merge").text
    if configured in names and there.startswith("refs/heads/"):
        return Upstream(configured, branch, there)
    remote = "origin" if "origin" in names else names[0] if len(names) == 1 else None
    return Upstream(remote, branch, branch) if remote else None


def settings_that_run(root: Path) -> tuple[str, ...]:
    """Names of this repository's settings that would run a program."""
    found: set[str] = set()
    for scope in ("--local", "--worktree"):
        answer = git(root, "config", scope, "--name-only", "-z", "--list")
        found |= {name for name in answer.out.decode("utf-8", "replace").split("\0") if name}
    return tuple(sorted(name for name in found if _PROGRAMS.fullmatch(name.lower())))


def leads_inside(root: Path, remote: str) -> bool:
    """Whether a remote is a directory inside this plan, whose hooks would run when we push."""
    url = git(root, "remote", "get-url", "--push", remote).text
    top = git(root, "rev-parse", "--show-toplevel").text
    if not url or not top:
        return False
    place = Path(top, url.removeprefix("file://")).resolve()
    return place.is_dir() and place.is_relative_to(Path(top).resolve())


def fetch(root: Path, upstream: Upstream) -> Answered:
    """Fetch the remote's version of this branch."""
    answer = git(
        root,
        "fetch",
        "--no-tags",
        "--no-recurse-submodules",
        "--refmap=",
        "--end-of-options",
        upstream.remote,
        f"+{upstream.there}:{upstream.tracking}",
        settings=_SETTINGS,
        limit=_NETWORK_LIMIT,
    )
    if answer.ok:
        return Answered(Step.DONE)
    if b"couldn't find remote ref" in answer.err:
        return Answered(Step.NO_BRANCH_THERE)
    if b"cannot lock ref" in answer.err or b".lock'" in answer.err:
        return Answered(Step.LOCKED, told(answer))
    return Answered(Step.UNREACHABLE, told(answer))


def merge(root: Path, upstream: Upstream, identity: tuple[str, ...]) -> Answered:
    """Merge what was fetched; a conflict is left in the files, as git leaves it, for a person."""
    answer = git(
        root,
        "merge",
        "--no-edit",
        "--no-stat",
        upstream.tracking,
        settings=(*_SETTINGS, *identity),
        limit=_MERGE_LIMIT,
    )
    if answer.ok:
        return Answered(Step.DONE)
    unmerged = git(root, "diff", "--name-only", "--diff-filter=U", "-z", "--no-ext-diff")
    files = tuple(name for name in unmerged.out.decode("utf-8", "replace").split("\0") if name)
    said = answer.out + answer.err
    if files:
        return Answered(Step.CONFLICT, "", files)
    if b"would be overwritten" in said:
        return Answered(Step.LOCAL_CHANGES, "", _listed(said))
    if b"unrelated histories" in said:
        return Answered(Step.UNRELATED)
    locked = b".lock'" in said or b"cannot lock ref" in said
    return Answered(Step.LOCKED if locked else Step.FAILED, told(answer))


def push(root: Path, upstream: Upstream) -> Answered:
    """Push this branch, without force."""
    answer = git(
        root,
        "push",
        "--porcelain",
        "--no-follow-tags",
        "--end-of-options",
        upstream.remote,
        f"{upstream.branch}:{upstream.there}",
        settings=_SETTINGS,
        limit=_NETWORK_LIMIT,
    )
    if answer.ok:
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


def _listed(said: bytes) -> tuple[str, ...]:
    """The indented files in git's message."""
    lines = said.decode("utf-8", "replace").split("\n")
    return tuple(line.strip() for line in lines if line.startswith("\t"))
