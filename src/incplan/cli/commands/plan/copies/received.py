"""`incplan received`."""

from typing import Annotated

import typer

from incplan.app.plan.copies.ending import received
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.parsing.values import names_in
from incplan.cli.screens.plan.copies import show_confirmed
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Note that people confirm the copies they hold, and that they know their role.

    Type back the signed list, or a reply. Without --copy it is about all the copies of a person
    that wait for it, and about functions they got since they last confirmed."""
)
EXAMPLES = (
    "incplan received nadia wim --by elodie",
    "incplan received wim --copy 2 --by elodie",
)


def command(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar=_("CONTACT..."), help=_("Who confirms."))
    ] = None,
    copy: Annotated[
        int | None, typer.Option("--copy", metavar="N", min=1, help=_("Only this copy."))
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Note confirmations."""
    session = open_session(ctx, by=by)
    people = names_in(names or ())
    result = received(session.desk, people, copy=copy, text=note, at=moment(session, at))
    return Answer(
        result,
        lambda screen: show_confirmed(screen, result, session.translator),
        warnings=receipt_warnings(session, result.receipt),
    )
