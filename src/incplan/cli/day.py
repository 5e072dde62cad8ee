"""Days for facts about the plan: nobody remembers at what hour a plan was reviewed."""

from datetime import date, datetime

from incplan.cli.session import Session
from incplan.errors import UsageError


def day(text: str) -> date:
    """A day as typed, YYYY-MM-DD. Raises UsageError."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError("not_a_date", given=text) from None


def moment(session: Session, text: str | None) -> datetime | None:
    """A time as everywhere, or a day alone: noon of that day, now when it is today.

    Raises UsageError when it cannot be meant, or is still to come.
    """
    try:
        day = date.fromisoformat(text.strip()) if text else None
    except ValueError:
        day = None
    if day is None:
        return session.time(text)
    if day == session.desk.local_now.date():
        return None
    return session.time(f"{day.isoformat()} 12:00")


def period(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """From a day to a day, either left open. Raises UsageError when it ends before it begins."""
    start, end = (None if text is None else day(text) for text in (first, last))
    if start is not None and end is not None and end < start:
        raise UsageError("period_backwards", first=start.isoformat(), last=end.isoformat())
    return start, end
