"""When an entry came into git, compared with the time in the entry.

A commit's date is whatever its machine's clock showed, or somebody wrote there. But a commit cannot
be older than those it builds on, so the newest date among them counts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import UTC, datetime, timedelta
from typing import Final

from incplan.app.integrity.proof.places import Place
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.frozen import dataclass
from incplan.incident.events.fact import Fact
from incplan.incident.events.fields import SKEW
from incplan.plan.values.durations import format_duration
from incplan.store.git.proof.history import Commit, History

#: Entries are committed when written; a busy git or a dead battery may delay that so long.
PROMPT: Final = timedelta(hours=1)
#: The largest difference between time zones: a clock off by more is wrong.
_ZONES: Final = timedelta(days=1)


#: The commits that a reference holds; computed only when needed.
Alive = Callable[[], Set[str]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """The commit that first held a file; `at` is the earliest it can have been made."""

    commit: Commit
    at: datetime | None


def time_remarks(
    history: History, shallow: Set[str], places: Iterable[Place], now: datetime, alive: Alive
) -> Iterator[Remark]:
    """Impossible dates, entries from after their own commit, entries that came late."""
    came = _arrivals(history, shallow, now)
    yield from _dates(history, came, now, alive)
    known = tuple(places)
    begun = _beginnings(history, came, known)
    old: list[str] = []
    total, alone = 0, True
    for place in known:
        late: list[tuple[Fact, timedelta]] = []
        for event in place.events:
            path = place.paths[event.id]
            arrival = came.get(path)
            if arrival is None:
                continue
            total += 1
            yield from _before_it_was_written(event, path, arrival)
            delay = arrival.at - event.recorded_at if arrival.at else timedelta()
            first = arrival.commit.id in begun
            alone = alone and first
            if delay > PROMPT and first:
                old.append(path)
            elif delay > PROMPT:
                late.append((event, delay))
        if late:
            yield _late(place, late)
    if old:
        yield _older_than_history(old, came, total, alone=alone)


def _arrivals(history: History, shallow: Set[str], now: datetime) -> dict[str, Arrival]:
    """When each file was first committed, as far as history reaches."""
    newest: dict[str, datetime | None] = {}
    for commit in history.commits.values():
        dates = [newest.get(parent) for parent in commit.parents]
        believed = commit.at if _possible(commit.at, now) else None
        known = [date for date in (*dates, believed) if date is not None]
        newest[commit.id] = max(known) if known else None
    found: dict[str, Arrival] = {}
    for change in history.changes:
        if change.letter != "A" or change.commit.id in shallow:
            continue
        arrival = Arrival(change.commit, newest.get(change.commit.id))
        before = found.get(change.path)
        if before is None or (arrival.at and before.at and arrival.at < before.at):
            found[change.path] = arrival
    return found


def _beginnings(
    history: History, came: Mapping[str, Arrival], places: Iterable[Place]
) -> frozenset[str]:
    """Commits with which the record came into git.

    They follow no commit with an entry, and either follow nothing at all or brought entries that
    cannot have been written at once.
    """
    brought = {arrival.commit.id for arrival in came.values()}
    follows: dict[str, bool] = {}
    for commit in history.commits.values():
        parents = commit.parents
        follows[commit.id] = any(item in brought or follows.get(item, False) for item in parents)
    times: dict[str, list[datetime]] = {}
    for place in places:
        for event in place.events:
            arrival = came.get(place.paths[event.id])
            if arrival is not None and not follows[arrival.commit.id]:
                times.setdefault(arrival.commit.id, []).append(event.recorded_at)
    return frozenset(
        commit
        for commit, written in times.items()
        if not history.commits[commit].parents or max(written) - min(written) > PROMPT
    )


def _possible(date: datetime | None, now: datetime) -> bool:
    return date is not None and date <= now + _ZONES


def _dates(
    history: History, came: Mapping[str, Arrival], now: datetime, alive: Alive
) -> Iterator[Remark]:
    """Commits with an impossible date, one in the future, or one older than their parents'."""
    brought: dict[str, list[str]] = {}
    for path, arrival in came.items():
        brought.setdefault(arrival.commit.id, []).append(path)
    for commit in history.commits.values():
        files = brought.get(commit.id, [])
        wrong = [date for date in (commit.at, commit.authored) if not _possible(date, now)]
        if wrong and commit.id in alive():
            case, when = ("future", wrong[0]) if wrong[0] else ("", None)
            told = {**commit.told, "case": case, "when": when or "?"}
            paths = files or (f"commit {commit.id[:12]}",)
            yield remark("JRN072", ".", Severity.ERROR, files=paths, **told)
            continue
        before = [history.commits[item] for item in commit.parents if item in history.commits]
        dates = [item.at for item in before if item.at and _possible(item.at, now)]
        if files and commit.at and dates and max(dates) - commit.at > _ZONES:
            told = {**commit.told, "since": max(dates)}
            yield remark("JRN081", ".", Severity.WARNING, files=files, **told)


def _before_it_was_written(event: Fact, path: str, arrival: Arrival) -> Iterator[Remark]:
    at = arrival.commit.at
    if at is not None and event.recorded_at > at + SKEW:
        recorded = event.recorded_at.astimezone(UTC)
        yield remark("JRN047", path, Severity.WARNING, recorded=recorded, when=at)


def _late(place: Place, late: list[tuple[Fact, timedelta]]) -> Remark:
    return remark(
        "JRN073",
        place.path,
        Severity.WARNING,
        files=[place.paths[event.id] for event, _delay in late],
        count=len(late),
        total=len(place.events),
        late=span(max(delay for _event, delay in late)),
        entries=[event.id for event, _delay in late],
    )


def _older_than_history(
    old: list[str], came: Mapping[str, Arrival], total: int, *, alone: bool
) -> Remark:
    """Entries older than the first commit: the folder was put under git late, or again.

    If no entry came after that, git proves nothing about the record.
    """
    first = came[old[0]].commit
    told = {**first.told, "count": len(old), "total": total}
    if alone:
        return remark("JRN080", ".", Severity.WARNING, files=(), **told)
    return remark("JRN080", ".", Severity.WARNING, files=old, case="some", **told)


def span(value: timedelta) -> str:
    """A length of time to read: in days from two days on, else in hours and minutes."""
    whole = timedelta(days=value.days) if value >= timedelta(days=2) else value
    return format_duration(timedelta(minutes=int(whole.total_seconds()) // 60))
