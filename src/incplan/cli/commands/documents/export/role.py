"""`incplan export role`."""

from typing import Annotated

import typer

from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    StrictOption,
    formats,
)
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """The sheet of one person: functions, duties, measures, and a place to sign.

    Hand it out with incplan distribute role, and type the signature back with incplan received."""
)
EXAMPLES = ("incplan export role nadia --format pdf --output nadia.pdf",)


def command(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(metavar=_("CONTACT"), help=_("Whose sheet."))
    ] = None,
    form: Annotated[str, formats("role")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
) -> Answer:
    """Export the sheet of a person."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
    )
    return write(ctx, "role", paper, part=person)
