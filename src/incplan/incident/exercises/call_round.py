"""A call round: everybody on every channel, who answered where and in what time (S-023, S-101).

It is folded from entries of the plan's journal, in whatever order they come: people who share the
list on two copies make one round. It is no incident, starts no clock, and enters no register.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.order import causal_order
from incplan.incident.events.plan_events import CallWithdrawn, PlanEvent, RoundCalled, RoundEnded
from incplan.incident.events.words import CallOutcome
from incplan.incident.exercises.touched import out_of_band
from incplan.plan.files.contacts import Channel, ChannelKind, Contact, ContactKind
from incplan.plan.maintenance.tested.call_tree import FUNCTIONS, tree_people
from incplan.plan.plan import Plan
from incplan.vocabulary import ProcedureKind

#: Who answers within this of the first try was reached in time.
IN_TIME: Final = timedelta(minutes=10)
#: Functions in the order in which an incident calls them: whoever takes the call, then the tree.
TREE: Final = ("helpdesk_operator", *FUNCTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The calls of a round, by time; `ended` is None while it is open."""

    calls: tuple[RoundCalled, ...]
    ended: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayResult:
    """One channel of somebody: the last outcome, None where it was not tried."""

    kind: ChannelKind | None
    number: str
    outcome: CallOutcome | None
    at: datetime | None
    answered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledResult:
    """Somebody of the list: every way, when first tried, where and after what time reached."""

    contact: str
    outside: bool
    away: bool
    ways: tuple[WayResult, ...]
    first_tried: datetime | None
    reached_on: str
    took: timedelta | None

    @property
    def in_time(self) -> bool:
        """Whether the answer came within ten minutes of the first try."""
        return self.took is not None and self.took <= IN_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionResult:
    """A function: who of its chain was reached first, and after what time since its first try."""

    role: str
    tried: bool
    covered_by: str
    took: timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a round shows. `tested` are procedures it tried, `failed` those that it found failing.

    `not_tried` are people whom the call tree cannot do without: until they are tried it is none.
    `covers` are those of it who were tried, or are away in a round of all others; `answered` of
    them answered.
    """

    people: tuple[CalledResult, ...]
    functions: tuple[FunctionResult, ...]
    tested: tuple[str, ...]
    failed: tuple[str, ...]
    not_tried: tuple[str, ...]
    covers: tuple[str, ...]
    answered: tuple[str, ...]
    group: tuple[WayResult, ...]

    @property
    def group_tried(self) -> int:
        """How many people were asked in the group for when own IT is down."""
        return sum(1 for way in self.group if way.outcome is not None)

    @property
    def group_reached(self) -> int:
        """How many of them answered there."""
        return sum(1 for way in self.group if way.outcome is CallOutcome.REACHED)

    @property
    def called(self) -> int:
        """How many people were tried."""
        return sum(1 for item in self.people if item.first_tried is not None)

    @property
    def reached(self) -> int:
        """How many answered, at any time."""
        return sum(1 for item in self.people if item.took is not None)

    @property
    def in_time(self) -> int:
        """How many answered within ten minutes of the first try."""
        return sum(1 for item in self.people if item.in_time)


def call_rounds(events: Iterable[PlanEvent]) -> tuple[Round, ...]:
    """Every round, the open one last; a call belongs to the first end that names it.

    By the time on the wall; of the same second, in the order of knowledge.
    """
    known = sorted(causal_order(tuple(events)), key=lambda item: item.occurred_at)
    gone = {item.entry for item in known if isinstance(item, CallWithdrawn)}
    calls = {
        item.id: item for item in known if isinstance(item, RoundCalled) and item.id not in gone
    }
    ends = [item for item in known if isinstance(item, RoundEnded)]
    found = []
    for end in ends:
        named = [key for key in calls if key in end.calls]
        if named:
            mine = tuple(calls.pop(key) for key in named)
            found.append(Round(calls=mine, ended=end.occurred_at))
    if calls:
        found.append(Round(calls=tuple(calls.values())))
    return tuple(found)


def open_round(events: Iterable[PlanEvent]) -> Round:
    """The one that is going on; without calls where none is."""
    found = call_rounds(events)
    return found[-1] if found and found[-1].ended is None else Round(calls=())


def to_call(plan: Plan, today: date) -> tuple[str, ...]:
    """Everybody of the list: the call tree, other functions, colleagues, then suppliers.

    Emergency services and authorities are never called for practice: outside are only holders of a
    function and suppliers, and no short code.
    """
    held = [person for key in (*TREE, *plan.file.roles) for person in plan.role(key).people]
    inside = [key for key, who in plan.contacts.items() if who.kind is not ContactKind.EXTERNAL]
    hired = [key for key, who in plan.contacts.items() if who.supplier]
    named = [item.contact for item in plan.suppliers.values() if item.contact]
    everybody = dict.fromkeys((*held, *inside, *hired, *named))
    return tuple(key for key in everybody if _is_called(plan.contacts.get(key), today))


def _is_called(contact: Contact | None, today: date) -> bool:
    return (
        contact is not None
        and not contact.to_fill
        and not contact.has_left(today)
        and bool(ways_of(contact))
    )


def ways_of(contact: Contact) -> tuple[Channel, ...]:
    """The channels on which somebody can answer: telephones first, no page of the web."""
    told = [
        item
        for item in contact.channels
        if item.value and item.kind not in (ChannelKind.WEB, ChannelKind.SHORT_CODE)
    ]
    return tuple(sorted(told, key=lambda item: not item.kind.is_phone))


def next_way(plan: Plan, contact: str, calls: Iterable[RoundCalled]) -> str:
    """The way to try next: the first that was not tried in this round, else the first."""
    known = plan.contacts.get(contact)
    ways = [item.value for item in ways_of(known)] if known else []
    tried = {item.dialled for item in calls if item.contact == contact}
    return next((item for item in ways if item not in tried), ways[0] if ways else "")


def next_person(found: Tally) -> CalledResult | None:
    """Whom to try next: whoever was not tried at all, then who has an untried way."""
    there = [item for item in found.people if not item.away]
    fresh = [item for item in there if item.first_tried is None]
    open_ways = [item for item in there if any(way.outcome is None for way in item.ways)]
    return next(iter((*fresh, *open_ways)), None)


def tally(plan: Plan, held: Round, today: date) -> Tally:
    """What a round shows of everybody on the list, and of who was called beside it."""
    listed = to_call(plan, today)
    others = tuple(item.contact for item in held.calls if item.contact not in listed)
    people = tuple(_person(plan, key, held, today) for key in dict.fromkeys((*listed, *others)))
    known = {item.contact: item for item in people}
    functions = tuple(_functions(plan, held))
    tree = tuple(key for key in tree_people(plan, today) if key in known)
    tried = tuple(key for key in tree if known[key].first_tried is not None)
    missing = tuple(key for key in tree if key not in tried and not known[key].away)
    covered = all(item.covered_by for item in functions if item.tried)
    group = _out_of_band(plan, people)
    shown = dict(_shown(plan, known, group))
    if tried and not missing:
        shown = {ProcedureKind.CALL_TREE.value: covered, **shown}
    return Tally(
        people=people,
        functions=functions,
        tested=tuple(key for key, worked in shown.items() if worked),
        failed=tuple(key for key, worked in shown.items() if not worked),
        not_tried=missing,
        covers=tried if missing else tree,
        answered=tuple(key for key in tried if known[key].took is not None),
        group=group,
    )


def _shown(
    plan: Plan, known: dict[str, CalledResult], group: tuple[WayResult, ...]
) -> Iterator[tuple[str, bool]]:
    """Procedures beside the call tree that were tried, and whether they worked."""
    if group and all(way.outcome is not None for way in group):
        yield ProcedureKind.CHANNEL.value, any(way.outcome is CallOutcome.REACHED for way in group)
    for key, contacts in _suppliers(plan).items():
        lines = [known[item] for item in contacts if item in known]
        tried = [item for item in lines if item.first_tried is not None]
        if tried:
            worked = any(item.took is not None for item in tried)
            yield f"{ProcedureKind.SUPPLIER.value}:{key}", worked


def _out_of_band(plan: Plan, people: tuple[CalledResult, ...]) -> tuple[WayResult, ...]:
    """The group that the plan names for when own IT is down, as people who are there have it."""
    groups = out_of_band(plan)
    ways = (way for item in people if not item.away for way in item.ways)
    return tuple(way for way in ways if way.kind is ChannelKind.GROUP and way.number in groups)


def _suppliers(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Contacts of each supplier."""
    found: dict[str, list[str]] = {}
    for key, item in plan.suppliers.items():
        found[key] = [item.contact] if item.contact else []
    for key, who in plan.contacts.items():
        if who.supplier in found and key not in found[who.supplier]:
            found[who.supplier].append(key)
    return {key: tuple(lines) for key, lines in found.items()}


def _functions(plan: Plan, held: Round) -> Iterator[FunctionResult]:
    for role in TREE:
        chain = plan.role(role).people
        calls = [item for item in held.calls if item.contact in chain]
        first = next((item for item in calls if _answered(item)), None)
        if chain:
            took = first.occurred_at - calls[0].occurred_at if first else None
            covered_by = first.contact if first else ""
            yield FunctionResult(role=role, tried=bool(calls), covered_by=covered_by, took=took)


def _answered(call: RoundCalled) -> bool:
    """Whether the person meant answered; somebody else at the phone is not the person."""
    return call.outcome is CallOutcome.REACHED


def _person(plan: Plan, key: str, held: Round, today: date) -> CalledResult:
    contact = plan.contacts.get(key)
    calls = [item for item in held.calls if item.contact == key]
    first = calls[0].occurred_at if calls else None
    answer = next((item for item in calls if _answered(item)), None)
    return CalledResult(
        contact=key,
        outside=contact is not None and contact.kind is ContactKind.EXTERNAL,
        away=contact is not None and contact.is_absent(today),
        ways=tuple(_ways(contact, calls)),
        first_tried=first,
        reached_on=answer.dialled if answer else "",
        took=answer.occurred_at - first if answer and first else None,
    )


def _ways(contact: Contact | None, calls: list[RoundCalled]) -> Iterator[WayResult]:
    kinds = {item.value: item.kind for item in ways_of(contact)} if contact else {}
    last = {item.dialled: item for item in calls}
    for number in dict.fromkeys((*kinds, *last)):
        call = last.get(number)
        yield WayResult(
            kind=kinds.get(number),
            number=number,
            outcome=call.outcome if call else None,
            at=call.occurred_at if call else None,
            answered_by=call.answered_by if call else "",
        )
