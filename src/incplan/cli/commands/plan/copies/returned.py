"""`incplan returned`."""

from typing import Annotated

import typer

from incplan.app.plan.copies.ending import returned
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption, ReasonOption
from incplan.cli.screens.plan.copies import ended_warnings, show_ended
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Note that a copy came back, was destroyed before a witness, or is lost.

    A lost copy with numbers of people may be a breach of personal data: the answer says so."""
)
EXAMPLES = (
    "incplan returned 1 --by elodie",
    "incplan returned wim --by elodie",
    "incplan returned 1 --destroyed --seen-by marc --by elodie",
    'incplan returned 1 --lost --reason "left in the train" --by elodie',
)


def command(
    ctx: typer.Context,
    copy: Annotated[str, typer.Argument(metavar=_("COPY"), help=_("Its number, or who holds it."))],
    destroyed: Annotated[bool, typer.Option("--destroyed", help=_("It was destroyed."))] = False,
    seen_by: Annotated[
        str | None,
        typer.Option("--seen-by", metavar=_("CONTACT"), help=_("Who saw it destroyed.")),
    ] = None,
    lost: Annotated[bool, typer.Option("--lost", help=_("Nobody knows where it is."))] = False,
    reason: ReasonOption = "",
    holder: Annotated[
        str | None,
        typer.Option(
            "--holder", metavar=_("CONTACT"), help=_("Whose, when two bear the same number.")
        ),
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Note the end of a copy."""
    session = open_session(ctx, by=by)
    result = returned(
        session.desk,
        copy,
        destroyed=destroyed,
        lost=lost,
        seen_by=seen_by,
        reason=reason,
        holder=holder,
        text=note,
        at=moment(session, at),
    )
    return Answer(
        result,
        lambda screen: show_ended(screen, result, session.translator),
        warnings=ended_warnings(session, result),
    )
