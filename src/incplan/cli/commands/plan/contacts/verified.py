"""`incplan contacts verified`."""

from typing import Annotated

import typer

from incplan.app.desk.plan_facts import contacts_verified
from incplan.cli.commands.plan.plan.recording import noted
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_("""Note that these contacts were tried and answer.""")
EXAMPLES = ("incplan contacts verified marc elec-jambes --by elodie",)


def command(
    ctx: typer.Context,
    contacts: Annotated[
        list[str] | None, typer.Argument(metavar=_("CONTACT..."), help=_("Who answered."))
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Note that contacts answer."""
    session = open_session(ctx, by=by)
    names = tuple(contacts or ())
    return noted(session, contacts_verified(session.desk, names, text=note, at=moment(session, at)))
