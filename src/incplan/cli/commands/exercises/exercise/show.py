"""`incplan exercise show`."""

import typer

from incplan.app.exercises.course import show_exercise
from incplan.cli.commands.exercises.exercise.parts import ExerciseArgument
from incplan.cli.output.present import Answer
from incplan.cli.screens.exercises.playing import show_exercise_now
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

HELP = N_("""Where the exercise stands, and what the players have heard so far.""")
EXAMPLES = ("incplan exercise",)


def command(ctx: typer.Context, exercise: ExerciseArgument = None) -> Answer:
    """Show it."""
    session = open_session(ctx)
    result = show_exercise(session.desk, exercise, session.translator)
    return Answer(result, lambda screen: show_exercise_now(screen, result, session))
