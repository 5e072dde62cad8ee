"""Find the entry a person means by the beginning of its id, or by `last`."""

from collections.abc import Iterator

from incplan.app.desk.desk import Desk
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.events import Corrected
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CorrectionEffect
from incplan.incident.state.state import Incident
from incplan.store.journal.endings import is_open_by_names

LAST = "last"
_SHORTEST = 3


def incident_of(desk: Desk, part: str | None, entry: str) -> str:
    """The incident of an entry: the one named, else an open one, else found by its whole id.

    Raises UsageError or RefusedError when none, or more than one, can be meant.
    """
    if part is not None or entry == LAST:
        return desk.resolve(part)
    if len(entry) < _SHORTEST:
        raise UsageError("unknown_entry", given=entry)
    found = tuple(_entries(desk, entry))
    chosen = [item for item in found if item[2]] or [item for item in found if item[1] == entry]
    places = {place for place, _id, _open in chosen}
    if len(places) == 1:
        return places.pop()
    if not places and found:
        raise RefusedError("entry_of_closed_incident", given=entry, id=found[0][0])
    if not places:
        raise UsageError("unknown_entry", given=entry[:80])
    raise RefusedError("ambiguous_entry", given=entry[:80], known=", ".join(sorted(places)))


def find_entry(incident: Incident, entry: str, by: str | None) -> Event:
    """The entry meant, as written. Raises UsageError; RefusedError when it cannot be corrected."""
    if entry == LAST:
        return last_of(incident, by)
    begun = [event for event in incident.written if event.id.startswith(entry)]
    if len(begun) == 1 and len(entry) >= _SHORTEST:
        return begun[0]
    if not begun or len(entry) < _SHORTEST:
        raise UsageError("unknown_entry", given=entry[:80])
    raise RefusedError(
        "ambiguous_entry", given=entry, known=", ".join(event.id for event in begun[:10])
    )


def last_of(incident: Incident, by: str | None) -> Event:
    """The newest entry of one person that still counts, withdrawals not included.

    Raises RefusedError when there is none.
    """
    for event in reversed(incident.written):
        ruling = incident.corrections.get(event.id)
        withdrawal = isinstance(event, Corrected) and event.effect is CorrectionEffect.WITHDRAWN
        if event.by == by and not withdrawal and not (ruling and ruling.withdrawn):
            return event
    raise RefusedError("no_entry_of_yours", person=by or "?")


def _entries(desk: Desk, begin: str) -> Iterator[tuple[str, str, bool]]:
    """Entries whose id begins so: incident, id, and whether the incident is open."""
    for top in ("incidents", "exercises"):
        for place in desk.incidents(top):
            names = desk.event_names(place)
            for name in names:
                if name.event_id.startswith(begin):
                    yield place, name.event_id, is_open_by_names(names)
