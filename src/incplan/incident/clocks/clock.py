"""One limit as a value, and how elapsed time is counted.

Elapsed time is counted in UTC, so a clock change adds or removes no hour.
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from incplan.frozen import dataclass


class ClockKind(StrEnum):
    """What a clock measures."""

    RTO = "rto"
    RTO_FULL = "rto_full"
    MTPD = "mtpd"
    SERVICE_LEVEL = "service_level"
    ACKNOWLEDGE = "acknowledge"
    REPORT = "report"
    MEETING = "meeting"
    REVIEW = "review"
    SUPPLIER_RESPONSE = "supplier_response"
    SUPPLIER_RESOLUTION = "supplier_resolution"
    LAST_CALL = "last_call"
    OBLIGATION = "obligation"


class ClockState(StrEnum):
    """Where a clock stands."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    DUE_SOON = "due_soon"
    PASSED = "passed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One limit: what started it, the rule, the limit, its state.

    `used` is the elapsed time that counts, summed over interruptions; `limit_at` is the moment
    the limit is reached if nothing changes. Where the limit is in working days, `counted` is the
    part of `used` within working hours, and `allowed` how much of these there may be.
    `working_days` is the limit in a supplier's working days, where it is given so. A clock that
    has not started says in `start_event` what it waits for, in `because` which activity or
    supplier that concerns, and in `forecast_at` when its limit would be reached had it started
    together with that one. `shared_with` are other incidents that recorded the same outage,
    `down_in` those of them in which it lasts. `person` is the contact it concerns, where its
    subject is a function.
    """

    kind: ClockKind
    subject: str
    rule: str
    started_at: datetime | None
    start_event: str
    limit: timedelta | None
    limit_at: datetime | None
    used: timedelta = timedelta(0)
    counted: timedelta | None = None
    allowed: timedelta | None = None
    longest: timedelta = timedelta(0)
    stopped_at: datetime | None = None
    state: ClockState = ClockState.RUNNING
    because: str = ""
    forecast_at: datetime | None = None
    working_days: int = 0
    shared_with: tuple[str, ...] = ()
    down_in: tuple[str, ...] = ()
    person: str = ""

    def left(self, now: datetime) -> timedelta | None:
        """Time until the limit, negative once it has passed; None when nothing runs."""
        if self.limit_at is None or self.stopped_at is not None:
            return None
        return elapsed(now, self.limit_at)

    @property
    def kept(self) -> bool | None:
        """For a stopped clock: whether the limit was kept."""
        if self.stopped_at is None:
            return None
        if self.limit_at is not None:
            return self.stopped_at <= self.limit_at
        if self.counted is not None and self.allowed is not None:
            return self.counted <= self.allowed
        return None if self.limit is None else self.used <= self.limit


def elapsed(start: datetime, end: datetime) -> timedelta:
    """The time between two instants, across any clock change."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def later(start: datetime, by: timedelta) -> datetime:
    """The instant `by` after `start` in elapsed time, shown in the zone of `start`."""
    return (start.astimezone(UTC) + by).astimezone(start.tzinfo)


def state_of(limit_at: datetime, limit: timedelta, now: datetime) -> ClockState:
    """Running, due soon (last quarter) or passed."""
    left = elapsed(now, limit_at)
    if left < timedelta(0):
        return ClockState.PASSED
    return ClockState.DUE_SOON if left <= limit / 4 else ClockState.RUNNING
