"""What the commands that write into a review share: open it, write, list what is missing."""

from collections.abc import Callable

import typer

from incplan.app.review.answers import OpenReview, open_review
from incplan.app.review.review import ReviewState, review
from incplan.cli.output.present import Answer
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.screens.review.review import show_review
from incplan.cli.session.session import Session, open_session


def write(
    ctx: typer.Context,
    incident: str | None,
    by: str | None,
    change: Callable[[Session, OpenReview], None],
) -> Answer:
    """Save each change at once; commit them together, also when one of them is refused."""
    session = open_session(ctx, by=by)
    session.settings.command = "review"
    opened = open_review(session.desk, incident, session.translator)
    try:
        change(session, opened)
    finally:
        opened.finish()
    return standing(session, review(session.desk, opened.incident.id, session.translator))


def standing(session: Session, result: ReviewState) -> Answer:
    """Where the review stands."""
    warnings = receipt_warnings(session, result.receipt) if result.receipt else ()
    return Answer(result, lambda screen: show_review(screen, session, result), warnings=warnings)
