"""The dates of commits, which may be anything: they can be written by hand."""

from datetime import UTC, datetime


def commit_time(seconds: str) -> datetime | None:
    """The moment in UTC; None for an impossible date.

    That is no number, after the year 9999, or not after 1970: git writes 0 for a date it cannot
    read.
    """
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.timestamp() > 0 else None
