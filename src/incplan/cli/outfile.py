"""A document in a file of the user's: replaced as a whole, and only if an export wrote it."""

import contextlib
import os
import tempfile
from pathlib import Path

from incplan.errors import NotWrittenError, RefusedError, UsageError


def write_file(target: Path, content: bytes, *, mark: bytes, force: bool = False) -> None:
    """Write `content`, which begins with `mark`; a link is replaced, not followed.

    Raises RefusedError when the file there does not begin with that mark, UsageError when its
    directory is missing, NotWrittenError when the disk refuses.
    """
    if target.exists() and not force and not _is_ours(target, mark):
        raise RefusedError("not_an_export", path=str(target))
    if not target.parent.is_dir():
        raise UsageError("no_directory", path=str(target.parent))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incplan-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(target)
    except OSError as problem:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise NotWrittenError("io_error", path=str(target)) from problem


def _is_ours(target: Path, mark: bytes) -> bool:
    with target.open("rb") as stream:
        return stream.read(len(mark)) == mark
