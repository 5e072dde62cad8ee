"""What a repository leaves behind when only its folder `.git` is taken away."""

import os
from pathlib import Path
from typing import Final

_TRACES: Final = (".gitignore", ".gitattributes", ".gitmodules")


def was_under_git(root: Path) -> bool:
    """Whether files that only git needs stand in the plan."""
    return any(os.path.lexists(root / name) for name in _TRACES)
