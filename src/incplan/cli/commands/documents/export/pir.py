"""`incplan export pir`."""

from typing import Annotated

import typer

from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    AudienceOption,
    DraftOption,
    ForceOption,
    IncidentPart,
    OutputOption,
    StrictOption,
    formats,
)
from incplan.i18n.catalogue import N_

HELP = N_(
    """The post-incident review of one incident.

    Other audiences than the team do not see private numbers."""
)
EXAMPLES = ("incplan export pir 2 --audience management --output pir.md",)


def command(
    ctx: typer.Context,
    incident: IncidentPart = None,
    form: Annotated[str, formats("pir")] = "md",
    output: OutputOption = None,
    audience: AudienceOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
) -> Answer:
    """Export a review."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
    )
    return write(ctx, "pir", paper, part=incident)
