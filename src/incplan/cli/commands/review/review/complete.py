"""`incplan review complete`."""

import typer

from incplan.app.review.review import complete_review
from incplan.cli.commands.review.review.writing import standing
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import ByOption, IncidentArgument
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

WRITES = True
HELP = N_(
    """Check the review, record it as complete, and that it goes to the business continuity manager.

    Refuses with the whole list of what is missing."""
)
EXAMPLES = ("incplan review complete 2 --by nadia",)


def command(ctx: typer.Context, incident: IncidentArgument = None, by: ByOption = None) -> Answer:
    """Complete a review."""
    session = open_session(ctx, by=by)
    session.settings.command = "review"
    return standing(session, complete_review(session.desk, incident))
