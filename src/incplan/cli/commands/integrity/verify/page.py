"""`incplan verify page`."""

from typing import Annotated

import typer

from incplan.app.integrity.page import Verdict, verify_page
from incplan.cli.output.present import Answer
from incplan.cli.output.progress import working
from incplan.cli.screens.integrity.page_verdict import show_page_verdict
from incplan.cli.session.session import open_session
from incplan.errors import FINDINGS
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Tell whether a printed page still says what the plan says, and since when not.

    Leaves with 1 when it does not."""
)
EXAMPLES = ("incplan verify page K7F3-2Q9M-R",)


def command(
    ctx: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar=_("CODE"), help=_("Code at the foot of a printed page."))
    ],
) -> Answer:
    """Verify a printed page."""
    session = open_session(ctx)
    with working(session.settings, _("Looking for the page")):
        result = verify_page(session.desk, code)
    return Answer(
        result,
        lambda screen: show_page_verdict(screen, session, result),
        0 if result.verdict is Verdict.VALID else FINDINGS,
    )
