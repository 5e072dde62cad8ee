"""`incplan plan standing`."""

import typer

from incplan.app.plan.standing import standing
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.plan.standing import show_standing
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.doubt import plan_doubt_sentence

FOLDS = True
HELP = N_("""How the plan stands: approved, changed since, reviewed, exercised, printed.""")
EXAMPLES = ("incplan plan",)


def command(ctx: typer.Context) -> Answer:
    """Show how the plan stands."""
    session = open_session(ctx)
    result = standing(session.desk)
    today = session.desk.local_now.date()

    def show(screen: Screen) -> None:
        if result.doubt:
            screen.line(plan_doubt_sentence(session.translator, result.doubt), "red")
        show_standing(screen, result, today)

    return Answer(result, show)
