"""`incplan obligations list`."""

from typing import Annotated

import typer

from incplan.app.obligations.questions import obligations
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import IncidentArgument
from incplan.cli.screens.obligations.duties import show_obligations
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

FOLDS = True
HELP = N_(
    """Duties to notify: which may apply, whom to tell, until when, and what was decided.

    No legal advice."""
)
EXAMPLES = ("incplan obligations", "incplan obligations 2 --all")


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    every: Annotated[bool, typer.Option("--all", help=_("Sources, content, history."))] = False,
) -> Answer:
    """Show the duties of an incident."""
    session = open_session(ctx)
    found = obligations(session.desk, incident, session.translator)

    def show(screen: Screen) -> None:
        show_obligations(screen, found, session.translator, session.desk.local_now, every=every)

    return Answer(found, show)
