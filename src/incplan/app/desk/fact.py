"""Record one more event of an incident. Unusual events are written too, and flagged.

The plan is not read here: a journal entry must not wait for it.
"""

from datetime import datetime
from typing import Any

from incplan.app.desk.desk import Desk, Receipt
from incplan.frozen import dataclass
from incplan.store.journal.endings import is_open_by_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The receipt of a recorded event. `flags` are codes of what is unusual about it."""

    incident: str
    event: str
    kind: str
    occurred_at: datetime
    receipt: Receipt
    flags: tuple[str, ...] = ()
    details: dict[str, Any] | None = None


def record_fact(
    desk: Desk,
    part: str | None,
    kind: Any,
    *,
    occurred_at: datetime | None,
    flags: tuple[str, ...] = (),
    details: dict[str, Any] | None = None,
    files: tuple[bytes, ...] = (),
    **words: Any,
) -> Recorded:
    """Write the evidence, then the event. On a closed incident too: the result is flagged then."""
    incident_id = desk.resolve(part)
    pen = desk.pen(incident_id)
    closed = ("incident_is_closed",) if _is_closed(desk, incident_id) else ()
    kept = [pen.keep(content) for content in files]
    waits = () if all(kept) else ("evidence_waits",)
    event = pen.write(kind, occurred_at=occurred_at, **words)
    return Recorded(
        incident=incident_id,
        event=event.id,
        kind=event.KIND.value,
        occurred_at=event.occurred_at,
        receipt=pen.finish(),
        flags=(*closed, *waits, *flags),
        details=details,
    )


def _is_closed(desk: Desk, incident_id: str) -> bool:
    """Whether it is closed, by the names of its event files: reading all events would be slow."""
    names = desk.event_names(incident_id)
    return bool(names) and not is_open_by_names(names)
