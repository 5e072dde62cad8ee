"""The chart by month, in a module of its own because the library that draws it loads slowly."""

from incplan.documents.charts.bars import stacked_bars
from incplan.documents.views.register.statistics import months_told
from incplan.documents.wording.wording import Wording
from incplan.incident.register.statistics import Statistics
from incplan.vocabulary import Level


def chart_svg(say: Wording, found: Statistics) -> bytes:
    """Incidents by month and level, near misses apart."""
    series = [
        (
            say.label(f"level.{level.value}"),
            [month.levels[level.value] for month in found.months],
        )
        for level in Level
    ]
    series.append((say.t("Near misses"), [month.near_misses for month in found.months]))
    months = [month.month for month in found.months]
    title = say.t("Incidents by month and level")
    return stacked_bars(title, months_told(say, found), months, series)
