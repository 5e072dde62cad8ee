"""`incplan awareness list`."""

import typer

from incplan.app.plan.practice.awareness import awareness
from incplan.cli.output.present import Answer
from incplan.cli.screens.plan.awareness import show_awareness
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

FOLDS = True
HELP = N_(
    """Who is due to be made aware: audiences in their rhythm, newcomers, people by name.

    Another rhythm or owner stands in plan.yaml under review.awareness."""
)
EXAMPLES = ("incplan awareness", "incplan awareness --json")


def command(ctx: typer.Context) -> Answer:
    """List what is due."""
    session = open_session(ctx)
    result = awareness(session.desk)
    today = session.desk.local_now.date()
    return Answer(result, lambda screen: show_awareness(screen, result, session.translator, today))
