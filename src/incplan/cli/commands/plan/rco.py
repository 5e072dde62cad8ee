"""`incplan rco`."""

from typing import Annotated

import typer

from incplan.app.plan.rco import rco
from incplan.cli.output.present import Answer
from incplan.cli.screens.plan.rco import show_rco
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

FOLDS = True
HELP = N_(
    """What suppliers promise against what activities need, for the next negotiation.

    For each activity and supplier: the time promised, the worst it can last over weekends and
    public holidays, the margin left, the penalty, the verdict."""
)
EXAMPLES = (
    "incplan rco",
    "incplan rco --activity order-intake",
    "incplan rco --supplier sup-telecom --json",
)


def command(
    ctx: typer.Context,
    activity: Annotated[
        str | None,
        typer.Option("--activity", metavar=_("ACTIVITY"), help=_("Only this activity.")),
    ] = None,
    supplier: Annotated[
        str | None,
        typer.Option("--supplier", metavar=_("SUPPLIER"), help=_("Only this supplier.")),
    ] = None,
) -> object:
    """Compare contracts with objectives."""
    session = open_session(ctx)
    result = rco(session.desk, session.translator, activity=activity, supplier=supplier)
    return Answer(result, lambda screen: show_rco(screen, result, session.translator))
