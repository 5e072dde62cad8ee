"""`incplan exercise attend`."""

from typing import Annotated

import typer

from incplan.app.desk.people import name_of
from incplan.app.exercises.notes import attend
from incplan.cli.commands.exercises.exercise.parts import ExerciseOption
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption
from incplan.cli.parsing.values import names_in
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_("""Note who takes part, from the signed list, and as which function.""")
EXAMPLES = (
    "incplan exercise attend joris wim claire --by sofie",
    "incplan exercise attend joris --as incident_manager",
)


def command(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None, typer.Argument(metavar=_("CONTACT..."), help=_("Who takes part."))
    ] = None,
    role: Annotated[
        str | None, typer.Option("--as", metavar=_("FUNCTION"), help=_("As which function."))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar=_("TIME"), help=_("Left at."))
    ] = None,
    exercise: ExerciseOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Note it."""
    session = open_session(ctx, by=by)
    recorded = attend(
        session.desk,
        exercise,
        names_in(people or ()),
        role=role,
        until=session.time(until),
        at=session.time(at),
    )
    plan = session.desk.plan()
    names = ", ".join(name_of(plan, item.details["who"]) for item in recorded if item.details)
    return acknowledged(session, recorded[-1], _("Takes part: {names}", names=names))
