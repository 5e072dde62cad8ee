"""What dependencies require of an activity, through any number of steps (S-068, TC01).

Members of a dependency circle are never compared with each other: the circle itself must be mended.
All functions take time proportional to activities plus dependencies.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from incplan.plan.files.activities import Activity

Edges = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Need:
    """Within what time an activity is needed; `path` leads from it to the activity that asks it.

    A path of one is the activity itself: its own RTO is the strictest.
    """

    activity: str
    within: timedelta
    path: tuple[str, ...]


def waits_for(activities: Mapping[str, Activity]) -> dict[str, tuple[str, ...]]:
    """Direct dependencies that exist, by activity."""
    return {
        key: tuple(item for item in dict.fromkeys(activity.depends_on or ()) if item in activities)
        for key, activity in activities.items()
    }


def needed_by(activities: Mapping[str, Activity]) -> dict[str, tuple[str, ...]]:
    """Direct dependents, by activity."""
    return _turned(waits_for(activities))


def own_needs(activities: Mapping[str, Activity]) -> dict[str, Need]:
    """For each activity its own RTO, without regard to its dependents."""
    return {
        key: Need(key, activity.rto_to_order_by, (key,)) for key, activity in activities.items()
    }


def needs(activities: Mapping[str, Activity]) -> dict[str, Need]:
    """For each activity the strictest RTO among itself and all that wait for it."""
    return strictest(activities, lambda activity: activity.rto_to_order_by)


def strictest(
    activities: Mapping[str, Activity], objective: Callable[[Activity], timedelta | None]
) -> dict[str, Need]:
    """The same for any objective; activities without one set no limit and are left out."""
    asked = {
        key: own for key, activity in activities.items() if (own := objective(activity)) is not None
    }
    ways = ways_to_least(needed_by(activities), asked)
    found: dict[str, Need] = {}
    for key, own in asked.items():
        way = ways.get(key, (key,))
        inherited = asked[way[-1]] < own
        found[key] = Need(key, asked[way[-1]], way) if inherited else Need(key, own, (key,))
    return found


def latest_dependency(activities: Mapping[str, Activity]) -> dict[str, tuple[str, ...]]:
    """For each activity that comes back before something it depends on: the way to the slowest.

    Only one way an activity, the shortest to the dependency with the longest RTO.
    """
    sooner = {
        key: -own for key, activity in activities.items() if (own := activity.rto) is not None
    }
    ways = ways_to_least(waits_for(activities), sooner)
    return {
        key: way for key, way in ways.items() if key in sooner and sooner[way[-1]] < sooner[key]
    }


def in_one_circle(edges: Edges) -> dict[str, int]:
    """A number for each node; nodes with the same number can reach each other."""
    return {key: number for number, members in enumerate(components(edges)) for key in members}


def runs_in_circle(way: tuple[str, ...], circle: Mapping[str, int]) -> bool:
    """Whether a way uses a dependency inside a circle, one of which must be wrong."""
    return any(circle[one] == circle[other] for one, other in pairwise(way))


def reaching(edges: Edges, goals: Collection[str]) -> frozenset[str]:
    """The goals, and all nodes from which a way leads to one of them."""
    before = _turned(edges)
    found, queue = set(goals), list(goals)
    for key in queue:
        fresh = [item for item in before[key] if item not in found]
        found.update(fresh)
        queue.extend(fresh)
    return frozenset(found)


def ways_to_least(edges: Edges, values: Mapping[str, timedelta]) -> dict[str, tuple[str, ...]]:
    """The shortest way from each node to the least value reachable outside its own circle.

    Nodes that reach no value are left out. Of equal values the nearest counts, then the order of
    the edges.
    """
    ahead = _Ahead(edges, values)
    return {key: ahead.way(key) for key in edges if ahead.offers((key, False)) is not None}


#: A node, and whether the circle of the start was left: only then the node's own value counts.
_State = tuple[str, bool]


class _Ahead:
    """The least value reachable from each node, and its distance."""

    def __init__(self, edges: Edges, values: Mapping[str, timedelta]) -> None:
        self.edges = edges
        self.circle = in_one_circle(edges)
        self._beyond: dict[int, timedelta] = {}
        self._from_here: dict[int, timedelta] = {}
        for members in components(edges):
            self._weigh(members, values)
        self._distance = self._measured(values)

    def offers(self, state: _State) -> timedelta | None:
        """The least value that counts from a state on."""
        key, left = state
        return (self._from_here if left else self._beyond).get(self.circle[key])

    def way(self, key: str) -> tuple[str, ...]:
        """Follow decreasing distance; the first edge when several are as good."""
        state = (key, False)
        found = [key]
        while self._distance[state]:
            steps = (self._after(state, key) for key in self.edges[state[0]])
            state = next(step for step in steps if self._nearer(step, state))
            found.append(state[0])
        return tuple(found)

    def _after(self, state: _State, key: str) -> _State:
        """The state an edge leads to."""
        return key, state[1] or self.circle[key] != self.circle[state[0]]

    def _nearer(self, step: _State, state: _State) -> bool:
        distance = self._distance.get(step)
        return distance == self._distance[state] - 1 and self.offers(step) == self.offers(state)

    def _weigh(self, members: tuple[str, ...], values: Mapping[str, timedelta]) -> None:
        """The least value reachable beyond a circle (or single node), and with its own values."""
        own = self.circle[members[0]]
        others = {self.circle[step] for key in members for step in self.edges[key]} - {own}
        beyond = [self._from_here[other] for other in others if other in self._from_here]
        if beyond:
            self._beyond[own] = min(beyond)
        every = [*beyond, *(values[key] for key in members if key in values)]
        if every:
            self._from_here[own] = min(every)

    def _measured(self, values: Mapping[str, timedelta]) -> dict[_State, int]:
        """Steps to the value, counted back from it."""
        before = _turned(self.edges)
        goals = ((key, True) for key in self.edges if key in values)
        distance = {goal: 0 for goal in goals if self.offers(goal) == values[goal[0]]}
        queue = list(distance)
        for state in queue:
            for other in before[state[0]]:
                for start in ((other, True), (other, False)):
                    leads = self._after(start, state[0]) == state
                    if leads and start not in distance and self.offers(start) == self.offers(state):
                        distance[start] = distance[state] + 1
                        queue.append(start)
        return distance


def components(edges: Edges) -> tuple[tuple[str, ...], ...]:
    """Strongly connected components, dependencies first (Kosaraju's algorithm, no recursion)."""
    before = _turned(edges)
    finished = [key for tree in _forest(before, sorted(before)) for key in tree]
    return tuple(tuple(tree) for tree in _forest(edges, reversed(finished)))


def _turned(edges: Edges) -> dict[str, tuple[str, ...]]:
    """The reversed graph."""
    found: dict[str, list[str]] = {key: [] for key in edges}
    for key, targets in edges.items():
        for target in targets:
            found[target].append(key)
    return {key: tuple(sources) for key, sources in found.items()}


def _forest(edges: Edges, roots: Iterable[str]) -> Iterable[list[str]]:
    """Depth-first trees, each in the order its nodes are finished."""
    seen: set[str] = set()
    for root in roots:
        if root in seen:
            continue
        seen.add(root)
        tree: list[str] = []
        stack = [(root, iter(edges[root]))]
        while stack:
            key, targets = stack[-1]
            fresh = next((item for item in targets if item not in seen), None)
            if fresh is None:
                tree.append(key)
                stack.pop()
            else:
                seen.add(fresh)
                stack.append((fresh, iter(edges[fresh])))
        yield tree
