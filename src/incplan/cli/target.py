"""The file a document is written to: never over something else, whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Final

from incplan.errors import NotWrittenError, RefusedError, UsageError

#: The first line of a Markdown export, and a word in the metadata of a PDF export.
MARK: Final = b"incplan export"


def check_target(target: Path, *, force: bool) -> None:
    """Raises RefusedError for a file that is no earlier export, UsageError without a folder."""
    if target.is_dir() or not target.parent.is_dir():
        raise UsageError("no_directory", path=str(target.parent))
    if target.exists() and not force and not _is_export(target):
        raise RefusedError("not_an_export", path=str(target))


def _is_export(target: Path) -> bool:
    content = target.read_bytes()
    if content.startswith(b"%PDF-"):
        return MARK in content
    return content.startswith(b"<!-- " + MARK)


def write_target(target: Path, content: bytes) -> None:
    """Replace the file as a whole; a link is replaced, not followed. Raises NotWrittenError."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incplan-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(target)
    except OSError as problem:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise NotWrittenError("io_error", path=str(target)) from problem
