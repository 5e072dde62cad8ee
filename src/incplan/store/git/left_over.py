"""What earlier commands left for git: new files of the journal, changed reviews, removals."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.disk.safepath import is_link
from incplan.store.git.calling import git
from incplan.store.git.proof.objects import blobs_at, is_blob
from incplan.store.git.settings import git_settings, without_filters
from incplan.store.git.tracked import Marks, tracked_marks
from incplan.store.journal.attachments import FOLDER, is_evidence_name
from incplan.store.journal.endings import MIRRORS
from incplan.store.journal.removals import (
    SIGN,
    find_removals,
    finish_on_disk,
    journal_folders,
    still_on_disk,
)
from incplan.store.yaml.document import read_document

_REVIEW: Final = "review.yaml"


@dataclass(frozen=True, slots=True)
class LeftOver:
    """`new` files and changed reviews, and all files that belong to removals of words."""

    new: tuple[str, ...]
    removals: tuple[str, ...]


def left_over(root: Path, filters: tuple[str, ...] | None) -> LeftOver:
    """Files of the journal that earlier commands may have left for git.

    Words that were removed are first taken out of what came back with them; no file in which they
    still stand is ever committed. `filters` are those of the repository, if known already.
    """
    marks = tracked_marks(root)
    new = (*_new_files(root), *_changed_reviews(root, marks, filters))
    told = {name.rpartition("/")[0] for name in new if SIGN in name}
    removals = find_removals(root, sorted(told | marks.removals) if marks else None)
    finish_on_disk(root, removals)
    bad = frozenset(still_on_disk(root, removals))
    removed = [path for item in removals for path in (*item.notices, *item.files)]
    return LeftOver(
        tuple(name for name in new if name not in bad),
        tuple(name for name in removed if name not in bad and _may_commit(root, name)),
    )


def pending_events(root: Path) -> tuple[str, ...]:
    """Event files on disk that git does not track, and changed reviews, from earlier commands."""
    return (*_new_files(root), *_changed_reviews(root, tracked_marks(root), None))


def _new_files(root: Path) -> tuple[str, ...]:
    folders = [name for name in ("incidents", "exercises", "journal") if (root / name).is_dir()]
    if not folders:
        return ()
    answer = git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", *folders)
    if not answer.ok:
        return ()
    names = answer.out.decode("utf-8", "replace").split("\0")
    return tuple(name for name in names if _ours(name) and _may_commit(root, name))


def is_held(root: Path, paths: Iterable[Path]) -> bool:
    """Whether the commit checked out and the index hold these files as they stand on disk.

    So without a repository, or before its first commit: there is nothing that could differ.
    """
    if not git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").ok:
        return True
    names = [path.relative_to(root).as_posix() for path in paths]
    committed = blobs_at(root, "HEAD", (f"./{name}" for name in names))
    staged = git(root, "ls-files", "-s", "-z", "--", *names).out.decode("utf-8", "surrogateescape")
    for name in names:
        blob = committed.get(f"./{name}", "")
        told = [line for line in staged.split("\0") if line.endswith(f"\t{name}")]
        if [line.split(" ")[1] for line in told] != [blob]:
            return False
        if not is_blob((root / name).read_bytes(), blob):
            return False
    return True


def _changed_reviews(
    root: Path,
    marks: Marks | None,
    filters: tuple[str, ...] | None,
) -> tuple[str, ...]:
    """Reviews that git tracks and that differ on disk: a command may have been cut after writing.

    A text that cannot be read as a review is left to whoever is writing it.
    """
    known = marks.reviews if marks else (f"{folder}/{_REVIEW}" for folder in journal_folders(root))
    reviews = [path for path in known if _is_file(root / path)]
    if not reviews:
        return ()
    # Comparing files may run filters, which a stranger's configuration may name.
    plain = without_filters(git_settings(root).filters if filters is None else filters)
    answer = git(root, "ls-files", "-z", "--modified", "--", *reviews, extra=plain)
    names = answer.out.decode("utf-8", "replace").split("\0") if answer.ok else []
    return tuple(name for name in dict.fromkeys(names) if name and _is_whole(root / name))


def _is_whole(path: Path) -> bool:
    """Whether a file in YAML can be read."""
    return read_document(path, path.name).value is not None


def _may_commit(root: Path, name: str) -> bool:
    return "/." not in f"/{name}" and "\n" not in name and _is_file(root / name)


def _is_file(path: Path) -> bool:
    """Whether it is a regular file: the target of a link is never committed."""
    return path.is_file() and not is_link(path)


def _ours(name: str) -> bool:
    """Whether we commit it: an event, a review, a mirrored ending, evidence named by its hash."""
    *folders, last = name.split("/")
    parent = folders[-1] if folders else ""
    kept = parent == FOLDER and is_evidence_name(last)
    return last.endswith(".yaml") or parent in MIRRORS or kept
