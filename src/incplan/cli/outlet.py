"""Bytes of a document to a file or to standard output."""

from dataclasses import dataclass
from pathlib import Path

from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.errors import NotWrittenError, RefusedError, UsageError
from incplan.i18n.catalogue import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document that went out."""

    document: str
    format: str
    path: str | None
    bytes: int


def outlet(document: str, form: str, content: bytes, output: Path | None, *, force: bool) -> Answer:
    """The answer of a command that makes a document in some format.

    A terminal takes no binary file: Raises UsageError `output_needed`. An existing file is
    replaced with `force` only: RefusedError `file_exists`.
    """
    if output is None:
        if form == "xlsx":
            raise UsageError("output_needed", format=form)
        return Answer(
            Written(document=document, format=form, path=None, bytes=len(content)),
            raw=content.decode("utf-8"),
        )
    _write(output, content, force=force)
    written = Written(document=document, format=form, path=str(output), bytes=len(content))

    def show(screen: Screen) -> None:
        screen.line(_("{path}: {count} bytes", path=str(output), count=len(content)))

    return Answer(written, show)


def _write(target: Path, content: bytes, *, force: bool) -> None:
    """The file as a whole; a link is replaced, not followed."""
    if not target.parent.is_dir():
        raise UsageError("no_directory", path=str(target.parent))
    if (target.exists() or target.is_symlink()) and not force:
        raise RefusedError("file_exists", path=str(target))
    draft = target.with_name(f".{target.name}.incplan.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise NotWrittenError("io_error", path=str(target)) from problem
