"""`incplan tests list`."""

from typing import Annotated

import typer

from incplan.app.plan.practice.programme import test_lines, test_programme
from incplan.cli.output.present import Answer
from incplan.cli.parsing.values import names_in
from incplan.cli.screens.plan.programme import show_programme, show_tests
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

FOLDS = True
HELP = N_(
    """Every procedure by itself: last tested, in which form, with which time, due again when.

    Of procedures that are named, by key or subject, all there is to say: by whom, what was
    measured, the evidence, whom of the call tree nobody called. Another rhythm or owner stands in
    plan.yaml under review.tests."""
)
EXAMPLES = ("incplan tests", "incplan tests call_tree", "incplan tests --json")


def command(
    ctx: typer.Context,
    given: Annotated[
        list[str] | None, typer.Argument(metavar=_("[PROCEDURE...]"), help=_("Only these."))
    ] = None,
) -> Answer:
    """List the programme."""
    session = open_session(ctx)
    if given:
        lines = test_lines(session.desk, names_in(given))
        return Answer(lines, lambda screen: show_tests(screen, lines, session))
    result = test_programme(session.desk)
    return Answer(result, lambda screen: show_programme(screen, result, session))
