"""`incplan export activities`."""

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

HELP = N_("""The activities with their objectives and what they need.""")
EXAMPLES = ("incplan export activities --format xlsx --output activities.xlsx",)


def command(
    ctx: typer.Context,
    form: Annotated[str, formats("activities")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    separator: SeparatorOption = ";",
    raw: RawOption = False,
) -> Answer:
    """Export the activities."""
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
    return write(ctx, "activities", paper)
