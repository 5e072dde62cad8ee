"""`incplan review complete`."""

import typer

from incplan.app.review.review import complete_review
from incplan.cli.commands.review.review.writing import standing
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import (
    ByOption,
    IncidentArgument,
    ReasonOption,
    WaiveDoubtOption,
)
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_

WRITES = True
REACH = "any"
HELP = N_(
    """Check the review, record it as complete, and that it goes to the business continuity manager.

    Refuses with the whole list of what is missing; and where entries of the incident cannot be
    read or are gone, until --waive doubt says that you know."""
)
EXAMPLES = ("incplan review complete 2 --by nadia",)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    waive: WaiveDoubtOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
) -> Answer:
    """Complete a review."""
    session = open_session(ctx, by=by)
    session.settings.command = "review"
    waived = tuple(dict.fromkeys(waive or ()))
    if reason and not waived:
        raise UsageError(
            "option_for", option="--reason", words="incplan review complete --waive doubt"
        )
    result = complete_review(session.desk, incident, waived=waived, reason=reason)
    return standing(session, result)
