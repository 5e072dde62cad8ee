"""Queries that an activity answers: the shortest RTO, the most needed, the longest supplier."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from incplan.incident.exercises.queries.query import (
    Answer,
    Family,
    Ground,
    Question,
    id_meant,
    thing,
)
from incplan.plan.files.activities import Activity, Danger, SupplierUse
from incplan.plan.library.sites import site_in
from incplan.plan.plan import Plan
from incplan.plan.recovery.consistency import judgements
from incplan.plan.recovery.dependencies import own_needs, reaching, waits_for
from incplan.plan.recovery.order import recovery_order

#: Words that stand for several functions of a supplier.
FUNCTION_GROUPS: Final = {"telecom": ("telephony", "data", "internet", "mobile")}


def in_order(plan: Plan) -> tuple[str, ...]:
    """The activities in the order of recovery."""
    return tuple(place.activity for place in recovery_order(plan.activities))


def shortest_rto(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The activity with the shortest RTO, of a fiche, a site or those with danger to people."""
    plan = ground.plan
    site = id_meant(asked.named["site"], known) if "site" in asked.named else None
    fitting = [
        key
        for key in in_order(plan)
        if plan.activities[key].rto is not None
        and _fits(plan, plan.activities[key], asked.named, site)
    ]
    found = min(fitting, key=lambda key: plan.activities[key].rto_to_order_by, default=None)
    return thing(asked, Family.ACTIVITY, found, "activity_with_rto")


def _fits(plan: Plan, item: Activity, wanted: Mapping[str, str], site: str | None) -> bool:
    if "fiche" in wanted and wanted["fiche"] not in item.fiches:
        return False
    if "persons" in wanted and item.impact.danger_to_persons not in (Danger.YES, Danger.INDIRECT):
        return False
    at = _sites_of(plan, item)
    return site is None or not at or site in at


def _sites_of(plan: Plan, item: Activity) -> frozenset[str]:
    """The sites that the buildings of an activity name; none when they name no site."""
    named = (words for text in item.resources.buildings or () for words in text.wordings)
    sites = plan.file.organisation.sites
    return frozenset(found for words in named if (found := site_in(words, sites)))


def most_needed(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """The activity for which most others wait."""
    activities = ground.plan.activities
    edges = waits_for(activities)
    counts = {key: len(reaching(edges, (key,))) - 1 for key in in_order(ground.plan)}
    found = max(counts, key=lambda key: counts[key], default=None)
    return thing(asked, Family.ACTIVITY, found, "activity")


def longest_supplier(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """The activity whose supplier leaves it the least time, or exceeds its RTO most.

    With `function` only suppliers of that count; where none of them promises a time, the activity
    with the shortest RTO that needs one, or that the fiche of this name says it would hit.
    """
    plan, wanted = ground.plan, asked.named.get("function")
    margins = {
        item.activity: item.margin
        for item in sorted(
            judgements(plan, ground.day, own_needs(plan.activities)),
            key=lambda item: item.margin or timedelta.max,
            reverse=True,
        )
        if is_critical_for(item.use, wanted) and item.margin is not None
    }
    ordered = [key for key in in_order(plan) if key in margins]
    found = min(ordered, key=lambda key: margins[key], default=None)
    if found is None and wanted is not None:
        found = _first_to_need(plan, wanted)
    return thing(asked, Family.ACTIVITY, found, "activity_with_promise")


def _first_to_need(plan: Plan, function: str) -> str | None:
    """Of the activities that need a function, critically or as a fiche says, the shortest RTO."""
    timed = [key for key in in_order(plan) if plan.activities[key].rto is not None]
    needing = [
        key
        for key in timed
        if any(is_critical_for(use, function) for use in plan.activities[key].suppliers)
    ]
    hit = [key for key in timed if function in plan.activities[key].fiches]
    return min(
        needing or hit or timed, key=lambda key: plan.activities[key].rto_to_order_by, default=None
    )


def is_critical_for(use: SupplierUse, function: str | None) -> bool:
    """Whether recovery hangs on a use of a supplier that has this function; any for None."""
    return use.recovery_critical and (function is None or use.function in functions_of(function))


def functions_of(word: str) -> tuple[str, ...]:
    """The functions of suppliers that a word stands for."""
    return FUNCTION_GROUPS.get(word, (word,))
