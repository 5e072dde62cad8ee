"""`incplan export binder`."""

from typing import Annotated

import typer

from incplan.app.documents.export import MOST_SETS
from incplan.cli.commands.documents.export.writing import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    Paper,
    StrictOption,
    formats,
    write,
)
from incplan.cli.output.present import Answer
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """The binder for the cupboard: the plan's cards, fiches, contacts and forms on paper.

    The forms carry paper numbers that are never given out twice: --printed reserves them."""
)
EXAMPLES = (
    "incplan export binder --format pdf --output binder.pdf --printed",
    "incplan export binder --format html --output binder.html",
)


def command(
    ctx: typer.Context,
    form: Annotated[str, formats("binder")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    copies: Annotated[
        int, typer.Option("--copies", metavar="N", min=1, max=MOST_SETS, help=_("Sets of forms."))
    ] = 2,
    printed: Annotated[
        bool, typer.Option("--printed", help=_("It goes to paper: reserve numbers for its forms."))
    ] = False,
) -> Answer:
    """Export the binder."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
        printed=printed,
        copies=copies,
    )
    return write(ctx, "binder", paper, sets=copies)
