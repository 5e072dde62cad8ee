"""Where a review stands, on a screen."""

from typing import TYPE_CHECKING

from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _, ngettext_
from incplan.i18n.sentences import error_sentence
from incplan.i18n.time.dates import short_date

if TYPE_CHECKING:
    from incplan.app.review.review import ReviewState

_SHOWN = 12


def show_review(screen: Screen, session: Session, result: "ReviewState") -> None:
    """The file, what is missing in it, and the next step."""
    screen.line(f"{result.incident}  {result.path}", "bold")
    if result.created:
        screen.line(
            ngettext_(
                "Form written: {count} row filled in from the journal.",
                "Form written: {count} rows filled in from the journal.",
                result.computed,
            )
        )
    if not result.needed:
        screen.line(_("A weak signal or false alarm may do without a review."), "dim")
    if result.due:
        screen.line(_("Due: {date}", date=short_date(result.due, session.translator.language)))
    if result.sent_to:
        contacts = session.desk.plan().contacts
        people = ", ".join(contacts[who].name for who in result.sent_to if who in contacts)
        screen.line(_("Complete; recorded as sent to {people} (link F).", people=people))
    elif result.problems:
        _missing(screen, session, result)
    elif result.changed_since:
        screen.line(_("Changed since it was recorded as complete."), "yellow")
    elif result.complete:
        screen.line(_("Complete and recorded."))
    else:
        screen.line(_("Everything is answered."))
    _end(screen, result)


def _missing(screen: Screen, session: Session, result: "ReviewState") -> None:
    count = len(result.problems)
    screen.line(ngettext_("{count} answer is missing:", "{count} answers are missing:", count))
    for item in result.problems[:_SHOWN]:
        words = {"row": item.row, **item.params}
        text = error_sentence(session.translator, f"review.{item.code}", words)
        screen.line(f"- {text}", indent=2)
    if count > _SHOWN:
        screen.line(_("... and {count} more.", count=count - _SHOWN), "dim", indent=2)


def _end(screen: Screen, result: "ReviewState") -> None:
    """Ask what is open, record it, or see to what came of it."""
    if result.problems and not result.sent_to:
        command = f"incplan review ask {result.incident}"
    elif result.sent_to or (result.complete and not result.changed_since):
        command = f"incplan actions -i {result.incident}"
    else:
        command = f"incplan review complete {result.incident}"
    screen.end(_("Next: {command}", command=command), command)
