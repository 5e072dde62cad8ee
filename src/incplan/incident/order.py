"""The order in which facts were known: `after` links first, wall clocks only to break ties.

One wrong laptop clock must not reorder what people knew, so an event never comes before one
its author had seen.
"""

import heapq
from collections.abc import Iterable, Mapping
from typing import TypeVar

from incplan.incident.events import Fact

AnyFact = TypeVar("AnyFact", bound=Fact)


def causal_order(events: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """Events in causal order, ties by recording time then id; the same for any arrival order.

    Events named by `after` that are not there (not merged yet) count as absent; a circle is
    broken by time.
    """
    by_id = {event.id: event for event in events}
    parents = {key: {p for p in event.after if p in by_id} for key, event in by_id.items()}
    children: dict[str, list[str]] = {key: [] for key in by_id}
    for key, above in parents.items():
        for parent in above:
            children[parent].append(key)
    waiting = {key: len(above) for key, above in parents.items()}
    ready = [_rank(by_id[key]) for key, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    ordered: list[AnyFact] = []
    placed: set[str] = set()
    while len(ordered) < len(by_id):
        if not ready:
            left = (by_id[key] for key in by_id if key not in placed)
            ready = [min(_rank(event) for event in left)]
        key = heapq.heappop(ready)[1]
        if key in placed:
            continue
        placed.add(key)
        ordered.append(by_id[key])
        for child in children[key]:
            waiting[child] -= 1
            if waiting[child] == 0 and child not in placed:
                heapq.heappush(ready, _rank(by_id[child]))
    return tuple(ordered)


def _rank(event: Fact) -> tuple[float, str]:
    return event.recorded_at.timestamp(), event.id


def heads(events: Iterable[Fact]) -> tuple[str, ...]:
    """Ids of the newest events: those no other event names in `after`."""
    known = tuple(events)
    seen = {parent for event in known for parent in event.after}
    return tuple(sorted(event.id for event in known if event.id not in seen))


def ancestors(events: Iterable[Fact]) -> Mapping[str, frozenset[str]]:
    """For each event, all events its author could have known, directly or not."""
    found: dict[str, frozenset[str]] = {}
    for event in causal_order(events):
        above: set[str] = set()
        for parent in event.after:
            above.add(parent)
            above |= found.get(parent, frozenset())
        found[event.id] = frozenset(above)
    return found
