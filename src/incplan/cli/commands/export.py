"""`incplan export`."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from incplan.cli.options import IncidentArgument
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import open_session
from incplan.cli.values import word
from incplan.errors import NotWrittenError, RefusedError, UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Print the plan, the register, the journal or the review of an incident as Markdown.

    To standard output, or to a file with --output; never over a file that is not an earlier
    export, unless --force. Other audiences than the team do not see private numbers."""
)
EXAMPLES = (
    "incplan export plan --format md --output plan.md",
    "incplan export register --lang nl",
    "incplan export journal 14 | less",
    "incplan export pir 14 --audience management --output pir.md",
)
_MARK = "<!-- incplan export"


def command(
    ctx: typer.Context,
    document: Annotated[str, typer.Argument(metavar="plan|register|journal|pir")],
    incident: IncidentArgument = None,
    form: Annotated[str, typer.Option("--format", metavar="md", help=_("Markdown."))] = "md",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar=_("FILE"), help=_("Where to."))
    ] = None,
    audience: Annotated[
        str,
        typer.Option(
            "--audience", metavar="team|management|customers|public", help=_("Who reads it.")
        ),
    ] = "team",
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over a file that is not an export."))
    ] = False,
) -> object:
    """Export a document."""
    from dataclasses import replace

    from incplan.app.export import DOCUMENTS, export
    from incplan.vocabulary import Audience

    if document not in DOCUMENTS:
        raise UsageError("unknown_export", given=document, known=", ".join(DOCUMENTS))
    if form != "md":
        raise UsageError("not_in_list", given=form, option="--format", known="md")
    session = open_session(ctx)
    result = export(
        session.desk,
        document,
        incident,
        session.translator,
        audience=word(Audience, audience, "--audience"),
    )
    text = f"{_MARK} {result.document} -->\n{result.text}"
    if output is None:
        return Answer(result, raw=text)
    _write(output, text, force=force)
    written = replace(result, path=str(output))

    def show(screen: Screen) -> None:
        lines = text.count("\n")
        screen.line(_("{path}: {count} lines", path=str(output), count=lines))

    return Answer(written, show)


def _write(target: Path, text: str, *, force: bool) -> None:
    """Replace the file as a whole; a link is replaced, not followed."""
    if target.exists() and not force:
        head = target.open(encoding="utf-8", errors="replace").read(len(_MARK))
        if head != _MARK:
            raise RefusedError("not_an_export", path=str(target))
    if not target.parent.is_dir():
        raise UsageError("no_directory", path=str(target.parent))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incplan-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).replace(target)
    except OSError as problem:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise NotWrittenError("io_error", path=str(target)) from problem
