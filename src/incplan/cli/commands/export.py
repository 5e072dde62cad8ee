"""`incplan export`."""

from pathlib import Path
from typing import Annotated

import typer

from incplan.cli.options import IncidentArgument
from incplan.cli.outfile import write_file
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import open_session
from incplan.cli.values import word
from incplan.errors import UsageError
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
    write_file(output, text.encode(), mark=_MARK.encode(), force=force)
    written = replace(result, path=str(output))

    def show(screen: Screen) -> None:
        lines = text.count("\n")
        screen.line(_("{path}: {count} lines", path=str(output), count=lines))

    return Answer(written, show)
