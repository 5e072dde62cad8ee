"""Who did not answer a moment ago, whichever incident the call was about."""

from collections.abc import Iterator

from incplan.app.desk.desk import Desk
from incplan.errors import IncplanError
from incplan.incident.events.events import Called
from incplan.incident.response.call_tree import is_silent
from incplan.incident.state.state import Incident


def tried_elsewhere(desk: Desk, incident: Incident) -> tuple[Called, ...]:
    """Calls without an answer in other open incidents, within the time to call again.

    Whoever was silent there three minutes ago is not called first here. That somebody was reached
    there tells nothing of this incident. Exercises and real incidents know nothing of each other.
    """
    since = desk.now - desk.plan().file.patience
    return tuple(
        call
        for other in _others(desk, incident)
        for call in other.calls
        if is_silent(call) and since < call.occurred_at <= desk.now
    )


def _others(desk: Desk, incident: Incident) -> Iterator[Incident]:
    for key in desk.open_incidents():
        if key == incident.id or key[:3] != incident.id[:3]:
            continue
        try:
            known = desk.other(key)
        except IncplanError:
            continue
        if known is not None:
            yield known
