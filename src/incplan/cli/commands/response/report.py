"""`incplan report`."""

from typing import Annotated

import typer

from incplan.app.response.situation.situation_report import situation_report
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import IncidentArgument
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Where an incident stands, from what is recorded: for the team, or for management.

    The report to management is one paragraph. Reading it out or sending it is a message: record
    it with `incplan communicate --to management`."""
)
EXAMPLES = (
    "incplan report",
    "incplan report 6 --for management --lang nl",
    "incplan report --for team --json",
)
_READERS = ("team", "management")


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    readers: Annotated[
        str, typer.Option("--for", metavar="team|management", help=_("Who reads it."))
    ] = "team",
) -> object:
    """Report on the situation."""

    found = [item for item in _READERS if readers and item.startswith(readers.strip().lower())]
    if len(found) != 1:
        raise UsageError("not_in_list", given=readers, option="--for", known=", ".join(_READERS))
    session = open_session(ctx)
    result = situation_report(session.desk, incident, found[0], session.translator)

    def show(screen: Screen) -> None:
        for line in result.text.split("\n"):
            screen.line(line)

    return Answer(result, show)
