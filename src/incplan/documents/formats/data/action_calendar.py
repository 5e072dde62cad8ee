"""Actions as to-dos of a calendar (RFC 5545), one each on the day it is due."""

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event, vText

from incplan.documents.content.due_day import DueDay
from incplan.documents.formats.data.ics import OF_A_DAY, add_alarms
from incplan.i18n.text.hostile import safe


def calendar_bytes(days: Iterable[DueDay], now: datetime, gaps: str = "") -> bytes:
    """The to-dos as whole-day entries; text is escaped, so it cannot add a property.

    `gaps`, what could not be read for it, is the calendar's description.
    """
    result = Calendar()
    result.add("prodid", "-//incplan//actions//EN")
    result.add("version", "2.0")
    if gaps:
        result.add("x-wr-caldesc", vText(safe(gaps)))
    for item in days:
        event = Event()
        event.add("uid", item.uid)
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", item.day)
        event.add("summary", _line(item.summary))
        event.add("description", _line(item.description))
        add_alarms(event, _line(item.summary), OF_A_DAY)
        result.add_component(event)
    content: bytes = result.to_ical()
    return content


def _line(text: str) -> str:
    return safe(" ".join(text.split()))
