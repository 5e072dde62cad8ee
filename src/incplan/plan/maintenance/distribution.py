"""Who holds which part of the plan, whether it is the latest, and who never confirmed (S-024).

A copy is old once a file that its part is made from has changed: a new fiche does not recall the
list of contacts. Copies given and confirmed are facts of the journal (`distribute`, `received`,
`returned`).
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.maintenance.briefing import (
    TELLS_THE_ROLE,
    functions_of,
    people_to_brief,
    untold,
    was_told,
)
from incplan.plan.maintenance.coverage import changed_in, is_on_paper
from incplan.plan.plan import Plan
from incplan.plan.record import Copy, Ending, PlanRecord, PrintRun

#: How long an old paper copy may stay out (C: judgement, no source gives a figure).
RECALL: Final = timedelta(days=14)


class Briefing(StrEnum):
    """How far somebody who holds a function knows it from the plan."""

    CURRENT = "current"
    OLD = "old"
    UNCONFIRMED = "unconfirmed"
    NEW_FUNCTION = "new_function"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionHolder:
    """Somebody who holds functions, and how far they know them; `untold` are the new ones.

    `telling` are those of their `copies` that tell a role.
    """

    person: str
    functions: tuple[str, ...]
    state: Briefing
    untold: tuple[str, ...] = ()
    copies: tuple[int, ...] = ()
    telling: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recall:
    """How many function holders are current, how many old paper copies came back."""

    due: int
    current: int
    old: int
    recalled: int


def function_holders(plan: Plan, record: PlanRecord, today: date) -> tuple[FunctionHolder, ...]:
    """Everybody of the house who holds a function, in the order of the functions."""
    return tuple(_holder(plan, record, name, today) for name in people_to_brief(plan, today))


def _holder(plan: Plan, record: PlanRecord, person: str, today: date) -> FunctionHolder:
    out = [item for item in plan.facts.handed if item.copy.to == person]
    telling = [item for item in out if item.copy.part in TELLS_THE_ROLE]
    current = [item for item in telling if not item.changed]
    new = untold(plan, record, person, today) if was_told(record, person, today) else ()
    if not record.handed and person in plan.facts.holders:
        state = Briefing.UNCONFIRMED  # of a copy that only plan.yaml lists
    elif not telling:
        state = Briefing.NONE
    elif new:
        state = Briefing.NEW_FUNCTION
    elif any(item.copy.receipt for item in current):
        state = Briefing.CURRENT
    else:
        state = Briefing.UNCONFIRMED if current else Briefing.OLD
    return FunctionHolder(
        person=person,
        functions=functions_of(plan, person),
        state=state,
        untold=new if state is Briefing.NEW_FUNCTION else (),
        copies=tuple(item.copy.number for item in out),
        telling=tuple(item.copy.number for item in telling),
    )


def recall(holders: Iterable[FunctionHolder], record: PlanRecord, now: Mapping[str, str]) -> Recall:
    """The two figures of a distribution: current holders, and old paper copies taken back.

    A lost copy is old and not taken back. `now` are the fingerprints of the files.
    """
    everybody = tuple(holders)
    old = [item for item in record.copies if not item.digital and changed_in(item, now)]
    back = [item for item in old if item.end and item.end.how is not Ending.LOST]
    return Recall(
        due=len(everybody),
        current=sum(item.state is Briefing.CURRENT for item in everybody),
        old=len(old),
        recalled=len(back),
    )


def old_since(copy: Copy, record: PlanRecord) -> date | None:
    """The first day on which a newer state of the same part was approved, printed or given.

    None when that is not known: then files changed, but nobody made a new copy.
    """
    states = [
        *((item.on, item.parts) for item in record.approvals),
        *((item.on, item.parts) for item in record.printed),
        *((item.on, item.parts) for item in record.handed if item.part == copy.part),
    ]
    days = [on for on, parts in states if on >= copy.on and parts and changed_in(copy, parts)]
    return min(days, default=None)


def given_since(record: PlanRecord, run: PrintRun) -> tuple[Copy, ...]:
    """Paper copies of the plan that were handed out of a print run, and not brought back."""
    return tuple(
        item
        for item in record.copies
        if is_on_paper(item)
        and item.on >= run.on
        and not changed_in(item, run.parts)
        and (item.end is None or item.end.how is not Ending.RETURNED)
    )


def never_printed(plan: Plan, record: PlanRecord) -> tuple[Copy, ...]:
    """Paper copies of the plan that are out, though no print run noted could be what was given."""
    return tuple(
        item.copy
        for item in plan.facts.handed
        if is_on_paper(item.copy)
        and not any(
            run.on <= item.copy.on if not run.parts else not changed_in(item.copy, run.parts)
            for run in record.printed
        )
    )


def paper_copies_out(plan: Plan, record: PlanRecord) -> int:
    """How many copies of the plan are out on paper; those of `plan.yaml` until one has a number."""
    if not record.handed:
        return len(plan.facts.holders)
    return sum(is_on_paper(item.copy) for item in plan.facts.handed)
