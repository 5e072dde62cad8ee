"""Parts of an incident's state: levels, interruptions, estimates, steps, closings."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.events import Estimated
from incplan.incident.events.fact import Objective
from incplan.incident.events.words import LEVEL_NOT_SAID, BcpChange
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One line of the classification history.

    `chosen` is the level of a person, not of a rule; `sets` is False where the entry only says
    something else again (the type, the site) and leaves the level as it is.
    """

    event_id: str
    at: datetime
    by: str | None
    level: Level
    effective: Level
    proposed: Level | None
    rule: str
    reason: str
    confirmed_by: str | None
    chosen: bool = False
    sets: bool = True

    @property
    def told(self) -> str:
        """The level in force as a reader is told it: that nobody said one, where nobody did."""
        return LEVEL_NOT_SAID if self.rule == LEVEL_NOT_SAID else self.effective.value


@dataclass(frozen=True, slots=True)
class Reading:
    """How much of an activity ran from a moment on; None means it is down.

    `stated` is False for a reading that a declaration only implies.
    """

    at: datetime
    percent: int | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Interruption:
    """One period during which an activity ran below its minimum level, or not fully."""

    started_at: datetime
    minimal_at: datetime | None = None
    full_at: datetime | None = None
    data_loss: timedelta | None = None
    readings: tuple[Reading, ...] = ()

    @property
    def percent(self) -> int | None:
        """How much still ran at the last reading; None means it is down."""
        return self.readings[-1].percent if self.readings else None

    @property
    def restored_at(self) -> datetime | None:
        """When the minimum level was reached again; the RTO clock stops here."""
        times = [time for time in (self.minimal_at, self.full_at) if time is not None]
        return min(times) if times else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What another incident recorded of the same outage of an activity.

    `declared` are the objectives at its declaration. `closed_at` ends an interruption that nobody
    ended. `noticed` is set when the start is only when it was noticed, for want of a better time.
    """

    incident: str
    periods: tuple[Interruption, ...]
    declared: tuple[Objective, ...] = ()
    closed_at: datetime | None = None
    noticed: bool = False


def with_reading(readings: tuple[Reading, ...], new: Reading) -> tuple[Reading, ...]:
    """Readings by time; at the same time the later entry wins.

    An implied reading gives way to a stated one of the same moment or before.
    """
    kept = [item for item in readings if item.stated or item.at < new.at]
    return tuple(sorted((*kept, new), key=lambda item: item.at))


@dataclass(frozen=True, slots=True)
class Estimate:
    """The last announced time of return; `eta` None means unknown."""

    at: datetime
    eta: datetime | None
    by: str | None
    event_id: str = ""


#: Between what happened and its being written down, where nobody types an hour.
_A_MOMENT: Final = timedelta(minutes=1)


def with_estimate(
    said: Mapping[str | None, Estimate], event: Estimated
) -> Mapping[str | None, Estimate]:
    """The last estimate counts; one for all activities replaces those of single activities.

    One that was typed later than it was said takes no place of what was said after it. In an
    exercise hours are of its story, whenever they were typed.
    """
    estimate = Estimate(at=event.occurred_at, eta=event.eta, by=event.by, event_id=event.id)
    typed_later = event.play is not None or event.recorded_at - event.occurred_at > _A_MOMENT
    since = {key: item for key, item in said.items() if typed_later and item.at > estimate.at}
    if event.activity in since or None in since:
        return said
    return {**(said if event.activity else since), event.activity: estimate}


@dataclass(frozen=True, slots=True)
class BcpStep:
    """One step of the business continuity plan during the incident."""

    at: datetime
    by: str | None
    change: BcpChange
    reason: str


@dataclass(frozen=True, slots=True)
class Closure:
    """A closing or cancelling, and what reopened it if anything did."""

    event_id: str
    at: datetime
    by: str | None
    resolved_at: datetime | None
    cancelled: bool = False
    reason: str = ""
    waived: tuple[str, ...] = ()
    reopened_at: datetime | None = None
