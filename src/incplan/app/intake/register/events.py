"""The entries of an incident of the past: declared, what was told and done, closed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from incplan.app.desk.desk import Desk
from incplan.app.intake.write import NewFile
from incplan.frozen import dataclass
from incplan.incident.events.codec import to_fields
from incplan.incident.events.fact import Event
from incplan.incident.events.words import Origin
from incplan.store.journal.event_text import clean_value
from incplan.store.journal.event_writing import emit
from incplan.store.journal.folder import EventName
from incplan.store.journal.ids import new_event_id

_STEP: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Told:
    """An entry to be written: its kind, when it happened, its own fields."""

    kind: Callable[..., Event]
    at: datetime
    words: dict[str, Any]


def entries(
    desk: Desk,
    folder: str,
    told: tuple[Told, ...],
    *,
    after: tuple[str, ...] = (),
    recorded: datetime | None = None,
) -> Iterator[NewFile]:
    """The files of entries that follow one another, each knowing those before it.

    `after` and `recorded` are the newest entries that stand there, and the time of the first.
    """
    incident = folder.rpartition("/")[2]
    now = (recorded or desk.now).astimezone(UTC)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    for place, item in enumerate(told):
        event = item.kind(
            id=new_event_id(),
            incident=incident,
            occurred_at=item.at.astimezone(desk.zone).replace(microsecond=0),
            recorded_at=now + place * _STEP,
            after=after,
            source=Origin.IMPORT,
            **item.words,
        )
        after = (event.id,)
        content = emit({name: clean_value(value) for name, value in to_fields(event).items()})
        name = EventName(event.recorded_at, event.KIND.value, event.id)
        yield NewFile(f"{folder}/{name.filename}", content.decode())
