"""`incplan agree`."""

import typer

from incplan.app.response.closing import agree
from incplan.cli.parsing.options import AtOption, ByOption, IncidentArgument, NoteOption
from incplan.cli.screens.response.ended import ended_answer
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

WRITES = True
HELP = N_(
    """Record that the person named with --by agrees to closing the incident.

    Closing needs the incident manager, and from major up, or once the continuity plan was
    activated, the business continuity manager too."""
)
EXAMPLES = ("incplan agree --by wim",)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Agree to closing."""
    session = open_session(ctx, by=by)
    result = agree(session.desk, incident, at=session.time(at), text=note)
    return ended_answer(session, result)
