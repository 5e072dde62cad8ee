"""The edition for other readers than the team, on a screen: `show` and `register --audience`."""

from incplan.app.documents.edition import EVERY_ROW, edition_to_read
from incplan.app.documents.views import RegisterRows
from incplan.cli.output.present import Answer
from incplan.cli.screens.register.edition import show_edition
from incplan.cli.session.session import Session
from incplan.documents.content.plain import plain
from incplan.vocabulary import Audience


def edition_answer(
    session: Session,
    document: str,
    audience: Audience,
    part: str | None = None,
    rows: RegisterRows = EVERY_ROW,
) -> Answer:
    """The words of the document that `export` would make; with --json its blocks."""
    session.settings.command = "document"
    made = edition_to_read(
        session.desk, document, audience, session.translator, part=part, rows=rows
    )
    return Answer(plain(made), lambda screen: show_edition(screen, made))
