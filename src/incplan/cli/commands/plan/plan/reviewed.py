"""`incplan plan reviewed`."""

from typing import Annotated

import typer

from incplan.app.plan.reviewed import plan_reviewed
from incplan.cli.commands.plan.plan.recording import noted
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Note that the plan was read through, and whether it changed.

    At least once a year, after each incident, for each big project. Change the files first:
    --changed is refused while they say what they said at the last review."""
)
EXAMPLES = (
    'incplan plan reviewed --no-change --note "with Wim, after the fibre cut" --by nadia',
    "incplan plan reviewed --changed --by nadia",
)


def command(
    ctx: typer.Context,
    changed: Annotated[
        bool | None,
        typer.Option("--changed/--no-change", help=_("Whether the review changed the plan.")),
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Note a review of the plan."""
    if changed is None:
        raise UsageError("reviewed_changed_or_not")
    session = open_session(ctx, by=by)
    fact = plan_reviewed(session.desk, changed=changed, text=note, at=moment(session, at))
    return noted(session, fact)
