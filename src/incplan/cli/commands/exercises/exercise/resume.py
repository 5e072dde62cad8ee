"""`incplan exercise resume`."""

import typer

from incplan.app.exercises.course import resume
from incplan.cli.commands.exercises.exercise.parts import ExerciseArgument, moved
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

WRITES = True
HELP = N_("""Let the clock of the exercise run again; not while a real incident is open.""")
EXAMPLES = ("incplan exercise resume",)


def command(
    ctx: typer.Context, exercise: ExerciseArgument = None, at: AtOption = None, by: ByOption = None
) -> Answer:
    """Let it run."""
    session = open_session(ctx, by=by)
    return moved(session, resume(session.desk, exercise, session.translator, at=session.time(at)))
