"""Bytes of a document to a file or to standard output."""

from dataclasses import dataclass
from pathlib import Path

from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.output.target import refuse_devices, refuse_numbers, write_target
from incplan.cli.session.settings import Settings
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document that went out."""

    document: str
    format: str
    path: str | None
    bytes: int


def check_outlet(
    settings: Settings,
    form: str,
    known: tuple[str, ...],
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Check the format, and whether an output file fits with it.

    `json` has the same effect as --json. Raises UsageError for options that would have no effect.
    """
    if form not in known:
        raise UsageError("not_in_list", given=form[:80], option="--format", known=", ".join(known))
    documents = tuple(item for item in known if item not in ("table", "json"))
    if form not in documents and output is not None:
        words = " | ".join(f"--format {item}" for item in documents)
        raise UsageError("option_for", option="--output", words=words)
    if output is not None:
        refuse_numbers(output, f".{form}")
    if force and output is None:
        raise UsageError("option_for", option="--force", words="--output FILE")
    if form in documents and output is None and settings.json:
        raise UsageError("json_or_format", form=form)
    settings.json = settings.json or form == "json"


def outlet(document: str, form: str, content: bytes, output: Path | None, *, force: bool) -> Answer:
    """The answer of a command that makes a document in some format.

    Raises UsageError `output_needed` for a binary format on a terminal, RefusedError `file_exists`
    for an existing file without `force`.
    """
    if output is None:
        if form == "xlsx":
            raise UsageError("output_needed", format=form)
        return Answer(
            Written(document=document, format=form, path=None, bytes=len(content)),
            raw=content.decode("utf-8"),
        )
    refuse_numbers(output, f".{form}")
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
