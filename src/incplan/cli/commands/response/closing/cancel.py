"""`incplan cancel`."""

from typing import Annotated

import typer

from incplan.app.response.closing import cancel
from incplan.cli.parsing.options import AtOption, ByOption, IncidentArgument, WaiveDoubtOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.ended import ended_answer
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
REACH = "course"
HELP = N_(
    """Cancel a false alarm. It needs no review, but counts as a near miss.

    Where entries cannot be read or are gone, it refuses until --waive doubt says that you know."""
)
EXAMPLES = ('incplan cancel --reason "the smoke was steam from the kettle" --by marc',)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why."))] = "",
    waive: WaiveDoubtOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Cancel a false alarm."""
    session = open_session(ctx, by=by)
    if not reason and can_ask(assume_yes=session.settings.assume_yes):
        reason = ask(_("Why was it a false alarm?"))

    result = cancel(
        session.desk,
        incident,
        reason=reason,
        waived=tuple(dict.fromkeys(waive or ())),
        at=session.time(at),
    )
    return ended_answer(session, result)
