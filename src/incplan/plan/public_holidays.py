"""The ten Belgian public holidays (law of 4 January 1974), for promises that exclude them."""

from datetime import date, timedelta
from functools import cache


@cache
def belgian_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """The public holidays from one year to another, both included."""
    # Loaded here: the package takes a fifth of a second, and few contracts exclude holidays.
    import holidays  # noqa: PLC0415

    years = range(first_year, last_year + 1)
    days = frozenset(holidays.country_holidays("BE", years=years))
    return frozenset(day for day in days if not _feast_before_its_monday(day, days))


def _feast_before_its_monday(day: date, days: frozenset[date]) -> bool:
    """Easter and Whit Sunday, which the package counts and the law does not."""
    return day.weekday() == 6 and day + timedelta(days=1) in days
