"""The chart by month, in a module of its own because the library that draws it loads slowly."""

from incplan.documents.charts.bars import stacked_bars
from incplan.documents.views.register.statistics import months_told
from incplan.documents.wording.wording import Wording
from incplan.incident.register.statistics import Statistics


def chart_svg(say: Wording, found: Statistics) -> bytes:
    """Incidents by month and level, near misses apart."""
    series = [
        (
            say.label(f"level.{level}"),
            [month.levels.get(level, 0) for month in found.months],
        )
        for level in found.levels
    ]
    series.append((say.t("Near misses"), [month.near_misses for month in found.months]))
    months = [month.month for month in found.months]
    title = say.t("Incidents by month and level")
    return stacked_bars(title, months_told(say, found), months, series)
