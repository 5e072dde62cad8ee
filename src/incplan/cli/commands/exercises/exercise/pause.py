"""`incplan exercise pause`."""

import typer

from incplan.app.exercises.course import pause
from incplan.cli.commands.exercises.exercise.parts import ExerciseArgument, moved
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

WRITES = True
HELP = N_("""Stop the clock of the exercise: somebody said the stop word, or a break.""")
EXAMPLES = ("incplan exercise pause",)


def command(
    ctx: typer.Context, exercise: ExerciseArgument = None, at: AtOption = None, by: ByOption = None
) -> Answer:
    """Stop it."""
    session = open_session(ctx, by=by)
    return moved(session, pause(session.desk, exercise, session.translator, at=session.time(at)))
