"""What the commands that record a fact about the plan share: the line on the screen."""

from typing import Final

from incplan.app.desk.plan_facts import PlanFact
from incplan.cli.output.present import Answer
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, _

_SAID: Final = {
    "plan_reviewed": N_("Noted: the plan was reviewed."),
    "project_started": N_(
        "Noted: a project began. The plan is due for review, and the risk assessment is to be read "
        "again: incplan actions review risk_assessment --changed (or --no-change)."
    ),
    "contact_verified": N_("Noted: the contacts answer."),
}


def holders_missing() -> tuple[str, ...]:
    """A copy is on paper for somebody once it is said who holds it (S-024)."""
    return (_("Nobody holds this print yet. Hand it out: incplan distribute binder --to NAME"),)


def noted(session: Session, fact: PlanFact, *warnings: str) -> Answer:
    """What was noted, and its entry."""
    session.settings.command = "plan-fact"

    def show(screen: Screen) -> None:
        screen.line(_(_SAID[fact.kind]))
        screen.line(on_disk(fact.event, fact.receipt.waiting), "dim", indent=2)

    said = (*receipt_warnings(session, fact.receipt), *warnings)
    return Answer(fact, show, warnings=said)
