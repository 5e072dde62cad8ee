"""`incplan fiche update`."""

from typing import Annotated

import typer

from incplan.app.plan.fiches.update import fiche_update
from incplan.cli.output.present import Answer
from incplan.cli.screens.plan.fiche_update import show_updates
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

HELP = N_("""What the shipped fiches changed since you read them; your files stay as they are.""")
EXAMPLES = ("incplan fiche update flood",)


def command(
    ctx: typer.Context,
    fiche: Annotated[
        str | None, typer.Argument(metavar=_("[FICHE]"), help=_("Which one; nothing: all."))
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help=_("Keep this wording to compare the next one with."))
    ] = False,
) -> Answer:
    """Show what changed in the shipped fiches."""
    session = open_session(ctx)
    session.settings.command = "fiche-update"
    result = fiche_update(session.desk, fiche, keep=keep)
    return Answer(result, lambda screen: show_updates(screen, result))
