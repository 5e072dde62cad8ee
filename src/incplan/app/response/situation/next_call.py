"""The one call of this moment, after all that was tried: whom, on which number, and who is next."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from incplan.app.desk.people import Person, person
from incplan.app.response.situation.advice import ProposalLine
from incplan.app.response.situation.to_call import SUPPLIER
from incplan.frozen import dataclass, replace
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.clock import ClockState
from incplan.incident.clocks.running import Clock, ClockKind
from incplan.incident.events.events import Called
from incplan.incident.response.assignment import ladder
from incplan.incident.response.call_tree import Round, Rung, Step, is_told, next_round
from incplan.incident.response.chains import chain_of
from incplan.incident.response.failing import down_in
from incplan.incident.response.level.proposal import knows_of_it
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import EMERGENCY, ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTried:
    """What was tried in this round of a chain: `people` were called `calls` times since `since`.

    `silent` says that nobody of it answered; all begins again at `again_at`, and `waits` that no
    other number is left until then. `again` says that whoever is to be called now was tried before.
    """

    people: int
    calls: int
    since: datetime
    silent: bool
    again_at: datetime | None
    waits: bool
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNow:
    """Whom to call now, the number to dial leading, and who is next.

    `wanted` is who should hear of it, for whom `person` may stand in; `chain` are all who may be
    called for it; `tried` is None before the first try.
    """

    wanted: Person
    person: Person
    then: Person | None
    tried: CallTried | None
    chain: tuple[Person, ...] = ()


def call_now(
    incident: Incident,
    plan: Plan,
    proposals: Sequence[ProposalLine],
    calls: Sequence[Person],
    found: Sequence[Clock],
    now: datetime,
    translator: Translator,
    elsewhere: Sequence[Called] = (),
) -> CallNow | None:
    """Who must hear of it next; nobody once it is over.

    Help for people; whoever leads, until reached; a supplier whose last useful call is the next
    limit; the addressee of a proposal; then the others, as far as nobody told them yet. Whoever
    wrote in the journal knows; of proposals, whoever leads is left out. Somebody silent is followed
    by deputies, then by the next function; where a whole chain is silent, the next one is begun.
    `elsewhere` are calls that nobody answered in other incidents just now.
    """
    if not incident.is_open:
        return None
    waiting = None
    for wanted in _wanted(incident, plan, proposals, calls, found, now):
        turn = turn_of(incident, plan, wanted, now, translator, elsewhere)
        if turn is None:
            continue
        later = (item for item in calls if item.id != turn.person.id and item.numbers)
        after = _following(calls, wanted, later)
        if turn.then is None and after is not None:
            turn = replace(turn, then=after)
        if turn.tried is None or not turn.tried.waits:
            return turn
        waiting = waiting or turn
    return waiting


def turn_of(
    incident: Incident | None,
    plan: Plan,
    wanted: Person,
    now: datetime,
    translator: Translator,
    elsewhere: Sequence[Called] = (),
) -> CallNow | None:
    """Where the chain behind `wanted` stands; None where it has no number at all."""
    chain = chain_of(incident, plan, wanted.id, wanted.role, now)
    calls = (*(incident.calls if incident else ()), *elsewhere)
    # For danger to life nobody waits: the number is dialled until somebody answers.
    patience = plan.file.patience * (wanted.role != EMERGENCY)
    turn = next_round(chain, calls, now, patience)
    known = {item.contact: item for item in chain}
    steps = [step for step in turn.steps if step.contact in known]
    if not steps:
        return None
    down = down_in(incident, plan)

    def named(step: Step) -> Person:
        role = _function(wanted.role, known[step.contact])
        if step.contact == wanted.id:
            return wanted.dialled_on(step.number)
        return person(plan, step.contact, role, now, translator, down).dialled_on(step.number)

    first = steps[0]
    # Who knows stands in for nobody: there is nothing to tell.
    knowing = knows_of_it(incident, plan) if incident else frozenset()
    unaware = (step for step in steps[1:] if step.contact not in knowing - {first.contact})
    behind = sorted(unaware, key=lambda step: step.contact == first.contact)
    everybody = dict.fromkeys((*(step.contact for step in steps), *known))
    return CallNow(
        wanted=wanted,
        person=named(first),
        then=named(behind[0]) if behind else None,
        tried=_tried(turn, first, calls_to=tuple(call.contact for call in calls)),
        chain=tuple(
            named(Step(key, next((s.number for s in steps if s.contact == key), "")))
            for key in everybody
        ),
    )


def _tried(turn: Round, first: Step, calls_to: Sequence[str]) -> CallTried | None:
    if turn.since is None:
        return None
    return CallTried(
        people=turn.people,
        calls=turn.calls,
        since=turn.since,
        silent=turn.silent,
        again_at=turn.again_at,
        waits=turn.waits,
        again=first.contact in calls_to,
    )


def _function(role: str, rung: Rung) -> str:
    """The function in which somebody of a chain is called."""
    steps = ladder(role) if role in ROLES else (role,)
    return steps[min(rung.level, len(steps) - 1)]


def _wanted(
    incident: Incident,
    plan: Plan,
    proposals: Sequence[ProposalLine],
    calls: Sequence[Person],
    found: Sequence[Clock],
    now: datetime,
) -> Iterator[Person]:
    """Who is to hear of it, in order, without those who know and those for whom another knows."""
    leads = incident.roles.get("incident_manager")
    knowing = knows_of_it(incident, plan)
    others = [
        item
        for item in calls
        if item.id not in knowing
        and not is_told(incident, chain_of(incident, plan, item.id, item.role, now), knowing)
    ]
    urgent = _called_by_a_time(plan, found)
    asked = (
        who
        for item in proposals
        for who in item.addressees
        if who.id != leads and not _answered(incident, plan, who, now)
    )
    ordered = (
        *(item for item in others if item.role not in (*ROLES, SUPPLIER)),
        *(item for item in others if item.id == leads),
        *(item for key in urgent for item in others if item.id == key),
        *asked,
        *others,
    )
    first: dict[str, Person] = {}
    for item in ordered:
        first.setdefault(item.id, item)
    yield from first.values()


def _answered(incident: Incident, plan: Plan, who: Person, now: datetime) -> bool:
    """Whether the addressee of a proposal, or who stands in, was spoken to a moment ago.

    What is still proposed after the plan's time to call again is for the addressee to hear again.
    """
    since = now - plan.file.patience
    reached = {name for call in incident.calls if call.occurred_at > since for name in call.reached}
    chain = chain_of(incident, plan, who.id, who.role, now)
    return who.id in reached or any(item.contact in reached for item in chain)


def _following(calls: Sequence[Person], wanted: Person, later: Iterator[Person]) -> Person | None:
    """Who comes after somebody without a stand-in: the next one to call."""
    ids = [item.id for item in calls]
    place = ids.index(wanted.id) if wanted.id in ids else 0
    behind = {item.id for item in calls[place:]}
    return next((item for item in later if item.id in behind), None)


def _called_by_a_time(plan: Plan, found: Sequence[Clock]) -> tuple[str, ...]:
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
