"""After a recorded fact, in a window: what the incident asks now, so that nobody types `status`."""

from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session

#: Rows of the chain: task, call and limit with an empty row before them, and the command.
CHAIN_ROWS = 9


def show_next(screen: Screen, session: Session, incident_id: str) -> None:
    """The new task, call and limit of an incident; nothing where there is no window.

    Nothing either where plan or journal cannot be read: what was recorded is on disk all the same.
    """
    if screen.height is None:
        return
    # Late import: the screen of a crisis, on a terminal only; a script waits for none of it.
    from incplan.cli.screens.response.moment.asked import show_asked

    show_asked(screen, session, incident_id)
