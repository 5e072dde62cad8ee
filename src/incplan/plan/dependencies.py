"""What dependencies ask of an activity, through any number of steps (S-068, TC01).

Members of a dependency circle are never compared with each other: the circle is the problem.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from incplan.plan.activities import Activity

_Edges = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Need:
    """Within what time an activity is needed; `path` leads from it to whoever needs it so soon.

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
    found: dict[str, list[str]] = {key: [] for key in activities}
    for key, targets in waits_for(activities).items():
        for target in targets:
            found[target].append(key)
    return {key: tuple(sources) for key, sources in found.items()}


def needs(activities: Mapping[str, Activity]) -> dict[str, Need]:
    """For each activity the strictest RTO among itself and all that wait for it."""
    return strictest(activities, lambda activity: activity.rto)


def strictest(
    activities: Mapping[str, Activity], objective: Callable[[Activity], timedelta | None]
) -> dict[str, Need]:
    """The same for any objective; activities without one ask nothing and are left out."""
    edges = needed_by(activities)
    found: dict[str, Need] = {}
    for key, activity in activities.items():
        own = objective(activity)
        if own is None:
            continue
        best = Need(key, own, (key,))
        for other, path in paths(edges, key).items():
            asked = objective(activities[other])
            if asked is not None and asked < best.within:
                best = Need(key, asked, path)
        found[key] = best
    return found


def latest_dependency(activities: Mapping[str, Activity]) -> dict[str, tuple[str, ...]]:
    """For each activity that comes back before something it depends on: the way to the slowest.

    Only one way an activity, the shortest to the dependency with the longest RTO.
    """
    edges = waits_for(activities)
    found: dict[str, tuple[str, ...]] = {}
    for key, activity in activities.items():
        slowest = activity.rto
        for other, path in paths(edges, key).items():
            if activities[other].rto > slowest:
                slowest = activities[other].rto
                found[key] = path
    return found


def paths(edges: _Edges, start: str) -> dict[str, tuple[str, ...]]:
    """The shortest way to everything that can be reached and from which there is no way back."""
    reached = _reached(edges, start)
    back = _leading_to(edges, start)
    return {key: path for key, path in reached.items() if key not in back}


def _leading_to(edges: _Edges, goal: str) -> set[str]:
    """Everything from which there is a way to `goal`, itself included."""
    before: dict[str, list[str]] = {}
    for key, targets in edges.items():
        for target in targets:
            before.setdefault(target, []).append(key)
    found, queue = {goal}, [goal]
    for key in queue:
        fresh = [item for item in before.get(key, ()) if item not in found]
        found.update(fresh)
        queue.extend(fresh)
    return found


def _reached(edges: _Edges, start: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {start: (start,)}
    queue = [start]
    for key in queue:
        for target in edges[key]:
            if target not in found:
                found[target] = (*found[key], target)
                queue.append(target)
    return found
