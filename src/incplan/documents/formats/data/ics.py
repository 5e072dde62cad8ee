"""Limits as a calendar file: one event for each, with alarms before and at the limit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vText

from incplan.i18n.text.hostile import safe

#: Alarms of something due on a day: a week before, and on the day, at nine in the morning.
OF_A_DAY: Final = (timedelta(days=-7, hours=9), timedelta(hours=9))
#: A calendar file begins with this, whoever wrote it.
MARK = b"BEGIN:VCALENDAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A moment to be reminded of; `uid` stays the same from one export to the next."""

    uid: str
    at: datetime
    summary: str
    description: str
    warn_before: timedelta


def calendar(deadlines: Iterable[Deadline], now: datetime, gaps: str = "") -> bytes:
    """The calendar (RFC 5545), times in UTC. Text is escaped: it cannot add a property.

    `gaps`, what could not be read for it, is the calendar's description.
    """
    result = Calendar()
    result.add("prodid", "-//incplan//limits//EN")
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    if gaps:
        result.add("x-wr-caldesc", vText(safe(gaps)))
    for deadline in deadlines:
        result.add_component(_event(deadline, now))
    content: bytes = result.to_ical()
    return content


def _event(deadline: Deadline, now: datetime) -> Event:
    event = Event()
    event.add("uid", deadline.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", deadline.at.astimezone(UTC))
    event.add("duration", timedelta(minutes=15))
    summary = _line(deadline.summary)
    event.add("summary", summary)
    event.add("description", _line(deadline.description))
    add_alarms(event, summary, sorted({timedelta(0), -deadline.warn_before}))
    return event


def add_alarms(event: Event, words: str, moments: Iterable[timedelta]) -> None:
    """Alarms that show the words, each so long after the start; before it when negative."""
    for moment in moments:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words)
        alarm.add("trigger", moment)
        event.add_component(alarm)


def _line(text: str) -> str:
    return safe(" ".join(text.split()))
