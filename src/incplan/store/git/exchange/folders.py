"""Whether the repository in a folder of this machine is its own, or leads into another one.

A stick or a share may hold a `.git` that is a file, a link, or shares what it keeps with a
repository elsewhere: what is sent there would be written into that one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from incplan.store.disk.safepath import is_link
from incplan.store.git.place import belongs_elsewhere
from incplan.store.git.state import leads_away

_FILE: Final = "gitdir:"


def stands_alone(folder: Path, plan: tuple[Path, ...]) -> bool:
    """Whether no repository that git may find under this name leads into the plan or another one.

    A linked work tree, a submodule and a repository set apart are their folder's own.
    """
    inside = tuple(place.resolve() for place in plan)
    return all(_is_own(mark, git_dir, inside) for mark, git_dir in _found(folder))


def _found(folder: Path) -> Iterator[tuple[Path, Path]]:
    """What git tries: the `.git` in the folder, or the folder itself; and where that leads."""
    for base in (folder, Path(f"{folder}.git")):
        for mark in (base / ".git", base):
            if mark.is_file():
                told = _line(mark)
                if told.startswith(_FILE):
                    yield mark, (mark.parent / told.removeprefix(_FILE).strip()).resolve()
            elif mark.is_dir():
                yield mark, mark.resolve()


def _is_own(mark: Path, git_dir: Path, inside: tuple[Path, ...]) -> bool:
    common = (git_dir / _line(git_dir / "commondir")).resolve()
    if any(one.is_relative_to(place) for one in (git_dir, common) for place in inside):
        return False
    if not (git_dir / "HEAD").exists():
        return True  # no repository, so git goes on looking
    if mark.name == ".git":
        return not belongs_elsewhere(mark.parent, git_dir) and not leads_away(git_dir)
    return common == git_dir and not mark.is_file() and not leads_away(git_dir)


def _line(file: Path) -> str:
    try:
        return "" if is_link(file) else file.read_text("utf-8").rstrip("\n")
    except (OSError, ValueError):
        return ""
