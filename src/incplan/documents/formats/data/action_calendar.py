"""Actions as to-dos of a calendar (RFC 5545), one each on the day it is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from incplan.i18n.text.hostile import safe


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """Something due on a day; `uid` stays the same from one export to the next."""

    uid: str
    day: date
    summary: str
    description: str


def calendar_bytes(days: Iterable[DueDay], now: datetime) -> bytes:
    """All-day events; text is escaped, it cannot add a property."""
    result = Calendar()
    result.add("prodid", "-//incplan//actions//EN")
    result.add("version", "2.0")
    for item in days:
        event = Event()
        event.add("uid", item.uid)
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", item.day)
        event.add("summary", _line(item.summary))
        event.add("description", _line(item.description))
        result.add_component(event)
    content: bytes = result.to_ical()
    return content


def _line(text: str) -> str:
    return safe(" ".join(text.split()))
