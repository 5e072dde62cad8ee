"""Whether people were told as often, and as soon, as the plan promises; else by how much late.

The template asks whether communication went out in time (S-087). Time is measured against what was
promised (S-115): the rhythm of reports to each function while a level was in force, and the limits
of duties to notify. Where nothing is promised, nothing is said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incplan.incident.clocks.clock import elapsed
from incplan.incident.clocks.reports import report_promises, told_at
from incplan.incident.obligations.standing import DutyState, DutyView, duty_views
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import DutyKind, ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A report to `recipient` at least every `every`, from `start` to `end`."""

    recipient: str
    every: timedelta
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a promised rhythm was kept towards one recipient.

    `due` counts the waits for a report that had an end: it came, or it was due. `late` are those
    that were longer than promised, `never` those of them in which no report came at all, `longest`
    the longest delay, of the report that was due at `due_at`.
    """

    recipient: str
    every: tuple[timedelta, ...]
    due: int
    late: int
    never: int
    longest: timedelta = timedelta(0)
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notified:
    """A duty to notify with its limit: when it was met, and how late, if it was.

    `contract` tells a duty of an own contract from one of the law.
    """

    duty: str
    contract: bool
    title: Text
    stage: Text | None
    limit_at: datetime
    met_at: datetime | None
    late: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class _Wait:
    """The time until one report: when it was due, and when it came."""

    due_at: datetime
    came_at: datetime | None
    until: datetime

    @property
    def late(self) -> timedelta:
        return max(elapsed(self.due_at, self.came_at or self.until), timedelta(0))


def kept_rhythm(
    promised: Iterable[Promised], given: Mapping[str, Sequence[datetime]]
) -> tuple[Told, ...]:
    """Each recipient once, in the order of the promises; `given` are the times of the reports.

    A report that is due begins to be late; it may come while the next promise runs. One that never
    comes is late until the last promise to that recipient ended.
    """
    promises: dict[str, list[Promised]] = {}
    for item in promised:
        promises.setdefault(item.recipient, []).append(item)
    return tuple(_told(key, found, given.get(key, ())) for key, found in promises.items())


def _told(recipient: str, promises: list[Promised], given: Sequence[datetime]) -> Told:
    times = sorted(given)
    last = max(item.end for item in promises)
    waits = [wait for item in promises for wait in _waits(item, times, last)]
    late = [wait for wait in waits if wait.late]
    worst = max(late, key=lambda wait: wait.late, default=None)
    return Told(
        recipient=recipient,
        every=tuple(dict.fromkeys(item.every for item in promises)),
        due=len(waits),
        late=len(late),
        never=sum(wait.came_at is None for wait in late),
        longest=worst.late if worst else timedelta(0),
        due_at=worst.due_at if worst else None,
    )


def _waits(promise: Promised, times: Sequence[datetime], last: datetime) -> Iterator[_Wait]:
    since = promise.start
    for at in times:
        if promise.start <= at <= promise.end:
            yield _Wait(since + promise.every, at, last)
            since = at
    due_at = since + promise.every
    if due_at < promise.end:
        came = next((at for at in times if at > promise.end), None)
        yield _Wait(due_at, came, last)


def internal_rhythm(incident: Incident, plan: Plan, now: datetime) -> tuple[Told, ...]:
    """How the reports that the plan promises were given, by the rule that runs their clocks."""
    promised = [
        Promised(
            recipient=item.recipient,
            every=item.every,
            start=item.start,
            end=item.end if item.end is not None else now,
        )
        for item in report_promises(incident, plan, now)
    ]
    given = {
        key: told_at(incident, plan, key, now)
        for key in dict.fromkeys(item.recipient for item in promised)
    }
    return kept_rhythm(promised, given)


def external_limits(
    incident: Incident, plan: Plan, pack: ObligationPack, now: datetime
) -> tuple[Notified, ...]:
    """Duties to notify that apply and have a limit, met or past it; of a story in an exercise."""
    if not incident.has_limits or not incident.obligations:
        return ()
    views = duty_views(incident, plan, pack, now)
    own = plan.obligations.contracts
    return tuple(
        item for view in views for item in _notified(view, now, contract=view.duty.id in own)
    )


def _notified(view: DutyView, now: datetime, *, contract: bool) -> Iterator[Notified]:
    applies = view.state in (DutyState.RUNNING, DutyState.SUBMITTED)
    if not applies or view.duty.kind is DutyKind.RIGHT:
        return
    for item in view.stages:
        if item.limit_at is None or item.waived or (item.submitted_at is None and not item.is_open):
            continue
        if item.submitted_at is None and item.limit_at >= now:
            continue  # nobody knows yet
        if item.submitted_at is None and item.asks:
            continue  # nobody said whether it was due
        late = elapsed(item.limit_at, item.submitted_at or now)
        yield Notified(
            duty=view.duty.id,
            contract=contract,
            title=view.duty.title,
            stage=item.stage.title if len(view.stages) > 1 else None,
            limit_at=item.limit_at,
            met_at=item.submitted_at,
            late=max(late, timedelta(0)),
        )
