"""`incplan review`."""

from typing import Annotated

import typer

from incplan.cli.options import ByOption, IncidentArgument
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import open_session, receipt_warnings
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.dates import short_date
from incplan.i18n.sentences import error_sentence

WRITES = True
HELP = N_(
    """The post-incident review: 12 sections, 43 rows, about half of them computed.

    The first call writes review.yaml into the incident's folder, with the facts as comments and
    the questions to answer. Each further call says what is still missing. --complete records the
    review and that it goes to the business continuity manager."""
)
EXAMPLES = (
    "incplan review",
    "incplan review 14",
    "incplan review 14 --complete --by nadia",
    "incplan export pir 14 --format md",
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    complete: Annotated[
        bool, typer.Option("--complete", help=_("Check it, record it, send it on."))
    ] = False,
    by: ByOption = None,
) -> object:
    """Start, check or complete a review."""
    from incplan.app.review import complete_review, review

    session = open_session(ctx, by=by)
    translator = session.translator
    if complete:
        result = complete_review(session.desk, incident)
    else:
        result = review(session.desk, incident, translator)

    def show(screen: Screen) -> None:
        screen.line(f"{result.incident}  {result.path}", "bold")
        if result.created:
            screen.line(
                _("Form written: {count} rows filled in from the journal.", count=result.computed)
            )
        if not result.needed:
            screen.line(_("A weak signal or false alarm may do without a review."), "dim")
        if result.due:
            screen.line(_("Due: {date}", date=short_date(result.due, translator.language)))
        if result.sent_to:
            people = ", ".join(
                session.desk.plan().contacts[person].name
                for person in result.sent_to
                if person in session.desk.plan().contacts
            )
            screen.line(_("Complete; recorded as sent to {people} (link F).", people=people))
        elif result.problems:
            count = len(result.problems)
            screen.line(
                ngettext_("{count} answer is missing:", "{count} answers are missing:", count)
            )
            for item in result.problems[:12]:
                words = {"row": item.row, **item.params}
                text = error_sentence(translator, f"review.{item.code}", words)
                screen.line(f"- {text}", indent=2)
            if count > 12:
                screen.line(_("... and {count} more.", count=count - 12), "dim", indent=2)
        else:
            screen.line(_("Everything is answered. Record it: incplan review --complete"))

    warnings = receipt_warnings(session, result.receipt) if result.receipt else ()
    return Answer(result, show, warnings=warnings)
