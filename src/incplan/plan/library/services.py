"""Functional services, and the activities they serve and know about (S-101, S-116)."""

from collections.abc import Iterable, Mapping

from incplan.plan.files.contacts import Contact, ContactKind


def functional_services(known: Mapping[str, Contact]) -> tuple[str, ...]:
    """The ids of those of the directory that are in use."""
    return tuple(
        key
        for key, contact in known.items()
        if contact.kind is ContactKind.SERVICE and not contact.disabled
    )


def serving(known: Mapping[str, Contact], activities: Iterable[str]) -> tuple[str, ...]:
    """Who is linked with one of these activities, and can tell how it stands (link H)."""
    wanted = frozenset(activities)
    return tuple(
        key
        for key, contact in known.items()
        if not contact.disabled and not wanted.isdisjoint(contact.activities)
    )
