"""Who knows the function they hold, and who got one since they last said so (S-024, S-079).

A function is new to somebody until they confirm a copy that tells it, or are at a session for
holders of functions. A deputy who becomes holder has a new one too, and so has whoever takes over
the file of a contact: then the name is another.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.files.contacts import ContactKind
from incplan.plan.plan import Plan
from incplan.plan.record import KnownRole, PlanRecord
from incplan.vocabulary import AwarenessAudience

#: What tells its holder the role they have: a fiche or a list alone does not.
TELLS_THE_ROLE: Final = ("binder", "plan", "role")
#: Within how long who got a function is briefed (C: judgement, no source gives a figure).
TERM: Final = timedelta(days=30)
_RANK: Final = {"member": 0, "deputy": 1, "holder": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChange:
    """Somebody got functions they were not briefed on; `since` is the day of the first of them.

    None when no history tells it: then the term begins today.
    """

    person: str
    functions: tuple[str, ...]
    since: date | None
    due: date


#: Since when somebody has a function in the place they have now, by person and function; one they
#: have had as long as the history of the plan goes back is left out.
Taken = Mapping[tuple[str, str], date]


def functions_of(plan: Plan, person: str) -> tuple[str, ...]:
    """The functions somebody holds, as holder, deputy or member."""
    return tuple(key for key, role in plan.file.roles.items() if person in role.people)


def place_of(plan: Plan, person: str, function: str) -> str:
    """Whether somebody is `holder`, `deputy` or `member` of a function they have."""
    role = plan.role(function)
    if person == role.holder:
        return "holder"
    return "deputy" if person in role.deputies else "member"


def roles_of(plan: Plan, person: str) -> tuple[KnownRole, ...]:
    """The functions somebody has now, as they are written down once that person knows them."""
    mark = _mark(plan, person)
    return tuple(
        KnownRole(person, key, place_of(plan, person, key), mark)
        for key in functions_of(plan, person)
    )


def people_to_brief(plan: Plan, today: date) -> tuple[str, ...]:
    """Everybody of the house who holds a function, in the order of the functions."""
    return tuple(
        name
        for name in plan.people_with_functions
        if plan.contacts[name].kind is ContactKind.PERSON
        and not plan.contacts[name].has_left(today)
        and not plan.is_placeholder(name)
    )


def untold(plan: Plan, record: PlanRecord, person: str, today: date) -> tuple[str, ...]:
    """The functions somebody has and nothing says they know, in the order of the plan."""
    told = tuple(_told(record, person, today))
    mark = _mark(plan, person)
    return tuple(
        key
        for key in functions_of(plan, person)
        if not any(_covers(item, key, place_of(plan, person, key), mark) for item in told)
    )


def was_told(record: PlanRecord, person: str, today: date) -> bool:
    """Whether anybody of this id ever knew a function."""
    return any(True for _item in _told(record, person, today))


def role_changes(
    plan: Plan, record: PlanRecord, taken: Taken, today: date
) -> tuple[RoleChange, ...]:
    """Who got a function since they, or the plan, last stood otherwise, and was not briefed."""
    return tuple(_role_changes(plan, record, taken, today))


def _role_changes(
    plan: Plan, record: PlanRecord, taken: Taken, today: date
) -> Iterator[RoleChange]:
    for person in people_to_brief(plan, today):
        open_still = untold(plan, record, person, today)
        before = was_told(record, person, today)
        new = tuple(key for key in open_still if before or (person, key) in taken)
        if new:
            days = [taken[person, key] for key in new if (person, key) in taken]
            since = min(days, default=None)
            yield RoleChange(person=person, functions=new, since=since, due=(since or today) + TERM)


def _told(record: PlanRecord, person: str, today: date) -> Iterator[KnownRole]:
    """What somebody said they know, or was told in a session."""
    for copy in record.copies:
        receipt = copy.receipt
        if copy.to != person or copy.on > today or receipt is None:
            continue
        if copy.part in TELLS_THE_ROLE:
            yield from receipt.known or (KnownRole(person, key) for key in receipt.functions)
    for session in record.sessions:
        if session.audience is AwarenessAudience.HOLDERS and session.on <= today:
            yield from (item for item in session.known if item.who == person)


def _covers(known: KnownRole, function: str, place: str, mark: str) -> bool:
    """Whether knowing one is knowing the other: a holder knows what a deputy does."""
    if known.function != function or (known.person and known.person != mark):
        return False
    return not known.place or _RANK.get(known.place, 0) >= _RANK[place]


def _mark(plan: Plan, person: str) -> str:
    """A short mark of a name, the same however it is spaced or cased; it tells no name."""
    contact = plan.contacts.get(person)
    name = " ".join(sorted(contact.name.casefold().split())) if contact else ""
    return hashlib.sha256(name.encode()).hexdigest()[:8] if name else ""


def of_person(changes: Iterable[RoleChange], person: str) -> RoleChange | None:
    """The change of one person."""
    return next((item for item in changes if item.person == person), None)
