"""Queries that a supplier answers: of an activity, with data of ours, or standing by."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from incplan.incident.exercises.queries.activities import functions_of, in_order, is_critical_for
from incplan.incident.exercises.queries.query import (
    Answer,
    Family,
    Ground,
    Question,
    first_meant,
    thing,
)
from incplan.plan.plan import Plan


def supplier_of(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The supplier of an activity that promises the longest resolution.

    With `function` of those that have it; where the activity names none, any that stands by for no
    other.
    """
    activity, function = first_meant(asked, known), asked.named.get("function")
    found = max(
        sorted(_critical(ground.plan, activity, function)),
        key=lambda key: _resolution(ground.plan, key),
        default=None,
    )
    if found is None and function is not None:
        found = next(_having(ground.plan, function), None)
    return thing(asked, Family.SUPPLIER, found, "supplier", activity)


def _having(plan: Plan, function: str) -> Iterator[str]:
    """Suppliers with a function, by id; those that stand by for another are left out."""
    standing_by = {key for key, _of in _standbys(plan)}
    meant = functions_of(function)
    for key in sorted(plan.suppliers):
        if key not in standing_by and any(item in meant for item in plan.suppliers[key].functions):
            yield key


def _critical(plan: Plan, activity: str, function: str | None) -> Iterator[str]:
    item = plan.activities.get(activity)
    for use in item.suppliers if item else ():
        critical = is_critical_for(use, function) and not use.standby_for
        if critical and use.supplier in plan.suppliers:
            yield use.supplier


def _resolution(plan: Plan, supplier: str) -> timedelta:
    sla = plan.suppliers[supplier].sla
    promised = sla.resolution_time if sla else None
    return promised.nominal if promised else timedelta(0)


def supplier_data(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The supplier of an activity that holds data of the organisation, else the slowest one."""
    plan, activity = ground.plan, first_meant(asked, known)
    item = plan.activities.get(activity)
    uses = (use.supplier for use in item.suppliers) if item else iter(())
    hosts = (key for key in uses if key in plan.suppliers and plan.suppliers[key].hosts_our_data)
    found = next(hosts, None)
    return thing(asked, Family.SUPPLIER, found, "") if found else supplier_of(asked, ground, known)


def standby_of(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The supplier that stands by for another."""
    replaced = first_meant(asked, known)
    found = next((key for key, of in _standbys(ground.plan) if of == replaced), None)
    return thing(asked, Family.SUPPLIER, found, "standby", replaced)


def any_standby(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """The first supplier that stands by for any other."""
    return thing(
        asked, Family.SUPPLIER, next((key for key, _of in _standbys(ground.plan)), None), "standby"
    )


def _standbys(plan: Plan) -> Iterator[tuple[str, str]]:
    for key in in_order(plan):
        for use in plan.activities[key].suppliers:
            if use.standby_for and use.supplier in plan.suppliers:
                yield use.supplier, use.standby_for
