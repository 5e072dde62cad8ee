"""`incplan affect`."""

from typing import Annotated

import typer

from incplan.app.response.activities import affect
from incplan.cli.output import phrases
from incplan.cli.parsing.options import (
    ActivityArgument,
    ByOption,
    IncidentOption,
    NoteOption,
    SiteOption,
)
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels.plan.sites import site_name

WRITES = True
HELP = N_(
    """Say which essential activity is down or degraded, and since when.

    Its recovery time objective runs from that moment. At or above its minimum level it does
    not count as interrupted."""
)
EXAMPLES = (
    "incplan affect order-intake --since 06:50",
    "incplan affect picking-delivery --percent 60 --by joris",
    "incplan affect cold-storage --site gent",
)


def command(
    ctx: typer.Context,
    activity: ActivityArgument,
    since: Annotated[
        str | None,
        typer.Option("--since", "--at", metavar=_("TIME"), help=_("When the disruption began.")),
    ] = None,
    percent: Annotated[
        int | None, typer.Option("--percent", metavar="0-100", help=_("What still works."))
    ] = None,
    site: SiteOption = None,
    note: NoteOption = "",
    incident: IncidentOption = None,
    by: ByOption = None,
) -> object:
    """Mark an activity as affected."""

    if percent is not None and not 0 <= percent <= 100:
        raise UsageError("not_a_percentage", given=percent)
    session = open_session(ctx, by=by)
    recorded = affect(
        session.desk,
        incident,
        activity,
        percent=percent,
        since=session.time(since),
        site=site,
        text=note,
    )
    name = session.desk.plan().activity_name(
        (recorded.details or {})["activity"], session.desk.language
    )
    state = _("down") if percent is None else _("degraded to {percent} %", percent=percent)
    place = (recorded.details or {})["site"]
    where = site_name(session.translator, session.desk.plan(), place) if place else ""
    told = ", ".join(part for part in (state, where) if part)
    return acknowledged(session, recorded, phrases.named(name, told))
