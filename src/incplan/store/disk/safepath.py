"""Open paths inside a plan component by component, without following any symbolic link."""

import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Final

from incplan.errors import NotWrittenError

_DIRECTORY: Final = getattr(os, "O_DIRECTORY", 0)
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_NON_BLOCK: Final = getattr(os, "O_NONBLOCK", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
HAS_DIR_FD: Final = os.open in os.supports_dir_fd


def is_link(path: Path | str) -> bool:
    """Whether a path is a link; False, instead of an error, without permission to look."""
    return os.path.islink(path)  # noqa: PTH114 -- Path.is_symlink raises without permission


def open_folder(
    root: Path, relative: tuple[str, ...], *, create: bool = False, sync: bool = True
) -> int:
    """A descriptor of a folder of the plan. Raises OSError, NotWrittenError for a link.

    Folders created on the way are made durable through their parents, without `sync` by the caller.
    """
    current = os.open(root, os.O_RDONLY | _DIRECTORY)
    try:
        for name in relative:
            current = _step(current, name, create=create, sync=sync)
    except BaseException:
        os.close(current)
        raise
    return current


def _step(parent: int, name: str, *, create: bool, sync: bool) -> int:
    flags = os.O_RDONLY | _DIRECTORY | _NO_FOLLOW
    try:
        child = os.open(name, flags, dir_fd=parent)
    except FileNotFoundError:
        if not create:
            raise
        os.mkdir(name, dir_fd=parent)
        if sync:
            os.fsync(parent)
        child = os.open(name, flags, dir_fd=parent)
    except (NotADirectoryError, OSError) as problem:
        if _links(parent, name):
            raise NotWrittenError("link_refused", path=name) from problem
        raise
    os.close(parent)
    return child


def _links(parent: int, name: str) -> bool:
    """Whether a name in an open folder is a symbolic link."""
    try:
        return stat.S_ISLNK(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode)
    except OSError:
        return False


def open_regular(path: Path | str, limit: int) -> BufferedReader:
    """A regular file of at most `limit` bytes, to be read piece by piece. Raises OSError."""
    stream = os.fdopen(os.open(path, os.O_RDONLY | _NO_FOLLOW | _NON_BLOCK | _BINARY), "rb")
    info = os.fstat(stream.fileno())
    if not stat.S_ISREG(info.st_mode) or info.st_size > limit:
        stream.close()
        raise OSError(0, "not a regular file, or too large")
    return stream


def read_regular(path: Path | str, limit: int) -> bytes:
    """Up to `limit` + 1 bytes of a regular file. Raises OSError; a link or a FIFO is refused."""
    return read_stamped(path, limit)[0]


def read_stamped(path: Path | str, limit: int) -> tuple[bytes, os.stat_result]:
    """As `read_regular`, with what the system says about the file that was read."""
    handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NON_BLOCK)
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise OSError(0, "not a regular file")
        whole = os.read(handle, min(info.st_size, limit) + 1)
        if len(whole) == info.st_size:
            return whole, info  # one byte more was asked for: this is the end
        parts, size = [whole], len(whole)
        while size <= limit and (part := os.read(handle, min(1 << 16, limit + 1 - size))):
            parts.append(part)
            size += len(part)
        return b"".join(parts), info
    finally:
        os.close(handle)
