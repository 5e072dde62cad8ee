"""Where something stands that is done again and again."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

SOON: Final = timedelta(days=30)


class Due(StrEnum):
    """Where something stands that is done again and again."""

    NEVER = "never"
    CURRENT = "current"
    SOON = "soon"
    OVERDUE = "overdue"


def state_on(due: date, last: date | None, today: date) -> Due:
    """Where it stands: `soon` for the last thirty days."""
    if last is None:
        return Due.NEVER
    if due < today:
        return Due.OVERDUE
    return Due.SOON if due - today <= SOON else Due.CURRENT
