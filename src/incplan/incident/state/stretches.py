"""From when to when each level was in force."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from incplan.frozen import dataclass
from incplan.incident.events.course_events import Cancelled, Closed, Reopened
from incplan.incident.state.state import Incident
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From when to when; `ended` is False while it still goes on."""

    start: datetime
    end: datetime
    ended: bool

    @property
    def lasts(self) -> timedelta:
        """Elapsed time, across any clock change."""
        return self.end.astimezone(UTC) - self.start.astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelStretch(Stretch):
    """A level in force, and as readers are told it; `returned` when it began with a reopening."""

    level: Level
    returned: bool = False
    told: str = ""


def level_stretches(incident: Incident, end: datetime) -> Iterator[LevelStretch]:
    """One stretch per level in force; setting the same level again continues it.

    While the incident was closed no level was in force.
    """
    rests = tuple(_rests(incident))
    changes = [incident.levels[0]]
    for change in incident.levels[1:]:
        if change.told != changes[-1].told:
            changes.append(change)
    for place, change in enumerate(changes):
        following = changes[place + 1] if place + 1 < len(changes) else None
        until = max(following.at if following else end, change.at)
        over = following is not None or incident.closure is not None
        level, start, returned, told = change.effective, change.at, False, change.told
        for closed, reopened in rests:
            if start <= closed < until:
                yield LevelStretch(
                    start=start, end=closed, ended=True, level=level, returned=returned, told=told
                )
                start, returned = reopened, True
        if start < until or start == change.at or not over:
            yield LevelStretch(
                start=start, end=until, ended=over, level=level, returned=returned, told=told
            )


def _rests(incident: Incident) -> Iterator[tuple[datetime, datetime]]:
    """From each closing, or cancelling, to the reopening after it."""
    closed: datetime | None = None
    moves = [item for item in incident.events if isinstance(item, Closed | Cancelled | Reopened)]
    for event in sorted(moves, key=lambda item: (item.occurred_at, item.recorded_at)):
        if not isinstance(event, Reopened):
            closed = event.occurred_at
        elif closed is not None:
            yield closed, event.occurred_at
            closed = None
