"""The clocks of an exercise: minutes of play, and the hour in the story.

Play counts from the start, without pauses, times the speed. Between two injects the story runs in
proportion to play; it waits at the hour of an inject until that is played, runs one for one after
the last, and never goes back. Limits use the story, scores use play; the wall keeps the rest.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any, Final

from incplan.frozen import dataclass, replace
from incplan.incident.events.exercise_events import (
    Aborted,
    Ended,
    InjectHour,
    Paused,
    Played,
    Resumed,
    Started,
)
from incplan.incident.events.fact import Event

_MINUTE: Final = timedelta(minutes=1)
#: Times of the past that entries hold beside their own; times to come are told in the story's.
_PAST: Final = ("detected_at", "disrupted_at", "aware_at", "resolved_at")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of play in which the story runs evenly; `until` is None where it goes on."""

    since: timedelta
    until: timedelta | None
    story: datetime
    story_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayClock:
    """What was recorded of the time of an exercise.

    `played` holds the minute of play of each inject that reached the players, in the order of the
    timetable; `pauses` are on the wall, the last one open while it lasts.
    """

    started_at: datetime
    speed: Decimal
    timetable: tuple[InjectHour, ...]
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()
    played: tuple[tuple[str, timedelta], ...] = ()
    ended_at: datetime | None = None

    @property
    def is_paused(self) -> bool:
        """Whether it stands still now."""
        return bool(self.pauses) and self.pauses[-1][1] is None

    @property
    def next_inject(self) -> InjectHour | None:
        """The first inject after the last one played."""
        reached = [key for key, _play in self.played]
        places = [place for place, item in enumerate(self.timetable) if item.inject in reached]
        rest = self.timetable[max(places, default=-1) + 1 :]
        return rest[0] if rest else None

    def play(self, at: datetime) -> timedelta:
        """How long has been played at a moment on the wall."""
        until = at if self.ended_at is None else min(at, self.ended_at, key=datetime.timestamp)
        gone = _between(self.started_at, until)
        for begin, end in self.pauses:
            last = until if end is None else min(end, until, key=datetime.timestamp)
            gone -= max(_between(begin, last), timedelta(0))
        return max(gone, timedelta(0)) * float(self.speed)

    def wall(self, play: timedelta) -> datetime:
        """When so long will have been played, if nothing stops the clock any more."""
        left, at = play / float(self.speed), self.started_at
        for begin, end in self.pauses:
            run = _between(at, begin)
            if left <= run or end is None:
                break
            left, at = left - max(run, timedelta(0)), end
        return _later(at, left)

    def story(self, at: datetime) -> datetime:
        """The hour of the story at a moment on the wall; one for one before play and after it."""
        if not self.timetable:
            return at
        if at < self.started_at:
            return _in(_later(self.timetable[0].story, _between(self.started_at, at)), at.tzinfo)
        ended = self.ended_at
        after = _between(ended, at) if ended is not None and at > ended else timedelta(0)
        return _in(_later(self._story(self.play(at)), after), at.tzinfo)

    def shown_at(self, story: datetime, now: datetime | None = None) -> datetime | None:
        """When an hour of the story is, or was, on the wall, if injects come when they are due.

        One that is due already comes `now`: the story has waited for it.
        """
        if not self.timetable:
            return None
        if story < self.timetable[0].story:
            return _later(self.started_at, _between(self.timetable[0].story, story))
        play = timedelta(0)
        reached = self.play(now) if now is not None else play
        for item in self._stretches(as_planned=True, now=reached):
            if item.story_until is not None and item.story_until < story:
                continue
            play = item.since + _share(item, story)
            break
        return self.wall(play)

    def _story(self, play: timedelta) -> datetime:
        shown = self.timetable[0].story
        for item in self._stretches(as_planned=False):
            if item.since > play:
                break
            into = play - item.since
            if item.until is None or item.story_until is None:
                shown = item.story if item.story_until else _later(item.story, into)
                break
            length = item.until - item.since
            share = min(into / length, 1.0) if length else 1.0
            shown = _later(item.story, _between(item.story, item.story_until) * share)
        return shown

    def _stretches(self, *, as_planned: bool, now: timedelta = timedelta(0)) -> Iterator[Stretch]:
        """Play from its start on; with `as_planned` injects to come are played when they are due.

        None of them before `now`, how long has been played.

        Without, the story stands at the hour of the next inject once that is due.
        """
        reached = dict(self.played)
        story, since = self.timetable[0].story, timedelta(0)
        last = max(
            (p for p, item in enumerate(self.timetable) if item.inject in reached), default=-1
        )
        for place, item in enumerate(self.timetable):
            due, target = item.at * _MINUTE, max(item.story, story)
            at = reached.get(item.inject)
            if at is None and place < last:
                continue  # passed over: the story went on with a later one
            if at is None and not as_planned:
                if due > since:
                    yield Stretch(since, due, story, target)
                yield Stretch(max(due, since), None, target, target)
                return
            when = max(due, since, now) if at is None else max(at, since)
            if due > since:
                yield _towards(since, due, when, story, target)
            elif when > since:  # it was due already: the story waits at its hour
                yield Stretch(since, when, target, target)
            story, since = target, when
        yield Stretch(since, None, story, None)


def _towards(
    since: timedelta, due: timedelta, when: timedelta, story: datetime, target: datetime
) -> Stretch:
    """On the way to an inject: broken off where it comes early, over where it is late."""
    if when >= due:
        return Stretch(since, due, story, target)
    share = (when - since) / (due - since)
    return Stretch(since, when, story, _later(story, _between(story, target) * share))


def _share(item: Stretch, story: datetime) -> timedelta:
    """How far into a stretch an hour of the story is reached."""
    into = max(_between(item.story, story), timedelta(0))
    if item.until is None or item.story_until is None:
        return into
    whole = _between(item.story, item.story_until)
    return (item.until - item.since) * (into / whole) if whole else timedelta(0)


def play_clock(events: Iterable[Event]) -> PlayClock | None:
    """The clock that these events tell, in whatever order; None where no scenario began."""
    known_events = tuple(events)
    if not any(isinstance(item, Started) for item in known_events):
        return None
    ordered = sorted(known_events, key=lambda item: (item.occurred_at, item.recorded_at, item.id))
    started = next(item for item in ordered if isinstance(item, Started))
    ends = (item.occurred_at for item in ordered if isinstance(item, Ended | Aborted))
    clock = PlayClock(
        started_at=started.occurred_at,
        speed=started.speed if started.speed > 0 else Decimal(1),
        timetable=started.timetable,
        pauses=tuple(_pauses(ordered)),
        ended_at=next(ends, None),
    )
    known = {item.inject for item in started.timetable}
    played: dict[str, timedelta] = {}
    for item in ordered:
        if isinstance(item, Played) and item.inject in known:
            played.setdefault(item.inject, clock.play(item.occurred_at))
    order = [item.inject for item in started.timetable if item.inject in played]
    return replace(clock, played=tuple((key, played[key]) for key in order))


def _pauses(ordered: list[Event]) -> Iterator[tuple[datetime, datetime | None]]:
    since: datetime | None = None
    for item in ordered:
        if isinstance(item, Paused) and since is None:
            since = item.occurred_at
        elif isinstance(item, Resumed) and since is not None:
            yield since, item.occurred_at
            since = None
    if since is not None:
        yield since, None


def in_story(event: Event, clock: PlayClock) -> Event:
    """The event with its past times in the story; times to come are told in it anyway."""
    changes: dict[str, Any] = {"occurred_at": clock.story(event.occurred_at)}
    for name in _PAST:
        at = getattr(event, name, None)
        if at is not None:
            changes[name] = clock.story(at)
    return replace(event, **changes)


def minutes(play: timedelta) -> Decimal:
    """Minutes of play, to the hundredth."""
    return (Decimal(int(play.total_seconds() * 1000)) / 60_000).quantize(Decimal("0.01"))


def _between(one: datetime, other: datetime) -> timedelta:
    """Elapsed time, also over a change of the clocks."""
    return timedelta(seconds=other.timestamp() - one.timestamp())


def _later(at: datetime, span: timedelta) -> datetime:
    """So much later in elapsed time, to the second."""
    return datetime.fromtimestamp(round(at.timestamp() + span.total_seconds()), at.tzinfo)


def _in(at: datetime, zone: tzinfo | None) -> datetime:
    return at.astimezone(zone)
