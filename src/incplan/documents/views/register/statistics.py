"""What all incidents say together, after the register: a chart by month, times, objectives."""

from collections.abc import Iterator
from typing import Final

from incplan.documents.content.blocks import Block, Drawing, Facts, Table
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.availability import available_words
from incplan.incident.register.statistics import Spread, Statistics

TIMES: Final = {
    "detect": N_("to notice"),
    "acknowledge": N_("to the first act"),
    "restore": N_("to restore activities"),
    "close": N_("to close"),
}


def statistics_section(say: Wording, found: Statistics, chart: bytes) -> Section | None:
    """None as long as nothing happened. `chart` is the drawing of the months."""
    if not found.months:
        return None
    drawing = Drawing(chart.decode(), months_told(say, found))
    times = Facts(tuple((say.t(TIMES[name]), _spread(say, it)) for name, it in found.times.items()))
    heading = say.t("Times: median (shortest to longest), number of incidents")
    return Section(
        id="statistics",
        title=say.t("Statistics"),
        blocks=(drawing, *_tables(say, found)),
        sections=(Section(id="statistics-times", title=heading, blocks=(times,)),),
    )


def months_told(say: Wording, found: Statistics) -> str:
    """The chart in words: incidents and near misses of each month."""
    return say.listed(
        say.named(month.month, f"{month.incidents} + {month.near_misses}") for month in found.months
    )


def _spread(say: Wording, item: Spread) -> str:
    if not item.count:
        return say.t("not recorded")
    middle, least, most = (say.span(span) for span in (item.median, item.shortest, item.longest))
    return f"{middle} ({least} - {most}), {item.count}"


def _tables(say: Wording, found: Statistics) -> Iterator[Block]:
    if found.activities:
        yield Table(
            (say.t("Activity"), say.t("Down in all"), say.t("Longest"), say.t("RTO kept")),
            tuple(
                (
                    say.activity(item.activity),
                    say.span(item.downtime),
                    say.span(item.longest),
                    f"{item.kept}/{item.kept + item.missed}",
                )
                for item in found.activities
            ),
        )
    if found.suppliers:
        yield Table(
            (
                say.t("Supplier"),
                say.t("Calls answered"),
                say.t("Promise kept"),
                say.t("Service available"),
            ),
            tuple(
                (
                    say.plan.suppliers[item.supplier].name,
                    f"{item.answered}/{item.calls}",
                    f"{item.kept}/{item.kept + item.missed}",
                    available_words(say.translator, item),
                )
                for item in found.suppliers
            ),
        )
