"""Circles of dependencies, and in each the dependency that is most likely wrong (TC29)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from incplan.plan.files.activities import Activity
from incplan.plan.recovery.dependencies import Edges, components, waits_for

#: In larger groups no search is made for one dependency whose removal opens every circle.
_SEARCHED: Final = 40


def circles(activities: Mapping[str, Activity]) -> tuple[tuple[str, ...], ...]:
    """One circle of each group of activities that depend on each other, in plan order.

    Each depends on the next, and the last on the first: that last dependency is the suspicious one.
    It is one whose removal opens every circle of the group if there is such a one, else one on
    something slower, else the one that returns to the first activity in the plan's order.
    """
    edges = waits_for(activities)
    place = {key: number for number, key in enumerate(activities)}
    found: list[tuple[str, ...]] = []
    for group in components(edges):
        members = sorted(group, key=place.__getitem__)
        inside = set(group)
        within = {key: tuple(item for item in edges[key] if item in inside) for key in members}
        if any(within.values()):
            found.append(_turned_to_suspect(_shortest(within, members[0]), within, activities))
    return tuple(sorted(found, key=lambda circle: min(place[key] for key in circle)))


def _shortest(edges: Edges, start: str) -> tuple[str, ...]:
    """The shortest way from an activity back to itself, without its end."""
    before: dict[str, str] = {}
    queue = [start]
    for key in queue:
        for step in edges[key]:
            if step == start:
                way = [key]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if step not in before:
                before[step] = key
                queue.append(step)
    raise ValueError(start)  # every member of a group is on a circle


def _turned_to_suspect(
    circle: tuple[str, ...], edges: Edges, activities: Mapping[str, Activity]
) -> tuple[str, ...]:
    """The circle, started so that its last dependency is the suspicious one."""

    def suspicion(turn: int) -> tuple[bool, timedelta, bool]:
        first, last = circle[turn], circle[turn - 1]
        opens = len(edges) <= _SEARCHED and not any(_circles_without(edges, (last, first)))
        return (
            opens,
            activities[first].rto_to_order_by - activities[last].rto_to_order_by,
            turn == 0,
        )

    turn = max(range(len(circle)), key=suspicion)
    return circle[turn:] + circle[:turn]


def _circles_without(edges: Edges, cut: tuple[str, str]) -> Iterator[bool]:
    """For each group left without a dependency: whether it is still a circle."""
    left = {
        key: tuple(step for step in steps if (key, step) != cut) for key, steps in edges.items()
    }
    for group in components(left):
        yield len(group) > 1 or group[0] in left[group[0]]
