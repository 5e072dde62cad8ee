"""The clock of the story: which day each hour of a scenario falls on, when it is played."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.incident.obligations.deadlines import on_day
from incplan.plan.files.scenarios import Scenario

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WRITTEN: Final = r"(?:(mon|tue|wed|thu|fri|sat|sun)|\+(\d{1,2})d) (\d{2}):(\d{2})"


@dataclass(frozen=True, slots=True)
class StoryHour:
    """The hour of one inject in the story, and its minute of play."""

    inject: str
    at: int
    story: datetime


def story_hours(scenario: Scenario, from_: datetime, zone: ZoneInfo) -> tuple[StoryHour, ...]:
    """When each inject happens in the story, if the exercise starts at `from_`.

    The story begins on the next such weekday, so that holidays and absences are those of the plan;
    a weekday in an inject is the first one from that day on. Raises ValueError for an hour that is
    not written as one.
    """
    begins = story_start(scenario, from_, zone)
    return tuple(
        StoryHour(item.id, item.at, _hour(item.story, begins.date(), zone))
        for item in scenario.injects
    )


def story_start(scenario: Scenario, from_: datetime, zone: ZoneInfo) -> datetime:
    """The next moment of that weekday and hour; the same minute counts. Raises ValueError."""
    local = from_.astimezone(zone)
    found = _hour(scenario.story_start, local.date(), zone)
    if found < local.replace(second=0, microsecond=0):
        found = _hour(scenario.story_start, local.date() + timedelta(days=1), zone)
    return found


def story_day(scenario: Scenario, from_: datetime, zone: ZoneInfo) -> date:
    """The day on which the story begins."""
    return story_start(scenario, from_, zone).date()


def descends(hours: Sequence[StoryHour]) -> tuple[str, ...]:
    """Injects whose hour in the story is before that of the inject before them."""
    return tuple(later.inject for earlier, later in pairwise(hours) if later.story < earlier.story)


def _hour(written: str, first: date, zone: ZoneInfo) -> datetime:
    match = re.fullmatch(_WRITTEN, written, re.ASCII)
    if match is None:
        raise ValueError(written)
    weekday, days, hour, minute = match.groups()
    ahead = int(days) if days else (_DAYS.index(weekday) - first.weekday()) % 7
    return on_day(first + timedelta(days=ahead), time(int(hour), int(minute)), zone)
