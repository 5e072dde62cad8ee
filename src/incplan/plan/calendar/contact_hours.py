"""Whether a number answers at a moment, and when it does next (hours of a means of contact)."""

from datetime import date, datetime, time, timedelta

from incplan.plan.calendar.closing_days import days_off
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.files.contacts import Contact, ContactKind
from incplan.plan.plan import Plan
from incplan.plan.values.windows import Window

Hours = tuple[Window, ...]
Days = frozenset[date]
_SUNDAY = 6
#: Nothing is closed for longer than the holidays of a summer.
_DAYS_AHEAD = 62
_NONE: Days = frozenset()


def answers(
    hours: Hours, moment: datetime, country: str | None = None, closed: Days = _NONE
) -> bool | None:
    """Whether the hours are open at a local moment; None where no hours are written.

    Hours that leave Sunday out are those of working days: closed on Belgian public holidays, and
    on the organisation's own `closed` days.
    """
    if not hours:
        return None
    minute = moment.hour * 60 + moment.minute
    return any(
        window.always
        or (
            moment.weekday() in window.days
            and window.start <= minute < window.end
            and not _is_off(hours, moment.date(), country, closed)
        )
        for window in hours
    )


def answers_at(
    hours: Hours, moment: datetime, country: str | None = None, closed: Days = _NONE
) -> datetime | None:
    """When closed hours open next, in local time; None when not within two months."""
    for ahead in range(_DAYS_AHEAD):
        day = moment.date() + timedelta(days=ahead)
        if _is_off(hours, day, country, closed):
            continue
        starts = (
            datetime.combine(day, time(window.start // 60, window.start % 60), tzinfo=moment.tzinfo)
            for window in hours
            if day.weekday() in window.days
        )
        found = min((start for start in starts if start > moment), default=None)
        if found is not None:
            return found
    return None


def own_closing_days(plan: Plan, contact: Contact | None, now: datetime) -> Days:
    """The days on which nobody of the organisation is at work; none for a party outside."""
    if contact is not None and contact.kind is ContactKind.EXTERNAL:
        return _NONE
    return days_off(plan.file.working_time.closed, now.year, now.year + 1)


def _is_off(hours: Hours, day: date, country: str | None, closed: Days) -> bool:
    if any(_SUNDAY in window.days for window in hours):
        return False
    if day in closed:
        return True
    return country in (None, "BE") and day in belgian_holidays(day.year, day.year)
