"""`incplan bcp`."""

from typing import Annotated

import typer

from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, ReasonOption
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label

WRITES = True
HELP = N_(
    """Assess, activate or stand down the business continuity plan.

    Only the business continuity manager or a deputy activates it or stands it down. It is
    independent of the level: most incidents never need it."""
)
EXAMPLES = (
    "incplan bcp assess --by nadia",
    'incplan bcp activate --by wim --reason "ERP down, return after the RTO"',
    "incplan bcp stand-down --by wim",
)
_STEPS = {"assess": "assessment", "activate": "activated", "stand-down": "stood_down"}


def command(
    ctx: typer.Context,
    step: Annotated[str, typer.Argument(metavar="assess|activate|stand-down")],
    reason: ReasonOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Change the state of the continuity plan."""

    if step not in _STEPS:
        raise UsageError("not_in_list", given=step, option="bcp", known=", ".join(_STEPS))
    session = open_session(ctx, by=by)
    from incplan.app.response.bcp import change_bcp
    from incplan.incident.events.words import BcpChange

    result = change_bcp(
        session.desk,
        incident,
        BcpChange(_STEPS[step]),
        reason=reason,
        at=session.time(at),
    )

    def show(screen: Screen) -> None:
        state = label(session.translator, f"bcp.{result.state}")
        screen.line(f"{result.incident}  {_('Continuity plan')}: {state}", "bold")

    return Answer(result, show, warnings=receipt_warnings(session, result.receipt))
