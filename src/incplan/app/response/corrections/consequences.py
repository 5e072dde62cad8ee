"""What a correction changed in level, status, tasks, limits and activities."""

from incplan.app.response.situation.briefing import Briefing, ClockLine, TaskLine
from incplan.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The differences; each pair is before and after."""

    level: tuple[str, str] | None = None
    status: tuple[str, str] | None = None
    reopened: tuple[TaskLine, ...] = ()
    settled: tuple[TaskLine, ...] = ()
    limits: tuple[tuple[ClockLine | None, ClockLine | None], ...] = ()


def moved(before: Briefing, after: Briefing) -> Moved:
    """Compare two states of one incident at the same moment."""
    was, now = _settled(before), _settled(after)
    return Moved(
        level=None if before.level == after.level else (before.level, after.level),
        status=None if before.status == after.status else (before.status, after.status),
        reopened=tuple(item for key, item in _tasks(after).items() if key in was - now),
        settled=tuple(item for key, item in _tasks(after).items() if key in now - was),
        limits=_limits(before, after),
    )


def _tasks(briefing: Briefing) -> dict[str, TaskLine]:
    return {item.id: item for item in briefing.tasks}


def _settled(briefing: Briefing) -> set[str]:
    return {item.id for item in briefing.tasks if item.done or item.skipped}


def _limits(
    before: Briefing, after: Briefing
) -> tuple[tuple[ClockLine | None, ClockLine | None], ...]:
    was = {(item.kind, item.subject, item.rule): item for item in before.clocks}
    now = {(item.kind, item.subject, item.rule): item for item in after.clocks}
    pairs = ((was.get(key), now.get(key)) for key in dict.fromkeys((*was, *now)))
    return tuple((old, new) for old, new in pairs if _said(old) != _said(new))


def _said(clock: ClockLine | None) -> object:
    """The part of a limit that people act on; a clock without a limit has none."""
    if clock is None or (clock.limit_at is None and clock.stopped_at is None):
        return None
    return clock.limit_at, clock.stopped_at, clock.kept, clock.used if clock.stopped_at else None
