"""Why git gave no answer, and its own words about it: never taken for "there is no history"."""

import os
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import GitAnswer, told

#: What a repository leaves behind when only its folder `.git` is taken away.
_TRACES: Final = (".gitignore", ".gitattributes", ".gitmodules")


@dataclass(frozen=True, slots=True)
class GitFailure:
    """A reason code, and git's own sentence where it has one."""

    code: str
    words: str = ""


def failure_of(root: Path, answer: GitAnswer) -> GitFailure:
    """What an answer that is not ok means.

    A repository that git does not recognise any more is damaged, not absent.
    """
    if answer.code is None:
        return GitFailure("git.timeout" if answer.timed_out else "git.no_git")
    words = told(answer)
    if b"dubious ownership" in answer.err:
        return GitFailure("git.dubious_ownership", words)
    if b"not a git repository" not in answer.err:
        return GitFailure("git.failed", words)
    there = any(os.path.lexists(place / ".git") for place in (root, *root.resolve().parents))
    return GitFailure("git.damaged", words) if there else GitFailure("git.not_a_repository")


def was_under_git(root: Path) -> bool:
    """Whether files that only git needs stand in a plan."""
    return any(os.path.lexists(root / name) for name in _TRACES)
