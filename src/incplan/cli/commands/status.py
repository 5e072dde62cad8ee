"""`incplan status`."""

from typing import Annotated

import typer

from incplan.cli.crisis_screen import show_briefing
from incplan.cli.options import IncidentArgument
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import open_session, spool_warnings
from incplan.errors import OVERRUN
from incplan.i18n.catalogue import N_, _

HELP = N_("""What now, whom to call, how long is left: for one incident, or for all open ones.""")
EXAMPLES = ("incplan status", "incplan status 14 --all", "incplan status --json")


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    every: Annotated[bool, typer.Option("--all", help=_("Every task, done ones too."))] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("Leave with 11 when a limit has passed."))
    ] = False,
) -> object:
    """Show where things stand."""
    from incplan.app.status import status

    session = open_session(ctx)
    result = status(session.desk, incident, session.translator)
    now = session.desk.local_now

    def show(screen: Screen) -> None:
        if not result.incidents:
            screen.line(_("No open incident."))
            screen.line(_('Declare one with: incplan declare "what is observed"'), "dim")
        for place, item in enumerate(result.incidents):
            if place:
                screen.line()
                screen.line("-" * screen.width, "dim")
            show_briefing(screen, item, session.translator, now, every=every)

    passed = any(clock.state == "passed" for item in result.incidents for clock in item.clocks)
    unread = tuple(
        _(
            "{path}: could not be read ({code}); see: incplan validate",
            path=item.path,
            code=item.code,
        )
        for item in result.unreadable
    )
    warnings = (*spool_warnings(session), *unread)
    return Answer(result, show, OVERRUN if exit_code and passed else 0, warnings=warnings)
