"""Where the repository of a plan is, as far as the folder itself tells."""

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
