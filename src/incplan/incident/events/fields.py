"""The values an event adds to what every event says, as plain words and numbers."""

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Final

from incplan.incident.events.codec import to_fields
from incplan.incident.events.fact import Event

#: An entry recorded that much after the fact is shown as written late.
LATE: Final = timedelta(minutes=15)
#: Clocks of two honest machines may differ that much.
SKEW: Final = timedelta(minutes=5)
_COMMON = frozenset(item.name for item in fields(Event))
_INTERNAL = frozenset({"format", "kind", "plan_fingerprint", "plan_commit", "objectives"})


def facts_of(event: Event) -> dict[str, object]:
    """The event's own fields that say something, in their order; times stay times."""
    found: dict[str, object] = {}
    for name, value in to_fields(event).items():
        if name in _COMMON or name in _INTERNAL:
            continue
        actual = getattr(event, name)
        found[name] = actual if isinstance(actual, datetime) else _short(value)
    return found


def _short(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return value
