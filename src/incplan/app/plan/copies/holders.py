"""Who holds which copy, who holds an old one, and who was never told the function they hold."""

from dataclasses import dataclass
from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.plan.facts import HeldCopy
from incplan.plan.files.organisation import PaperCopy
from incplan.plan.maintenance.distribution import (
    Briefing,
    Recall,
    function_holders,
    never_printed,
    old_since,
    paper_copies_out,
    recall,
)
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOut:
    """A copy that is out. `changed` are files that say something else since it was made,

    `old_since` the day a newer one was made, approved or given; None while there is none.
    `unprinted`: paper of the plan that no print run noted explains.
    """

    number: int
    part: str
    holder: str
    name: str
    version: str
    digital: bool
    place: str
    given_on: date
    confirmed_on: date | None
    changed: tuple[str, ...]
    old_since: date | None
    unprinted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody who holds functions: `state` tells how far they know them from the plan."""

    person: str
    name: str
    functions: tuple[str, ...]
    state: Briefing
    untold: tuple[str, ...]
    copies: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Copies and people. `listed` are lines of plan.yaml that no handed-out copy stands behind.

    `on_paper` counts the copies of the plan on paper: those listed until one has a number.
    """

    copies: tuple[CopyOut, ...]
    people: tuple[Told, ...]
    recall: Recall
    listed: tuple[str, ...]
    on_paper: int


def holders(desk: Desk) -> Holders:
    """What the journal knows of copies today."""
    plan, record, today = desk.plan(), desk.record(), desk.local_now.date()
    people = function_holders(plan, record, today)
    return Holders(
        copies=tuple(_copy(plan, record, item) for item in plan.facts.handed),
        people=tuple(
            Told(
                person=item.person,
                name=name_of(plan, item.person),
                functions=item.functions,
                state=item.state,
                untold=item.untold,
                copies=item.copies,
            )
            for item in people
        ),
        recall=recall(people, record, desk.loaded().prints),
        listed=tuple(item.holder for item in unproved(plan)),
        on_paper=paper_copies_out(plan, record),
    )


def unproved(plan: Plan) -> tuple[PaperCopy, ...]:
    """Copies that only plan.yaml lists."""
    known = {item.copy.to for item in plan.facts.handed}
    return tuple(
        item
        for item in plan.facts.copies
        if item.holder not in known and not plan.is_placeholder(item.holder)
    )


def _copy(plan: Plan, record: PlanRecord, held: HeldCopy) -> CopyOut:
    copy = held.copy
    return CopyOut(
        number=copy.number,
        part=copy.part,
        holder=copy.to,
        name=name_of(plan, copy.to),
        version=copy.version,
        digital=copy.digital,
        place=copy.place,
        given_on=copy.on,
        confirmed_on=copy.receipt.on if copy.receipt else None,
        changed=held.changed,
        old_since=old_since(copy, record) if held.changed else None,
        unprinted=copy in never_printed(plan, record),
    )
