"""The fields an event has beyond the common ones, as plain words and numbers."""

from datetime import datetime, timedelta
from typing import Final

from incplan.incident.events.codec import own_fields
from incplan.incident.events.fact import Event

#: An entry recorded this long after the fact is marked as written late.
LATE: Final = timedelta(minutes=15)
#: Clocks of two honest machines may differ that much.
SKEW: Final = timedelta(minutes=5)
_INTERNAL = frozenset(
    {"plan_fingerprint", "plan_commit", "objectives", "timetable", "bindings", "fingerprint"}
)


def facts_of(event: Event) -> dict[str, object]:
    """The event's own fields that are not empty, in their order; times stay times."""
    found: dict[str, object] = {}
    for name, value in own_fields(event).items():
        if name in _INTERNAL:
            continue
        actual = getattr(event, name)
        found[name] = actual if isinstance(actual, datetime) else _short(value)
    return found


def _short(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return value
