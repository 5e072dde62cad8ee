"""`incplan plan printed`."""

from typing import Annotated

import typer

from incplan.app.desk.plan_facts import plan_printed
from incplan.cli.commands.plan.plan.recording import holders_missing, noted
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Note that paper copies were made of what the files say now.

    With --at, of what was committed then: `validate` names what changed since."""
)
EXAMPLES = ("incplan plan printed --copies 4 --by elodie",)


def command(
    ctx: typer.Context,
    pages: Annotated[int | None, typer.Option("--pages", min=1, help=_("Pages of a copy."))] = None,
    copies: Annotated[int | None, typer.Option("--copies", min=1, help=_("Copies made."))] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Note a print run."""
    session = open_session(ctx, by=by)
    when = moment(session, at)
    fact = plan_printed(session.desk, pages=pages, copies=copies, text=note, at=when)
    return noted(session, fact, *holders_missing(session))
