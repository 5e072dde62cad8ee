"""`incplan reopen`."""

from typing import Annotated

import typer

from incplan.app.response.closing import reopen
from incplan.cli.parsing.options import AtOption, ByOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.ended import ended_answer
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
REACH = "alone"
HELP = N_(
    """Reopen a closed incident that came back. It keeps its number.

    A new interruption of an activity is a new period; a review already made must be updated.
    After more than 30 days, or for another cause, declare a new incident with --related."""
)
EXAMPLES = ('incplan reopen 2 --reason "same forwarding rules found again" --by nadia',)


def command(
    ctx: typer.Context,
    incident: Annotated[str | None, typer.Argument(metavar=_("INCIDENT"))] = None,
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why."))] = "",
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Reopen an incident."""
    if incident is None:
        raise UsageError("word_missing", name=_("INCIDENT"))
    session = open_session(ctx, by=by)
    if not reason and can_ask(assume_yes=session.settings.assume_yes):
        reason = ask(_("Why does it come back?"))
    return ended_answer(session, reopen(session.desk, incident, reason=reason, at=session.time(at)))
