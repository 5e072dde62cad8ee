"""`incplan scenario list`."""

import typer

from incplan.app.exercises.scenarios import list_scenarios
from incplan.cli.output.present import Answer
from incplan.cli.screens.exercises.scenarios import show_scenarios
from incplan.cli.session.session import open_session
from incplan.errors import UNREADABLE
from incplan.i18n.catalogue import N_

HELP = N_(
    """The exercises that can be played: your own in scenarios/, then the shipped ones.

    They bind to your plan: the activity with the shortest objective, its supplier, the deputy."""
)
EXAMPLES = ("incplan scenario", "incplan scenario --json")


def command(ctx: typer.Context) -> Answer:
    """List them."""
    session = open_session(ctx)
    result = list_scenarios(session.desk, session.translator)
    code = UNREADABLE if result.unreadable else 0
    return Answer(result, lambda screen: show_scenarios(screen, result), code)
