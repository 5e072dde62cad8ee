"""`incplan obligations aware`."""

import typer

from incplan.app.obligations.answers import aware
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
HELP = N_(
    """Say since when the organisation knew: the limit of a duty runs from then.

    --at says when, --reason what was seen at that moment."""
)
EXAMPLES = (
    'incplan obligations aware gdpr_art33 --at "yesterday 09:00" --reason "mailbox content seen"',
)


def command(
    ctx: typer.Context,
    duty: DutyArgument,
    stage: StageOption = None,
    reason: ReasonOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record when the organisation became aware."""
    session = open_session(ctx, by=by)
    if can_ask(assume_yes=session.settings.assume_yes):
        at = at or ask(_("Since when was it known? For instance 07:42, or yesterday 09:00"))
        reason = reason or ask(_("By what was it known?"))
    receipt = aware(session.desk, incident, duty, session.time(at), reason=reason, stage=stage)
    return recorded(session, receipt, standing(session, receipt, duty))
