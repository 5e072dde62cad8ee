"""RTOs that contradict dependencies, each reported once, at the place to mend (TC01, S-068).

One wrong RTO clashes with many others: with all that wait for it when it is too long, with all it
waits for when it is too short. The RTO that explains most clashes is reported; where one clashes
with one only, the dependency between them is reported.
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
    """The clashes one activity explains; each way leads from one that waits to a slower one.

    `slow`: others wait for the activity to blame. Otherwise it waits for others itself.
    """

    blamed: str
    slow: bool
    ways: tuple[Way, ...]


def clashes(activities: Mapping[str, Activity]) -> tuple[Clash, ...]:
    """All clashes: every activity that waits for a slower one, and every slower one, is in one.

    Of each only its worst is looked at: the slowest it waits for, the most urgent that waits. Ways
    around a circle are left out, since opening the circle may mend them.
    """
    circle = in_one_circle(waits_for(activities))
    ways = {(way[0], way[-1]): way for way in latest_dependency(activities).values()}
    for need in needs(activities).values():
        if len(need.path) > 1 and activities[need.activity].rto is not None:
            way = tuple(reversed(need.path))
            ways.setdefault((way[0], way[-1]), way)
    straight = {ends: way for ends, way in ways.items() if not runs_in_circle(way, circle)}
    doubted = {key for key, activity in activities.items() if longer_than_bearable(activity)}
    return tuple(_blamed(straight, doubted))


def too_soon(activities: Mapping[str, Activity]) -> frozenset[str]:
    """Activities whose own RTO is wrong, being shorter than those of what they wait for.

    What else cannot meet such an RTO may well meet the right one.
    """
    return frozenset(clash.blamed for clash in clashes(activities) if not clash.slow)


def longer_than_bearable(activity: Activity) -> bool:
    """Whether an RTO is not shorter than the activity's own tolerable disruption (OBJ003)."""
    if activity.mtpd is None or activity.rto is None:
        return False
    return activity.rto >= activity.mtpd


def _blamed(ways: Mapping[tuple[str, str], Way], doubted: Set[str]) -> list[Clash]:
    """Whoever explains most clashes first; with one each, the one that waits before the slow one.

    An activity already suspected of being slow counts one more.
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
        if not own or -count != now:  # others have explained some of it by now
            if own:
                heapq.heappush(queue, (-now, place))
            continue
        found.append(Clash(place[1], place[0], tuple(own)))
        for way in tuple(own):
            del parts[False, way[0]][way], parts[True, way[-1]][way]
    return found
