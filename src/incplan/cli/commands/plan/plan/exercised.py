"""`incplan plan exercised`."""

from typing import Annotated

import typer

from incplan.app.desk.plan_facts import exercise_held
from incplan.cli.commands.plan.plan.recording import noted
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.parsing.values import word
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.plan.record import ExerciseForm

WRITES = True
HELP = N_("""Note that the plan was practised. Awareness of staff: incplan awareness record""")
EXAMPLES = ("incplan plan exercised --form tabletop --at 2026-11-17 --by nadia",)


def command(
    ctx: typer.Context,
    form: Annotated[
        str,
        typer.Option(
            "--form",
            metavar="tabletop|drill|simulation|full",
            help=_("How it was practised."),
        ),
    ] = "tabletop",
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Note an exercise."""
    session = open_session(ctx, by=by)
    practised = word(ExerciseForm, form, "--form")
    if practised is ExerciseForm.AWARENESS:
        raise UsageError("awareness_elsewhere")
    fact = exercise_held(session.desk, practised, text=note, at=moment(session, at))
    return noted(session, fact)
