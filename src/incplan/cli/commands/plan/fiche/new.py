"""`incplan fiche new`."""

from typing import Annotated

import typer

from incplan.app.plan.fiches.new import new_fiche
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

HELP = N_("""A skeleton for a fiche of your own.""")
EXAMPLES = ('incplan fiche new "Chemical spill"',)


def command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar=_("NAME"), help=_("What it is about."))] = "",
) -> Answer:
    """Write a skeleton."""
    session = open_session(ctx)
    session.settings.command = "fiche-new"
    result = new_fiche(session.desk, name, session.translator)

    def show(screen: Screen) -> None:
        screen.line(_("Written: {path}", path=result.path), "bold")
        screen.line(
            _(
                "Its measures begin with {prefix}-. Fill it in, then: incplan validate",
                prefix=result.prefix,
            ),
            indent=2,
        )

    return Answer(result, show)
