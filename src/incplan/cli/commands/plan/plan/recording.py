"""What the commands that record a fact about the plan share: the line on the screen."""

from typing import Final

from incplan.app.desk.plan_facts import PlanFact
from incplan.app.desk.unsaved import unsaved
from incplan.cli.output.present import Answer
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.plan.unsaved import not_shared_lines
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, _

_SAID: Final = {
    "plan_reviewed": N_("Noted: the plan was reviewed."),
    "exercise_held": N_("Noted: the plan was exercised."),
    "project_started": N_("Noted: a project began. The plan is due for review."),
    "contact_verified": N_("Noted: the contacts answer."),
    "printed": N_("Noted: the plan was printed."),
}


def holders_missing(session: Session) -> tuple[str, ...]:
    """A copy is on paper for somebody once it is said who holds it (S-024)."""
    if session.desk.plan().facts.copies:
        return ()
    return (
        _(
            "Nobody is named who holds a copy: note holder and place under paper_copies in "
            "plan.yaml."
        ),
    )


def noted(session: Session, fact: PlanFact, *warnings: str) -> Answer:
    """What was noted, and its entry."""
    session.settings.command = "plan-fact"

    def show(screen: Screen) -> None:
        screen.line(_(_SAID[fact.kind]))
        screen.line(on_disk(fact.event, fact.receipt.waiting), "dim", indent=2)

    said = (*receipt_warnings(session, fact.receipt), *warnings)
    if fact.kind == "printed":  # without it the printed state is not found again
        kept = unsaved(session.desk)
        said = (*said, *not_shared_lines(kept.paths, kept.ignored))
    return Answer(fact, show, warnings=said)
