"""Whether a number answers at a moment, and when it does next (hours of a means of contact)."""

from datetime import date, datetime, time, timedelta

from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.values.windows import Window

_SUNDAY = 6
#: Easter and Whit Monday lie seven weeks apart; nothing is closed for so long.
_DAYS_AHEAD = 15


def answers(window: Window | None, moment: datetime, country: str | None = None) -> bool | None:
    """Whether the hours are open at a local moment; None where no hours are written.

    Hours that leave Sunday out are those of working days: closed on Belgian public holidays.
    """
    if window is None or window.always:
        return None if window is None else True
    minute = moment.hour * 60 + moment.minute
    inside = moment.weekday() in window.days and window.start <= minute < window.end
    return inside and not _is_off(window, moment.date(), country)


def answers_at(window: Window, moment: datetime, country: str | None = None) -> datetime | None:
    """When closed hours open next, in local time; None when not within two weeks."""
    for ahead in range(_DAYS_AHEAD):
        day = moment.date() + timedelta(days=ahead)
        start = datetime.combine(
            day, time(window.start // 60, window.start % 60), tzinfo=moment.tzinfo
        )
        if day.weekday() in window.days and start > moment and not _is_off(window, day, country):
            return start
    return None


def _is_off(window: Window, day: date, country: str | None) -> bool:
    if _SUNDAY in window.days or country not in (None, "BE"):
        return False
    return day in belgian_holidays(day.year, day.year)
