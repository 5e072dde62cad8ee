"""Ask in whose name a decision is taken, where the line does not say it."""

from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.session.session import Session, author
from incplan.i18n.catalogue import _


def ask_author(session: Session) -> None:
    """Set who decides, on a terminal; elsewhere the use case refuses a decision of nobody."""
    if session.desk.by is None and can_ask(assume_yes=session.settings.assume_yes):
        said = ask(_("Who decides this? Id or name:"))
        session.desk.by = author(session.desk, said or None, writes=True)
