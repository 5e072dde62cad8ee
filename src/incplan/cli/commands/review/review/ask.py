"""`incplan review ask`."""

import typer

from incplan.cli.commands.review.review.writing import write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import ByOption, IncidentArgument
from incplan.cli.prompts.review_questions import ask_open_questions
from incplan.i18n.catalogue import N_

WRITES = True
REACH = "any"
HELP = N_(
    """Ask what is still open in the review, one question after the other, below the facts.

    Each answer is on disk before the next is asked: one may stop anywhere."""
)
EXAMPLES = ("incplan review ask 2",)


def command(ctx: typer.Context, incident: IncidentArgument = None, by: ByOption = None) -> Answer:
    """Ask the open questions."""
    return write(ctx, incident, by, ask_open_questions)
