"""Days by which somebody must have done something: reviews, exercises, contracts, actions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from incplan.plan.files.review import Action
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.awareness import audience_states, owner_of, person_states
from incplan.plan.maintenance.briefing import RoleChange
from incplan.plan.maintenance.due import Due
from incplan.plan.maintenance.programme import programme
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord
from incplan.vocabulary import AwarenessAudience


class DueKind(StrEnum):
    """What is due."""

    REVIEW = "review"
    EXERCISE = "exercise"
    AWARENESS = "awareness"
    SESSION = "session"
    NEWCOMER = "newcomer"
    BRIEFING = "briefing"
    TEST = "test"
    CONTRACT = "contract"
    MEASURE = "measure"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """One day. `id` stays the same when the day moves, so that a calendar replaces it.

    `subject` is the supplier, contact, measure or incident it is about; `text` is what somebody
    wrote, for an action.
    """

    id: str
    day: date
    kind: DueKind
    subject: str = ""
    text: str = ""
    owner: str | None = None
    #: It was never done: there is no day to count from, so it is due now.
    never: bool = False


def due_dates(
    plan: Plan,
    record: PlanRecord,
    actions: Mapping[str, tuple[Action, ...]],
    today: date,
    changes: Iterable[RoleChange] = (),
) -> tuple[DueDate, ...]:
    """All due days in order; past ones too, since the work is still to be done.

    What was never done is due today. `actions` are those of each incident's review, by incident;
    those recorded as done are left out. `changes` are functions that people got and were not
    briefed on.
    """
    found = (
        *_rhythms(plan, today),
        *_awareness(plan, today),
        *_briefings(plan, changes),
        *_tests(plan, today),
        *_contracts(plan),
        *_measures(plan),
        *_actions(record, actions),
    )
    return tuple(sorted(found, key=lambda item: (item.day, item.id)))


def _rhythms(plan: Plan, today: date) -> Iterator[DueDate]:
    """Reviews, exercises and awareness sessions, counted from the last one (S-023)."""
    cycle, facts = plan.file.review, plan.facts
    lead = next(iter(plan.role("incident_manager").people), None)
    keeper = cycle_owner(plan) or lead
    rhythms = (
        (DueKind.REVIEW, facts.review, cycle.every, keeper),
        (DueKind.EXERCISE, facts.exercise, cycle.exercise_every, lead or keeper),
        (
            DueKind.AWARENESS,
            facts.awareness,
            cycle.awareness_every,
            owner_of(plan, AwarenessAudience.STAFF),
        ),
    )
    for kind, last, months, owner in rhythms:
        never = last.on is None
        day = add_months(last.on, months) if last.on is not None else today
        yield DueDate(id=kind.value, day=day, kind=kind, owner=owner, never=never)


def cycle_owner(plan: Plan) -> str | None:
    """Who has the plan read again: the chair of the working group, else whoever drafted it."""
    drafted = plan.file.preparation.drafted_by
    return plan.file.preparation.chair or (drafted[0] if drafted else None)


def _awareness(plan: Plan, today: date) -> Iterator[DueDate]:
    """Sessions of other audiences than all staff, and the first one of each newcomer (S-079)."""
    for item in audience_states(plan, today):
        apart = item.audience in (AwarenessAudience.STAFF, AwarenessAudience.NEWCOMERS)
        if item.due is not None and not apart:
            yield DueDate(
                id=f"awareness-{item.audience.value}",
                day=item.due,
                kind=DueKind.SESSION,
                subject=item.audience.value,
                text=item.last.topic if item.last else "",
                owner=item.owner,
                never=item.last is None,
            )
    for person in person_states(plan, date.max):
        if person.newcomer:
            yield DueDate(
                id=f"newcomer-{person.person}",
                day=person.due,
                kind=DueKind.NEWCOMER,
                subject=plan.contacts[person.person].name,
                owner=owner_of(plan, AwarenessAudience.NEWCOMERS),
            )


def _briefings(plan: Plan, changes: Iterable[RoleChange]) -> Iterator[DueDate]:
    """Who got a function, until they were briefed on it (S-024)."""
    for change in changes:
        yield DueDate(
            id=f"briefing-{change.person}",
            day=change.due,
            kind=DueKind.BRIEFING,
            subject=plan.contacts[change.person].name,
            text=", ".join(change.functions),
            owner=owner_of(plan, AwarenessAudience.HOLDERS),
        )


def _tests(plan: Plan, today: date) -> Iterator[DueDate]:
    """Procedures to test again; what was never tested is due today (S-023)."""
    for item in programme(plan, today):
        yield DueDate(
            id=f"test-{item.procedure.key.replace(':', '-')}",
            day=item.due,
            kind=DueKind.TEST,
            subject=item.procedure.key,
            owner=item.procedure.owner,
            never=item.state is Due.NEVER,
        )


def _contracts(plan: Plan) -> Iterator[DueDate]:
    """Ends of contracts with suppliers, and of those kept with a contact only."""
    told: set[tuple[str, date]] = set()
    for key, supplier in plan.suppliers.items():
        if supplier.contract and supplier.contract.ends:
            day = supplier.contract.ends
            told.add((supplier.contact or "", day))
            yield DueDate(
                id=f"contract-{key}",
                day=day,
                kind=DueKind.CONTRACT,
                subject=supplier.name,
                text=supplier.contract.reference,
            )
    for key, contact in plan.contacts.items():
        end = contact.contract_end
        if end and not contact.disabled and (key, end) not in told:
            yield DueDate(
                id=f"contract-of-{key}",
                day=end,
                kind=DueKind.CONTRACT,
                subject=contact.name,
                text=", ".join(contact.contracts),
            )


def _measures(plan: Plan) -> Iterator[DueDate]:
    """Preventive measures promised for a day and not in place yet (S-033)."""
    for adoption in plan.adoptions.values():
        for measure, record in adoption.adoption.items():
            open_still = record.adopted.is_lacking
            if record.due and open_still:
                yield DueDate(
                    id=f"measure-{measure}",
                    day=record.due,
                    kind=DueKind.MEASURE,
                    subject=measure,
                    owner=record.owner,
                )


def _actions(record: PlanRecord, actions: Mapping[str, tuple[Action, ...]]) -> Iterator[DueDate]:
    """Actions of reviews (S-089), numbered as the review prints them."""
    for incident, listed in actions.items():
        for number, action in enumerate(listed, start=1):
            if action.due and f"{incident}.{number}" not in record.actions_done:
                yield DueDate(
                    id=f"action-{incident}-{number}",
                    day=action.due,
                    kind=DueKind.ACTION,
                    subject=incident,
                    text=action.what,
                    owner=action.owner,
                )
