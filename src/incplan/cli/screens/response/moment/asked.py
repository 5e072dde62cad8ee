"""What an incident asks now, read again after a fact was recorded."""

from incplan.app.response.situation.status import situation
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.moment.briefly import show_chain
from incplan.cli.session.session import Session
from incplan.errors import IncplanError


def show_asked(screen: Screen, session: Session, incident_id: str) -> None:
    """The new task, call and limit; nothing where plan or journal cannot be read."""
    try:
        item, moment = situation(session.desk, incident_id, session.translator)
    except IncplanError:
        return
    show_chain(screen, item, moment, session.translator, session.desk.local_now)
