"""`incplan bcp assess`."""

import typer

from incplan.cli.commands.response.bcp.recording import step
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, IncidentArgument, ReasonOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_
from incplan.incident.events.words import BcpChange

WRITES = True
REACH = "course"
HELP = N_(
    """Record that it is being assessed whether the continuity plan is needed.

    It is independent of the level: most incidents never need it."""
)
EXAMPLES = ("incplan bcp assess --by nadia",)


def command(
    ctx: typer.Context,
    reason: ReasonOption = "",
    incident: IncidentArgument = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record the assessment."""
    session = open_session(ctx, by=by)
    return step(session, incident, BcpChange.ASSESSMENT, reason, session.time(at))
