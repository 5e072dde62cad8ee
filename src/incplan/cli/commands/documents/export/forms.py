"""`incplan export forms`."""

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
    """The paper forms: log, calls, decisions, handover.

    They carry paper numbers that are never given out twice, reserved when a file is written."""
)
EXAMPLES = ("incplan export forms --format pdf --copies 5 --output forms.pdf",)


def command(
    ctx: typer.Context,
    form: Annotated[str, formats("forms")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    copies: Annotated[
        int, typer.Option("--copies", metavar="N", min=1, max=MOST_SETS, help=_("Sets of forms."))
    ] = 2,
) -> Answer:
    """Export forms."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
    )
    return write(ctx, "forms", paper, sets=copies)
