"""Why git gave no answer, with its own message; this is not the same as "no history"."""

import os
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import GitAnswer, told

#: Files that stay behind when only the folder `.git` is removed.
_TRACES: Final = (".gitignore", ".gitattributes", ".gitmodules")


@dataclass(frozen=True, slots=True)
class GitFailure:
    """A reason code, with git's message if there is one."""

    code: str
    words: str = ""


def failure_of(root: Path, answer: GitAnswer) -> GitFailure:
    """The reason for an answer that is not ok.

    A repository that git no longer recognises is damaged, not absent.
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
    """Whether the plan has files that only a git repository needs."""
    return any(os.path.lexists(root / name) for name in _TRACES)
