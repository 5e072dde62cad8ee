"""A lock on the repository: many commits may run at once, a merge of the work tree runs alone.

The kernel releases it when a process dies. Events are written without any lock.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PAUSE: Final = 0.05


@contextlib.contextmanager
def repository_lock(git_dir: Path, *, alone: bool, seconds: float = 10) -> Iterator[bool]:
    """Hold the lock while the block runs; False when others kept it until the time limit.

    Where locks do not exist (Windows, some shares, a read-only disk) it is always granted.
    """
    try:
        if fcntl is None:
            raise OSError("no locks")
        (git_dir / "incplan").mkdir(exist_ok=True)
        handle = os.open(git_dir / "incplan" / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError:
        yield True
        return
    mode = (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB
    last = time.monotonic() + seconds
    try:
        while not _taken(handle, mode):
            if time.monotonic() > last:
                yield False
                return
            time.sleep(_PAUSE)
        yield True
    finally:
        os.close(handle)


def _taken(handle: int, mode: int) -> bool:
    try:
        fcntl.flock(handle, mode)
    except BlockingIOError:
        return False
    except OSError:  # no locks on this file system
        return True
    return True
