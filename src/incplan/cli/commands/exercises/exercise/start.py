"""`incplan exercise start`."""

from typing import Annotated

import typer

from incplan.app.exercises.start import StartRequest, start_exercise
from incplan.cli.commands.exercises.scenario.named import ScenarioArgument, named
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.parsing.values import decimal, names_in
from incplan.cli.screens.exercises.playing import show_started
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Start an exercise on this plan; its names are shown as the plan fills them in.

    It gets a number of its own (EXE) and a clock of its own: --speed 10 plays ten minutes in one.
    Players declare in it with incplan declare --exercise TEXT; then status, log, done, call,
    escalate and obligations work on it. incplan declare without --exercise is always real."""
)
EXAMPLES = (
    "incplan exercise start ransomware-friday --participants nadia,wim,claire --by sofie",
    "incplan exercise start flood-cellar --speed 10",
)


def command(
    ctx: typer.Context,
    scenario: ScenarioArgument = "",
    speed: Annotated[
        str | None,
        typer.Option("--speed", metavar="N", help=_("Minutes of play in one on the wall.")),
    ] = None,
    participants: Annotated[
        list[str] | None,
        typer.Option("--participants", metavar=_("CONTACT,..."), help=_("Who plays.")),
    ] = None,
    paper: Annotated[
        bool, typer.Option("--paper", help=_("It was played on paper and is typed now."))
    ] = False,
    despite_errors: Annotated[
        bool,
        typer.Option("--despite-errors", help=_("Play it though its scenario has errors.")),
    ] = False,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Start it."""
    session = open_session(ctx, by=by)
    request = StartRequest(
        scenario=named(scenario),
        speed=decimal(speed, "--speed"),
        participants=names_in(participants or ()),
        paper=paper,
        despite_errors=despite_errors,
        at=session.time(at),
        text=note,
    )
    result = start_exercise(session.desk, request, session.translator)
    return Answer(
        result,
        lambda screen: show_started(screen, result, session),
        warnings=receipt_warnings(session, result.receipt, proposals=False),
    )
