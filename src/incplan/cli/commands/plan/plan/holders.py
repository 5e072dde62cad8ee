"""`incplan plan holders`."""

import typer

from incplan.app.plan.copies.holders import holders
from incplan.cli.output.present import Answer
from incplan.cli.screens.plan.copies import show_holders
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

FOLDS = True
HELP = N_(
    """Who holds which copy, who holds an old one, and who never confirmed their role.

    Copies come from incplan distribute. Everybody who holds a function is listed, also who holds no
    copy, or got a function since they confirmed."""
)
EXAMPLES = ("incplan plan holders", "incplan plan holders --json")


def command(ctx: typer.Context) -> Answer:
    """List copies and their holders."""
    session = open_session(ctx)
    result = holders(session.desk)
    return Answer(result, lambda screen: show_holders(screen, result, session.translator))
