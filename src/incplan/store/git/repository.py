"""What must be known of a repository before its history proves anything.

A shallow clone has no past, grafts and replaced objects show another one, a broken reference hides
a part. Every call to git looks past grafts and replacements (`calling.py`); here they are named.
"""

import os
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import git, told
from incplan.store.git.failures import GitFailure, failure_of

_LOOK: Final = ("rev-parse", "--show-prefix", "--git-path", "shallow", "--git-common-dir")
_REPLACED: Final = "refs/replace/"
_STASH: Final = "refs/stash"


@dataclass(frozen=True, slots=True)
class Repository:
    """What is known before history is read.

    `branch` is the reference checked out, empty without one; `head` None before a commit. `prefix`
    is the plan's place inside, as `plans/ours`. `shallow` are commits whose past is missing,
    `stashed` those of `git stash`, which are no history; `replaced` counts objects that git would
    show otherwise. `broken` is what git says of references that it cannot read.
    """

    prefix: str
    head: str | None
    branch: str
    shallow: frozenset[str]
    stashed: frozenset[str]
    grafted: bool
    replaced: int
    references: tuple[str, ...]
    broken: GitFailure | None


def look(root: Path) -> Repository | GitFailure:
    """The repository around a plan, or why git does not say."""
    where = git(root, *_LOOK, "HEAD")
    lines = where.text.split("\n")
    known = len(lines) > 2
    if not known:
        return failure_of(root, where)
    prefix = lines[0].rstrip("/")
    if prefix and os.path.lexists(root / ".git"):
        return GitFailure("git.damaged", str(root / ".git"))
    listed = git(root, "for-each-ref", "--format=%(HEAD)%(refname)")
    if not listed.ok:
        return failure_of(root, listed)
    found = [line for line in listed.text.split("\n") if line]
    names = tuple(line[1:] for line in found)
    return Repository(
        prefix=prefix,
        head=lines[3] if where.ok and len(lines) > 3 else None,
        branch=next((line[1:] for line in found if line.startswith("*")), ""),
        shallow=frozenset(_lines(root / lines[1])),
        stashed=_stashed(root) if _STASH in names else frozenset(),
        grafted=bool(_lines(root / lines[2] / "info" / "grafts")),
        replaced=sum(1 for name in names if name.startswith(_REPLACED)),
        references=tuple(name for name in names if not name.startswith(_REPLACED)),
        broken=GitFailure("git.broken_reference", told(listed)) if listed.err else None,
    )


def _stashed(root: Path) -> frozenset[str]:
    answer = git(root, "log", "--walk-reflogs", "--format=%H", _STASH, "--")
    return frozenset(answer.text.split("\n")) if answer.ok else frozenset()


def _lines(path: Path) -> tuple[str, ...]:
    """Words of a small file of git, comments left out; nothing when it is missing."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    return tuple(line.strip() for line in text.split("\n") if line.strip() and line[0] != "#")
