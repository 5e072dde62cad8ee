"""`incplan release`."""

from typing import Annotated

import typer

from incplan.app.response.corrections.release import release
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption
from incplan.cli.parsing.stdin import read_stdin
from incplan.cli.screens.response.released import released_answer
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Let customers and the public read an entry: in its own words, or in those of --text.

    ENTRY is the beginning of its id, as `incplan show` prints it, or `last` for your newest. What
    was released can be corrected (`correct`) or taken back (`undo`) by the id of the release. What
    they read then: incplan show --audience public."""
)
EXAMPLES = (
    "incplan release last --by nadia",
    'incplan release ag91nca2a9 --text "Deliveries resume at 10:00" --by nadia',
)


def command(
    ctx: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            metavar=_("ENTRY"), help=_("Id of an entry, or its beginning, or `last` for your own.")
        ),
    ],
    text: Annotated[
        str | None,
        typer.Option(
            "--text", metavar=_("TEXT"), help=_("What outsiders read instead, or - for a pipe.")
        ),
    ] = None,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Release an entry."""
    session = open_session(ctx, by=by)
    result = release(
        session.desk,
        incident,
        entry.strip().lower(),
        text=read_stdin() if text == "-" else text,
        at=session.time(at),
    )
    return released_answer(session, result)
