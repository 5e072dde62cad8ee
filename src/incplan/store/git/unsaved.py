"""Plan files that differ from the commit checked out: changed, new, gone.

Only files that people write count: entries are committed by the command that writes them. Files are
compared with the commit itself, so that a staged file still counts. Git is asked once, however long
the journal is.
"""

import os
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.disk.safepath import is_link
from incplan.store.git.calling import GitAnswer, git
from incplan.store.git.proof.objects import is_blob

#: Files at the top of a plan, and the folders of files in YAML.
FILES: Final = (
    "plan.yaml",
    "levels.yaml",
    "obligations.yaml",
    "accepted-findings.yaml",
    "roster.yaml",
    "README.md",
    ".gitignore",
    ".gitattributes",
    ".gitlab-ci.yml",
    ".github/workflows/incplan.yml",
)
YAML_FOLDERS: Final = ("activities", "contacts", "suppliers", "fiches", "scenarios")
#: Folders in which every kind of file counts: own templates, copies of wordings, schemas.
OTHER_FOLDERS: Final = ("templates", ".incplan")
_YAML_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}\.yaml|README\.md", re.ASCII)


class How(StrEnum):
    """What happened to a file since the last commit."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class UnsavedFile:
    """A file by its path in the plan; `before` is where a renamed one was."""

    path: str
    how: How
    before: str = ""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """All such files; `reason` is the code of why git cannot tell, and then there are none.

    `ignored` are the paths of files that git does not hold because a rule says so: they are never
    committed, so nobody else has them.
    """

    files: tuple[UnsavedFile, ...] = ()
    reason: str | None = None
    ignored: tuple[str, ...] = ()

    def of(self, paths: Iterable[str]) -> "Unsaved":
        """Those among some paths; a renamed file counts under both names."""
        wanted = frozenset(paths)
        kept = (item for item in self.files if {item.path, item.before} & wanted)
        ignored = tuple(name for name in self.ignored if name in wanted)
        return Unsaved(tuple(kept), self.reason, ignored)

    def kept(self, root: Path) -> tuple[Path, ...]:
        """Files to commit with their present content."""
        return tuple(root / item.path for item in self.files if item.how is not How.REMOVED)

    def gone(self, root: Path) -> tuple[Path, ...]:
        """Files to remove in the next commit."""
        removed = (item.path for item in self.files if item.how is How.REMOVED)
        renamed = (item.before for item in self.files if item.how is How.RENAMED)
        return tuple(root / name for name in (*removed, *renamed))

    @property
    def paths(self) -> tuple[str, ...]:
        """The present paths of the files, and those of deleted ones."""
        return tuple(item.path for item in self.files)


def unsaved_files(root: Path, more: Iterable[str] = ()) -> Unsaved:
    """The unsaved files. `more` names further files of the plan, such as its logo. Never raises."""
    others = tuple(name for name in more if _is_inside(name))
    places = (*FILES, *YAML_FOLDERS, *OTHER_FOLDERS, *others)
    answer = git(root, "ls-tree", "-r", "-z", "HEAD", "--", *places)
    reason = _why_not(answer)
    if reason is not None:
        return Unsaved(reason=reason)
    committed = dict(_entries(answer)) if answer.ok else {}
    committed = {name: blob for name, blob in committed.items() if _counts(name, others)}
    present = {name for name in _present(root, others) if _counts(name, others)}
    changed = sorted(
        name for name in present & committed.keys() if not _same(root / name, committed[name])
    )
    gone = sorted(committed.keys() - present)
    ignored = _ignored(root, present - committed.keys())
    new = sorted(present - committed.keys() - ignored)
    told = sorted(_told(root, new, changed, gone, committed), key=_by_path)
    return Unsaved(tuple(told), ignored=tuple(sorted(ignored)))


def _by_path(item: UnsavedFile) -> str:
    return item.path


def _why_not(answer: GitAnswer) -> str | None:
    """Why git cannot tell what is committed; a branch without commits just holds nothing."""
    if answer.ok or b"Not a valid object name HEAD" in answer.err:
        return None
    if answer.code is None:
        return "git.timeout" if answer.timed_out else "git.no_git"
    if b"dubious ownership" in answer.err:
        return "git.dubious_ownership"
    return "git.not_a_repository" if b"not a git repository" in answer.err else "git.failed"


def _entries(answer: GitAnswer) -> Iterator[tuple[str, str]]:
    """Path and blob of each regular file of a commit."""
    for line in answer.out.decode("utf-8", "surrogateescape").split("\0"):
        facts, _tab, name = line.partition("\t")
        if facts.startswith("100"):
            yield name, facts.split(" ")[2]


def _is_inside(name: str) -> bool:
    """Whether a name given by a person is a file in the plan, outside its journal."""
    parts = name.split("/")
    strange = any(part in ("", ".", "..", ".git") for part in parts) or "\\" in name
    return not strange and "\n" not in name and parts[0] not in _JOURNALS


_JOURNALS: Final = ("incidents", "exercises", "journal")


def _counts(name: str, others: tuple[str, ...]) -> bool:
    """Whether a path is that of a plan file; leftovers of systems and editors are not."""
    if name in FILES or name in others:
        return True
    folder, _slash, rest = name.partition("/")
    if folder in YAML_FOLDERS:
        return _YAML_NAME.fullmatch(rest) is not None
    debris = any(part.startswith(".") for part in rest.split("/")) or rest.endswith(("~", ".tmp"))
    return folder in OTHER_FOLDERS and not debris and "\n" not in name


def _present(root: Path, others: tuple[str, ...]) -> Iterator[str]:
    """Every regular file in the places of plan files; links are never committed."""
    for name in (*FILES, *others):
        if (root / name).is_file() and not is_link(root / name):
            yield name
    for folder in (*YAML_FOLDERS, *OTHER_FOLDERS):
        yield from _below(root / folder, folder)


def _below(folder: Path, name: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            yield f"{name}/{entry.name}"
        elif entry.is_dir(follow_symlinks=False) and name.split("/")[0] in OTHER_FOLDERS:
            yield from _below(folder / entry.name, f"{name}/{entry.name}")


def _same(path: Path, blob: str) -> bool:
    """Whether a file has the committed content; False for one that cannot be read."""
    try:
        return is_blob(path.read_bytes(), blob)
    except OSError:
        return False


def _ignored(root: Path, names: set[str]) -> set[str]:
    """Those that git ignores, by whatever rule."""
    if not names:
        return names
    given = "\0".join(sorted(names)).encode("utf-8", "surrogateescape")
    # This one command of git refuses paths that are declared literal.
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    answer = git(root, "check-ignore", "-z", "--stdin", stdin=given, extra=magic)
    return names & set(answer.out.decode("utf-8", "surrogateescape").split("\0"))


def _told(
    root: Path, new: list[str], changed: list[str], gone: list[str], committed: dict[str, str]
) -> Iterator[UnsavedFile]:
    """Each file once; a new file with the content of a deleted one is a rename."""
    left = list(gone)
    for name in new:
        before = next((old for old in left if _same(root / name, committed[old])), None)
        if before is None:
            yield UnsavedFile(name, How.ADDED)
        else:
            left.remove(before)
            yield UnsavedFile(name, How.RENAMED, before)
    yield from (UnsavedFile(name, How.CHANGED) for name in changed)
    yield from (UnsavedFile(name, How.REMOVED) for name in left)
