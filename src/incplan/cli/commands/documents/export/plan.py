"""`incplan export plan`."""

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
from incplan.cli.parsing.values import word
from incplan.documents.views.plan.numbering import Numbering
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """The incident management plan, as a document.

    With --printed the paper is remembered: `validate` says when it is out of date."""
)
EXAMPLES = (
    "incplan export plan --format md --output plan.md",
    "incplan export plan --format pdf --output plan.pdf --printed --copies 3",
    "incplan export plan --numbering template --output plan.md",
)


def command(
    ctx: typer.Context,
    form: Annotated[str, formats("plan")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    numbering: Annotated[
        str,
        typer.Option(
            "--numbering",
            metavar="clean|template",
            help=_("Numbers and titles: our own, or those that the template prints."),
        ),
    ] = "clean",
    printed: Annotated[
        bool, typer.Option("--printed", help=_("It goes to paper: note it."))
    ] = False,
    copies: Annotated[
        int | None, typer.Option("--copies", metavar="N", min=1, help=_("Copies printed."))
    ] = None,
) -> Answer:
    """Export the plan."""
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
        numbering=word(Numbering, numbering, "--numbering"),
    )
    return write(ctx, "plan", paper)
