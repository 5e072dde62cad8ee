"""`incplan tests list`."""

import typer

from incplan.app.plan.practice.programme import test_programme
from incplan.cli.output.present import Answer
from incplan.cli.screens.plan.programme import show_programme
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

FOLDS = True
HELP = N_(
    """Every procedure by itself: last tested, in which form, with which time, due again when.

    Another rhythm or owner stands in plan.yaml under review.tests."""
)
EXAMPLES = ("incplan tests", "incplan tests --json")


def command(ctx: typer.Context) -> Answer:
    """List the programme."""
    session = open_session(ctx)
    result = test_programme(session.desk)
    return Answer(result, lambda screen: show_programme(screen, result, session))
