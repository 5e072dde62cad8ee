"""`incplan done cause`."""

from typing import Annotated

import typer

from incplan.app.response.cause import cause
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    CostOption,
    EffortOption,
    IncidentOption,
    NoteOption,
)
from incplan.cli.parsing.values import amount, duration
from incplan.cli.prompts.ask import ask, can_ask, choose
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session, open_session
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Record that the cause was removed (--found), or that reasonable efforts did not find it
    (--not-found)."""
)
EXAMPLES = (
    'incplan done cause --found "stolen VPN password, account closed"',
    'incplan done cause --not-found "logs of three weeks read" --effort 6h --by nadia',
)


def command(
    ctx: typer.Context,
    found: Annotated[
        str, typer.Option("--found", metavar=_("CAUSE"), help=_("The cause that was removed."))
    ] = "",
    not_found: Annotated[
        str,
        typer.Option("--not-found", metavar=_("EFFORTS"), help=_("What was tried to find it.")),
    ] = "",
    note: NoteOption = "",
    effort: EffortOption = None,
    cost: CostOption = None,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record the end of the cause."""
    if found and not_found:
        raise UsageError("cause_found_or_not")
    session = open_session(ctx, by=by)
    if not (found or not_found):
        found, not_found = _asked(session)
    recorded = cause(
        session.desk,
        incident,
        found=bool(found),
        cause_text=found,
        efforts=not_found,
        text=note,
        effort=duration(effort),
        cost_eur=amount(cost),
        at=session.time(at),
    )
    sentence = (
        _("Cause removed: {text}", text=found)
        if found
        else _("Cause not found; tried: {text}", text=not_found)
    )
    return acknowledged(session, recorded, sentence)


def _asked(session: Session) -> tuple[str, str]:
    """The cause, or what was tried to find it, asked at a terminal. Raises RefusedError elsewhere.

    Neither question has a default.
    """
    if not can_ask(assume_yes=session.settings.assume_yes):
        raise RefusedError("cause_found_or_not")
    answers = (("yes", _("yes")), ("no", _("no")))
    if choose(_("Was the cause found and removed?"), answers) == "yes":
        return ask(_("What was it?")), ""
    return "", ask(_("What was tried to find it?"))
