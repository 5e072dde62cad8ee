"""Times of the day as people write them, and instants in a time zone that exist once."""

import re
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.plan.privacy.folding import visible
from incplan.store.intake.messages.clock import ABOUT, LATER, MIDNIGHT, MORNING, NOON

_BEFORE: Final = rf"(?P<about>{ABOUT})?\s*(?:[àa@]\s+|om\s+|um\s+|at\s+)?"
_TIME: Final = re.compile(
    rf"(?:[àa@]\s+|om\s+|um\s+|at\s+)?{_BEFORE}"
    r"(?P<hour>[01]?\d|2[0-4])\s?(?:[:h.u]|uur|heures?|uhr)\s?(?P<minute>[0-5]\d)?"
    r"(?:[:.](?P<second>[0-5]\d)|\s?min\.?)?(?:\s*(?:uhr|uur|u|h))?(?:\s?(?P<half>[ap])\.?\s?m\.?)?"
    rf"(?:\s(?:(?P<morning>{MORNING})|(?P<later>{LATER})))?"
    r"(?P<nearly>\s*\(?(?:env\.?|environ|ongeveer|ca\.?|circa|±|\?)\)?)?",
    re.IGNORECASE,
)
_WORDED: Final = re.compile(
    rf"(?:{_BEFORE})(?:(?P<noon>{NOON})|(?P<midnight>{MIDNIGHT}))", re.IGNORECASE
)
#: Noon as a moment, not as a part of the day.
_EXACT: Final = re.compile(r"midi|12\sh\smidi|noon", re.IGNORECASE)
_NOON: Final = 12


@dataclass(frozen=True, slots=True)
class TimeRead:
    """A time of the day; `about` where it was written as nearly so."""

    time: time
    about: bool = False


def read_time(text: str) -> TimeRead | None:
    """`14:30`, `14h30`, `14u`, `14.41`, `±15h`, `2:05 pm`, `midi`; None for anything else."""
    said = " ".join(visible(text).split())
    worded = _WORDED.fullmatch(said)
    if worded is not None:
        noon = worded["noon"]
        about = bool(worded["about"]) or bool(noon and not _EXACT.fullmatch(noon))
        return TimeRead(time(_NOON if noon else 0), about)
    found = _TIME.fullmatch(said)
    if found is None:
        return None
    hour = _of_day(found)
    if hour is None:
        return None
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    return TimeRead(time(hour, minute, second), bool(found["about"] or found["nearly"]))


def _of_day(found: re.Match[str]) -> int | None:
    """The hour from 0 to 23; None for one that no clock shows."""
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        return hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    if found["later"] and hour < _NOON:
        return hour + _NOON
    if found["morning"] and hour == _NOON and "n" in found["morning"].lower():
        return 0 if re.search(r"nuit|nacht", found["morning"], re.IGNORECASE) else hour
    return None if hour == 24 else hour


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
