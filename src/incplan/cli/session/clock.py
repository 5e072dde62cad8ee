"""The only place that reads the clock."""

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from incplan.errors import UsageError
from incplan.i18n.time.dates import local_time
from incplan.incident.events.scalars import YEARS


def read_clock(zone: ZoneInfo) -> datetime:
    """Now in UTC; INCPLAN_NOW freezes it for demonstrations and tests.

    Without an offset it is a time of the plan's zone, read as `--at` is. Raises UsageError.
    """
    frozen = os.environ.get("INCPLAN_NOW")
    if not frozen:
        return datetime.now(UTC)  # noqa: TID251 -- the one place
    try:
        value = datetime.fromisoformat(frozen)
    except ValueError:
        raise UsageError("bad_now", given=frozen) from None
    if value.year not in YEARS:  # no entry could hold such a time, no limit be counted from it
        raise UsageError("bad_now", given=frozen)
    return (value if value.tzinfo else local_time(value, zone)).astimezone(UTC)


def machine_clock() -> datetime:
    """What the machine's own clock shows, frozen or not: git dates its commits by it."""
    return datetime.now(UTC)  # noqa: TID251 -- the one place
