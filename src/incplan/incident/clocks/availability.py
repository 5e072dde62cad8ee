"""How much of a month a supplier's service was there, over all its outages (S-071, S-090)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass
from incplan.incident.clocks.agreed_time import rest_days
from incplan.incident.clocks.supplier_course import courses
from incplan.incident.state.state import Incident
from incplan.plan.calendar.service_hours import ServiceHours, local_minute, minute_of
from incplan.plan.files.penalties import CountedTime
from incplan.plan.files.suppliers import Supplier
from incplan.plan.plan import Plan
from incplan.plan.values.windows import Window

#: Day and night, every day.
_ALWAYS: Final = (Window(days=(0, 1, 2, 3, 4, 5, 6), start=0, end=24 * 60),)
#: The longest month with its clock change fits into so many days.
_DAYS: Final = 32

Minutes = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfService:
    """A supplier's service in one calendar month, by every outage that was recorded.

    `whole` is the time it was to be there, `down` how much of that it was not, agreed stops left
    out. `over` is False while the month or an outage runs. `unrepaired` are closed incidents
    without a recorded repair: their outage is counted until they were closed. `incidents` are
    those with an outage in the month.
    """

    supplier: str
    month: date
    whole: timedelta
    down: timedelta
    over: bool
    incidents: tuple[str, ...]
    unrepaired: tuple[str, ...] = ()

    @property
    def percent(self) -> Decimal:
        """The availability, exact; of a month without any service hours, all of it."""
        if not self.whole:
            return Decimal(100)
        lost = Decimal(self.down // timedelta(minutes=1)) / (self.whole // timedelta(minutes=1))
        return 100 * (1 - lost)


@dataclass(frozen=True, slots=True)
class ServiceOfPeriod:
    """The same over a period: how long the service was to be there, and was not."""

    whole: timedelta
    down: timedelta
    unrepaired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Outage:
    """One outage of a supplier, without its agreed stops."""

    incident: str
    spans: tuple[Minutes, ...]
    runs: bool
    repaired: bool


def months_of(
    key: str, incident: Incident, others: Iterable[Incident], plan: Plan, now: datetime
) -> tuple[MonthOfService, ...]:
    """The months in which an outage of this incident fell, with the outages of all incidents.

    Exercises and real incidents are kept apart; a false alarm has no outages.
    """
    supplier = plan.suppliers[key]
    same = [item for item in others if item.is_exercise is incident.is_exercise]
    own = tuple(_outages(key, supplier, (incident,), now))
    every = (*own, *_outages(key, supplier, same, now))
    zone = ZoneInfo(plan.file.timezone)
    months = dict.fromkeys(
        month for outage in own for span in outage.spans for month in _months(span, zone)
    )
    return tuple(_month(key, supplier, plan, month, every, now) for month in sorted(months))


def over_period(
    key: str, incidents: Iterable[Incident], plan: Plan, first: date, last: date, now: datetime
) -> ServiceOfPeriod:
    """From the first day to the last, both included, but not beyond now."""
    supplier, zone = plan.suppliers[key], ZoneInfo(plan.file.timezone)
    outages = tuple(_outages(key, supplier, incidents, now))
    begin = local_minute(first, 0, zone)
    last = min(last, now.astimezone(zone).date())
    end = min(local_minute(last + timedelta(days=1), 0, zone), minute_of(now))
    here = [item for item in outages if any(_clipped(item.spans, begin, end))]
    spans = _joined(span for item in here for span in _clipped(item.spans, begin, end))
    whole, down, month = 0, 0, first.replace(day=1)
    while month <= last:
        start, stop = local_minute(month, 0, zone), local_minute(_following(month), 0, zone)
        start, stop = max(start, begin), min(stop, end)
        if start < stop:
            hours = _hours(supplier, plan, month, zone)
            whole += hours.worked_between(start, stop)
            parts = _clipped(spans, start, stop)
            down += sum(hours.worked_between(one, other) for one, other in parts)
        month = _following(month)
    unrepaired = (item.incident for item in here if not item.repaired and not item.runs)
    return ServiceOfPeriod(
        timedelta(minutes=whole), timedelta(minutes=down), tuple(dict.fromkeys(unrepaired))
    )


def _outages(
    key: str, supplier: Supplier, incidents: Iterable[Incident], now: datetime
) -> Iterator[_Outage]:
    """From the failure, or else from when it was told, to its repair."""
    for incident in incidents:
        closure = incident.closure
        if closure is not None and closure.cancelled:
            continue
        for course in courses(incident, key, supplier):
            start = course.failed_at or course.notified_at
            if start is None:
                continue
            end = course.repaired_at or (closure.at if closure else now)
            stops = tuple((minute_of(one), minute_of(other)) for one, other in course.stops)
            yield _Outage(
                incident=incident.id,
                spans=tuple(_without((minute_of(start), minute_of(end)), stops)),
                runs=course.repaired_at is None and closure is None,
                repaired=course.repaired_at is not None,
            )


def _month(
    key: str,
    supplier: Supplier,
    plan: Plan,
    month: date,
    outages: tuple[_Outage, ...],
    now: datetime,
) -> MonthOfService:
    zone = ZoneInfo(plan.file.timezone)
    first, last = local_minute(month, 0, zone), local_minute(_following(month), 0, zone)
    hours = _hours(supplier, plan, month, zone)
    here = [item for item in outages if any(_clipped(item.spans, first, last))]
    spans = _joined(span for item in here for span in _clipped(item.spans, first, last))
    down = sum(hours.worked_between(start, end) for start, end in spans)
    unrepaired = (item.incident for item in here if not item.repaired and not item.runs)
    return MonthOfService(
        supplier=key,
        month=month,
        whole=timedelta(minutes=hours.worked_between(first, last)),
        down=timedelta(minutes=down),
        over=minute_of(now) >= last and not any(item.runs for item in here),
        incidents=tuple(dict.fromkeys(item.incident for item in here)),
        unrepaired=tuple(dict.fromkeys(unrepaired)),
    )


def _hours(supplier: Supplier, plan: Plan, month: date, zone: ZoneInfo) -> ServiceHours:
    """The hours that count: those of the service, or the whole month where the contract says so."""
    sla = supplier.sla
    terms = sla.penalty_terms if sla else None
    if sla is None or (terms is not None and terms.counted is CountedTime.CALENDAR):
        return ServiceHours(_ALWAYS, frozenset(), zone, month, _DAYS)
    contact = plan.contacts.get(supplier.contact or "")
    closed = rest_days(sla, contact.country if contact else None, month.year)
    return ServiceHours(sla.service_window, closed, zone, month, _DAYS)


def _months(span: Minutes, zone: ZoneInfo) -> Iterator[date]:
    start, end = span
    month = datetime.fromtimestamp(start * 60, zone).date().replace(day=1)
    while local_minute(month, 0, zone) < end:
        yield month
        month = _following(month)


def _following(month: date) -> date:
    return (month + timedelta(days=_DAYS)).replace(day=1)


def _without(span: Minutes, stops: tuple[Minutes, ...]) -> Iterator[Minutes]:
    """The parts of a span outside the stops, which are sorted and do not overlap."""
    start, end = span
    for begin, until in stops:
        if start < min(begin, end):
            yield start, min(begin, end)
        start = max(start, until)
    if start < end:
        yield start, end


def _clipped(spans: Iterable[Minutes], first: int, last: int) -> Iterator[Minutes]:
    for start, end in spans:
        if max(start, first) < min(end, last):
            yield max(start, first), min(end, last)


def _joined(spans: Iterable[Minutes]) -> tuple[Minutes, ...]:
    found: list[Minutes] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)
