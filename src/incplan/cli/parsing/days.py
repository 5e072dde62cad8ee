"""Days and times of facts about the plan, where a day alone is enough."""

from datetime import date, datetime

from incplan.cli.session.session import Session
from incplan.errors import UsageError
from incplan.i18n.time.written_dates import written_day


def _day(text: str, near: date | None = None, *, ahead: bool = False) -> date | None:
    return written_day(" ".join(text.lower().split()), near, ahead=ahead)


def day(text: str, today: date | None = None) -> date:
    """A day as typed: 2026-11-23, 23/11/2026, 23 novembre 2026. Raises UsageError.

    With `today` also one to come, without its year: 23/11.
    """
    found = _day(text, today, ahead=True)
    if found is None:
        raise UsageError("not_a_date", given=text)
    return found


def moment(session: Session, text: str | None) -> datetime | None:
    """A time as in other commands, or a day: then noon of that day, or now if it is today.

    Raises UsageError when it cannot be understood or lies in the future.
    """
    today = session.desk.local_now.date()
    day = _day(text, today) if text else None
    if day is None:
        return session.time(text)
    if day == today:
        return None
    return session.time(f"{day.isoformat()} 12:00")


def period(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """From a day to a day, either left open. Raises UsageError when it ends before it begins."""
    start, end = (None if text is None else day(text) for text in (first, last))
    if start is not None and end is not None and end < start:
        raise UsageError("period_backwards", first=start.isoformat(), last=end.isoformat())
    return start, end
