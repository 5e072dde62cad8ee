"""The order in which events were known: by `after` links; clocks only break ties.

One wrong laptop clock must not reorder what people knew, so an event never comes before one its
author had seen.
"""

import heapq
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

from incplan.incident.events.fact import Fact

AnyFact = TypeVar("AnyFact", bound=Fact)

#: Entries this far ahead of our clock are ignored when the next recording time is chosen.
TRUSTED_AHEAD: Final = timedelta(hours=24)
#: From this difference on, the author's own clock is recorded in the event.
WORTH_KEEPING: Final = timedelta(minutes=2)


def causal_order(events: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """Events in causal order, ties by recording time then id; the order of arrival does not matter.

    Ids in `after` that are not there (not merged yet) are ignored; a circle is broken by time; two
    events with one id are both kept.
    """
    known = sorted(events, key=_rank)
    if _in_order(known):
        return tuple(known)
    places: dict[str, list[int]] = {}
    for place, event in enumerate(known):
        places.setdefault(event.id, []).append(place)
    children: list[list[int]] = [[] for _ in known]
    waiting = [0] * len(known)
    for place, event in enumerate(known):
        above = {other for parent in _seen(event) for other in places.get(parent, ())}
        waiting[place] = len(above)
        for other in above:
            children[other].append(place)
    ready = [place for place, count in enumerate(waiting) if count == 0]
    ordered: list[AnyFact] = []
    left = set(range(len(known)))
    while left:
        if not ready:
            ready = [min(left)]
        place = heapq.heappop(ready)
        if place not in left:
            continue
        left.discard(place)
        ordered.append(known[place])
        for child in children[place]:
            waiting[child] -= 1
            if waiting[child] == 0 and child in left:
                heapq.heappush(ready, child)
    return tuple(ordered)


def _seen(event: Fact) -> tuple[str, ...]:
    """What its author had certainly seen: the events in `after`, and the one it corrects."""
    return event.after if event.corrects is None else (*event.after, event.corrects)


def _in_order(events: Sequence[AnyFact]) -> bool:
    """Whether each event already comes after all that it names; this is the usual case."""
    coming = {event.id for event in events}
    if len(coming) < len(events):
        return False
    for event in events:
        if not coming.isdisjoint(_seen(event)):
            return False
        coming.remove(event.id)
    return True


def circle(events: Iterable[Fact]) -> tuple[str, ...]:
    """Ids of events whose `after` links form a circle, sorted; empty when there is none.

    Nobody can have seen a later event: such links were written by hand or copied wrongly.
    """
    parents = {event.id: set(event.after) for event in events}
    return tuple(sorted(_peeled(_turned(_peeled(parents)))))


def _peeled(parents: dict[str, set[str]]) -> dict[str, set[str]]:
    """Remove events without a parent, again and again; what is left is in or behind a circle."""
    waiting = {key: len(above & parents.keys()) for key, above in parents.items()}
    children = _turned(parents)
    ready = [key for key, count in waiting.items() if count == 0]
    gone = set(ready)
    while ready:
        for child in children.get(ready.pop(), ()):
            waiting[child] -= 1
            if waiting[child] == 0:
                gone.add(child)
                ready.append(child)
    return {key: above for key, above in parents.items() if key not in gone}


def _turned(parents: dict[str, set[str]]) -> dict[str, set[str]]:
    """The reversed graph."""
    children: dict[str, set[str]] = {key: set() for key in parents}
    for key, above in parents.items():
        for parent in above & parents.keys():
            children[parent].add(key)
    return children


def recording_time(seen: Iterable[Fact], clock: datetime) -> datetime:
    """The recording time of a new event: now, but later than all events its author had seen.

    Events more than a day ahead of this clock are ignored, so that one wrong year does not spoil
    all that follow; `after` keeps the order right all the same.
    """
    now = clock.astimezone(UTC)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    known = [event.recorded_at for event in seen]
    newest = max((time for time in known if time - now <= TRUSTED_AHEAD), default=None)
    return now if newest is None else max(now, newest + timedelta(milliseconds=1))


def _rank(event: Fact) -> tuple[float, str]:
    return event.recorded_at.timestamp(), event.id


def heads(events: Iterable[AnyFact]) -> tuple[str, ...]:
    """Ids of the newest events: those no other event names in `after`."""
    known = tuple(events)
    seen = {parent for event in known for parent in event.after}
    return tuple(sorted(event.id for event in known if event.id not in seen))


def ancestors(events: Iterable[AnyFact], wanted: Container[str]) -> Mapping[str, frozenset[str]]:
    """For each event, which of the `wanted` ones its author could have known, directly or not."""
    found: dict[str, frozenset[str]] = {}
    for event in causal_order(events):
        above = frozenset[str]()
        for parent in event.after:
            seen = found.get(parent, frozenset())
            seen = seen | {parent} if parent in wanted else seen
            above = above | seen if above else seen
        found[event.id] = above
    return found
