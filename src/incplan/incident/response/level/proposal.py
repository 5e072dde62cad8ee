"""A proposal: what the rules suggest, why, to whom, and how it is answered."""

import hashlib
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.clocks.reports import reported_to
from incplan.incident.events.coordination import Met, TeamChanged
from incplan.incident.events.events import Called, Communicated, HandedOver
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CallOutcome
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import REPORTS_FROM, Level

#: Fields that name somebody who acted.
_ACTING: Final = ("by", "confirmed_by", "agreed_by", "approved_by", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A suggestion of a rule; a named person decides.

    `inputs` are the facts it rests on: declining holds while they are unchanged. `commands` accept
    it.
    """

    id: str
    source: str
    addressees: tuple[str, ...]
    commands: tuple[str, ...]
    level: Level | None = None
    activities: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A short hash of the inputs, kept when it is declined."""
        said = "\n".join(f"{key}={value}" for key, value in sorted(self.inputs.items()))
        return hashlib.sha256(said.encode()).hexdigest()[:12]


def is_declined(incident: Incident, proposal: Proposal) -> bool:
    """Whether somebody declined it on the same facts."""
    return any(
        item.proposal == proposal.id and item.inputs == proposal.digest
        for item in incident.declined
    )


def people_in(incident: Incident, plan: Plan, role: str) -> tuple[str, ...]:
    """Holder, deputies and whoever took the function over."""
    acting = incident.roles.get(role)
    people = plan.on_duty_first(role, plan.role(role).people)
    return tuple(dict.fromkeys((*((acting,) if acting else ()), *people)))


def was_told(incident: Incident, plan: Plan, role: str, since: int) -> bool:
    """Whether a function knows, from event `since` on: by a call or a message, or by acting."""
    people = people_in(incident, plan, role)
    return any(_tells(incident, plan, event, role, people) for event in incident.events[since:])


def acted(event: Event) -> frozenset[str]:
    """People who had a part in an entry, and so know: wrote, confirmed, agreed, took over."""
    named = (getattr(event, name, None) for name in _ACTING)
    there = (*event.present, event.chair) if isinstance(event, Met) else ()
    joined = event.joined if isinstance(event, TeamChanged) else ()
    return frozenset(person for person in (*named, *there, *joined) if person)


def told_by(incident: Incident, plan: Plan, event: Event) -> frozenset[str]:
    """People who know through an entry: who had a part in it, was spoken to, got the message.

    A message to a function goes to whoever has it then.
    """
    if isinstance(event, Called):
        return acted(event) | frozenset(event.reached)
    if isinstance(event, Communicated) and event.audience.value in REPORTS_FROM:
        recipient = reported_to(incident, plan, event.audience.value, event.occurred_at)
        return acted(event) | ({recipient} if recipient else frozenset())
    return acted(event)


def knows_of_it(incident: Incident, plan: Plan) -> frozenset[str]:
    """Everybody who knows of the incident: the one reading of who was told."""
    return frozenset().union(*(told_by(incident, plan, event) for event in incident.events))


def _tells(
    incident: Incident, plan: Plan, event: Event, role: str, people: tuple[str, ...]
) -> bool:
    if isinstance(event, Communicated) and acted(event).isdisjoint(people):
        # A message is for a function: its holder hears it as such, and as what else he or she is.
        has = reported_to(incident, plan, role, event.occurred_at)
        return event.audience.value == role or has in told_by(incident, plan, event)
    if not told_by(incident, plan, event).isdisjoint(people):
        return True
    if isinstance(event, Called) and event.outcome is CallOutcome.REACHED:
        return event.role == role or any(word.value == role for word in event.report_to)
    return isinstance(event, HandedOver) and event.role == role


def place_of(incident: Incident, event_id: str) -> int:
    """The index of an event; after the last when it is not there."""
    ids = [event.id for event in incident.events]
    return ids.index(event_id) if event_id in ids else len(ids)
