"""Repositories of exchanges that were killed: they may hold files that came in, so they go."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import Final

from incplan.store.disk.safepath import is_link
from incplan.store.disk.turn import own_turn

#: How the repository of one exchange is named; whoever works in it holds a lock on its folder.
PREFIX: Final = "exchange-"


def drop_abandoned(git_dir: Path) -> None:
    """Remove what killed exchanges left in a repository, and nothing of one that still runs.

    Where folders have no locks it cannot be told which is which: all stay.
    """
    for place in _left(git_dir / "incplan"):
        with own_turn(place, seconds=0) as alone:
            if alone:
                shutil.rmtree(place, ignore_errors=True)


def _left(home: Path) -> list[Path]:
    if is_link(home):
        return []
    with contextlib.suppress(OSError), os.scandir(home) as entries:
        named = [item for item in entries if item.name.startswith(PREFIX)]
        return [Path(item.path) for item in named if item.is_dir(follow_symlinks=False)]
    return []
