"""Closing days of one's own, beside public holidays: yearly leave, a bridge day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from incplan.plan.files.working_time import ClosingDays


def days_off(closed: Iterable[ClosingDays], first_year: int, last_year: int) -> frozenset[date]:
    """The closing days that fall in these years, both included."""
    return frozenset(day for item in closed for day in _days(item, first_year, last_year))


def _days(item: ClosingDays, first_year: int, last_year: int) -> Iterator[date]:
    length = min((item.until - item.first).days, 366)
    for year in range(first_year - 1, last_year + 1) if item.yearly else (item.first.year,):
        start = _in_year(item.first, year)
        for offset in range(length + 1):
            day = start + timedelta(days=offset)
            if first_year <= day.year <= last_year and day >= item.first:
                yield day


def _in_year(day: date, year: int) -> date:
    """The same date in another year; 29 February is the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
