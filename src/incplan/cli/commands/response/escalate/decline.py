"""`incplan escalate decline`."""

from typing import Annotated

import typer

from incplan.app.response.situation.proposals import decline
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, ReasonOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.prompts.author import ask_author
from incplan.cli.screens.response.moment.chain import show_next
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_("""Say no to a proposal of `status`, and why.""")
EXAMPLES = (
    'incplan escalate decline late-minor --reason "spare part arrives at 16:00" --by nadia',
)


def command(
    ctx: typer.Context,
    proposal: Annotated[
        str, typer.Argument(metavar=_("PROPOSAL"), help=_("As `status` calls it."))
    ],
    reason: ReasonOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Decline a proposal."""
    session = open_session(ctx, by=by)
    when = session.time(at)
    if not reason and can_ask(assume_yes=session.settings.assume_yes):
        reason = ask(_("Why not?"))
    ask_author(session)
    result = decline(session.desk, incident, proposal, reason=reason, occurred_at=when)

    def show(screen: Screen) -> None:
        said = _("No to {proposal}: {reason}", proposal=result.proposal, reason=result.reason)
        screen.line(f"{result.incident}  {said}")
        if result.left:
            left = ", ".join(result.left)
            screen.line(_("Still proposed: {list}", list=left), "dim", indent=2)
        show_next(screen, session, result.incident)

    return Answer(result, show, warnings=receipt_warnings(session, result.receipt))
