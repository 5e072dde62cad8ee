"""When a promise falls due: service windows, working days and Belgian public holidays."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from incplan.incident.clocks.clock import later
from incplan.plan.calendar.closing_days import days_off
from incplan.plan.calendar.public_holidays import public_holidays
from incplan.plan.calendar.service_hours import ServiceHours, minute_of, moment_of
from incplan.plan.calendar.service_time import Calendar, service_hours
from incplan.plan.files.suppliers import Commitment, ServiceLevelAgreement
from incplan.plan.files.working_time import Holidays
from incplan.plan.plan import Plan
from incplan.plan.values.windows import Window

#: Days in which most promises fall due.
_SOON: Final = 10

Stops = tuple[tuple[datetime, datetime], ...]


def due_at(
    promise: Commitment,
    sla: ServiceLevelAgreement,
    plan: Plan,
    begins: datetime,
    *,
    country: str | None = None,
    stops: Stops = (),
) -> datetime | None:
    """When a supplier's promise that counts from `begins` falls due; None if it never does.

    During `stops` (sorted spans without overlap) its clock stood still by agreement. Public
    holidays are those of `country`, by default of Belgium.
    """
    calendar = _calendar(sla, plan, begins, country)
    zone = calendar.zone
    spans = tuple((minute_of(start), minute_of(end)) for start, end in stops)
    days = (max([begins, *(end for _start, end in stops)]) - begins).days + _SOON
    near = ServiceHours(sla.service_window, calendar.closed(sla), zone, calendar.today, days)
    due = near.due(promise, minute_of(begins), spans)
    if due is None:  # a service that is seldom there: years are laid out
        due = service_hours(sla, calendar).due(promise, minute_of(begins), spans)
    return None if due is None else moment_of(due, zone)


def worked_between(
    sla: ServiceLevelAgreement,
    plan: Plan,
    start: datetime,
    end: datetime,
    *,
    country: str | None = None,
    stops: Stops = (),
) -> timedelta:
    """Time within a supplier's service hours from `start` to `end`, agreed stops left out."""
    hours, _zone = _hours(sla, plan, start, country)
    first, last = minute_of(start), minute_of(end)
    lost = sum(
        hours.worked_between(max(minute_of(begin), first), min(minute_of(until), last))
        for begin, until in stops
    )
    return timedelta(minutes=max(hours.worked_between(first, last) - lost, 0))


def latest_call(
    promise: Commitment,
    sla: ServiceLevelAgreement,
    plan: Plan,
    *,
    after: datetime,
    before: datetime,
    country: str | None = None,
) -> datetime | None:
    """The latest moment, not before `after`, at which a call makes the promise due by `before`.

    None when there is none.
    """
    zone, closed = _zone_and_rest_days(sla, plan, after, country)
    first, last = (moment.astimezone(zone).date() for moment in (after, before))
    # What falls due later than `before` need not be laid out: it comes too late anyway.
    days = (last - first).days + 2
    hours = ServiceHours(sla.service_window, closed, zone, first, days)
    found = hours.latest_call(promise, minute_of(before), minute_of(after))
    return None if found is None else moment_of(found, zone)


def _hours(
    sla: ServiceLevelAgreement, plan: Plan, begins: datetime, country: str | None
) -> tuple[ServiceHours, ZoneInfo]:
    calendar = _calendar(sla, plan, begins, country)
    return service_hours(sla, calendar), calendar.zone


def _calendar(
    sla: ServiceLevelAgreement, plan: Plan, begins: datetime, country: str | None
) -> Calendar:
    zone, closed = _zone_and_rest_days(sla, plan, begins, country)
    return Calendar(zone=zone, holidays=closed, today=begins.astimezone(zone).date())


def _zone_and_rest_days(
    sla: ServiceLevelAgreement, plan: Plan, begins: datetime, country: str | None
) -> tuple[ZoneInfo, frozenset[date]]:
    """The plan's time zone, and the public holidays on which the service does not work."""
    zone = ZoneInfo(plan.file.timezone)
    day = begins.astimezone(zone).date()
    return zone, rest_days(sla, country, day.year)


def rest_days(sla: ServiceLevelAgreement, country: str | None, year: int) -> frozenset[date]:
    """The days of a year and the next on which a service does not work by its contract.

    A contract that does not say is read as excluding them, unless the service never closes.
    """
    always = any(window.always for window in sla.service_window)
    unsaid = Holidays.INCLUDED if always else Holidays.EXCLUDED
    works = (sla.public_holidays or unsaid) is Holidays.INCLUDED
    own = days_off(sla.closed, year, year + 1)
    return own if works else public_holidays(country, year, year + 1) | own


def within_hours(
    limit: timedelta, windows: tuple[Window, ...], plan: Plan, begins: datetime
) -> datetime:
    """When an agreed time ends, counted day and night, or in working hours if the level has any.

    Public holidays and the organisation's own closing days are no working days.
    """
    if not windows or any(window.always for window in windows):
        return later(begins, limit)
    hours = ServiceLevelAgreement(
        service_window=windows,
        public_holidays=Holidays.EXCLUDED,
        closed=plan.file.working_time.closed,
    )
    due = due_at(Commitment(time=limit), hours, plan, begins)
    return due if due is not None else later(begins, limit)
