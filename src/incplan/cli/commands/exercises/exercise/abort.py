"""`incplan exercise abort`."""

import typer

from incplan.app.exercises.course import abort
from incplan.cli.commands.exercises.exercise.parts import ExerciseArgument, moved
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, ReasonOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

WRITES = True
HELP = N_("""Break the exercise off: it stays in its folder and counts for nothing.""")
EXAMPLES = ('incplan exercise abort --reason "fire alarm" --by sofie',)


def command(
    ctx: typer.Context,
    exercise: ExerciseArgument = None,
    reason: ReasonOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Break it off."""
    session = open_session(ctx, by=by)
    result = abort(session.desk, exercise, session.translator, reason=reason, at=session.time(at))
    return moved(session, result)
