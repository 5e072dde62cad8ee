"""What the words of `exercise` share: the exercise meant, and answers to what was recorded."""

from typing import Annotated

import typer

from incplan.app.exercises.course import Moved
from incplan.cli.output.present import Answer
from incplan.cli.screens.exercises.playing import show_moved
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _

ExerciseArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=_("[EXERCISE]"),
        help=_("Any unambiguous part of its number. Default: the one that runs."),
        show_default=False,
    ),
]
ExerciseOption = Annotated[
    str | None,
    typer.Option(
        "--incident",
        "-i",
        metavar=_("EXERCISE"),
        help=_("Any unambiguous part of its number. Default: the one that runs."),
        show_default=False,
    ),
]


def moved(session: Session, result: Moved) -> Answer:
    """What was recorded of its course."""
    return Answer(
        result,
        lambda screen: show_moved(screen, result, session),
        warnings=receipt_warnings(session, result.receipt, proposals=False),
    )
