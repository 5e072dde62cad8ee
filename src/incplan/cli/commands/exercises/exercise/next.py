"""`incplan exercise next`."""

from typing import Annotated

import typer

from incplan.app.exercises.course import play_next
from incplan.cli.commands.exercises.exercise.parts import ExerciseArgument, moved
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Play the next inject once it is due: read it aloud, or hand over its card.

    What it should lead to is not shown: incplan scenario show SCENARIO"""
)
EXAMPLES = ("incplan exercise next", "incplan exercise next --early")


def command(
    ctx: typer.Context,
    exercise: ExerciseArgument = None,
    early: Annotated[
        bool, typer.Option("--early", help=_("Play it although it is not due yet."))
    ] = False,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Play it."""
    session = open_session(ctx, by=by)
    result = play_next(session.desk, exercise, session.translator, at=session.time(at), early=early)
    return moved(session, result)
