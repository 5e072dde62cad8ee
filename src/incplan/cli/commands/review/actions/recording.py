"""What `done` and `review` share: the receipt on the screen."""

from incplan.app.desk.plan_facts import PlanFact
from incplan.cli.output.present import Answer
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session


def noted(session: Session, fact: PlanFact, sentence: str) -> Answer:
    """What was noted, and its entry."""
    session.settings.command = "plan-fact"

    def show(screen: Screen) -> None:
        screen.line(sentence)
        screen.line(on_disk(fact.event, fact.receipt.waiting), "dim", indent=2)

    return Answer(fact, show, warnings=receipt_warnings(session, fact.receipt))
