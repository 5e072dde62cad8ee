"""`incplan review show`."""

import typer

from incplan.app.review.review import review
from incplan.cli.commands.review.review.writing import standing
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import ByOption, IncidentArgument
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

WRITES = True
REACH = "any"
HELP = N_(
    """The post-incident review: 12 sections, 43 rows, about half of them computed.

    The first call writes review.yaml into the incident's folder, with the facts as comments and
    the questions to answer. Each further call says what is still missing. Answer one by one with
    `review ask`, all at once with `review edit`, by hand in the file, or with `review answer`."""
)
EXAMPLES = ("incplan review", "incplan review 2")


def command(ctx: typer.Context, incident: IncidentArgument = None, by: ByOption = None) -> Answer:
    """Start a review, or say what is missing in it."""
    session = open_session(ctx, by=by)
    return standing(session, review(session.desk, incident, session.translator))
