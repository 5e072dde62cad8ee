"""`incplan bcp activate`."""

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
    """Activate the business continuity plan.

    Only the business continuity manager or a deputy does."""
)
EXAMPLES = ('incplan bcp activate --by wim --reason "ERP down, return after the RTO"',)


def command(
    ctx: typer.Context,
    reason: ReasonOption = "",
    incident: IncidentArgument = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Activate the continuity plan."""
    session = open_session(ctx, by=by)
    return step(session, incident, BcpChange.ACTIVATED, reason, session.time(at))
