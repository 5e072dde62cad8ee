"""The list of actions as a table, and as days of a calendar."""

from incplan.documents.content.blocks import Table
from incplan.documents.content.due_day import DueDay
from incplan.documents.views.review.review_actions import KINDS, PRIORITIES, TARGETS
from incplan.documents.wording.wording import Wording
from incplan.incident.review.improvements import Improvement


def actions_table(say: Wording, found: tuple[Improvement, ...]) -> Table:
    """One row an action: what, who, by when, what it changes, whether it is done."""
    columns = (
        say.t("Action"), say.t("What"), say.t("Owner"), say.t("Due"), say.t("Status"),
        say.t("Kind"), say.t("Revises"), say.t("Priority"), say.t("Evidence"),
    )  # fmt: skip
    return Table(columns, tuple(_row(say, item) for item in found))


def action_status(say: Wording, item: Improvement) -> str:
    """Done and when, overdue, or open."""
    if item.done is not None:
        return say.t("done on {day}", day=say.day(item.done.on))
    return say.t("overdue") if item.overdue else say.t("open")


def _row(say: Wording, item: Improvement) -> tuple[str, ...]:
    return (
        item.key,
        item.what,
        say.person(item.owner),
        item.due.isoformat() if item.due else "",
        action_status(say, item),
        say.t(KINDS[item.kind]),
        say.t(TARGETS[item.target]) if item.target else "",
        say.t(PRIORITIES[item.priority]),
        item.done.proof if item.done else "",
    )


def action_days(say: Wording, found: tuple[Improvement, ...]) -> tuple[DueDay, ...]:
    """Open actions with a day."""
    return tuple(
        DueDay(
            uid=f"{item.key}@incplan",
            day=item.due,
            summary=say.t("{key}: {what}", key=item.key, what=item.what),
            description=say.t("owner: {who}", who=say.or_fill(say.person(item.owner))),
        )
        for item in found
        if item.is_open and item.due is not None
    )
