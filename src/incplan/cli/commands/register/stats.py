"""`incplan stats`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from incplan.app.register.statistics import stats
from incplan.cli.commands.register.filters import ReadersOption, readers
from incplan.cli.output.outlet import check_outlet, outlet
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import period
from incplan.cli.screens.register.statistics import show_statistics
from incplan.cli.screens.response.unread import unread_warnings
from incplan.cli.session.session import Session, open_session
from incplan.documents.wording.wording import Wording
from incplan.errors import UNREADABLE
from incplan.i18n.catalogue import N_, _

if TYPE_CHECKING:
    from incplan.incident.register.statistics import Statistics

FOLDS = True
HELP = N_(
    """What all incidents say together: how many of which level and type, how long it took to
    notice, act, restore and close, whether objectives were kept, and what suppliers did.

    Near misses are counted apart; exercises never count. Customers (--audience) get counts and
    times only."""
)
EXAMPLES = (
    "incplan stats",
    "incplan stats --from 2026-01-01 --to 2026-12-31",
    "incplan stats --json",
    "incplan stats --audience customers",
    "incplan stats --format svg --output incidents.svg",
)
FORMATS: Final = ("table", "json", "svg")


def command(
    ctx: typer.Context,
    first: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help=_("Detected from."))
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="YYYY-MM-DD", help=_("Detected until."))
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="table|json|svg")] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar=_("FILE"), help=_("Where to."))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Write over a file."))] = False,
    audience: ReadersOption = "team",
) -> object:
    """Show statistics."""
    who = readers("stats", audience)
    session = open_session(ctx)
    check_outlet(session.settings, form, FORMATS, output, force=force)
    result, unreadable = stats(session.desk, *period(first, last), who)
    if form == "svg":
        return outlet("stats", form, _chart(session, result), output, force=force)
    warnings = unread_warnings(unreadable)
    return Answer(
        result,
        lambda screen: show_statistics(screen, session, result),
        UNREADABLE if unreadable else 0,
        warnings=warnings,
    )


def _chart(session: Session, result: "Statistics") -> bytes:
    # Late import: pygal, for the chart alone.
    from incplan.documents.views.register.statistics_chart import chart_svg

    return chart_svg(Wording(session.desk.plan(), session.translator), result)
