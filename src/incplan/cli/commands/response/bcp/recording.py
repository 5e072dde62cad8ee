"""What `assess`, `activate` and `stand-down` share: one step, and the state it leads to."""

from datetime import datetime

from incplan.app.response.bcp import change_bcp
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.moment.chain import show_next
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.labels import label
from incplan.incident.events.words import BcpChange


def step(
    session: Session, incident: str | None, change: BcpChange, reason: str, at: datetime | None
) -> Answer:
    """Record a step in the life of the continuity plan."""
    result = change_bcp(session.desk, incident, change, reason=reason, at=at)

    def show(screen: Screen) -> None:
        state = label(session.translator, f"bcp.{result.state}")
        named = phrases.named(_("Continuity plan"), state)
        screen.line(f"{result.incident}  {named}", "bold")
        show_next(screen, session, result.incident)

    return Answer(result, show, warnings=receipt_warnings(session, result.receipt))
