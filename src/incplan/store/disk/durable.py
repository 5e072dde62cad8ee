"""Create files that exist as a whole or not at all, and survive a power cut after the call.

Write in the same folder under a temporary name, sync, link into place, sync the folder.
"""

import contextlib
import errno
import functools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from incplan.errors import NotWrittenError
from incplan.store.disk.safepath import open_folder

_CODES: Final = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
}
_NO_HARD_LINKS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK})


def problem_code(problem: OSError) -> str:
    """The stable code of an I/O error."""
    return _CODES.get(problem.errno or 0, "io_error")


class Folders:
    """The folders that thousands of files are written to, opened once each, not once a file.

    Closed at the end of the `with` block; at most a few are open at a time.
    """

    _MOST: Final = 8

    def __init__(self) -> None:
        self._open: dict[tuple[Path, tuple[str, ...]], int] = {}

    def __enter__(self) -> "Folders":
        return self

    def __exit__(self, *_problem: object) -> None:
        while self._open:
            os.close(self._open.popitem()[1])

    def directory(self, root: Path, folder: tuple[str, ...]) -> int:
        """A descriptor of a folder, made where it is missing. Raises OSError, NotWrittenError."""
        found = self._open.pop((root, folder), None)
        if found is None:
            if len(self._open) == self._MOST:
                os.close(self._open.pop(next(iter(self._open))))
            found = open_folder(root, folder, create=True, sync=False)
        self._open[root, folder] = found
        return found


def create_file(
    root: Path,
    folder: tuple[str, ...],
    name: str,
    content: bytes,
    *,
    mode: int = 0o666,
    sync: bool = True,
    folders: Folders | None = None,
) -> Path:
    """Create a file that did not exist. Raises FileExistsError, NotWrittenError.

    `not_confirmed` means the file is there but the folder could not be synced. Without `sync` it
    is whole, but survives a power cut only after `sync_all`: for many files at once, whose
    `folders` stay open between them.
    """
    path = root.joinpath(*folder, name)
    if os.name == "nt":
        return _create_on_windows(path, content)
    try:
        quick = {} if sync else {"sync": False}
        directory = (
            open_folder(root, folder, create=True, **quick)
            if folders is None
            else folders.directory(root, folder)
        )
    except NotWrittenError:
        raise
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(path)) from problem
    try:
        _publish(directory, name, content, mode, path, sync=sync)
        try:
            if sync:
                os.fsync(directory)
        except OSError as problem:
            raise NotWrittenError("not_confirmed", path=str(path)) from problem
    finally:
        if folders is None:
            os.close(directory)
    return path


def sync_all() -> None:
    """Make everything written so far survive a power cut, where the system can do so at once."""
    if hasattr(os, "sync"):
        os.sync()


def _publish(
    directory: int, name: str, content: bytes, mode: int, path: Path, *, sync: bool
) -> None:
    temporary = f".{name}.{os.urandom(4).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        handle = os.open(temporary, flags, mode, dir_fd=directory)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(path)) from problem
    try:
        try:
            _write_all(handle, content)
            if sync:
                os.fsync(handle)
        finally:
            os.close(handle)
        _link(directory, temporary, name)
    except FileExistsError:
        _remove(directory, temporary)
        raise
    except OSError as problem:
        _remove(directory, temporary)
        raise NotWrittenError(problem_code(problem), path=str(path)) from problem
    _remove(directory, temporary)


def _write_all(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def _link(directory: int, temporary: str, name: str) -> None:
    """Give the file its name without overwriting; some file systems have no hard links."""
    try:
        os.link(temporary, name, src_dir_fd=directory, dst_dir_fd=directory, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        with contextlib.suppress(FileNotFoundError):
            os.stat(name, dir_fd=directory, follow_symlinks=False)
            raise FileExistsError(errno.EEXIST, "exists", name) from None
        os.rename(temporary, name, src_dir_fd=directory, dst_dir_fd=directory)


def _remove(directory: int, temporary: str) -> None:
    """Remove the temporary name; a leftover does no harm, so errors are ignored."""
    with contextlib.suppress(OSError):
        os.unlink(temporary, dir_fd=directory)


def replace_file(path: Path, content: bytes, *, mode: int = 0o666) -> None:
    """Replace a file as a whole, durably; a link is replaced, not followed.

    `mode` is who may read the new one, less what the umask takes away (`sharing.py`). Raises
    NotWrittenError. Never used on events, but to remove words on somebody's request.
    """
    with replacement(path, content, mode=mode) as put:
        put()


@contextlib.contextmanager
def replacement(path: Path, content: bytes, *, mode: int = 0o666) -> Iterator[Callable[[], None]]:
    """Prepare a file's replacement beside it; calling the result puts it in place.

    Raises NotWrittenError, before or when called: the old file is then untouched. Only
    `not_confirmed` means that the new one is there, and that the folder could not be synced.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        try:
            with _created(temporary, mode) as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as problem:
            raise NotWrittenError(problem_code(problem), path=str(path)) from problem
        yield functools.partial(_put, temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _created(path: Path, mode: int) -> BinaryIO:
    """A new file to write, which had this mode from its first moment. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "wb")


def _put(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(path)) from problem
    if os.name == "nt":
        return
    try:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as problem:
        raise NotWrittenError("not_confirmed", path=str(path)) from problem


def _create_on_windows(path: Path, content: bytes) -> Path:
    """On Windows folders cannot be synced; `os.rename` fails when the name exists."""
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.rename(path)
    except FileExistsError:
        temporary.unlink(missing_ok=True)
        raise
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(path)) from problem
    return path
