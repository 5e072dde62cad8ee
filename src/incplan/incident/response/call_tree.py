"""The call tree: whom to call next, on which number, after what was already tried (S-101).

Everybody of a chain is tried once, each on the number that answers now; then the other numbers of
those who were silent; then all begin again, once the plan's time to call again has passed since the
last try. Computed from the calls in the order of their entries: whoever reads the same entries
sees the same next person.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.events import Called
from incplan.incident.events.words import CallOutcome
from incplan.incident.state.state import Incident

#: Outcomes after which the next person is called.
_SILENT: Final = (CallOutcome.NO_ANSWER, CallOutcome.LEFT_MESSAGE)


@dataclass(frozen=True, slots=True)
class Rung:
    """Somebody of a chain, with the numbers that may answer now, the one to dial first leading.

    `level` counts the functions of the chain: deputies are on the level of whom they stand in for.
    """

    contact: str
    numbers: tuple[str, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One call to make."""

    contact: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What is left of one round of a chain.

    `steps` are the calls to make, in order. `silent` says that everybody was tried once and nobody
    answered: `people` were called `calls` times since `since`, and all begins again at `again_at`;
    `steps` then holds numbers not tried yet, else those of the next round.
    """

    steps: tuple[Step, ...]
    silent: bool = False
    people: int = 0
    calls: int = 0
    since: datetime | None = None
    again_at: datetime | None = None
    waits: bool = False


def next_round(
    chain: Sequence[Rung], calls: Iterable[Called], now: datetime, patience: timedelta
) -> Round:
    """Whom of a chain to call now, in order; `calls` are those of the incident, as its fold has
    them.
    """
    wrong = wrong_numbers(calls)
    rungs = [
        Rung(item.contact, kept, item.level)
        for item in chain
        if (kept := tuple(n for n in item.numbers if (item.contact, n) not in wrong))
    ]
    known = {item.contact for item in rungs}
    tries = [item for item in calls if item.contact in known and is_silent(item)]
    round_ = _current(tries, known, patience)
    ever = Counter((item.contact, item.dialled) for item in tries)
    silent = bool(known) and known <= {item.contact for item in round_}
    last = max((item.occurred_at for item in round_), default=None)
    again_at = last + patience if silent and last is not None else None
    if again_at is not None and now >= again_at:
        return Round(steps=_ordered(rungs, [], ever))
    steps = _ordered(rungs, round_, ever)
    return Round(
        steps=steps or _ordered(rungs, [], ever),
        silent=silent,
        people=len({item.contact for item in round_}),
        calls=len(round_),
        since=min((item.occurred_at for item in round_), default=None),
        again_at=again_at,
        waits=silent and not steps,
    )


def is_silent(call: Called) -> bool:
    """Whether the person called was not spoken to, on a number that is right."""
    return call.outcome in _SILENT


def wrong_numbers(calls: Iterable[Called]) -> frozenset[tuple[str, str]]:
    """Contacts with a number that was found to be wrong and has reached nobody since."""
    found: dict[tuple[str, str], bool] = {}
    for call in calls:
        if call.dialled and call.outcome in (CallOutcome.WRONG_NUMBER, CallOutcome.REACHED):
            found[call.contact, call.dialled] = call.outcome is CallOutcome.WRONG_NUMBER
    return frozenset(key for key, wrong in found.items() if wrong)


def lead_is_silent(incident: Incident, knowing: frozenset[str]) -> bool:
    """Whether whoever should lead was called and is not among those `knowing` of the incident."""
    leads = incident.roles.get("incident_manager")
    tried = any(call.contact == leads for call in incident.calls)
    return leads is not None and tried and leads not in knowing


def is_told(incident: Incident, chain: Sequence[Rung], knowing: frozenset[str]) -> bool:
    """Whether the first of a chain knows; or, where he or she was silent, who stands in.

    Whoever is of the same function counts whenever he or she heard of it; somebody further up only
    when reached after the call that nobody answered.
    """
    if not chain or chain[0].contact in knowing:
        return bool(chain)
    first = chain[0].contact
    tried = [place for place, call in enumerate(incident.calls) if call.contact == first]
    if not tried:
        return False
    after = {name for call in incident.calls[tried[-1] :] for name in call.reached}
    beside = {item.contact for item in chain if item.level == 0}
    above = {item.contact for item in chain if item.level > 0}
    return bool(beside & knowing or above & after)


def _current(tries: list[Called], known: set[str], patience: timedelta) -> list[Called]:
    """The tries of the round that runs: a new one begins with a call after everybody was silent."""
    found: list[Called] = []
    for call in tries:
        if found and known <= {item.contact for item in found}:
            last = max(item.occurred_at for item in found)
            if call.occurred_at >= last + patience:
                found = []
        found.append(call)
    return found


def _ordered(
    rungs: Sequence[Rung], tried: Sequence[Called], ever: Counter[tuple[str, str]]
) -> tuple[Step, ...]:
    """Calls not made in this round: people tried least first, each on the number tried least."""
    made = {(call.contact, call.dialled) for call in tried}
    blank = {call.contact for call in tried if not call.dialled}
    often = Counter(call.contact for call in tried)
    found: list[tuple[int, int, Step]] = []
    for place, rung in enumerate(rungs):
        if rung.contact in blank:
            continue
        left = [Step(rung.contact, n) for n in rung.numbers if (rung.contact, n) not in made]
        left.sort(key=lambda step: ever[step.contact, step.number])
        found += [(often[rung.contact] + later, place, step) for later, step in enumerate(left)]
    found.sort(key=lambda item: item[:2])
    return tuple(step for _often, _place, step in found)
