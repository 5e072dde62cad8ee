"""`incplan obligations register`."""

import typer

from incplan.app.obligations.breaches import breach_register
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.obligations.breaches import show_breaches
from incplan.cli.screens.response.unread import unread_warnings
from incplan.cli.session.session import open_session
from incplan.errors import UNREADABLE
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.doubt import in_doubt_sentence

FOLDS = True
HELP = N_(
    """The internal register of personal data breaches, over all incidents (GDPR art. 33.5)."""
)
EXAMPLES = ("incplan obligations register",)


def command(ctx: typer.Context) -> Answer:
    """Show the register of breaches."""
    session = open_session(ctx)
    found = breach_register(session.desk, session.translator)

    def show(screen: Screen) -> None:
        if told := in_doubt_sentence(session.translator, found.in_doubt):
            screen.line(told, "red")
        show_breaches(screen, found.breaches, session.translator, session.desk.local_now)

    code = UNREADABLE if found.unreadable else 0
    return Answer(found, show, code, warnings=unread_warnings(found.unreadable))
