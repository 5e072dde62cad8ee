"""`incplan export calendar`."""

from typing import Annotated

import typer

from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    RawOption,
    SeparatorOption,
    StrictOption,
    formats,
)
from incplan.i18n.catalogue import N_

HELP = N_("""The days when something of the plan is due; ics for a calendar.""")
EXAMPLES = ("incplan export calendar --format ics --output due.ics",)


def command(
    ctx: typer.Context,
    form: Annotated[str, formats("calendar")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    separator: SeparatorOption = ";",
    raw: RawOption = False,
) -> Answer:
    """Export the calendar."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
        separator=separator,
        raw=raw,
    )
    return write(ctx, "calendar", paper)
