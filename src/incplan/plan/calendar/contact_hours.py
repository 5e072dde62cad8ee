"""Whether a number answers at a moment, and when it does next (hours of a means of contact)."""

from datetime import date, datetime, time, timedelta

from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.values.windows import Window

Hours = tuple[Window, ...]
_SUNDAY = 6
#: Easter and Whit Monday lie seven weeks apart; nothing is closed for so long.
_DAYS_AHEAD = 15


def answers(hours: Hours, moment: datetime, country: str | None = None) -> bool | None:
    """Whether the hours are open at a local moment; None where no hours are written.

    Hours that leave Sunday out are those of working days: closed on Belgian public holidays.
    """
    if not hours:
        return None
    minute = moment.hour * 60 + moment.minute
    return any(
        window.always
        or (
            moment.weekday() in window.days
            and window.start <= minute < window.end
            and not _is_off(hours, moment.date(), country)
        )
        for window in hours
    )


def answers_at(hours: Hours, moment: datetime, country: str | None = None) -> datetime | None:
    """When closed hours open next, in local time; None when not within two weeks."""
    found = (_opens(window, hours, moment, country) for window in hours)
    return min((start for start in found if start is not None), default=None)


def _opens(window: Window, hours: Hours, moment: datetime, country: str | None) -> datetime | None:
    for ahead in range(_DAYS_AHEAD):
        day = moment.date() + timedelta(days=ahead)
        start = datetime.combine(
            day, time(window.start // 60, window.start % 60), tzinfo=moment.tzinfo
        )
        if day.weekday() in window.days and start > moment and not _is_off(hours, day, country):
            return start
    return None


def _is_off(hours: Hours, day: date, country: str | None) -> bool:
    on_sundays = any(_SUNDAY in window.days for window in hours)
    if on_sundays or country not in (None, "BE"):
        return False
    return day in belgian_holidays(day.year, day.year)
