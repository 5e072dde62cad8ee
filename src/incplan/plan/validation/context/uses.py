"""Where each contact of a plan is named."""

from collections.abc import Iterator, Mapping
from typing import Final

from incplan.plan.plan import Plan

#: The functions that decide in an incident, in the order they are called (S-101).
COMMAND_LINE: Final = ("incident_manager", "bcp_manager", "management")


def uses(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Contact id to the places that name it: functions, activities, suppliers, fiches, papers."""
    found: dict[str, dict[str, None]] = {}
    for contact, place in _named(plan):
        found.setdefault(contact, {})[place] = None
    return {contact: tuple(places) for contact, places in found.items()}


def working_uses(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """As `uses`, for places somebody is called from: functions, activities, suppliers, fiches."""
    found: dict[str, dict[str, None]] = {}
    for contact, place in _called(plan):
        found.setdefault(contact, {})[place] = None
    return {contact: tuple(places) for contact, places in found.items()}


def command_line(plan: Plan) -> tuple[str, ...]:
    """Holders and deputies of the command line, each once."""
    people = (person for key in COMMAND_LINE for person in plan.role(key).people)
    return tuple(dict.fromkeys(people))


def _named(plan: Plan) -> Iterator[tuple[str, str]]:
    yield from _called(plan)
    preparation = plan.file.preparation
    for drafter in (*preparation.drafted_by, preparation.chair, preparation.approved_by):
        if drafter:
            yield drafter, "preparation"
    for letter, link in plan.file.procedure_links.items():
        if link.owner:
            yield link.owner, f"procedure_links.{letter}"
    for copy in plan.file.paper_copies:
        yield copy.holder, "paper_copies"
    for key, adoption in plan.adoptions.items():
        for record in adoption.adoption.values():
            if record.owner:
                yield record.owner, f"fiches/{key}"
    for key, contact in plan.contacts.items():
        if contact.backup and contact.backup != key:
            yield contact.backup, f"contacts/{key}"


def _called(plan: Plan) -> Iterator[tuple[str, str]]:
    for role, function in plan.file.roles.items():
        for person in function.people:
            yield person, f"roles.{role}"
    for key, activity in plan.activities.items():
        needed = activity.resources
        people = (*(needed.key_personnel or ()), *(needed.external_contacts or ()))
        for named in (activity.owner, activity.deputy, *people):
            if named:
                yield named, f"activities/{key}"
    for key, supplier in plan.suppliers.items():
        if supplier.contact:
            yield supplier.contact, f"suppliers/{key}"
    for key, adoption in plan.adoptions.items():
        for meant in adoption.contacts.values():
            for person in meant:
                yield person, f"fiches/{key}"
