"""Journal files on other branches, remotes or stashes, and those this branch once had."""

from pathlib import Path
from typing import Final

from incplan.store.git.calling import GitAnswer, git
from incplan.store.git.proof.history import JOURNAL_FOLDERS, TIME_LIMIT, is_journal_file
from incplan.store.git.repository import Repository

_HEADER: Final = "\x01"
_OPTIONS: Final = ("-m", "--name-only", "--no-renames", "--relative", "--diff-filter=A", "-z")


def held_elsewhere(root: Path, repository: Repository) -> dict[str, str] | None:
    """Journal files that other references hold, each with the first such reference.

    None when git does not tell.
    """
    without = (f"^{repository.head}",) if repository.head else ()
    names = "".join(f"{name}\n" for name in (*repository.references, *without))
    answer = git(
        root, "log", "--stdin", "--source", f"--format={_HEADER}%S", *_OPTIONS, "--",
        *JOURNAL_FOLDERS, stdin=names.encode("utf-8", "surrogateescape"), limit=TIME_LIMIT,
    )  # fmt: skip
    return _by_source(answer) if answer.ok else None


def once_here(root: Path, repository: Repository) -> frozenset[str]:
    """Journal files that the current branch held, by its reflog, and no longer has."""
    seen = git(root, "log", "--walk-reflogs", "--format=%H", repository.branch or "HEAD", "--")
    if not seen.ok:
        return frozenset()
    without = (f"^{repository.head}",) if repository.head else ()
    commits = "".join(f"{name}\n" for name in (*dict.fromkeys(seen.text.split("\n")), *without))
    answer = git(
        root, "log", "--stdin", "--ignore-missing", f"--format={_HEADER}%H", *_OPTIONS, "--",
        *JOURNAL_FOLDERS, stdin=commits.encode(), limit=TIME_LIMIT,
    )  # fmt: skip
    return frozenset(_by_source(answer))


def _by_source(answer: GitAnswer) -> dict[str, str]:
    found: dict[str, str] = {}
    source = ""
    for raw in answer.out.decode("utf-8", "surrogateescape").split("\0") if answer.ok else ():
        part = raw.lstrip("\n")
        if part.startswith(_HEADER):
            source = part[1:]
        elif is_journal_file(part):
            found[part] = source  # newest first, so the commit that added it comes last
    return found
