"""Figures over many incidents: how often, how long, how well objectives were kept.

Exercises never count (TC17). A false alarm or a weak signal counts as a near miss only (TC28).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from incplan.incident.clocks.outages import joined
from incplan.incident.clocks.running import elapsed
from incplan.incident.events.numbering import by_number
from incplan.incident.events.scalars import YEARS
from incplan.incident.events.words import LEVEL_NOT_SAID
from incplan.incident.register.supplier_record import SupplierRecord, supplier_records
from incplan.incident.review.compute import resolved
from incplan.incident.review.facts import ActivityRecovery
from incplan.incident.review.improvements import Improvement
from incplan.incident.review.recovery import recovery
from incplan.incident.state.state import Incident
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.plan import Plan
from incplan.vocabulary import EventKind, Level

#: Kinds of events that show that somebody acted, in no order.
_ACTS = frozenset(
    {
        EventKind.MEASURE,
        EventKind.LOGGED,
        EventKind.CALLED,
        EventKind.CLASSIFIED,
        EventKind.ESCALATED,
        EventKind.BCP,
        EventKind.COMMUNICATED,
        EventKind.CONTAINED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A duration over several incidents; only the count when there was none."""

    count: int
    median: timedelta | None = None
    shortest: timedelta | None = None
    longest: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The incidents noticed in a month, by highest level, and the near misses."""

    month: str
    levels: dict[str, int]
    near_misses: int

    @property
    def incidents(self) -> int:
        """All levels together."""
        return sum(self.levels.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRecord:
    """An activity over all incidents: cumulated time below its minimum, RTO kept or missed."""

    activity: str
    incidents: int
    downtime: timedelta
    longest: timedelta
    kept: int
    missed: int

    @property
    def hit_rate(self) -> float | None:
        """Share of kept RTOs among the outages whose result is known."""
        known = self.kept + self.missed
        return self.kept / known if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCount:
    """How many actions of reviews are done; `late` were done after their day, or are overdue."""

    total: int
    done: int
    done_in_time: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """Something that happened on this day of an earlier year."""

    incident: str
    on: date
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """All of it. `in_doubt` are incidents counted here without some of their entries."""

    first: date | None
    last: date
    incidents: int
    open: int
    near_misses: int
    levels: dict[str, int]
    types: dict[str, int]
    months: tuple[Month, ...]
    times: dict[str, Spread]
    activities: tuple[ActivityRecord, ...]
    suppliers: tuple[SupplierRecord, ...]
    actions: ActionCount
    on_this_day: tuple[Anniversary, ...]
    in_doubt: tuple[str, ...] = ()
    #: How many of them a register kept before told; their times are not known.
    imported: int = 0


def statistics(
    incidents: Iterable[Incident],
    plan: Plan,
    actions: tuple[Improvement, ...],
    *,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
) -> Statistics:
    """Over the incidents noticed from `first` to `last`, days of the plan's time zone."""
    zone = ZoneInfo(plan.file.timezone)
    today = now.astimezone(zone).date()
    every = [item for item in joined(incidents) if not item.is_exercise]
    until = last or today
    wanted = [item for item in every if _within(_day(item, zone), first, until)]
    real = [item for item in wanted if not item.is_near_miss]
    near = [item for item in wanted if item.is_near_miss]
    start = first or min((_day(item, zone) for item in wanted), default=None)
    levels = Counter(_level(item) for item in real)
    return Statistics(
        first=start,
        last=until,
        incidents=len(real),
        open=sum(item.is_open for item in real),
        near_misses=len(near),
        levels=_by_level(levels),
        types=dict(Counter(item.type or "" for item in real).most_common()),
        months=_months(real, near, start, until, zone),
        times=_times(real),
        activities=_activities(real, plan, now),
        suppliers=supplier_records(real, plan, now, (start, until) if start else None),
        actions=_actions(actions),
        on_this_day=_on_this_day(every, today, zone),
        in_doubt=tuple(item.id for item in wanted if item.doubt),
        imported=sum(item.is_past for item in wanted),
    )


def _level(incident: Incident) -> str:
    return incident.told_level(incident.highest_level)


def _by_level(counted: Counter[str]) -> dict[str, int]:
    """Every level; those that nobody said only where there are any."""
    unsaid = counted[LEVEL_NOT_SAID]
    known = {level.value: counted[level.value] for level in Level}
    return {**known, LEVEL_NOT_SAID: unsaid} if unsaid else known


def spread(values: Iterable[timedelta]) -> Spread:
    """Median and range; of an even number, the mean of the two in the middle."""
    ordered = sorted(values)
    if not ordered:
        return Spread(count=0)
    middle = len(ordered) // 2
    median = ordered[middle]
    if len(ordered) % 2 == 0:
        median = (ordered[middle - 1] + ordered[middle]) / 2
    return Spread(count=len(ordered), median=median, shortest=ordered[0], longest=ordered[-1])


def _day(incident: Incident, zone: ZoneInfo) -> date:
    return incident.detected_at.astimezone(zone).date()


def _within(day: date, first: date | None, last: date) -> bool:
    return (first is None or first <= day) and day <= last


def _months(
    real: list[Incident], near: list[Incident], first: date | None, last: date, zone: ZoneInfo
) -> tuple[Month, ...]:
    """Every month of the period, also those without incidents, in the years entries may name."""
    if first is None:
        return ()
    found = Counter((f"{_day(item, zone):%Y-%m}", _level(item)) for item in real)
    missed = Counter(f"{_day(item, zone):%Y-%m}" for item in near)
    months: list[Month] = []
    month = max(first, date(YEARS.start, 1, 1)).replace(day=1)
    while month <= last and month.year in YEARS:
        name = f"{month:%Y-%m}"
        here = Counter({key: count for (at, key), count in found.items() if at == name})
        levels = _by_level(here)
        months.append(Month(month=name, levels=levels, near_misses=missed[name]))
        month = add_months(month, 1)
    return tuple(months)


def _times(real: list[Incident]) -> dict[str, Spread]:
    spans: dict[str, list[timedelta]] = {
        "detect": [], "acknowledge": [], "restore": [], "close": [],
    }  # fmt: skip
    for incident in real:
        for name, span in _spans(incident):
            spans[name].append(max(span, timedelta(0)))
    return {name: spread(values) for name, values in spans.items()}


def _spans(incident: Incident) -> Iterator[tuple[str, timedelta]]:
    """Times from the disruption to detection, then from there to first act, return and end."""
    noticed = incident.detected_at
    if incident.is_past:
        if (closure := incident.closure) is not None and closure.resolved_at is not None:
            yield "close", elapsed(incident.detected_at, closure.resolved_at)
        return
    if incident.declared.disrupted_at is not None:
        yield "detect", elapsed(incident.declared.disrupted_at, noticed)
    acts = [event.occurred_at for event in incident.events if event.KIND in _ACTS]
    if acts:
        yield "acknowledge", elapsed(noticed, min(acts))
    back = resolved(incident)
    if back.at is not None and incident.interruptions and not incident.down:
        ends = [periods[-1].restored_at for periods in incident.interruptions.values()]
        starts = [periods[0].started_at for periods in incident.interruptions.values()]
        yield "restore", elapsed(min(starts), max(end for end in ends if end is not None))
    if incident.closure is not None:
        yield "close", elapsed(noticed, incident.closure.at)


def _activities(real: list[Incident], plan: Plan, now: datetime) -> tuple[ActivityRecord, ...]:
    """An outage that several incidents recorded is counted once, in the one it began in."""
    found: dict[str, list[tuple[Incident, ActivityRecovery]]] = {}
    for incident in real:
        for item in recovery(incident, plan, now).activities:
            found.setdefault(item.activity, []).append((incident, item))
    records = (_record(activity, items) for activity, items in found.items())
    return tuple(sorted(records, key=lambda record: (-record.downtime, record.activity)))


def _record(activity: str, items: list[tuple[Incident, ActivityRecovery]]) -> ActivityRecord:
    outages = [item for incident, item in items if item.counted_in == incident.id]
    return ActivityRecord(
        activity=activity,
        incidents=len(items),
        downtime=sum((item.used for item in outages), timedelta(0)),
        longest=max((item.longest for item in outages), default=timedelta(0)),
        kept=sum(item.kept is True for item in outages),
        missed=sum(item.kept is False for item in outages),
    )


def _actions(actions: tuple[Improvement, ...]) -> ActionCount:
    done = [item for item in actions if item.done is not None]
    in_time = [
        item for item in done if item.due is None or (item.done and item.done.on <= item.due)
    ]
    return ActionCount(
        total=len(actions),
        done=len(done),
        done_in_time=len(in_time),
        overdue=sum(item.overdue for item in actions),
    )


def _on_this_day(every: list[Incident], today: date, zone: ZoneInfo) -> tuple[Anniversary, ...]:
    """Events of 29 February are remembered on the 28th in other years."""
    found = []
    for item in every:
        on = _day(item, zone)
        years = today.year - on.year
        if years > 0 and add_months(on, 12 * years) == today:
            found.append(Anniversary(incident=item.id, on=on, title=item.title))
    return tuple(sorted(found, key=lambda item: (item.on, by_number(item.incident))))
