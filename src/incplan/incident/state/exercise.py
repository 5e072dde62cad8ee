"""An exercise that plays a scenario, folded from its events: its course, beside the incident."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from incplan.frozen import dataclass, replace
from incplan.incident.events.exercise_events import (
    Aborted,
    Answered,
    Attended,
    Ended,
    Observed,
    Paused,
    Played,
    Started,
)
from incplan.incident.events.fact import Event
from incplan.incident.events.order import causal_order
from incplan.incident.events.words import Origin
from incplan.incident.state.corrections import in_force, rulings
from incplan.incident.state.doubt import UnreadEntry
from incplan.incident.state.fold import fold
from incplan.incident.state.playing import PlayClock, minutes, play_clock
from incplan.incident.state.state import Incident


class Course(StrEnum):
    """Where an exercise stands."""

    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    ABORTED = "aborted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An exercise with its scenario; `incident` is what the players declared in it, if they did.

    `events` are the entries that count, with their times on the wall.
    """

    id: str
    started: Started
    clock: PlayClock
    course: Course
    events: tuple[Event, ...]
    incident: Incident | None
    played: tuple[Played, ...]
    observed: tuple[Observed, ...]
    answered: tuple[Answered, ...]
    attended: tuple[Attended, ...]
    ended: Ended | Aborted | None
    stopped_for: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it ended or was broken off."""
        return self.ended is not None


def fold_exercise(
    events: Iterable[Event],
    unread: Iterable[UnreadEntry] = (),
    waiting: Collection[str] = (),
) -> Exercise | None:
    """The exercise these events describe; None where no scenario was started."""
    known = tuple(events)
    written = causal_order(known)
    ordered = in_force(written, rulings(written))
    clock = play_clock(ordered)
    started = next((item for item in ordered if isinstance(item, Started)), None)
    if started is None or clock is None:
        return None
    ended = next((item for item in ordered if isinstance(item, Ended | Aborted)), None)
    pauses = [item for item in ordered if isinstance(item, Paused)]
    return Exercise(
        id=started.incident,
        started=started,
        clock=clock,
        course=_course(clock, ended),
        events=ordered,
        incident=fold(known, unread, waiting),
        played=tuple(item for item in ordered if isinstance(item, Played)),
        observed=tuple(item for item in ordered if isinstance(item, Observed)),
        answered=tuple(item for item in ordered if isinstance(item, Answered)),
        attended=tuple(item for item in ordered if isinstance(item, Attended)),
        ended=ended,
        stopped_for=pauses[-1].real if pauses and clock.is_paused else "",
    )


def stamped(event: Event, seen: Iterable[Event]) -> Event:
    """A new event with its minute of play and its hour in the story, after those seen.

    What is typed of an exercise on paper came from paper.
    """
    written = causal_order((*seen, event))
    clock = play_clock(in_force(written, rulings(written)))
    if clock is None:
        return event
    at = event.occurred_at
    paper = any(isinstance(item, Started) and item.paper for item in written)
    source = Origin.PAPER if paper else event.source
    return replace(event, play=minutes(clock.play(at)), story=clock.story(at), source=source)


def _course(clock: PlayClock, ended: Ended | Aborted | None) -> Course:
    if ended is not None:
        return Course.ABORTED if isinstance(ended, Aborted) else Course.ENDED
    return Course.PAUSED if clock.is_paused else Course.RUNNING
