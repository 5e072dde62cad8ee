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
from incplan.cli.session import Session, open_session
from incplan.cli.values import word
from incplan.errors import NotWrittenError, RefusedError, UsageError
from incplan.i18n.catalogue import N_, _, ngettext_

HELP = N_(
    """Print the plan, the register, the journal or the review of an incident as Markdown.

    To standard output, or to a file with --output; never over a file that is not an earlier
    export, unless --force. Other audiences than the team do not see private numbers."""
)
EXAMPLES = (
    "incplan export plan --format md --output plan.md",
    "incplan export register --lang nl",
    "incplan export journal 14 | less",
    "incplan export journal 14 --sealed journal-14.zip",
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
    sealed: Annotated[
        Path | None,
        typer.Option(
            "--sealed",
            metavar=_("FILE"),
            help=_("A journal with entries, evidence and hashes in one zip that proves itself."),
        ),
    ] = None,
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
    if sealed is not None:
        return _seal(session, document, incident, sealed, audience, force=force)
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


def _seal(
    session: Session,
    document: str,
    incident: str | None,
    target: Path,
    audience: str,
    *,
    force: bool,
) -> Answer:
    from incplan.app.seal import seal_journal
    from incplan.vocabulary import Audience

    if document != "journal":
        raise UsageError("not_in_list", given=document, option="--sealed", known="journal")
    result = seal_journal(
        session.desk,
        incident,
        target,
        session.translator,
        audience=word(Audience, audience, "--audience"),
        force=force,
    )

    def show(screen: Screen) -> None:
        events = ngettext_("{count} entry", "{count} entries", result.events)
        files = ngettext_("{count} file", "{count} files", result.evidence)
        screen.line(
            _("{path}: {events}, evidence: {files}", path=result.path, events=events, files=files)
        )
        screen.line(_("SHA-256 of the file: {hash}", hash=result.sha256), indent=2)
        screen.line(
            _("Note it elsewhere; check: incplan verify {path}", path=result.path), indent=2
        )

    return Answer(result, show)


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
