"""When a commit says it was made. Whoever makes one by hand can write any date, or none."""

from datetime import UTC, datetime


def commit_time(seconds: str) -> datetime | None:
    """The moment in UTC; None for a date no commit can have.

    That is one that is no number, lies beyond the year 9999, or is not after 1970: git puts 0
    where it cannot read a date.
    """
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.timestamp() > 0 else None
