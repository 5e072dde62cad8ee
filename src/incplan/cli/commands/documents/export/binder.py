"""`incplan export binder`."""

from typing import Annotated

import typer

from incplan.app.documents.export import PARTS
from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    StrictOption,
    formats,
    named_parts,
    part_option,
    sets_option,
)
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """The binder for the cupboard, in four parts: the kit for 3 a.m. (start page and index, people,
    recovery board, a leaf for each fiche), the reference, the forms, the cards.

    The forms carry paper numbers that are never given out twice: --printed reserves them."""
)
EXAMPLES = (
    "incplan export binder --format pdf --output binder.pdf --printed --copies 4",
    "incplan export binder --part kit --simplex --format pdf --output kit.pdf",
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
    forms: Annotated[int, sets_option("--forms")] = 2,
    part: Annotated[str | None, part_option(PARTS)] = None,
    simplex: Annotated[
        bool,
        typer.Option("--simplex", help=_("For a printer of one side: no blank backs.")),
    ] = False,
    printed: Annotated[
        bool, typer.Option("--printed", help=_("It goes to paper: reserve numbers for its forms."))
    ] = False,
    copies: Annotated[
        int | None, typer.Option("--copies", metavar="N", min=1, help=_("Copies printed."))
    ] = None,
) -> Answer:
    """Export the binder."""
    if copies is not None and not printed:
        raise UsageError("option_for", option="--copies", words="--printed")
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
        printed=printed,
        copies=copies,
        parts=named_parts(part, PARTS),
        simplex=simplex,
    )
    return write(ctx, "binder", paper, sets=forms)
