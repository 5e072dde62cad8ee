"""One outage of an activity that several incidents recorded.

An interruption belongs to the activity, not to the incident it was written in. Two incidents are
about the same outage of an activity when it was interrupted in both at the same time, or when one
is linked with the other and their interruptions are not more than 30 days apart (after that an
incident is not reopened either). What is about the same outage as a third is about the same one.
Real incidents and exercises are never joined; near misses join none.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from incplan.frozen import dataclass, replace
from incplan.incident.state.history import Share
from incplan.incident.state.state import Incident

#: Interruptions further apart are two outages.
SAME_OUTAGE: Final = timedelta(days=30)
_NEVER: Final = datetime.max.replace(tzinfo=UTC)

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class _Part:
    """The interruptions of one activity in one incident; one that nobody ended, to its closing."""

    incident: Incident
    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> datetime:
        return min(start for start, _end in self.stretches)

    @property
    def end(self) -> datetime:
        return max(end for _start, end in self.stretches)


def joined(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """The incidents in their order, each with what the others recorded of the same outages.

    `unsure` names, of each, the incidents whose part cannot be relied on: linked ones that are not
    among those given, and linked ones or others of the same outage with entries missing.
    """
    every = tuple(incidents)
    groups = _Groups(_links(every))
    shares: dict[str, dict[str, tuple[Share, ...]]] = {}
    doubtful = {item.id for item in every if item.doubt}
    for activity, parts in _parts(every).items():
        for outage in _outages(parts, groups.same):
            for part in outage if len(outage) > 1 else ():
                others = (_share(other, activity) for other in outage if other is not part)
                shares.setdefault(part.incident.id, {})[activity] = tuple(others)
    known = {item.id for item in every}
    return tuple(_with(item, shares.get(item.id, {}), known, doubtful) for item in every)


def began(incident: Incident) -> datetime:
    """The earliest moment it speaks of: disruption, detection, declaration, an interruption."""
    declared = incident.declared
    starts = (
        period.started_at for periods in incident.interruptions.values() for period in periods
    )
    told = (declared.disrupted_at, incident.detected_at, declared.occurred_at, *starts)
    return min(moment for moment in told if moment is not None)


def linked(incident: Incident) -> tuple[str, ...]:
    """The incidents that somebody linked it with when writing in it."""
    return tuple(dict.fromkeys((*incident.declared.related, *incident.same_as)))


def _with(
    incident: Incident, shares: dict[str, tuple[Share, ...]], known: set[str], doubtful: set[str]
) -> Incident:
    others = linked(incident) if incident.interruptions else ()
    gone = (key for key in others if key not in known)
    parts = (*others, *(share.incident for found in shares.values() for share in found))
    unsure = dict.fromkeys((*gone, *(key for key in parts if key in doubtful)))
    return replace(incident, elsewhere=shares, unsure=tuple(unsure))


def _links(incidents: tuple[Incident, ...]) -> Iterator[tuple[str, str]]:
    for item in incidents:
        for other in linked(item):
            if item.id[:3] == other[:3]:  # an exercise is not part of anything real
                yield item.id, other


class _Groups:
    """Which ids belong together, by pairs that do."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._head: dict[str, str] = {}
        for one, other in pairs:
            self._head[self.head(one)] = self.head(other)

    def head(self, key: str) -> str:
        """The id that stands for the whole group."""
        while key in self._head and self._head[key] != key:
            key = self._head[key]
        return key

    def same(self, one: str, other: str) -> bool:
        """Whether two ids belong together."""
        return self.head(one) == self.head(other)


def _parts(incidents: tuple[Incident, ...]) -> dict[str, list[_Part]]:
    """The parts of each activity by their start; near misses count apart and have none."""
    found: dict[str, list[_Part]] = {}
    for item in incidents:
        if item.is_near_miss:
            continue
        for activity, periods in item.interruptions.items():
            closed = item.closure.at if item.closure else _NEVER
            stretches = ((period.started_at, period.restored_at or closed) for period in periods)
            found.setdefault(activity, []).append(_Part(item, tuple(stretches)))
    for parts in found.values():
        parts.sort(key=lambda part: (part.start, part.incident.id))
    return found


def _outages(
    parts: list[_Part], is_linked: Callable[[str, str], bool]
) -> Iterator[tuple[_Part, ...]]:
    """The parts of one activity, those of the same outage together."""
    pairs = []
    for place, one in enumerate(parts):
        end = one.end
        reach = end if end is _NEVER else end + SAME_OUTAGE
        for other in parts[place + 1 :]:
            if other.start > reach:
                break
            if _same_outage(one, other, is_linked):
                pairs.append((one.incident.id, other.incident.id))
    groups = _Groups(pairs)
    found: dict[str, list[_Part]] = {}
    for part in parts:
        found.setdefault(groups.head(part.incident.id), []).append(part)
    yield from (tuple(outage) for outage in found.values())


def _same_outage(one: _Part, other: _Part, is_linked: Callable[[str, str], bool]) -> bool:
    if one.incident.is_exercise is not other.incident.is_exercise:
        return False
    if is_linked(one.incident.id, other.incident.id):
        return True
    return any(
        start < until and since < end
        for start, end in one.stretches
        for since, until in other.stretches
    )


def _share(part: _Part, activity: str) -> Share:
    incident = part.incident
    return Share(
        incident=incident.id,
        periods=incident.interruptions[activity],
        declared=incident.declared.objectives,
        closed_at=incident.closure.at if incident.closure else None,
        noticed=incident.only_noticed(activity),
    )
