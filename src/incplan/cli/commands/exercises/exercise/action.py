"""`incplan exercise action`."""

from typing import Annotated

import typer

from incplan.app.exercises.report import add_correction
from incplan.cli.commands.exercises.exercise.parts import ExerciseOption
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import day
from incplan.cli.parsing.options import (
    ByOption,
    DueOption,
    OwnerOption,
    PriorityOption,
    TargetOption,
)
from incplan.cli.parsing.values import word
from incplan.cli.screens.exercises.report import show_report
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _
from incplan.plan.files.review import ActionTarget, Priority

WRITES = True
REACH = "any"
HELP = N_("""Add a correction that the exercise asks for: what, by whom, until when.""")
EXAMPLES = ('incplan exercise action "Second key at reception" --owner sofie --due 2027-01-31',)


def command(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar=_("WHAT"), help=_("What will be done."))] = "",
    owner: OwnerOption = "",
    due: DueOption = "",
    target: TargetOption = "",
    priority: PriorityOption = "",
    exercise: ExerciseOption = None,
    by: ByOption = None,
) -> Answer:
    """Add it."""
    session = open_session(ctx, by=by)
    stand = add_correction(
        session.desk,
        exercise,
        {
            "what": what.strip(),
            "owner": owner.strip(),
            "due": day(due, session.desk.local_now.date()).isoformat() if due.strip() else "",
            "target": word(ActionTarget, target, "--target").value if target.strip() else "",
            "priority": word(Priority, priority, "--priority").value if priority.strip() else "",
        },
    )
    warnings = receipt_warnings(session, stand.receipt, proposals=False) if stand.receipt else ()
    return Answer(stand, lambda screen: show_report(screen, stand, session), warnings=warnings)
