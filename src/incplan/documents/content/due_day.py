"""A day on which something is due, as calendars of actions carry it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """Something due on a day; `uid` stays the same from one export to the next."""

    uid: str
    day: date
    summary: str
    description: str
