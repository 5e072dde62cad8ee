"""Entries that git has but the disk lacks: lost, rewritten, or on another branch."""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path, PurePosixPath

from incplan.app.integrity.proof.redactions import differ_by_removals
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.store.git.proof.held import held_elsewhere, once_here
from incplan.store.git.proof.history import Change, History, is_same_text
from incplan.store.git.repository import Repository


def missing_remarks(
    root: Path, repository: Repository, history: History, here: Mapping[str, str]
) -> Iterator[Remark]:
    """`here` are the journal files of the commit checked out, with their blobs."""
    added: dict[str, list[Change]] = {}
    gone = set[str]()
    for change in history.changes:
        if change.letter == "A" and change.commit.id not in repository.shallow:
            added.setdefault(change.path, []).append(change)
        elif change.letter == "D":
            gone.add(change.path)
    for path, changes in added.items():
        yield from _told_otherwise(root, path, changes)
    absent = {path: changes for path, changes in added.items() if path not in here}
    wanted = absent.keys() - gone
    if wanted:
        yield from _absent(root, repository, absent, wanted)


def _told_otherwise(root: Path, path: str, changes: list[Change]) -> Iterator[Remark]:
    """A file added twice with different content: history was rewritten."""
    first = changes[0]
    for other in changes[1:]:
        pair = (first.after, other.after)
        if first.after == other.after or is_same_text(root, *pair):
            continue
        if differ_by_removals(root, *pair):
            continue
        yield remark(
            "JRN076",
            path,
            Severity.ERROR,
            commit=first.commit.id[:12],
            other=other.commit.id[:12],
        )
        return


def _absent(
    root: Path, repository: Repository, absent: Mapping[str, list[Change]], wanted: Set[str]
) -> Iterator[Remark]:
    """Lost if this branch once had it, or if nothing holds it any more; else held elsewhere."""
    held = held_elsewhere(root, repository)
    before = once_here(root, repository)
    known = dict.fromkeys(wanted, "?") if held is None else held
    lost = {path for path in wanted if path in before or path not in known}
    for place, paths in _by_place(lost).items():
        last = absent[paths[0]][-1].commit
        yield remark("JRN074", place, Severity.ERROR, files=paths, count=len(paths), **last.told)
    others: dict[str, list[str]] = {}
    for path in sorted(wanted - lost):
        others.setdefault(known[path], []).append(path)
    for name, paths in others.items():
        yield remark(
            "JRN075", ".", Severity.WARNING, files=paths, count=len(paths), name=short(name)
        )


def _by_place(paths: Set[str]) -> dict[str, list[str]]:
    """Files by their incident, the plan's journal, or the folder of their evidence."""
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        found.setdefault(PurePosixPath(path).parent.as_posix(), []).append(path)
    return found


def short(name: str) -> str:
    """A reference as people name it: `origin/main`, `stash`."""
    for start in ("refs/heads/", "refs/remotes/", "refs/tags/", "refs/"):
        if name.startswith(start):
            return name.removeprefix(start)
    return name
