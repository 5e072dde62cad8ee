"""`incplan correct`."""

from typing import Annotated

import typer

from incplan.app.response.corrections.correct import RightValues, correct
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    CostOption,
    EffortOption,
    IncidentOption,
    ReasonOption,
)
from incplan.cli.parsing.stdin import read_stdin
from incplan.cli.parsing.values import amount, duration, word
from incplan.cli.screens.response.corrected import corrected_answer
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _
from incplan.vocabulary import Level

WRITES = True
HELP = N_(
    """Say what is right instead of what an entry says. Nothing is deleted: both stay readable.

    ENTRY is the beginning of its id, as `incplan show` prints it, or `last` for your newest. The
    right time (of a declaration: since when it is disrupted), words, level, activity, person, site,
    cost, effort or time of the next meeting: limits, level, statistics and review follow. A reason
    is needed for somebody else's entry."""
)
EXAMPLES = (
    'incplan correct last "Provider on site, 12 machines isolated"',
    "incplan correct last --at 04:45",
    'incplan correct ag91nca2a9 --at "2026-09-02 09:30" --reason "wrong clock" --by nadia',
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
        str | None, typer.Argument(metavar=_("[TEXT]"), help=_("The right words, or - for a pipe."))
    ] = None,
    level: Annotated[
        str | None,
        typer.Option("--level", metavar=_("LEVEL"), help=_("The right level: low, minor ...")),
    ] = None,
    activity: Annotated[
        str | None,
        typer.Option("--activity", "-a", metavar=_("ACTIVITY"), help=_("The right activity.")),
    ] = None,
    who: Annotated[
        str | None,
        typer.Option("--who", metavar=_("CONTACT"), help=_("The right person.")),
    ] = None,
    site: Annotated[
        str | None, typer.Option("--site", metavar=_("SITE"), help=_("The right site."))
    ] = None,
    following: Annotated[
        str | None,
        typer.Option("--next", metavar=_("TIME"), help=_("When the next meeting really is.")),
    ] = None,
    cost: CostOption = None,
    effort: EffortOption = None,
    reason: ReasonOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Correct an entry."""
    session = open_session(ctx, by=by)
    right = RightValues(
        text=read_stdin() if text == "-" else text,
        corrected_at=session.time(at),
        level=word(Level, level, "--level") if level else None,
        activity=activity,
        who=who,
        cost_eur=amount(cost),
        effort=duration(effort),
        site=site,
        next_at=session.time(following, allow_future=True),
    )
    result = correct(
        session.desk, incident, entry.strip().lower(), right, session.translator, reason=reason
    )
    return corrected_answer(session, result)
