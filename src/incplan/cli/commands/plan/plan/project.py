"""`incplan plan project`."""

from typing import Annotated

import typer

from incplan.app.desk.plan_facts import project_started
from incplan.cli.commands.plan.plan.recording import noted
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Note that a big project begins, or a new tool comes in.

    The plan is then due for review, and the risk assessment to be read again (link B)."""
)
EXAMPLES = ('incplan plan project "New web shop" --by claire',)


def command(
    ctx: typer.Context,
    what: Annotated[
        list[str] | None, typer.Argument(metavar=_("PROJECT"), help=_("What it is about."))
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Note the start of a project."""
    session = open_session(ctx, by=by)
    title = " ".join(what or ())
    fact = project_started(session.desk, title, text=note, at=moment(session, at))
    return noted(session, fact)
