"""Copies confirmed by their holder, and copies that are out no longer (S-024)."""

from dataclasses import dataclass
from datetime import datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.naming import known_contact
from incplan.app.desk.people import name_of
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.plan_events import CopyEnded, CopyRef, Received
from incplan.plan.maintenance.distribution import functions_of
from incplan.plan.plan import Plan
from incplan.plan.record import Copy, Ending, PlanRecord

#: Parts that hold numbers of people.
_WITH_NUMBERS = ("binder", "plan", "contacts", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """One person, the copies they confirmed, and the functions they hold with them."""

    event: str
    person: str
    name: str
    copies: tuple[int, ...]
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmations:
    """All those who confirmed."""

    people: tuple[Confirmed, ...]
    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A copy that is out no longer; `private` when it holds numbers of people."""

    event: str
    number: int
    part: str
    person: str
    name: str
    how: Ending
    seen_by: str | None
    reason: str
    private: bool
    receipt: Receipt


def received(
    desk: Desk,
    names: tuple[str, ...],
    *,
    copy: int | None = None,
    text: str = "",
    at: datetime | None = None,
) -> Confirmations:
    """People confirm the copies they hold, or one of them by number.

    Raises UsageError for an unknown person; RefusedError when there is nothing to confirm.
    """
    plan, record = desk.plan(), desk.record()
    if not names:
        raise UsageError("received_by_whom")
    people = tuple(dict.fromkeys(known_contact(plan, item) for item in names))
    found = {person: _unconfirmed(plan, record, person, copy) for person in people}
    pen = desk.plan_pen()
    told = []
    for person, copies in found.items():
        functions = functions_of(plan, person)
        event = pen.write(
            Received,
            occurred_at=at,
            text=text.strip(),
            who=person,
            copies=tuple(CopyRef(item.key.entry, item.number) for item in copies),
            functions=functions,
        )
        told.append(
            Confirmed(
                event=event.id,
                person=person,
                name=name_of(plan, person),
                copies=tuple(item.number for item in copies),
                functions=functions,
            )
        )
    return Confirmations(people=tuple(told), receipt=pen.finish())


def _unconfirmed(
    plan: Plan, record: PlanRecord, person: str, number: int | None
) -> tuple[Copy, ...]:
    """The copies somebody has to confirm: those not confirmed, or for functions got since."""
    name = name_of(plan, person)
    out = [item for item in record.copies if item.end is None and item.to == person]
    if number is not None:
        one = [item for item in out if item.number == number]
        if not one:
            _say_whose(plan, record, name, number)
        return tuple(one)
    if not out:
        raise RefusedError("no_copy_to_confirm", name=name, id=person)
    functions = set(functions_of(plan, person))
    left = [item for item in out if item.receipt is None or functions - set(item.receipt.functions)]
    if not left:
        numbers = ", ".join(str(item.number) for item in out)
        raise RefusedError("all_confirmed", name=name, copies=numbers)
    return tuple(left)


def _say_whose(plan: Plan, record: PlanRecord, name: str, number: int) -> None:
    copies = [item for item in record.copies if item.number == number]
    if not copies:
        raise RefusedError("no_such_copy", number=number)
    if copies[-1].end is not None:
        raise RefusedError("copy_ended_already", number=number, on=copies[-1].end.on.isoformat())
    raise RefusedError(
        "copy_of_another", number=number, name=name, holder=name_of(plan, copies[-1].to)
    )


def returned(
    desk: Desk,
    number: int,
    *,
    destroyed: bool = False,
    lost: bool = False,
    seen_by: str | None = None,
    reason: str = "",
    holder: str | None = None,
    text: str = "",
    at: datetime | None = None,
) -> Ended:
    """A copy came back; or was destroyed before a witness; or is lost, and why.

    Raises UsageError when witness or reason are missing, RefusedError for a copy that is not out.
    """
    plan, record = desk.plan(), desk.record()
    how = _how(destroyed=destroyed, lost=lost, seen_by=seen_by, reason=reason)
    witness = known_contact(plan, seen_by) if seen_by else None
    who = known_contact(plan, holder) if holder else None
    copy = _out(record, number, who)
    if witness == copy.to:
        raise RefusedError("own_witness", name=name_of(plan, copy.to))
    pen = desk.plan_pen()
    event = pen.write(
        CopyEnded,
        occurred_at=at,
        text=text.strip(),
        entry=copy.key.entry,
        number=copy.number,
        how=how,
        seen_by=witness,
        reason=reason.strip(),
    )
    return Ended(
        event=event.id,
        number=copy.number,
        part=copy.part,
        person=copy.to,
        name=name_of(plan, copy.to),
        how=how,
        seen_by=witness,
        reason=reason.strip(),
        private=copy.part in _WITH_NUMBERS,
        receipt=pen.finish(),
    )


def _how(*, destroyed: bool, lost: bool, seen_by: str | None, reason: str) -> Ending:
    if destroyed and lost:
        raise UsageError("one_of_these", known="--destroyed, --lost")
    if destroyed and not seen_by:
        raise UsageError("destroyed_needs_witness")
    if lost and is_blank(reason):
        raise UsageError("lost_needs_reason")
    if seen_by and not destroyed:
        raise UsageError("option_for", option="--seen-by", words="--destroyed")
    if destroyed:
        return Ending.DESTROYED
    return Ending.LOST if lost else Ending.RETURNED


def _out(record: PlanRecord, number: int, holder: str | None) -> Copy:
    """The copy of this number that is out. Two made apart may share it: then the holder tells."""
    copies = [
        item
        for item in record.copies
        if item.number == number and (holder is None or item.to == holder)
    ]
    out = [item for item in copies if item.end is None]
    if not copies:
        raise RefusedError("no_such_copy", number=number)
    if not out:
        end = copies[-1].end
        raise RefusedError(
            "copy_ended_already", number=number, on=end.on.isoformat() if end else ""
        )
    if len(out) > 1:
        names = ", ".join(item.to for item in out)
        raise UsageError("two_copies_of_a_number", number=number, names=names)
    return out[0]
