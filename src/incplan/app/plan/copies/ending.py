"""Copies confirmed by their holder, and copies that are out no longer (S-024)."""

from dataclasses import dataclass
from datetime import date, datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.naming import known_contact
from incplan.app.desk.people import name_of
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.plan_events import CopyEnded, CopyRef, Received
from incplan.plan.maintenance.briefing import TELLS_THE_ROLE, functions_of, roles_of, untold
from incplan.plan.plan import Plan
from incplan.plan.record import Copy, Ending, PlanRecord

#: Parts that hold numbers of people.
_WITH_NUMBERS = ("binder", "plan", "contacts", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """One person, the copies they confirmed, and the functions they know with them.

    `untold`: they hold functions, and none of these copies tells a role.
    """

    event: str
    person: str
    name: str
    copies: tuple[int, ...]
    functions: tuple[str, ...]
    untold: bool = False


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
    today = desk.local_now.date()
    found = {key: _unconfirmed(plan, record, key, copy, today) for key in people}
    pen = desk.plan_pen()
    told = []
    for person, copies in found.items():
        telling = any(item.part in TELLS_THE_ROLE for item in copies)
        functions = functions_of(plan, person) if telling else ()
        event = pen.write(
            Received,
            occurred_at=at,
            text=text.strip(),
            who=person,
            copies=tuple(CopyRef(item.key.entry, item.number) for item in copies),
            functions=functions,
            known=roles_of(plan, person) if telling else (),
        )
        told.append(
            Confirmed(
                event=event.id,
                person=person,
                name=name_of(plan, person),
                copies=tuple(item.number for item in copies),
                functions=functions,
                untold=not telling and bool(functions_of(plan, person)),
            )
        )
    return Confirmations(people=tuple(told), receipt=pen.finish())


def _unconfirmed(
    plan: Plan, record: PlanRecord, person: str, number: int | None, today: date
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
    new = bool(untold(plan, record, person, today))
    left = [item for item in out if item.receipt is None or (new and item.part in TELLS_THE_ROLE)]
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
    copy: str,
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

    `copy` is its number, or who holds it. Raises UsageError when witness or reason are missing or
    the holder has several copies, RefusedError for a copy that is not out.
    """
    plan, record = desk.plan(), desk.record()
    number = _numbered(plan, record, copy)
    how = _how(number, destroyed=destroyed, lost=lost, seen_by=seen_by, reason=reason)
    witness = known_contact(plan, seen_by) if seen_by else None
    who = known_contact(plan, holder) if holder else None
    gone = _out(plan, record, number, who)
    if witness == gone.to:
        raise RefusedError("own_witness", name=name_of(plan, gone.to))
    pen = desk.plan_pen()
    event = pen.write(
        CopyEnded,
        occurred_at=at,
        text=text.strip(),
        entry=gone.key.entry,
        number=gone.number,
        how=how,
        seen_by=witness,
        reason=reason.strip(),
    )
    return Ended(
        event=event.id,
        number=gone.number,
        part=gone.part,
        person=gone.to,
        name=name_of(plan, gone.to),
        how=how,
        seen_by=witness,
        reason=reason.strip(),
        private=gone.part in _WITH_NUMBERS,
        receipt=pen.finish(),
    )


def _how(number: int, *, destroyed: bool, lost: bool, seen_by: str | None, reason: str) -> Ending:
    if destroyed and lost:
        raise UsageError("one_of_these", known="--destroyed, --lost")
    if destroyed and not seen_by:
        raise UsageError("destroyed_needs_witness", number=number)
    if lost and is_blank(reason):
        raise UsageError("lost_needs_reason", number=number)
    if seen_by and not destroyed:
        raise UsageError("option_for", option="--seen-by", words="--destroyed")
    if destroyed:
        return Ending.DESTROYED
    return Ending.LOST if lost else Ending.RETURNED


def _numbered(plan: Plan, record: PlanRecord, copy: str) -> int:
    """The number of a copy that is named by it, or by whoever holds it."""
    digits = copy.strip().removeprefix("#")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    person = known_contact(plan, copy)
    held = [item for item in record.copies if item.to == person and item.end is None]
    if not held:
        raise RefusedError("holds_no_copy", name=name_of(plan, person))
    if len(held) > 1:
        lines = tuple(
            ("copy_held", {"part": item.part, "number": item.number, "on": item.on.isoformat()})
            for item in held
        )
        raise UsageError("holds_several_copies", details=lines, name=name_of(plan, person))
    return held[0].number


def _out(plan: Plan, record: PlanRecord, number: int, holder: str | None) -> Copy:
    """The copy of this number that is out. Two made apart may share it: then the holder tells."""
    every = [item for item in record.copies if item.number == number]
    copies = [item for item in every if holder is None or item.to == holder]
    if holder is not None and every and not copies:
        _say_whose(plan, record, name_of(plan, holder), number)
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
