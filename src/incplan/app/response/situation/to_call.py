"""Whom to call about an incident now, and who comes next when nobody answers."""

from datetime import datetime
from typing import Final

from incplan.app.desk.people import Number, Person, person, reachable, role_label
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.running import Clock, ClockKind
from incplan.incident.response.assignment import assign
from incplan.incident.response.emergency import rows_to_call_first
from incplan.incident.response.failing import down_in
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import EMERGENCY

SUPPLIER: Final = "supplier"
_NUMBER: Final = "112"
_DIAL: Final = Number(kind="short_code", value=_NUMBER)


def to_call(
    incident: Incident,
    plan: Plan,
    now: datetime,
    translator: Translator,
    found: tuple[Clock, ...],
) -> tuple[Person, ...]:
    """People to call now.

    First 112 where people may be in danger, then the incident manager and whoever the level and the
    effect on activities require, last the suppliers not told yet whose time counts from our call or
    on whom an objective depends.
    """
    wanted = ["incident_manager"] if incident.level.rank >= 2 else []
    if incident.affects_continuity or incident.level.rank >= 3:
        wanted.append("bcp_manager")
    if incident.level.rank >= 4 or incident.crisis_awaits_confirmation:
        wanted.append("management")
    people, down = emergency(incident, plan, now, translator), down_in(incident, plan)
    for role in wanted:
        named = incident.roles.get(role)
        assignment = assign(plan, role, now.date())
        contact = named or (assignment.person if assignment else None)
        if contact:
            people.setdefault(contact, person(plan, contact, role, now, translator, down))
    for clock in found:
        waits = clock.kind is ClockKind.SUPPLIER_RESOLUTION and clock.started_at is None
        if waits or clock.kind is ClockKind.LAST_CALL:
            contact = plan.suppliers[clock.subject].contact
            if contact:
                people.setdefault(contact, person(plan, contact, SUPPLIER, now, translator, down))
    return tuple(people.values())


def emergency(
    incident: Incident, plan: Plan, now: datetime, translator: Translator
) -> dict[str, Person]:
    """Who is called before anybody else; 112 even where the plan names nobody for it."""
    people: dict[str, Person] = {}
    for row in rows_to_call_first(incident, plan):
        named = reachable(plan, row, incident.type, incident.sites)
        if not named and row == EMERGENCY:
            people[row] = Person(row, _NUMBER, row, role_label(row, translator), (_DIAL,))
        for contact in named:
            people.setdefault(contact, person(plan, contact, row, now, translator))
    return people


def backups(
    calls: tuple[Person, ...],
    knowing: frozenset[str],
    plan: Plan,
    now: datetime,
    translator: Translator,
) -> dict[str, Person]:
    """For each person to call, who is next when nobody answers; nobody who knows already."""
    found: dict[str, Person] = {}
    for first in calls:
        if first.id in knowing:
            continue
        contact = plan.contacts.get(first.id)
        people_of = plan.on_duty_first(first.role, plan.role(first.role).people)
        keys = [*people_of, contact.backup if contact else None]
        people = [
            person(plan, key, first.role, now, translator)
            for key in keys
            if key and key != first.id and key not in knowing
        ]
        present = next((item for item in people if not item.absent), None)
        if present:
            found[first.id] = present
    return found
