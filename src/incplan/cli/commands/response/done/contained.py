"""`incplan done contained`."""

import typer

from incplan.app.response.cause import contained
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    CostOption,
    EffortOption,
    IncidentArgument,
    NoteOption,
)
from incplan.cli.parsing.values import amount, duration
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_("""Record that the incident no longer spreads.""")
EXAMPLES = (
    "incplan done contained --at 09:10",
    'incplan done contained --note "all switches off" --effort 2h --cost 100 --by nadia',
)


def command(
    ctx: typer.Context,
    note: NoteOption = "",
    effort: EffortOption = None,
    cost: CostOption = None,
    incident: IncidentArgument = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record containment."""
    session = open_session(ctx, by=by)
    recorded = contained(
        session.desk,
        incident,
        text=note,
        effort=duration(effort),
        cost_eur=amount(cost),
        at=session.time(at),
    )
    return acknowledged(session, recorded, _("Contained: it no longer spreads."))
