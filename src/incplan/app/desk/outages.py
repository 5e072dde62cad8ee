"""Find the incidents that recorded the same outage of an activity, reading as few as possible."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from incplan.errors import IncplanError
from incplan.incident.clocks.outages import SAME_OUTAGE, began, joined, linked
from incplan.incident.state.state import Incident
from incplan.store.journal.incidents import may_concern

if TYPE_CHECKING:
    from incplan.app.desk.desk import Desk

#: So many incidents declared before are looked at; which of them ran as long, their names tell.
_LOOKED_BACK: Final = 60


def join(desk: "Desk", incident: Incident) -> Incident:
    """The incident with its part of every outage that others recorded too.

    Read are those linked with it, and those that ran at the same time and name the activity or one
    of the others: which ones may, the names of their files and a look into a few of them tell.
    """
    found = {incident.id: incident}
    asked = {incident.id}
    while fresh := [key for key in _candidates(desk, incident, found) if key not in asked]:
        asked.update(fresh)
        read = {key: other for key in fresh if (other := _read(desk, key)) is not None}
        found |= read
        if not read:
            break
    return joined(found.values())[0] if len(asked) > 1 else incident


def _candidates(desk: "Desk", incident: Incident, found: dict[str, Incident]) -> dict[str, None]:
    links = dict.fromkeys(key for item in found.values() for key in linked(item))
    links = {key: None for key in links if key[:3] == incident.id[:3]}
    words = frozenset(word.encode() for word in (*incident.interruptions, *found))
    since = min(
        began(item)
        for item in found.values()
        if item is incident or item.interruptions.keys() & incident.interruptions.keys()
    )
    if links:
        since = since - SAME_OUTAGE
    asked = (incident.id, since, *sorted(words))
    if asked not in desk.concerned:  # a command asks again after each entry that it writes
        desk.concerned[asked] = tuple(
            key
            for key, ended in _running(desk, incident, since)
            if _concerns(desk, key, words, ended)
        )
    return links | dict.fromkeys(desk.concerned[asked])


def _running(
    desk: "Desk", incident: Incident, since: datetime
) -> list[tuple[str, datetime | None]]:
    """Open ones, and those declared later or not long before, which must have ended `since`."""
    kind = "exercises" if incident.is_exercise else "incidents"
    known = desk.incidents(kind)
    place = known.index(incident.id) if incident.id in known else len(known)
    opened = [key for key in desk.open_incidents() if key[:3] == incident.id[:3]]
    later = known[max(place - _LOOKED_BACK, 0) :]
    return [*((key, None) for key in opened), *((key, since) for key in later if key not in opened)]


def _concerns(desk: "Desk", key: str, words: frozenset[bytes], ended: datetime | None) -> bool:
    waits = key in desk.waits().incidents
    return waits or may_concern(desk.root, key, words, ended_since=ended)


def _read(desk: "Desk", key: str) -> Incident | None:
    try:
        return desk.other(key)
    except IncplanError:
        return None
