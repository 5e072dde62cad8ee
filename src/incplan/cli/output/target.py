"""Write a document to a file as a whole, and never over a file that is no earlier export."""

import contextlib
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from incplan.errors import NotWrittenError, RefusedError, UsageError
from incplan.store.disk.durable import problem_code

#: A mark near the beginning of every export that has room for it, and in the properties of others;
#: a csv file has none, so it is replaced with --force only.
MARK: Final = b"incplan export"
_PLAN_FOLDERS: Final = (
    ".git",
    "contacts",
    "exercises",
    "fiches",
    "incidents",
    "journal",
    "scenarios",
)
_BEGINNINGS: Final = (b"<!-- ", b"<!doctype html>", b"BEGIN:VCARD")
_DATA: Final = b'"schema": "incplan/document/'
_PROPERTIES: Final = "docProps/core.xml"
#: What people type for an incident, where a file is expected.
_NUMBER: Final = r"(?ai:(?:inc|exe)-[0-9a-z-]+|\d{1,4}|\d{4}-\d{1,5})"


def refuse_numbers(target: Path, ending: str) -> None:
    """Raises UsageError for the number of an incident in the place of a file.

    `ending` is that of a file which would be right, such as `pdf`.
    """
    if re.fullmatch(_NUMBER, str(target)) and not target.exists():
        raise UsageError("number_as_file", given=str(target), example=f"{target}{ending}")


def check_target(target: Path, *, force: bool) -> None:
    """Raises RefusedError for a file that is no earlier export, UsageError without a folder."""
    refuse_numbers(target, ".pdf")
    if target.is_dir() or not target.parent.is_dir():
        raise UsageError("no_directory", path=str(target.parent))
    refuse_devices(target)
    if _is_plan_file(target) or (target.exists() and not force and not _is_export(target)):
        raise RefusedError("not_an_export", path=str(target))


def refuse_devices(target: Path) -> None:
    """Raises RefusedError for a device, a pipe or a link to one: replacing would destroy it."""
    if target.exists() and not target.is_file():
        raise RefusedError("not_an_export", path=str(target))


def _is_plan_file(target: Path) -> bool:
    """Whether the file belongs to a plan: --force may replace documents only."""
    whole = target.parent.resolve() / target.name
    return any(
        whole == root / "plan.yaml" or whole.relative_to(root).parts[0] in _PLAN_FOLDERS
        for root in whole.parents
        if (root / "plan.yaml").is_file()
    )


def _is_export(target: Path) -> bool:
    try:
        with target.open("rb") as stream:
            head = stream.read(500)
        if head.startswith(b"%PDF-"):
            return MARK in target.read_bytes()
    except OSError:
        return False
    if head.startswith(b"BEGIN:VCALENDAR"):
        return b"incplan" in head
    if head.startswith(b"PK"):
        return MARK in _properties(target)
    return (head.startswith(_BEGINNINGS) and MARK in head) or (
        head.startswith(b"{") and _DATA in head
    )


def _properties(target: Path) -> bytes:
    """The properties of an office file; empty for any other archive."""
    # Late import: only where an office file stands in the way; it brings threads and four packers.
    import zipfile

    try:
        with (
            zipfile.ZipFile(target) as archive,
            archive.open(_PROPERTIES) as stream,
        ):
            return stream.read(65536)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, NotImplementedError):
        return b""


def write_target(target: Path, content: bytes) -> None:
    """Replace the file as a whole; a link is replaced, not followed. Raises NotWrittenError."""
    name = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incplan-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(target)
    except OSError as problem:
        with contextlib.suppress(OSError):
            Path(name or "").unlink()
        raise NotWrittenError(problem_code(problem), path=str(target)) from problem
