"""The recovery board: one row an activity in recovery order, with places for day and hour."""

from incplan.documents.content.blocks import TO_WRITE, Paragraph, Table, ToFill
from incplan.documents.content.document import Section
from incplan.documents.views.kit.rows import reach
from incplan.documents.views.kit.tabs import RECOVERY
from incplan.documents.wording.wording import Wording
from incplan.plan.recovery.order import Place, recovery_order
from incplan.plan.values.answers import says_not_yet

BLANK = "__:__"


def board(say: Wording) -> Section:
    """Rank, activity and owner, objectives, minimum, then four times to write."""
    places = recovery_order(say.plan.activities)
    title = say.t("Recovery order")
    if not places:
        mark = ToFill(say.t("{mark} The essential activities.", mark=say.to_fill))
        return Section(
            id="recovery", title=title, blocks=(mark,), new_page=True, style="every", tab=RECOVERY
        )
    columns = (
        say.t("No."),
        say.t("Activity"),
        say.t("Owner"),
        say.t("RTO"),
        say.t("RPO"),
        say.t("Minimum level, how to hold out"),
        say.t("Waits for"),
        say.t("Due"),
        say.t("Back expected"),
        say.t("Minimally restored"),
        say.t("Fully restored"),
    )
    return Section(
        id="recovery",
        title=title,
        blocks=(
            Paragraph(
                say.t(
                    "T0 is when the activity stopped; when nobody knows, when it was noticed. "
                    "The limit is T0 plus the RTO, day and night. Write the times down."
                )
            ),
            *_to_warn(say),
            Table(columns, tuple(_row(say, place, places) for place in places), strong=1),
        ),
        new_page=True,
        style="board",
        tab=RECOVERY,
    )


def _to_warn(say: Wording) -> tuple[Paragraph, ...]:
    """Whom to call when an activity will be back too late."""
    told = [
        f"{say.person(key)} {reach(say, say.plan.contacts.get(key))}"
        for key in say.plan.role("bcp_manager").people[:2]
    ]
    if not told:
        return ()
    words = say.t("Expected back after it is due: call {people}.", people=", ".join(told))
    return (Paragraph(words),)


def _row(say: Wording, place: Place, places: tuple[Place, ...]) -> tuple[str, ...]:
    activity = say.plan.activities[place.activity]
    ranks = {item.activity: item.rank for item in places}
    unnamed = all(map(says_not_yet, activity.name.wordings))
    name = TO_WRITE if unnamed else say.activity(place.activity)
    rpo = say.data_age(activity)
    rto = say.span(place.rto) if place.rto is not None else say.objective(activity)
    hold = (say.text(activity.minimum_level.description), say.text(activity.workaround))
    owner = say.plan.contacts.get(activity.owner or "")
    return (
        str(place.rank),
        name,
        f"{say.person(activity.owner) or TO_WRITE}\n{reach(say, owner)}",
        TO_WRITE if rto == say.to_fill else rto,
        TO_WRITE if rpo == say.to_fill else rpo,
        "\n".join(part for part in hold if part),
        ", ".join(str(ranks[key]) for key in place.waits_for if key in ranks),
        *[BLANK] * 4,
    )
