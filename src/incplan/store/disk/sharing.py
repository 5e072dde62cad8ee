"""Who may read what is written in a plan: its owner, and whoever its folder is shared with.

A plan holds private numbers and what people said. So files are for their owner only (0600), unless
somebody made the folder, or its repository (`core.sharedRepository`), one that others write to.
"""

import os
import stat
from pathlib import Path
from typing import Final

_OWNER_ONLY: Final = 0o077


def keep_private(folder: Path) -> None:
    """From here on this process, and git called by it, write files as that folder is shared."""
    place = next((one for one in (folder, *folder.absolute().parents) if one.is_dir()), None)
    if place is not None:
        os.umask(mask_for(place))


def mask_for(folder: Path) -> int:
    """What is taken from the permissions of new files and folders there (a umask)."""
    modes = [mode for mode in map(_mode, (folder, folder / ".git")) if mode is not None]
    mask = _OWNER_ONLY
    for mode in modes:
        if mode & stat.S_ISGID:
            mask &= 0o027
        if mode & stat.S_IWGRP:
            mask &= 0o007
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            mask = 0
    return mask


def mask_of(folder: Path) -> int:
    """The same for a folder of others: who may read it may read what comes into it."""
    mode = _mode(folder)
    return _OWNER_ONLY if mode is None else ~mode & 0o077


def _mode(folder: Path) -> int | None:
    try:
        found = os.lstat(folder).st_mode
    except OSError:
        return None
    return found if stat.S_ISDIR(found) else None
