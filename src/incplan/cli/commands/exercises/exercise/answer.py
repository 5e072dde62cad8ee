"""`incplan exercise answer`."""

from typing import Annotated, Final

import typer

from incplan.app.exercises.notes import answer
from incplan.app.exercises.report import set_readiness
from incplan.cli.commands.exercises.exercise.parts import ExerciseOption
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption
from incplan.cli.parsing.values import word
from incplan.cli.screens.exercises.report import show_report
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _
from incplan.plan.files.review import StaffReadiness

WRITES = True
REACH = "any"
#: The question that the review asks in three words.
READINESS: Final = "READINESS"
HELP = N_(
    """Write down the answer to a question of the debriefing.

    WELL and IMPROVE take what went well and what did not, READINESS how prepared the staff was:
    not_prepared, partly_prepared, fully_prepared (S-092).
    Who plays alone answers the questions of the injects, and says with --right or --wrong what the
    page with the answers showed."""
)
EXAMPLES = (
    'incplan exercise answer Q1 "The key of the cellar was missing" --by sofie',
    'incplan exercise answer I1 "Nadia" --right',
)


def command(
    ctx: typer.Context,
    question: Annotated[
        str, typer.Argument(metavar=_("QUESTION"), help=_("Q1, or I1 alone."))
    ] = "",
    text: Annotated[str, typer.Argument(metavar=_("TEXT"), help=_("The answer."))] = "",
    right: Annotated[
        bool | None, typer.Option("--right/--wrong", help=_("Alone: whether it was right."))
    ] = None,
    exercise: ExerciseOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Write it down."""
    session = open_session(ctx, by=by)
    if question.strip().upper() == READINESS:
        stand = set_readiness(session.desk, exercise, word(StaffReadiness, text, READINESS))
        return Answer(stand, lambda screen: show_report(screen, stand, session))
    recorded = answer(session.desk, exercise, question, text, right=right, at=session.time(at))
    return acknowledged(session, recorded, phrases.named(question.strip().upper(), text.strip()))
