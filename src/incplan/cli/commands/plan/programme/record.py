"""`incplan tests record`."""

from typing import Annotated

import typer

from incplan.app.plan.practice.programme import TestRequest, record_test
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.parsing.values import duration, names_in, word
from incplan.cli.screens.plan.programme import show_recorded_test
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _
from incplan.plan.record import TestForm

WRITES = True
HELP = N_(
    """Record that procedures were tested, in which form, and which time it took.

    A procedure is a key of incplan tests, or its subject alone: ransomware. A form that does not
    try it is refused: a restore is tested by restoring. --from takes a closed, reviewed incident or
    an exercise: it counts for what its journal shows and for nothing else. --failed keeps the test
    and renews nothing. A restore is timed from the decision on; the time until then
    (detection_allowance of levels.yaml) is added before it is held against the RTO."""
)
EXAMPLES = (
    "incplan tests record restore:it-platform --form restore_test --took 3h10 --by nadia",
    "incplan tests record ransomware phishing --form tabletop_90 --by nadia",
)
_FORMS = "|".join(item.value for item in TestForm if item is not TestForm.REAL)


def command(
    ctx: typer.Context,
    given: Annotated[
        list[str] | None, typer.Argument(metavar=_("PROCEDURE..."), help=_("What was tested."))
    ] = None,
    form: Annotated[str | None, typer.Option("--form", metavar="FORM", help=_FORMS)] = None,
    took: Annotated[
        str | None,
        typer.Option("--took", metavar=_("DURATION"), help=_("Time measured: 3h10.")),
    ] = None,
    loss: Annotated[
        str | None,
        typer.Option("--loss", metavar=_("DURATION"), help=_("Age of the data that came back.")),
    ] = None,
    failed: Annotated[bool, typer.Option("--failed", help=_("It did not work."))] = False,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar=_("INCIDENT"), help=_("Whose journal shows it.")),
    ] = None,
    proof: Annotated[
        str, typer.Option("--proof", metavar=_("TEXT"), help=_("What else shows it."))
    ] = "",
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record a test."""
    session = open_session(ctx, by=by)
    request = TestRequest(
        given=names_in(given or ()),
        form=word(TestForm, form, "--form") if form else None,
        took=duration(took),
        loss=duration(loss),
        failed=failed,
        source=source,
        proof=proof,
        text=note,
        at=moment(session, at),
    )
    result = record_test(session.desk, request)
    return Answer(
        result,
        lambda screen: show_recorded_test(screen, result, session),
        warnings=receipt_warnings(session, result.receipt),
    )
