"""`incplan close`."""

from typing import Annotated

import typer

from incplan.app.response.closing import close
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    IncidentArgument,
    NoteOption,
    ReasonOption,
)
from incplan.cli.prompts.closing_questions import ask_what_is_missing
from incplan.cli.screens.response.ended import ended_answer
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
REACH = "course"
HELP = N_(
    """Close the incident: ticket closed, plan deactivated, review due.

    Refuses with the whole list of what is missing, and the command that mends each item. What
    the template leaves room for can be waived by name with a reason. --ask goes through the list
    on a terminal, one point after the other; each fact told is recorded at once."""
)
EXAMPLES = (
    "incplan close --by nadia --agreed-by wim",
    'incplan close --waive duties --reason "settled on paper, binder tab 4" --by nadia',
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    agreed_by: Annotated[
        list[str] | None,
        typer.Option("--agreed-by", metavar=_("CONTACT"), help=_("Who agrees; repeat.")),
    ] = None,
    waive: Annotated[
        list[str] | None,
        typer.Option("--waive", metavar=_("ITEM"), help=_("An item of the list; repeat.")),
    ] = None,
    reason: ReasonOption = "",
    resolved: Annotated[
        str | None, typer.Option("--resolved", metavar=_("TIME"), help=_("When it was resolved."))
    ] = None,
    asking: Annotated[
        bool, typer.Option("--ask", help=_("Ask about each point that is missing."))
    ] = False,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Close an incident."""
    session = open_session(ctx, by=by)
    agreed, waived = tuple(agreed_by or ()), tuple(waive or ())
    if asking:
        refuse_typed("incplan close --ask", agreed_by=agreed, waive=waived, reason=reason)
        incident = session.desk.dossier(incident).id
        said = ask_what_is_missing(session, incident)
        agreed, waived, reason = tuple(said.agreed_by), tuple(said.waived), said.reason
    result = close(
        session.desk,
        incident,
        agreed_by=agreed,
        waived=waived,
        reason=reason,
        resolved_at=session.time(resolved),
        at=session.time(at),
        text=note,
    )
    return ended_answer(session, result)
