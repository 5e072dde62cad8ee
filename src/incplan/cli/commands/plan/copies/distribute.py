"""`incplan distribute`."""

from typing import Annotated

import typer

from incplan.app.plan.copies.distribute import distribute
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.parsing.values import names_in
from incplan.cli.screens.plan.copies import distributed_warnings, show_distributed
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Hand out numbered copies of a part of the plan, one to each person.

    PART is binder, plan, contacts, activities, role (the sheet of export role) or a fiche. Paper of
    binder and plan is of the last print run noted with export --printed; other copies are of what
    the files say now. Write the number on the copy. Its holder confirms it: incplan received"""
)
EXAMPLES = (
    "incplan distribute binder --to nadia,wim --by elodie",
    "incplan distribute binder --to claire --place home --off-site --by elodie",
    'incplan distribute ransomware --to marc --place "server room" --by elodie',
    "incplan distribute contacts --to claire --digital --by elodie",
)


def command(
    ctx: typer.Context,
    part: Annotated[
        str,
        typer.Argument(
            metavar=_("PART"), help=_("binder, plan, contacts, activities, role, or a fiche.")
        ),
    ],
    more: Annotated[
        list[str] | None, typer.Argument(metavar=_("[CONTACT]..."), help=_("More people."))
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar=_("CONTACT,..."), help=_("Who gets a copy."), show_default=False
        ),
    ] = None,
    digital: Annotated[
        bool, typer.Option("--digital", help=_("A file on a telephone or a stick, not paper."))
    ] = False,
    place: Annotated[
        str, typer.Option("--place", metavar=_("TEXT"), help=_("Where it is kept."))
    ] = "",
    off_site: Annotated[
        bool, typer.Option("--off-site", help=_("It is kept in none of our buildings."))
    ] = False,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Hand out copies."""
    session = open_session(ctx, by=by)
    result = distribute(
        session.desk,
        part,
        names_in((*(to or ()), *(more or ()))),
        digital=digital,
        place=place,
        off_site=off_site,
        text=note,
        at=moment(session, at),
    )
    return Answer(
        result,
        lambda screen: show_distributed(screen, result, session.translator),
        warnings=distributed_warnings(session, result),
    )
