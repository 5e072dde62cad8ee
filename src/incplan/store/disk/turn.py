"""One process at a time in a folder, for as long as a block runs.

The kernel ends a turn when its process dies, so a kill holds nobody up and leaves nothing that a
reader could meet.
"""

import contextlib
import errno
import importlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: Stands in the folder while a turn lasts, only where a folder itself cannot be locked.
LOCK_FILE: Final = ".declaring.tmp"
_PAUSE: Final = 0.005


@contextlib.contextmanager
def own_turn(folder: Path, *, seconds: float = 5) -> Iterator[bool]:
    """Run the block while no other process runs one in this folder.

    False when there was no lock to have: the file system has none, or somebody held it all the
    time. The block runs all the same: nothing typed at night may wait for a machine that sleeps.
    """
    last = time.monotonic() + seconds
    try:
        handle, file = _wait(folder, os.O_RDONLY, last), None
    except _NoLocksError:
        handle, file = _of_a_file(folder / LOCK_FILE, last), folder / LOCK_FILE
    try:
        yield handle is not None
    finally:
        if handle is not None:
            if file is not None:
                with contextlib.suppress(OSError):
                    file.unlink()  # still held, so it is ours
            os.close(handle)


class _NoLocksError(Exception):
    """This cannot be locked, whoever asks."""


def _of_a_file(file: Path, last: float) -> int | None:
    try:
        return _wait(file, os.O_RDWR | os.O_CREAT, last)
    except _NoLocksError:
        return None


def _wait(path: Path, flags: int, last: float) -> int | None:
    """The lock of a file or folder once it is free; None when it never is."""
    while True:
        try:
            handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o666)
        except OSError as problem:
            raise _NoLocksError from problem
        taken = _taken(handle)
        if taken and _stands(handle, path):
            return handle
        os.close(handle)
        if taken is None:
            raise _NoLocksError
        if time.monotonic() > last:
            return None
        if not taken:
            time.sleep(_PAUSE)


def _stands(handle: int, path: Path) -> bool:
    """Whether what is locked is what stands under that name; else its holder has removed it."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))  # noqa: PTH116 -- beside fstat
    except OSError:
        return False


def _taken(handle: int) -> bool | None:
    """Whether the lock is ours now; None where there are no locks."""
    try:
        fcntl = importlib.import_module("fcntl")
    except ImportError:
        return _taken_on_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _taken_on_windows(handle: int) -> bool | None:
    system = importlib.import_module("msvcrt")
    try:
        system.locking(handle, system.LK_NBLCK, 1)
    except OSError as problem:
        return False if problem.errno in (errno.EACCES, errno.EDEADLK) else None
    return True
