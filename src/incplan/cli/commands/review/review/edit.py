"""`incplan review edit`."""

import typer

from incplan.cli.commands.review.review.writing import write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import ByOption, IncidentArgument
from incplan.cli.prompts.review_questions import edit_whole
from incplan.i18n.catalogue import N_

WRITES = True
REACH = "any"
HELP = N_(
    """Open the review in $EDITOR.

    When the editor fails, or the text is no review, the file stays as it was."""
)
EXAMPLES = ("incplan review edit 2",)


def command(ctx: typer.Context, incident: IncidentArgument = None, by: ByOption = None) -> Answer:
    """Edit the whole review."""
    return write(ctx, incident, by, lambda _session, opened: edit_whole(opened))
