"""Find the repository of a plan, and whose it is, from the files alone, without asking git."""

import os
from pathlib import Path

from incplan.store.disk.safepath import is_link


def usual_git_dir(root: Path) -> Path | None:
    """The `.git` of a plan at the top of its repository, both this user's own: git trusts it."""
    git_dir = root / ".git"
    try:
        owners = {os.stat(root).st_uid, os.lstat(git_dir).st_uid}  # noqa: PTH116 -- told apart
        usual = not is_link(git_dir) and (git_dir / "HEAD").is_file()
    except OSError:
        return None
    own = hasattr(os, "geteuid") and owners == {os.geteuid()}
    return git_dir.resolve() if usual and own and (git_dir / "objects").is_dir() else None


def belongs_elsewhere(root: Path, git_dir: Path) -> bool:
    """Whether the `.git` of a plan leads into a repository that belongs to another folder.

    An unpacked archive may bring such a file or link; our commits would move the branches there. A
    linked work tree is named by the repository it belongs to, a submodule has its repository in a
    folder of another name; so has one set apart (`git init --separate-git-dir`).
    """
    mark = next(
        (one / ".git" for one in (root, *root.parents) if os.path.lexists(one / ".git")), None
    )
    if mark is None:
        return False
    if (git_dir / "commondir").exists():
        return not _is_linked_work_tree(git_dir, mark)
    led = is_link(mark) or not mark.is_dir()
    return led and git_dir.name == ".git"


def _is_linked_work_tree(git_dir: Path, mark: Path) -> bool:
    """Whether this folder of a repository is kept there for the work tree with this `.git`."""
    try:
        common = (git_dir / (git_dir / "commondir").read_text("utf-8").rstrip("\n")).resolve()
        back = (git_dir / (git_dir / "gitdir").read_text("utf-8").rstrip("\n")).resolve()
    except (OSError, ValueError):
        return False
    return git_dir.parent == common / "worktrees" and back == mark.resolve()
