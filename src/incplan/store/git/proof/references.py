"""All that could be checked out here: references, other work trees, what git noted of its steps."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.disk.safepath import is_link
from incplan.store.git.calling import git
from incplan.store.git.failures import GitFailure, failure_of

#: A stash is a commit of the files; its parents hold the index and the new files.
_STASHED: Final = ("", "^2", "^3")
_STASH: Final = "refs/stash"
_KINDS: Final = (
    ("refs/heads/", "branch"),
    ("refs/remotes/", "remote"),
    ("refs/tags/", "tag"),
)
#: What git keeps beside its references: where it was, what came, what waits to be finished.
_NOTED: Final = (
    "ORIG_HEAD",
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "REBASE_HEAD",
    "BISECT_HEAD",
    "AUTO_MERGE",
    "MERGE_AUTOSTASH",
)
_FETCHED: Final = "FETCH_HEAD"


@dataclass(frozen=True, slots=True)
class Place:
    """Something that stands for an object; `where` is how git finds it, `name` how people do.

    `kind` is `here` (what is checked out), `branch`, `remote`, `tag`, `stash`, `worktree`, `noted`
    or `other`.
    """

    kind: str
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Index:
    """An index; `kind` is `index`, or `worktree` for that of another work tree."""

    kind: str
    name: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """What could be checked out, what is staged, and the plan's folder in its repository."""

    prefix: str
    places: tuple[Place, ...]
    indexes: tuple[Index, ...]


def all_places(root: Path) -> Places | GitFailure:
    """Every place of the repository around a plan, or why git does not tell."""
    asked = git(root, "rev-parse", "--show-prefix", "--git-dir", "--git-common-dir")
    if not asked.ok:
        return failure_of(root, asked)
    prefix, own, common = (*asked.text.split("\n"), "", "")[:3]
    listed = git(root, "for-each-ref", "--format=%(HEAD)%(objectname) %(refname) %(symref)")
    if not listed.ok:
        return failure_of(root, listed)
    git_dir, shared = (root / own).resolve(), (root / common).resolve()
    others = tuple(_work_trees(git_dir, shared))
    return Places(
        prefix,
        (
            *_references(root, listed.text.split("\n")),
            *_noted(git_dir, ""),
            *(place for tree in others for place in tree.places()),
        ),
        (Index("index", "index"), *(tree.index() for tree in others)),
    )


def _references(root: Path, lines: list[str]) -> Iterator[Place]:
    current = False
    for line in filter(None, lines):
        mark, (commit, name, target) = line[0], line[1:].split(" ", 2)
        if target.startswith("refs/"):
            continue
        stashes = tuple(_stashes(root)) if name == _STASH else ()
        if stashes:
            yield from stashes
            continue
        kind, short = next(
            ((kind, name.removeprefix(start)) for start, kind in _KINDS if name.startswith(start)),
            ("other", name),
        )
        current = current or mark == "*"
        yield Place("here" if mark == "*" else kind, short, commit)
    if not current:
        yield Place("here", "HEAD", "HEAD")


def _stashes(root: Path) -> Iterator[Place]:
    listed = git(root, "log", "--walk-reflogs", "--format=%H", _STASH, "--")
    for place, commit in enumerate(listed.text.split() if listed.ok else ()):
        for part in _STASHED:
            yield Place("stash", f"stash@{{{place}}}", f"{commit}{part}")


def _noted(git_dir: Path, begin: str) -> Iterator[Place]:
    for name in _NOTED:
        yield Place("noted", f"{begin}{name}", f"{begin}{name}")
    for line in _lines(git_dir / _FETCHED):
        yield Place("noted", f"{begin}{_FETCHED}", line.partition("\t")[0])


@dataclass(frozen=True, slots=True)
class _WorkTree:
    """Another work tree of the repository: git's folder for it, and how git names what is there."""

    path: str
    git_dir: Path
    begin: str

    def places(self) -> Iterator[Place]:
        """What is checked out there without a branch, and what git noted there."""
        if not any(line.startswith("ref:") for line in _lines(self.git_dir / "HEAD")):
            yield Place("worktree", self.path, f"{self.begin}HEAD")
        for noted in _noted(self.git_dir, self.begin):
            yield Place("worktree", self.path, noted.where)
        if self.begin.startswith("worktrees/"):
            for folder, _folders, names in os.walk(self.git_dir / "refs"):
                for name in names:
                    told = (Path(folder) / name).relative_to(self.git_dir).as_posix()
                    yield Place("worktree", self.path, f"{self.begin}{told}")

    def index(self) -> Index:
        """What is staged there."""
        return Index("worktree", self.path, os.fspath(self.git_dir / "index"))


def _work_trees(git_dir: Path, shared: Path) -> Iterator[_WorkTree]:
    if git_dir != shared:
        yield _WorkTree(os.fspath(shared.parent), shared, "main-worktree/")
    home = shared / "worktrees"
    if is_link(home) or not home.is_dir():
        return
    with os.scandir(home) as entries:
        folders = sorted(item.name for item in entries if item.is_dir(follow_symlinks=False))
    for name in folders:
        place = home / name
        if place != git_dir:
            told = next(_lines(place / "gitdir"), os.fspath(place))
            yield _WorkTree(told.removesuffix("/.git"), place, f"worktrees/{name}/")


def _lines(file: Path) -> Iterator[str]:
    """The lines of a small file of git; none where it is missing or no text."""
    try:
        text = "" if is_link(file) else file.read_text("utf-8")
    except (OSError, ValueError):
        return
    yield from filter(None, text.split("\n"))
