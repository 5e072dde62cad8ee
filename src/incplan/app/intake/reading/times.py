"""Times of the day as people write them, and instants in a time zone that exist once."""

import re
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.plan.privacy.folding import visible

_TIME: Final = re.compile(
    r"(?:[àa@]\s+|om\s+|um\s+|at\s+)?(?P<about>±|~|\+/-|ca\.?|env\.?|vers|rond|gegen|about|ong\.?)?\s*"
    r"(?P<hour>[01]?\d|2[0-4])\s?(?:[:hHuU.]|uur|heures?|uhr)\s?(?P<minute>[0-5]\d)?"
    r"(?:[:.](?P<second>[0-5]\d))?(?:\s*(?:uhr|uur|u|h))?(?:\s?(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE,
)
_NOON: Final = 12


@dataclass(frozen=True, slots=True)
class TimeRead:
    """A time of the day; `about` where it was written as nearly so."""

    time: time
    about: bool = False


def read_time(text: str) -> TimeRead | None:
    """`14:30`, `14h30`, `14u`, `14.41`, `±15h`, `2:05 pm`; None for anything else."""
    found = _TIME.fullmatch(visible(text).strip())
    if found is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    if hour == 24:
        return None
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    return TimeRead(time(hour, minute, second), bool(found["about"]))


def instants(day: date, at: time, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants that clocks showed so: none or two on the days on which they are changed."""
    plain = datetime.combine(day, at)
    found: list[datetime] = []
    for fold in (0, 1):
        moment = plain.replace(tzinfo=zone, fold=fold)
        back = moment.astimezone(UTC).astimezone(zone)
        if back.replace(tzinfo=None) == plain and all(
            moment.utcoffset() != other.utcoffset() for other in found
        ):
            found.append(moment)
    return tuple(found)
