"""`incplan export forms`."""

from typing import Annotated

import typer

from incplan.app.documents.export import MOST_LOGS
from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    StrictOption,
    formats,
    sets_option,
)
from incplan.documents.views.binder.forms import LOGS
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """The paper forms: incident and times, log, boxes ticked, calls, messages, actions, duties to
    notify, review. Each sheet has a name (J1) and a code; incplan transcribe types them back.

    They carry paper numbers that are never given out twice, reserved when a file is written."""
)
EXAMPLES = (
    "incplan export forms --format pdf --copies 5 --output forms.pdf",
    "incplan export forms --log-sheets 6 --copies 1 --format pdf --output long-night.pdf",
)


def command(
    ctx: typer.Context,
    form: Annotated[str, formats("forms")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    copies: Annotated[int, sets_option("--copies")] = 2,
    logs: Annotated[
        int,
        typer.Option(
            "--log-sheets",
            metavar="N",
            min=1,
            max=MOST_LOGS,
            help=_("Sheets of the log in each set, of 20 lines."),
        ),
    ] = LOGS,
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
    return write(ctx, "forms", paper, sets=copies, logs=logs)
