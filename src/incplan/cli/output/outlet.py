"""Bytes of a document to a file or to standard output."""

from dataclasses import dataclass
from pathlib import Path

from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.output.target import refuse_devices, write_target
from incplan.errors import RefusedError, UsageError
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
    if not output.parent.is_dir():
        raise UsageError("no_directory", path=str(output.parent))
    refuse_devices(output)
    if (output.exists() or output.is_symlink()) and not force:
        raise RefusedError("file_exists", path=str(output))
    write_target(output, content)
    written = Written(document=document, format=form, path=str(output), bytes=len(content))

    def show(screen: Screen) -> None:
        screen.line(_("{path}: {count} bytes", path=str(output), count=len(content)))

    return Answer(written, show)
