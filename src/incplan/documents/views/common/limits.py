"""How long each activity was down against its limit, for readers in a hurry."""

from incplan.documents.content.blocks import Table
from incplan.documents.wording.wording import Wording
from incplan.incident.review.facts import ActivityRecovery


def limits_table(say: Wording, found: tuple[ActivityRecovery, ...]) -> Table:
    """One row an activity: its limit, the real time, what was left or missing."""
    columns = (
        say.t("Activity"),
        say.t("Limit (RTO)"),
        say.t("Real"),
        say.t("Margin"),
        say.t("Data lost"),
    )
    return Table(columns, tuple(_row(say, item) for item in found))


def _row(say: Wording, item: ActivityRecovery) -> tuple[str, ...]:
    if item.rto is None:
        margin = say.t("no limit")
    elif item.used <= item.rto:
        margin = say.span(item.rto - item.used)
    else:
        margin = say.t("{span} late", span=say.span(item.used - item.rto))
    real = say.span(item.used)
    return (
        say.activity(item.activity),
        say.span(item.rto),
        say.t("{span}, still down", span=real) if item.still_down else real,
        margin,
        say.span(item.data_loss) if item.data_loss is not None else "",
    )
