"""`incplan exercise finish`."""

import typer

from incplan.app.exercises.finish import finish
from incplan.cli.commands.exercises.exercise.parts import ExerciseArgument
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.screens.exercises.playing import show_finished
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

WRITES = True
HELP = N_(
    """End the play. The sheets that were worked on count as tested, and nothing else.

    Then debrief: incplan exercise answer Q1 TEXT; and report: incplan exercise report"""
)
EXAMPLES = ("incplan exercise finish --by sofie",)


def command(
    ctx: typer.Context,
    exercise: ExerciseArgument = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """End it."""
    session = open_session(ctx, by=by)
    result = finish(session.desk, exercise, at=session.time(at), text=note)
    return Answer(
        result,
        lambda screen: show_finished(screen, result, session),
        warnings=receipt_warnings(session, result.receipt, proposals=False),
    )
