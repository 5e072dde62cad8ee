"""`incplan escalate`."""

from typing import Annotated

import typer

from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import AtOption, ByOption, IncidentArgument, ReasonOption
from incplan.cli.parsing.values import word
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Raise the level by one, or to the level given; or confirm a crisis somebody asked for.

    A crisis is in force once the business continuity manager or management (or a deputy)
    confirms it; until then the level in force is major."""
)
EXAMPLES = (
    'incplan escalate --reason "spreads to a second site" --by nadia',
    "incplan escalate --to crisis --confirmed-by wim",
    'incplan escalate --decline late-minor --reason "spare part arrives at 16:00" --by nadia',
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="minor|major|crisis", help=_("Up to this level."))
    ] = None,
    reason: ReasonOption = "",
    confirmed_by: Annotated[
        str | None,
        typer.Option("--confirmed-by", metavar=_("CONTACT"), help=_("Who confirms a crisis.")),
    ] = None,
    decline: Annotated[
        str | None,
        typer.Option(
            "--decline", metavar=_("PROPOSAL"), help=_("Say no to a proposal of `status`.")
        ),
    ] = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Escalate an incident."""
    from incplan.vocabulary import Level

    session = open_session(ctx, by=by)
    from incplan.app.response.levels import escalate
    from incplan.cli.screens.response.level import leveled_answer

    if decline is not None:
        if to or confirmed_by:
            raise UsageError("decline_or_escalate")
        return _decline(session, incident, decline, reason=reason, at=at)
    result = escalate(
        session.desk,
        incident,
        session.translator,
        to=word(Level, to, "--to") if to else None,
        reason=reason,
        confirmed_by=confirmed_by,
        occurred_at=session.time(at),
    )
    return leveled_answer(session, result)


def _decline(
    session: Session, incident: str | None, proposal: str, *, reason: str, at: str | None
) -> Answer:
    from incplan.app.response.situation.proposals import decline

    result = decline(session.desk, incident, proposal, reason=reason, occurred_at=session.time(at))

    def show(screen: Screen) -> None:
        said = _("No to {proposal}: {reason}", proposal=result.proposal, reason=result.reason)
        screen.line(f"{result.incident}  {said}")
        if result.left:
            left = ", ".join(result.left)
            screen.line(_("Still proposed: {list}", list=left), "dim", indent=2)

    return Answer(result, show, warnings=receipt_warnings(session, result.receipt))
