"""`incplan fiche prevention`."""

from typing import Annotated

import typer

from incplan.app.plan.prevention import prevention
from incplan.cli.output.present import Answer
from incplan.cli.screens.plan.prevention import show_prevention
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

FOLDS = True
HELP = N_("""How far the preventive measures are in place, and what is due first.""")
EXAMPLES = (
    "incplan fiche prevention --overdue --owner marc",
    "incplan fiche prevention ransomware",
)


def command(
    ctx: typer.Context,
    fiche: Annotated[
        str | None, typer.Argument(metavar=_("[FICHE]"), help=_("Which one; nothing: all."))
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help=_("Only what is late."))] = False,
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar=_("CONTACT"), help=_("Only what one person owns.")),
    ] = None,
) -> Answer:
    """Show the preventive measures."""
    session = open_session(ctx)
    session.settings.command = "prevention"
    result = prevention(session.desk, session.translator, fiche=fiche, overdue=overdue, owner=owner)
    return Answer(result, lambda screen: show_prevention(screen, result, session.translator))
