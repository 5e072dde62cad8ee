"""Who is in company: one person alone exercises nothing of what is done together (S-023)."""

from datetime import date
from typing import Final

from incplan.plan.files.contacts import ContactKind
from incplan.plan.plan import Plan
from incplan.plan.record import PlainExercise, PlanRecord

#: So many people at least; one alone shows nothing of what is done together.
FEWEST: Final = 2


def is_of_the_house(plan: Plan, key: str) -> bool:
    """Whether somebody is a person of the company, and not of a supplier."""
    contact = plan.contacts.get(key)
    return contact is not None and contact.kind is ContactKind.PERSON and not contact.supplier


def in_company(plan: Plan, held: PlainExercise) -> bool:
    """Whether more than one person took part: by an entry or at a meeting, or reached by a call."""
    there = {*held.acted, *(key for key in held.reached if is_of_the_house(plan, key))}
    return len(there) >= FEWEST


def exercise_days(plan: Plan, record: PlanRecord) -> tuple[date, ...]:
    """The days that the journal has of an exercise of the plan, with a scenario or without."""
    return (*record.exercises, *(held.on for held in record.plain if in_company(plan, held)))
