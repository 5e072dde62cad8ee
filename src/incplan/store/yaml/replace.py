"""Replace a file that people edit as a whole, only if it has not changed since it was read.

An advisory lock keeps two incplan processes apart; comparing the bytes under it notices an editor.
"""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from incplan.errors import NotWrittenError, RefusedError
from incplan.store.disk.durable import problem_code
from incplan.store.disk.safepath import HAS_DIR_FD, open_folder
from incplan.store.yaml.document import MAX_BYTES

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def _held(folder: int) -> Iterator[None]:
    """Hold the folder's lock, where the system has one."""
    if fcntl is None:
        yield
        return
    fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(folder, fcntl.LOCK_UN)


def exchange(root: Path, path: Path, before: bytes, after: bytes) -> None:
    """Write `after` in place of `before`. Raises RefusedError `changed_meanwhile`, NotWrittenError.

    The file is always either the old or the new one as a whole; `not_confirmed` means that it is
    the new one, and that the folder could not be synced.
    """
    if not HAS_DIR_FD:
        _exchange_by_path(path, before, after)
        return
    try:
        folder = open_folder(root, path.parent.relative_to(root).parts)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(path)) from problem
    try:
        with _held(folder):
            _replace(folder, path, before, after)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(path)) from problem
    finally:
        os.close(folder)


def _replace(folder: int, path: Path, before: bytes, after: bytes) -> None:
    flags = os.O_RDONLY | os.O_NOFOLLOW
    handle = os.open(path.name, flags, dir_fd=folder)
    with os.fdopen(handle, "rb") as stream:
        mode = os.fstat(handle).st_mode & 0o777
        if stream.read(MAX_BYTES + 1) != before:
            raise RefusedError("changed_meanwhile", path=str(path))
    temporary = f".{path.name}.{secrets.token_hex(4)}.tmp"
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode, dir_fd=folder)
        with os.fdopen(handle, "wb") as out:
            out.write(after)
            out.flush()
            os.fsync(handle)
        os.rename(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary, dir_fd=folder)
        raise
    try:
        os.fsync(folder)
    except OSError as problem:
        raise NotWrittenError("not_confirmed", path=str(path)) from problem


def _exchange_by_path(path: Path, before: bytes, after: bytes) -> None:
    try:
        if path.read_bytes() != before:
            raise RefusedError("changed_meanwhile", path=str(path))
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        temporary.write_bytes(after)
        temporary.replace(path)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(path)) from problem
