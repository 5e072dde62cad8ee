"""`incplan bcp show`."""

import typer

from incplan.app.response.bcp import continuity
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import IncidentOption
from incplan.cli.screens.response.continuity import show_continuity
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

FOLDS = True
HELP = N_(
    """How the continuity plan stands in an incident: who decides on it, what is down until when."""
)
EXAMPLES = ("incplan bcp", "incplan bcp show -i 6")


def command(ctx: typer.Context, incident: IncidentOption = None) -> Answer:
    """Show how the continuity plan stands."""
    session = open_session(ctx)
    found = continuity(session.desk, incident, session.translator)
    now = session.desk.local_now
    return Answer(found, lambda screen: show_continuity(screen, found, session.translator, now))
