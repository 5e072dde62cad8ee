"""The order of recovery: dependencies, danger to persons, objectives (S-067, S-068).

An activity counts with the strictest objective among its own and those waiting for it. Activities
in a circle stay together and count with the circle's strictest objective (TC29).
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from incplan.plan.files.activities import UNKNOWN_RTO, Activity, Danger
from incplan.plan.recovery import dependencies

#: An activity of which nobody has said it is ordered as one that endangers nobody.
_DANGER: Final = {Danger.YES: 0, Danger.INDIRECT: 1, Danger.NO: 2, None: 2}


#: After every rank that management may give.
_UNRANKED: Final = 1_000


class Reason(StrEnum):
    """Why an activity comes before others that could have started too."""

    CIRCLE = "circle"
    DEPENDENCIES = "dependencies"
    DANGER = "danger"
    NEEDED_BY_OTHERS = "needed_by_others"
    RTO = "rto"
    PRIORITY = "priority"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One activity in the order. `needed_within` is its own RTO or a stricter dependent's.

    `priority` is the rank that management gave it by hand. `waits_for` and `needed_by` are direct;
    `circle` names all members of a dependency circle.
    """

    rank: int
    activity: str
    reason: Reason
    danger: Danger | None
    rto: timedelta | None
    needed_within: timedelta | None
    waits_for: tuple[str, ...] = ()
    needed_by: tuple[str, ...] = ()
    circle: tuple[str, ...] = ()
    priority: int | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    """Activities that start together: one, or all members of a circle."""

    members: tuple[str, ...]
    danger: int
    rto: timedelta
    needed_within: timedelta
    priority: int = _UNRANKED

    @property
    def key(self) -> tuple[int, timedelta, timedelta, int, str]:
        return self.danger, self.needed_within, self.rto, self.priority, self.members[0]


def recovery_order(activities: Mapping[str, Activity]) -> tuple[Place, ...]:
    """Every activity with its place and the reason of it; unknown dependencies are left aside."""
    waits_for = dependencies.waits_for(activities)
    needed_by = dependencies.needed_by(activities)
    components = dependencies.components(waits_for)
    groups = _groups(components, activities, needed_by)
    places: list[Place] = []
    for group, reason in _in_turn(groups, waits_for):
        circle = group.members if _is_circle(group.members, waits_for) else ()
        for member in group.members:
            activity = activities[member]
            places.append(
                Place(
                    rank=len(places) + 1,
                    activity=member,
                    reason=Reason.CIRCLE if circle else reason,
                    danger=activity.impact.danger_to_persons,
                    rto=activity.rto,
                    needed_within=_known(group.needed_within),
                    waits_for=waits_for[member],
                    needed_by=needed_by[member],
                    circle=circle,
                    priority=activity.priority,
                )
            )
    return tuple(places)


def out_of_turn(places: Iterable[Place]) -> Iterator[tuple[Place, Place]]:
    """Pairs of an activity and one that management ranks after it, but that is recovered first."""
    ranked = [place for place in places if place.priority is not None]
    for place in ranked:
        before = [
            other
            for other in ranked
            if other.rank < place.rank and (other.priority or 0) > (place.priority or 0)
        ]
        if before:
            yield place, before[0]


def _known(within: timedelta) -> timedelta | None:
    return None if within >= UNKNOWN_RTO else within


def _is_circle(members: tuple[str, ...], waits_for: dependencies.Edges) -> bool:
    return len(members) > 1 or members[0] in waits_for[members[0]]


def _groups(
    components: tuple[tuple[str, ...], ...],
    activities: Mapping[str, Activity],
    needed_by: dependencies.Edges,
) -> tuple[_Group, ...]:
    """Groups with the objective they really have to meet: their dependents' counts too."""
    needed: dict[str, timedelta] = {}
    found: list[_Group] = []
    for members in reversed(components):
        dependents = [item for key in members for item in needed_by[key] if item in needed]
        own = min(activities[key].rto_to_order_by for key in members)
        within = min([own, *(needed[item] for item in dependents)])
        needed.update(dict.fromkeys(members, within))
        found.append(
            _Group(
                members=tuple(sorted(members, key=lambda key: _own_key(key, activities))),
                danger=min(_DANGER[activities[key].impact.danger_to_persons] for key in members),
                rto=own,
                needed_within=within,
                priority=min(activities[key].priority or _UNRANKED for key in members),
            )
        )
    return tuple(found)


def _own_key(key: str, activities: Mapping[str, Activity]) -> tuple[int, timedelta, str]:
    activity = activities[key]
    return _DANGER[activity.impact.danger_to_persons], activity.rto_to_order_by, key


def _in_turn(
    groups: tuple[_Group, ...], waits_for: dependencies.Edges
) -> Iterable[tuple[_Group, Reason]]:
    """Groups in their order: of those that can start, the most urgent comes first."""
    group_of = {member: group for group in groups for member in group.members}
    above = {
        group: {group_of[item] for member in group.members for item in waits_for[member]} - {group}
        for group in groups
    }
    below: dict[_Group, list[_Group]] = {group: [] for group in groups}
    for group, parents in above.items():
        for parent in parents:
            below[parent].append(group)
    ready = [(group.key, group) for group in groups if not above[group]]
    heapq.heapify(ready)
    while ready:
        group = heapq.heappop(ready)[1]
        yield group, _reason(group, ready[0][1] if ready else None)
        for child in below[group]:
            above[child].discard(group)
            if not above[child]:
                heapq.heappush(ready, (child.key, child))


def _reason(group: _Group, rival: _Group | None) -> Reason:
    """Why this group comes before the next best one that could start."""
    if rival is None:
        return Reason.DEPENDENCIES
    if group.danger != rival.danger:
        return Reason.DANGER
    if group.needed_within != rival.needed_within:
        inherited = group.needed_within < group.rto
        return Reason.NEEDED_BY_OTHERS if inherited else Reason.RTO
    if group.rto != rival.rto:
        return Reason.RTO
    return Reason.PRIORITY if group.priority != rival.priority else Reason.EQUAL
