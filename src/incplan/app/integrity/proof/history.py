"""What git shows about the journal's files: changed, removed, renamed, lost, hidden, late."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from incplan.app.integrity.proof.arrival import Alive, time_remarks
from incplan.app.integrity.proof.missing import missing_remarks
from incplan.app.integrity.proof.places import Place
from incplan.app.integrity.proof.redactions import differ_by_removals
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.app.integrity.proof.undone import undone_entries
from incplan.app.integrity.proof.work_tree import work_tree_remarks
from incplan.diagnostics import Severity
from incplan.frozen import dataclass
from incplan.store.git.failures import GitFailure, was_under_git
from incplan.store.git.proof.history import History, files_at, reachable, read_history
from incplan.store.git.repository import Repository, look


@dataclass(frozen=True, slots=True)
class Proof:
    """How far history reaches, commits that touch the journal, what was found.

    `reach` is `full`, `shallow`, `part` when some references could not be read, `failed` when git
    gave no answer, `none` without a repository.
    """

    reach: str
    commits: int
    head: str | None
    remarks: tuple[Remark, ...]


def history_proof(root: Path, places: Iterable[Place], files: Set[str], now: datetime) -> Proof:
    """Everything git shows about `files`, those on disk; or the reason why it shows nothing."""
    repository = look(root)
    if isinstance(repository, GitFailure):
        return _unasked(root, repository)
    history = read_history(root, head=bool(repository.head), stashed=repository.stashed)
    here = files_at(root, repository.head, repository.prefix) if repository.head else {}
    if isinstance(history, GitFailure):
        return _unasked(root, history)
    if here is None:
        return _unasked(root, GitFailure("git.failed", "git ls-tree HEAD"))
    alive = cache(partial(reachable, root))
    found = [
        *_reach(repository, history, files),
        *_changes(root, history, alive),
        *missing_remarks(root, repository, history, here),
        *work_tree_remarks(root, here, files),
        *time_remarks(history, repository.shallow, places, now, alive),
    ]
    part = history.part or repository.broken
    reach = "shallow" if repository.shallow else "part" if part else "full"
    touched = len({change.commit.id for change in history.changes})
    return Proof(reach, touched, repository.head, tuple(found))


def _unasked(root: Path, failure: GitFailure) -> Proof:
    if failure.code == "git.not_a_repository":
        case = "gone" if was_under_git(root) else ""
        found = remark("JRN055", ".", Severity.WARNING, files=(), case=case)
        return Proof("none", 0, None, (found,))
    case = failure.code.removeprefix("git.")
    found = remark("JRN079", ".", Severity.WARNING, files=(), case=case, words=failure.words)
    return Proof("failed", 0, None, (found,))


def _reach(repository: Repository, history: History, files: Set[str]) -> Iterator[Remark]:
    """The reasons why history is not complete."""
    known = {
        change.path for change in history.changes if change.commit.id not in repository.shallow
    }
    for commit in sorted(repository.shallow):
        yield remark("JRN046", ".", Severity.WARNING, files=files - known, commit=commit[:12])
    part = history.part or repository.broken
    if part is not None:
        words = part.words or part.code
        yield remark("JRN079", ".", Severity.WARNING, files=(), case="part", words=words)
    if repository.grafted:
        yield remark("JRN077", ".", Severity.WARNING)
    if repository.replaced:
        yield remark("JRN077", ".", Severity.WARNING, case="replaced", count=repository.replaced)


def _changes(root: Path, history: History, alive: Alive) -> Iterator[Remark]:
    """Changes to a file by a commit; a commit only in a reflog was taken back."""
    undone = undone_entries(root, history)
    for record in {item.number: item for item in undone.values()}.values():
        count = sum(item is record for item in undone.values())
        yield remark(
            "JRN086",
            record.path,
            Severity.INFO,
            files=(),
            number=record.number,
            count=count,
            when=record.undone,
        )
    added: Mapping[tuple[str, str], str] = {
        (item.commit.id, item.after): item.path for item in history.changes if item.letter == "A"
    }
    for change in history.changes:
        if change.letter == "A" or change.commit.id not in alive():
            continue
        told = change.commit.told
        if change.letter == "D" and change.path in undone:
            continue
        if change.letter == "D":
            to = added.get((change.commit.id, change.before))
            if to is not None:
                yield remark("JRN043", change.path, Severity.ERROR, to=to, **told)
            else:
                yield remark("JRN042", change.path, Severity.ERROR, **told)
        elif not differ_by_removals(root, change.before, change.after):
            yield remark("JRN041", change.path, Severity.ERROR, **told)
