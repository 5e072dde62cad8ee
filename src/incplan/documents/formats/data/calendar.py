"""A calendar file (RFC 5545): one whole-day event for each due day, replaced when it moves."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from icalendar import Calendar, Event, vText

from incplan.documents.content.bounded import one_line
from incplan.documents.formats.data.ics import OF_A_DAY, add_alarms
from incplan.documents.views.common.due_days import (
    due_text,
    due_title,
    duty_note,
    duty_people,
)
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.hostile import safe
from incplan.plan.calendar.due_dates import DueDate, DueKind
from incplan.plan.calendar.duty import DutyPeriod, duty_periods

_PRODUCT: Final = "-//incplan export//EN"
#: How far ahead turns of duty stand in the file, which is made again now and then.
_DUTY: Final = timedelta(days=183)
#: An ending contract is spoken about in time to give notice.
_NOTICE: Final = timedelta(days=-60, hours=9)


def render_ics(
    say: Wording, dates: Sequence[DueDate], place: str, day: date, gaps: str = ""
) -> bytes:
    """The events. `place` ends each UID, `day` is when the calendar was made.

    `gaps`, what could not be read for it, is the calendar's description.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    organisation = say.plan.file.organisation
    name = say.t(
        "Incident plan {organisation}", organisation=organisation.short_name or organisation.name
    )
    name = one_line(name)
    calendar.add("x-wr-calname", vText(name))
    if gaps:
        calendar.add("x-wr-caldesc", vText(_clean(gaps)))
    for due in dates:
        event = Event()
        event.add("uid", f"{due.id}@{place}")
        event.add("dtstamp", datetime.combine(day, time(0), UTC))
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(days=1))
        title, about = _told(say, due)
        event.add("summary", title)
        details = "\n".join(part for part in (about, say.person(due.owner)) if part)
        if details:
            event.add("description", _clean(details))
        moments = (_NOTICE, *OF_A_DAY) if due.kind is DueKind.CONTRACT else OF_A_DAY
        add_alarms(event, title, moments)
        event.add("categories", [name])
        event.add("transp", "TRANSPARENT")
        event.add("class", "CONFIDENTIAL")
        calendar.add_component(event)
    for period in duty_periods(say.plan, day, day + _DUTY):
        if period.people or period.is_gap:
            calendar.add_component(_duty(say, period, place, day, name))
    return bytes(calendar.to_ical())


def _duty(say: Wording, period: DutyPeriod, place: str, day: date, name: str) -> Event:
    """A turn of duty, from the hour it changes on its first day to that hour after its last."""
    event = Event()
    event.add("uid", f"duty-{period.role}-{period.first.isoformat()}@{place}")
    event.add("dtstamp", datetime.combine(day, time(0), UTC))
    changes = say.plan.roster.changes_at
    for field, at in (("dtstart", period.first), ("dtend", period.last + timedelta(days=1))):
        local = datetime.combine(at, time(0)) + changes
        event.add(field, local.replace(tzinfo=say.zone).astimezone(UTC) if changes else at)
    people = duty_people(say, period)
    said = {"role": say.role(period.role), "people": people}
    title = say.t("On duty: {people} ({role})", **said)
    if not period.people:
        title = say.t("Nobody on duty by the roster: {people} ({role})", **said)
    event.add("summary", one_line(title))
    if note := duty_note(say, period):
        event.add("description", _clean(note))
    event.add("categories", [name])
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    return event


def _told(say: Wording, due: DueDate) -> tuple[str, str]:
    """Title and details: the title of an action or measure is what there is to do."""
    title, text = due_title(say, due), due_text(say, due)
    if text and due.kind in (DueKind.ACTION, DueKind.BRIEFING, DueKind.MEASURE):
        title, text = text, title
    return one_line(title), text


def _clean(text: str) -> str:
    return safe(text.replace("\r\n", "\n"))
