"""What `agree`, `close`, `cancel` and `reopen` print."""

from typing import Final

from incplan.app.response.closing import Ended
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.moment.chain import show_next
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label

FLAGS: Final = {
    "closed_long_ago": N_(
        "It was closed more than 30 days ago. If the cause is another one, a new incident is "
        "clearer: incplan declare --related {id}"
    ),
}


def ended_answer(session: Session, result: Ended) -> Answer:
    """The status, the agreements, and what is still due."""

    def show(screen: Screen) -> None:
        status = label(session.translator, f"status.{result.status}")
        screen.line(f"{result.incident}  {status}", "bold")
        plan = session.desk.plan()
        for role, person in result.agreements:
            contact = plan.contacts.get(person)
            name = contact.name if contact else person
            text = _(
                "{role} agrees: {name}", role=label(session.translator, f"role.{role}"), name=name
            )
            screen.line(text, indent=2)
        if result.same_person:
            screen.line(_("One person agreed in both functions."), "yellow", indent=2)
        if result.review_due:
            screen.line(
                _("Next: the post-incident review, incplan review {id}", id=result.incident),
                indent=2,
            )
        elif result.status not in ("closed", "cancelled"):
            show_next(screen, session, result.incident)

    flags = tuple(_(FLAGS[flag], id=result.incident) for flag in result.flags)
    warnings = (*flags, *receipt_warnings(session, result.receipt))
    return Answer(result, show, warnings=warnings)
