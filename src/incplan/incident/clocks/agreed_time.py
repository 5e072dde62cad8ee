"""When a promise falls due: service windows, working days and Belgian public holidays."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from incplan.incident.clocks.clock import later
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.calendar.service_time import Calendar, restored_at
from incplan.plan.files.suppliers import Commitment, Holidays, ServiceLevelAgreement
from incplan.plan.plan import Plan
from incplan.plan.values.windows import Window


def due_at(
    promise: Commitment, sla: ServiceLevelAgreement, plan: Plan, begins: datetime
) -> datetime | None:
    """When a supplier's promise falls due that counts from `begins`; None if it never does."""
    zone = ZoneInfo(plan.file.timezone)
    day = begins.astimezone(zone).date()
    always = any(window.always for window in sla.service_window)
    unsaid = Holidays.INCLUDED if always else Holidays.EXCLUDED
    works = (sla.public_holidays or unsaid) is Holidays.INCLUDED
    closed = frozenset[date]() if works else belgian_holidays(day.year, day.year + 1)
    return restored_at(promise, sla, Calendar(zone=zone, holidays=closed, today=day), begins)


def within_hours(
    limit: timedelta, windows: tuple[Window, ...], plan: Plan, begins: datetime
) -> datetime:
    """When an agreed time is over: day and night, or within working hours where there are any.

    Working hours stand still on public holidays.
    """
    if not windows or any(window.always for window in windows):
        return later(begins, limit)
    hours = ServiceLevelAgreement(service_window=windows, public_holidays=Holidays.EXCLUDED)
    due = due_at(Commitment(time=limit), hours, plan, begins)
    return due if due is not None else later(begins, limit)
