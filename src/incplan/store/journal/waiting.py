"""Entries that wait outside a plan until its disk can be written, as the readers take them in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.numbering import by_number
from incplan.store.journal.folder import EventName, list_events
from incplan.store.journal.ids import is_incident_id


@dataclass(frozen=True, slots=True)
class Waiting:
    """Folders in which entries of one plan wait, by the place they belong to.

    A place is the id of an incident, or the name of the plan's own journal.
    """

    folders: Mapping[str, tuple[Path, ...]]

    def __bool__(self) -> bool:
        return bool(self.folders)

    def of(self, place: str) -> tuple[Path, ...]:
        """The folders that hold something for a place."""
        return self.folders.get(place, ())

    def names(self, place: str) -> tuple[EventName, ...]:
        """Names of the events that wait for a place, oldest first."""
        found = {name for folder in self.of(place) for name in list_events(folder)}
        return tuple(sorted(found, key=lambda name: (name.recorded_at, name.event_id)))

    @property
    def incidents(self) -> tuple[str, ...]:
        """Incidents and exercises of which something waits, oldest number first."""
        return tuple(sorted(filter(is_incident_id, self.folders), key=by_number))

    @property
    def files(self) -> tuple[Path, ...]:
        """Every event that waits, by its place."""
        return tuple(
            folder / name.filename
            for place in sorted(self.folders, key=by_number)
            for folder in self.of(place)
            for name in list_events(folder)
        )


NOTHING: Final = Waiting({})


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Entries that may belong to another organisation: they wait until somebody answers."""

    folder: Path
    organisation: str | None
    waiting: Waiting

    @property
    def count(self) -> int:
        """Entries that wait here."""
        return len(self.waiting.files)


@dataclass(frozen=True, slots=True)
class Found:
    """What waits for a plan, and what nobody but a person can say it waits for."""

    ours: Waiting = NOTHING
    doubtful: tuple[Doubtful, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return self != NOTHING_FOUND


NOTHING_FOUND: Final = Found()
