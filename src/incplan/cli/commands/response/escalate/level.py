"""`incplan escalate level`."""

from typing import Annotated

import typer

from incplan.app.response.level.escalate import escalate
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, IncidentArgument, ReasonOption
from incplan.cli.parsing.values import word
from incplan.cli.prompts.author import ask_author
from incplan.cli.screens.response.level import leveled_answer
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _
from incplan.vocabulary import Level

WRITES = True
REACH = "course"
HELP = N_(
    """Raise the level by one, or to the level given; or confirm a crisis somebody asked for.

    A crisis is in force once the business continuity manager or management (or a deputy)
    confirms it; until then the level in force is major."""
)
EXAMPLES = (
    'incplan escalate --reason "spreads to a second site" --by nadia',
    "incplan escalate --to crisis --confirmed-by wim",
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="minor|major|crisis", help=_("Up to this level."))
    ] = None,
    reason: ReasonOption = "",
    confirmed_by: Annotated[
        str | None,
        typer.Option("--confirmed-by", metavar=_("CONTACT"), help=_("Who confirms a crisis.")),
    ] = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Escalate an incident."""
    session = open_session(ctx, by=by)
    if confirmed_by is None:
        ask_author(session)
    result = escalate(
        session.desk,
        incident,
        session.translator,
        to=word(Level, to, "--to") if to else None,
        reason=reason,
        confirmed_by=confirmed_by,
        occurred_at=session.time(at),
    )
    return leveled_answer(session, result)
