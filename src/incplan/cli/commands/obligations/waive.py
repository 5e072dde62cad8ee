"""`incplan obligations waive`."""

import typer

from incplan.app.obligations.answers import waive
from incplan.cli.commands.obligations.recording import (
    DutyArgument,
    StageOption,
    recorded,
    standing,
)
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, ReasonOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_("""Record the decision not to notify, with its reason.""")
EXAMPLES = ('incplan obligations waive insurer_claim --reason "below the excess"',)


def command(
    ctx: typer.Context,
    duty: DutyArgument,
    stage: StageOption = None,
    reason: ReasonOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Waive a duty, or one stage of it."""
    session = open_session(ctx, by=by)
    if not reason and can_ask(assume_yes=session.settings.assume_yes):
        reason = ask(_("Why is it not notified?"))
    receipt = waive(session.desk, incident, duty, reason=reason, stage=stage, at=session.time(at))
    return recorded(session, receipt, standing(session, receipt, duty))
