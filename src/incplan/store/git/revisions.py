"""The plan's history in git: when its files last changed, and earlier versions of them.

Commits of events alone are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from incplan.store.git.calling import git
from incplan.store.git.proof.dates import commit_time
from incplan.store.git.proof.objects import batch_contents

PLAN_FILES: Final = (
    "plan.yaml",
    "levels.yaml",
    "obligations.yaml",
    "accepted-findings.yaml",
    "roster.yaml",
    "activities",
    "contacts",
    "suppliers",
    "fiches",
    "templates",
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed the plan; `at` is None where the date it bears is impossible."""

    commit: str
    at: datetime | None
    author: str


def plan_revisions(root: Path, limit: int) -> tuple[Revision, ...]:
    """Commits that changed files of the plan, newest first; nothing without git."""
    answer = git(root, "log", f"-{limit}", "--format=%H%x1f%ct%x1f%an", "--", *PLAN_FILES)
    if not answer.ok:
        return ()
    return tuple(_revision(line) for line in answer.text.split("\n") if line)


def _revision(line: str) -> Revision:
    commit, at, author = line.split("\x1f", 2)
    return Revision(commit, commit_time(at), author)


def write_revision(root: Path, commit: str, target: Path) -> None:
    """The plan's files as they were at a commit, into an empty directory; links are left out."""
    listed = git(root, "ls-tree", "-r", "-z", commit, "--", *PLAN_FILES)
    entries = [entry for entry in listed.out.decode("utf-8", "replace").split("\0") if entry]
    blobs = dict(_blob(entry) for entry in entries if entry.startswith("100"))
    wanted = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    contents = batch_contents(git(root, "cat-file", "--batch", stdin=wanted).out)
    for name, content in zip(blobs, contents, strict=False):
        path = target / name
        if path.resolve().is_relative_to(target.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def plan_files_at(root: Path, commits: Iterable[str]) -> Iterator[bytes]:
    """`plan.yaml` as it was at each commit; nothing where there was none."""
    wanted = "".join(f"{commit}:./plan.yaml\n" for commit in commits).encode()
    return batch_contents(git(root, "cat-file", "--batch", stdin=wanted).out)


def file_versions(root: Path, path: str, limit: int) -> Iterator[tuple[datetime, bytes]]:
    """A file as its last commits left it, newest first, each with its time; nothing without git.

    Where a commit bears an impossible date, nothing before it is told.
    """
    answer = git(root, "log", f"-{limit}", "--format=%H%x1f%ct%x1f", "--", path)
    found = [_revision(line) for line in answer.text.split("\n") if line] if answer.ok else []
    wanted = "".join(f"{item.commit}:./{path}\n" for item in found).encode()
    contents = batch_contents(git(root, "cat-file", "--batch", stdin=wanted).out) if found else ()
    for item, content in zip(found, contents, strict=False):
        if item.at is None:
            return
        yield item.at, content


def _blob(entry: str) -> tuple[str, str]:
    facts, name = entry.split("\t", 1)
    return name, facts.split()[2]
