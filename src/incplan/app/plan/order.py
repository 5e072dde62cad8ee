"""The recovery order with the reason of each place, in words."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.time.durations import human
from incplan.plan.files.activities import Danger
from incplan.plan.plan import Plan
from incplan.plan.recovery.order import Place, Reason, recovery_order

_REASONS: Final = {
    Reason.CIRCLE: N_("depends in a circle on the others of its group"),
    Reason.DEPENDENCIES: N_("the only one that can start at this point"),
    Reason.DANGER: N_("an interruption could endanger persons"),
    Reason.NEEDED_BY_OTHERS: N_("others wait for it"),
    Reason.RTO: N_("the shortest objective of those that can start"),
    Reason.PRIORITY: N_("the priority that management gave it"),
    Reason.EQUAL: N_("equal in all respects; by name"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryStep:
    """One place of the order."""

    place: int
    activity: str
    name: str
    rto: timedelta | None
    rpo: timedelta | None
    needed_within: timedelta | None
    waits_for: tuple[str, ...]
    needed_by: tuple[str, ...]
    circle: tuple[str, ...]
    rule: str
    reasons: tuple[str, ...]
    unanswered: tuple[str, ...] = ()
    priority: int | None = None


@dataclass(frozen=True, slots=True)
class RecoveryOrder:
    """All places."""

    steps: tuple[RecoveryStep, ...]


def recovery(desk: Desk, translator: Translator) -> RecoveryOrder:
    """The order of S-068: dependencies, then persons in danger, then RTO."""
    plan: Plan = desk.plan()
    return RecoveryOrder(
        tuple(_step(plan, place, translator) for place in recovery_order(plan.activities))
    )


def _step(plan: Plan, place: Place, translator: Translator) -> RecoveryStep:
    activity = plan.activities[place.activity]
    return RecoveryStep(
        place=place.rank,
        activity=place.activity,
        name=plan.text(activity.name, translator.language),
        rto=place.rto,
        rpo=activity.rpo,
        unanswered=activity.unanswered,
        priority=place.priority,
        needed_within=place.needed_within,
        waits_for=place.waits_for,
        needed_by=place.needed_by,
        circle=place.circle,
        rule=place.reason.value,
        reasons=tuple(_reasons(plan, place, translator)),
    )


def _reasons(plan: Plan, place: Place, translator: Translator) -> list[str]:
    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(plan.text(plan.activities[key].name, translator.language) for key in ids)

    found = [translator.t(_REASONS[place.reason])]
    if place.waits_for:
        found.append(translator.t("after {names}", names=names(place.waits_for)))
    if place.needed_by:
        found.append(translator.t("before {names}", names=names(place.needed_by)))
    if place.danger in (Danger.YES, Danger.INDIRECT) and place.reason is not Reason.DANGER:
        found.append(translator.t(_REASONS[Reason.DANGER]))
    if place.needed_within is not None and place.needed_within != place.rto:
        within = human(place.needed_within, translator.language)
        found.append(translator.t("needed within {time} by what depends on it", time=within))
    return found
