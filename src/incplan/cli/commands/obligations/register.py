"""`incplan obligations register`."""

import typer

from incplan.app.obligations.breaches import breach_register
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.obligations.breaches import show_breaches
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

HELP = N_(
    """The internal register of personal data breaches, over all incidents (GDPR art. 33.5)."""
)
EXAMPLES = ("incplan obligations register",)


def command(ctx: typer.Context) -> Answer:
    """Show the register of breaches."""
    session = open_session(ctx)
    found = breach_register(session.desk, session.translator)

    def show(screen: Screen) -> None:
        show_breaches(screen, found.breaches, session.translator, session.desk.local_now)

    return Answer(found, show)
