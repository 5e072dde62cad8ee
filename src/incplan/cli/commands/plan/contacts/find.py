"""`incplan contacts find`."""

from typing import Annotated

import typer

from incplan.app.plan.contacts import directory
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.plan.directory import show_directory, show_line_of_command
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

FOLDS = True
HELP = N_(
    """Who holds a function now, and how to reach people inside and outside.

    Without a word: the command line and who is away today. With a word: a function, a row of
    the directory, or a part of a name."""
)
EXAMPLES = ("incplan contacts", "incplan contacts electrician", "incplan contacts nadia --json")


def command(
    ctx: typer.Context,
    search: Annotated[
        str | None, typer.Argument(metavar=_("[WORD]"), help=_("Function, row or name."))
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--all", help=_("Everybody, with every number."))
    ] = False,
) -> object:
    """Show contacts."""
    session = open_session(ctx)
    wanted = everyone and search is None
    result = directory(session.desk, session.translator, search=search, everyone=wanted)

    def show(screen: Screen) -> None:
        if not result.groups:
            nobody = _("No contact can be read in this plan.")
            screen.line(_("Nobody found for {word}.", word=search) if search else nobody)
        elif screen.height is not None and search is None:
            show_line_of_command(screen, result)
        else:
            show_directory(screen, result, session.translator)

    return Answer(result, show)
