"""Incidents of the last weeks that look like a new one: it may be the same cause again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.errors import UnreadableError
from incplan.frozen import dataclass
from incplan.incident.state.state import Incident
from incplan.store.journal.folder import list_events
from incplan.store.journal.incidents import incident_folder, list_incidents

#: How far back an incident is still remembered by those who answer.
REMEMBERED: Final = timedelta(days=30)
#: So many numbers are looked at, the newest first; so many incidents are named.
_LOOKED_AT: Final = 40
_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An incident of the last 30 days of the same type, or that touched the same activity."""

    id: str
    title: str
    detected_at: datetime
    status: str
    same_type: bool
    activities: tuple[str, ...]


def alike(desk: Desk, incident: Incident) -> tuple[Alike, ...]:
    """The newest of them first; none for an exercise, false alarms left out."""
    if incident.is_exercise:
        return ()
    found = (item for other in _recent(desk, incident) if (item := _likeness(incident, other)))
    return tuple(sorted(found, key=lambda item: item.detected_at, reverse=True))[:_NAMED]


def _recent(desk: Desk, incident: Incident) -> Iterator[Incident]:
    """Real incidents declared in the last 30 days, as file names tell; what is unreadable is not
    told here."""
    since = desk.now - REMEMBERED
    for key in list(reversed(list_incidents(desk.root)))[:_LOOKED_AT]:
        if key == incident.id:
            continue
        names = list_events(incident_folder(desk.root, key))
        declared = [name.recorded_at for name in names if name.kind == "declared"]
        if not declared or max(declared) < since:
            continue
        try:
            yield desk.dossier(key).incident
        except UnreadableError:
            continue


def _likeness(incident: Incident, other: Incident) -> Alike | None:
    closure = other.closure
    if closure is not None and closure.cancelled:
        return None
    same_type = incident.type is not None and incident.type == other.type
    shared = tuple(key for key in incident.interruptions if key in other.interruptions)
    if not same_type and not shared:
        return None
    return Alike(
        id=other.id,
        title=other.title,
        detected_at=other.detected_at,
        status=other.status.value,
        same_type=same_type,
        activities=shared,
    )
