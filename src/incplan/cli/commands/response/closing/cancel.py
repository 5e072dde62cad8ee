"""`incplan cancel`."""

from typing import Annotated

import typer

from incplan.app.response.closing import cancel
from incplan.cli.parsing.options import AtOption, ByOption, IncidentArgument
from incplan.cli.screens.response.ended import ended_answer
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_("""Cancel a false alarm. It needs no review, but counts as a near miss.""")
EXAMPLES = ('incplan cancel --reason "the smoke was steam from the kettle" --by marc',)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why."))] = "",
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Cancel a false alarm."""
    session = open_session(ctx, by=by)
    return ended_answer(session, cancel(session.desk, incident, reason=reason, at=session.time(at)))
