"""Objectives that dependencies contradict, each told once, where it can be mended (TC01, S-068).

One RTO that is wrong clashes with many: with all that wait for it when it is too long, with all
it waits for when it is too short. The RTO that explains most clashes is the one to blame; where
one clashes with one, neither is, and the dependency between them is what does not fit.
"""

import heapq
from collections.abc import Mapping, Set
from dataclasses import dataclass

from incplan.plan.files.activities import Activity
from incplan.plan.recovery.dependencies import (
    in_one_circle,
    latest_dependency,
    needs,
    runs_in_circle,
    waits_for,
)

Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """What one activity explains; each way leads from one that waits to one that is slower.

    `slow`: others wait for the one to blame. Otherwise it waits for others itself.
    """

    blamed: str
    slow: bool
    ways: tuple[Way, ...]


def clashes(activities: Mapping[str, Activity]) -> tuple[Clash, ...]:
    """Every activity that waits for a slower one is in one of these, and so is every slow one.

    Of each only the worst is looked at: the slowest it waits for, the most urgent that waits.
    What clashes along a circle may not once that is opened.
    """
    circle = in_one_circle(waits_for(activities))
    ways = {(way[0], way[-1]): way for way in latest_dependency(activities).values()}
    for need in needs(activities).values():
        if len(need.path) > 1:
            way = tuple(reversed(need.path))
            ways.setdefault((way[0], way[-1]), way)
    straight = {ends: way for ends, way in ways.items() if not runs_in_circle(way, circle)}
    doubted = {key for key, activity in activities.items() if longer_than_bearable(activity)}
    return tuple(_blamed(straight, doubted))


def too_soon(activities: Mapping[str, Activity]) -> frozenset[str]:
    """Activities whose own RTO is to blame for being shorter than those of what they wait for.

    What else does not meet such an RTO may well meet the right one.
    """
    return frozenset(clash.blamed for clash in clashes(activities) if not clash.slow)


def longer_than_bearable(activity: Activity) -> bool:
    """Whether an RTO is not shorter than the activity's own tolerable disruption (OBJ003)."""
    return activity.mtpd is not None and activity.rto >= activity.mtpd


def _blamed(ways: Mapping[tuple[str, str], Way], doubted: Set[str]) -> list[Clash]:
    """Whoever explains most comes first; who waits before who is slow where both explain one.

    Who is in doubt anyway for being slow explains one more.
    """
    more = {(True, key): 1 for key in doubted}
    parts: dict[tuple[bool, str], dict[Way, None]] = {}
    for (waiting, slow), way in ways.items():
        parts.setdefault((False, waiting), {})[way] = None
        parts.setdefault((True, slow), {})[way] = None
    queue = [(-len(own) - more.get(place, 0), place) for place, own in parts.items()]
    heapq.heapify(queue)
    found: list[Clash] = []
    while queue:
        count, place = heapq.heappop(queue)
        own = parts[place]
        now = len(own) + more.get(place, 0)
        if not own or -count != now:  # others explained some of it meanwhile
            if own:
                heapq.heappush(queue, (-now, place))
            continue
        found.append(Clash(place[1], place[0], tuple(own)))
        for way in tuple(own):
            del parts[False, way[0]][way], parts[True, way[-1]][way]
    return found
