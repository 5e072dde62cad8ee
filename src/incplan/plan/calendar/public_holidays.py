"""Public holidays, for promises that exclude them: the ten Belgian ones (law of 4 January 1974).

Those of another country come from the package `holidays`, which takes 0.2 s to load.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

#: Month and day: New Year, Labour Day, National Day, Assumption, All Saints, Armistice, Christmas
#: (royal decree of 18 April 1974, art. 1).
_FIXED: Final = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
#: Days after Easter Sunday: Easter Monday, Ascension, Whit Monday (same article).
_AFTER_EASTER: Final = (1, 39, 50)
_GREGORIAN: Final = range(1583, 4100)


def public_holidays(country: str | None, first_year: int, last_year: int) -> frozenset[date]:
    """The public holidays of a country (ISO 3166 alpha-2), both years included.

    None means Belgium. A country without known holidays has none.
    """
    if country in (None, "BE"):
        return belgian_holidays(first_year, last_year)
    return _foreign_holidays(str(country), first_year, last_year)


@cache
def _foreign_holidays(country: str, first_year: int, last_year: int) -> frozenset[date]:
    import holidays

    try:
        found = holidays.country_holidays(country, years=range(first_year, last_year + 1))
    except NotImplementedError:
        return frozenset()
    return frozenset(found)


@cache
def belgian_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """The public holidays from one year to another, both included."""
    return frozenset(day for year in range(first_year, last_year + 1) for day in _of_year(year))


def _of_year(year: int) -> Iterator[date]:
    # Late import: dateutil; few contracts exclude holidays.
    from dateutil.easter import easter

    yield from (date(year, month, day) for month, day in _FIXED)
    if year in _GREGORIAN:
        sunday = easter(year)
        yield from (sunday + timedelta(days=after) for after in _AFTER_EASTER)
