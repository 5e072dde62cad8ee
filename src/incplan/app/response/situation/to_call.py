"""Whom to call about an incident now, and who comes next when nobody answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from incplan.app.desk.people import Number, Person, person, reachable, role_label
from incplan.app.response.situation.advice import ProposalLine
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.clock import ClockState
from incplan.incident.clocks.running import Clock, ClockKind
from incplan.incident.events.words import CallOutcome
from incplan.incident.response.assignment import assign
from incplan.incident.response.emergency import rows_to_call_first
from incplan.incident.response.proposal import acted
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import EMERGENCY, ROLES

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
    people = emergency(incident, plan, now, translator)
    for role in wanted:
        named = incident.roles.get(role)
        assignment = assign(plan, role, now.date())
        contact = named or (assignment.person if assignment else None)
        if contact:
            people.setdefault(contact, person(plan, contact, role, now, translator))
    for clock in found:
        waits = clock.kind is ClockKind.SUPPLIER_RESOLUTION and clock.started_at is None
        if waits or clock.kind is ClockKind.LAST_CALL:
            contact = plan.suppliers[clock.subject].contact
            if contact:
                people.setdefault(contact, person(plan, contact, SUPPLIER, now, translator))
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
    calls: tuple[Person, ...], plan: Plan, now: datetime, translator: Translator
) -> dict[str, Person]:
    """For each person to call, who is next when nobody answers."""
    found: dict[str, Person] = {}
    for first in calls:
        contact = plan.contacts.get(first.id)
        keys = [*plan.role(first.role).people, contact.backup if contact else None]
        people = [
            person(plan, key, first.role, now, translator)
            for key in keys
            if key and key != first.id
        ]
        present = next((item for item in people if not item.absent), None)
        if present:
            found[first.id] = present
    return found


def call_first(
    incident: Incident,
    plan: Plan,
    proposals: tuple[ProposalLine, ...],
    calls: tuple[Person, ...],
    stand_ins: Mapping[str, Person],
    found: tuple[Clock, ...],
) -> Person | None:
    """Who must hear of it next.

    Help for people; whoever leads, until reached; a supplier whose last useful call is the next
    limit; the addressee of a proposal; then the others, as far as nobody reached them yet. Left
    out is whoever wrote in the journal, and from proposals whoever leads. After a call without an
    answer the deputy follows.
    """
    if not incident.is_open:
        return None
    leads = incident.roles.get("incident_manager")
    reached = {item.contact for item in incident.calls if item.outcome is CallOutcome.REACHED}
    reached = reached.union(*(acted(event) for event in incident.events))
    others = [item for item in calls if item.id not in reached]
    urgent = _called_by_a_time(plan, found)
    candidates = (
        *(item for item in others if item.role not in (*ROLES, SUPPLIER)),
        *(item for item in others if item.id == leads),
        *(item for key in urgent for item in others if item.id == key),
        *(person for item in proposals for person in item.addressees if person.id != leads),
        *others,
    )
    first = next(iter(candidates), None)
    last = {item.contact: item.outcome for item in incident.calls}
    if first is None or last.get(first.id, CallOutcome.REACHED) is CallOutcome.REACHED:
        return first
    return stand_ins.get(first.id, first)


def _called_by_a_time(plan: Plan, found: tuple[Clock, ...]) -> tuple[str, ...]:
    """The contact of a supplier whose last useful call is the very next limit; else nobody.

    While another limit is nearer people of the organisation are told first.
    """
    running = [
        (clock.limit_at, clock)
        for clock in found
        if clock.limit_at is not None
        and clock.stopped_at is None
        and clock.state is not ClockState.PASSED
    ]
    _at, nearest = min(running, key=lambda pair: pair[0], default=(None, None))
    if nearest is None or nearest.kind is not ClockKind.LAST_CALL:
        return ()
    contact = plan.suppliers[nearest.subject].contact
    return (contact,) if contact else ()
