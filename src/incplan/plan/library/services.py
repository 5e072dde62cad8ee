"""Functional services, and the activities they serve and know about (S-101, S-116)."""

from collections.abc import Iterable

from incplan.plan.files.contacts import ContactKind
from incplan.plan.plan import Plan


def functional_services(plan: Plan) -> tuple[str, ...]:
    """The ids of those of the directory that are in use."""
    return tuple(
        key
        for key, contact in plan.contacts.items()
        if contact.kind is ContactKind.SERVICE and not contact.disabled
    )


def serving(plan: Plan, activities: Iterable[str]) -> tuple[str, ...]:
    """Who is linked with one of these activities, and can tell how it stands (link H)."""
    wanted = frozenset(activities)
    return tuple(
        key
        for key, contact in plan.contacts.items()
        if not contact.disabled and not wanted.isdisjoint(contact.activities)
    )


def without_service(plan: Plan) -> tuple[str, ...]:
    """Essential activities with which nobody of the directory is linked."""
    return tuple(key for key in plan.activities if not serving(plan, (key,)))
