"""`incplan review answer`."""

from typing import Annotated

import typer

from incplan.app.review.answers import OpenReview
from incplan.cli.commands.review.review.writing import write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import ByOption, IncidentOption
from incplan.cli.session.session import Session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.blank import is_blank

WRITES = True
REACH = "any"
HELP = N_(
    """Answer rows of the review, say something beside them, add rows of your own.

    The end of a row's key is enough: detection.fast, readiness. Nothing is written when one of
    the answers cannot be."""
)
EXAMPLES = (
    'incplan review answer detection.fast="in four minutes" readiness=2 -i 2',
    'incplan review answer --comment admin.resolved_at="the till in Ghent an hour later" -i 2',
    'incplan review answer --row "detection: Who else saw it=the night guard" -i 2',
)


def command(
    ctx: typer.Context,
    answers: Annotated[
        list[str] | None, typer.Argument(metavar=_("ROW=TEXT..."), help=_("Rows and answers."))
    ] = None,
    comments: Annotated[
        list[str] | None,
        typer.Option(
            "--comment", metavar=_("ROW=TEXT"), help=_("Say something beside a row; repeatable.")
        ),
    ] = None,
    rows: Annotated[
        list[str] | None,
        typer.Option(
            "--row",
            metavar=_("SECTION: ELEMENT=TEXT"),
            help=_("Add a row of your own; repeatable."),
        ),
    ] = None,
    incident: IncidentOption = None,
    by: ByOption = None,
) -> Answer:
    """Write answers, comments and rows."""
    said = [_pair(item) for item in answers or ()]
    beside = [_pair(item) for item in comments or ()]
    own = [_own_row(item) for item in rows or ()]
    if not (said or beside or own):
        raise UsageError("row_with_answer")

    def change(_session: Session, opened: OpenReview) -> None:
        found = [(opened.find(row), text) for row, text in said]
        comments_at = [(opened.find(row), text) for row, text in beside]
        for asked, text in found:
            opened.check(asked, text)
        for asked, text in found:
            opened.answer(asked, text)
        for asked, text in comments_at:
            opened.comment(asked, text)
        for section, element, text in own:
            opened.row(section, element, text)

    return write(ctx, incident, by, change)


def _pair(text: str) -> tuple[str, str]:
    row, equals, words = text.partition("=")
    if not equals or is_blank(words):
        raise UsageError("row_with_answer")
    return row.strip(), words


def _own_row(text: str) -> tuple[str, str, str]:
    section, colon, rest = text.partition(":")
    element, equals, words = rest.partition("=")
    if not colon or not equals or is_blank(element) or is_blank(words):
        raise UsageError("row_of_your_own")
    return section.strip(), element.strip(), words.strip()
