"""Which open incidents are in doubt, for answers that are about none of them."""

from incplan.app.desk.desk import Desk
from incplan.app.desk.reading import read_all
from incplan.incident.state.doubt import Doubt, find_doubt
from incplan.store.journal.endings import ended_in_doubt

_KINDS = ("incidents", "exercises")


def doubts_of_open(desk: Desk) -> dict[str, Doubt]:
    """The doubt of each open incident and exercise, and of those whose ending is not whole."""
    known = desk.open_incidents()
    ended = (item for kind in _KINDS for item in ended_in_doubt(desk.root, kind, known))
    ids = (*known, *ended)
    if not ids:
        return {}
    read = read_all(desk.root, ids, desk.waits())
    found = ((item, find_doubt(log.value.events, log.value.unread)) for item, log in read)
    return {item: doubt for item, doubt in found if doubt}
