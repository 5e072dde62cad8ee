"""A time as a clock on the wall shows it, and the one moment it means."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from incplan.errors import UsageError


def local_time(naive: datetime, zone: ZoneInfo) -> datetime:
    """The one moment a local time means. Raises UsageError at a clock change."""
    early, late = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return early
    exists = early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == naive
    code = "time_ambiguous" if exists else "time_does_not_exist"
    readings = sorted((early, late), key=lambda item: item.astimezone(UTC))
    shown = [item.astimezone(UTC).astimezone(zone).isoformat("T", "minutes") for item in readings]
    raise UsageError(code, given=naive.isoformat(" ", "minutes"), first=shown[0], second=shown[1])
