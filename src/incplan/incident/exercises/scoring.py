"""How an exercise was played, counted from its journal: never a mark for a person.

An expectation counts once its inject was played and its time had run before the end, or it was
fulfilled. On time counts 1, late up to twice the time allowed one half, later or never nothing;
declined with a reason one half; what the facilitator calls equivalent 1; what should not be done
and was not 1.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.exercises.reactions import Fulfilment, How, fulfilments, happened
from incplan.incident.exercises.staging import Staged
from incplan.incident.state.exercise import Exercise
from incplan.incident.state.playing import PlayClock
from incplan.plan.files.scenarios import Expectation, ExpectKind, InjectKind

#: From these shares on an objective is met, or partly.
MET: Final = Fraction(4, 5)
PARTLY: Final = Fraction(1, 2)
_HALF: Final = Fraction(1, 2)
_MINUTE: Final = timedelta(minutes=1)


class Outcome(StrEnum):
    """What became of an expected reaction."""

    ON_TIME = "on_time"
    LATE = "late"
    TOO_LATE = "too_late"
    MISSED = "missed"
    DECLINED = "declined"
    EQUIVALENT = "equivalent"
    KEPT = "kept"
    BROKEN = "broken"
    NOT_REACHED = "not_reached"


class Verdict(StrEnum):
    """Whether an objective was shown."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """An expected reaction and what became of it.

    `at` is the minute of play at which it came, `after` how long after its inject, below nothing
    where it came before; `credit` is None where it does not count.
    """

    inject: str
    number: int
    expectation: Expectation
    outcome: Outcome
    credit: Fraction | None
    at: timedelta | None = None
    after: timedelta | None = None
    by: str | None = None
    event: str = ""
    in_time: bool = False

    @property
    def weight(self) -> Fraction:
        """What it weighs."""
        return Fraction(str(self.expectation.w))

    @property
    def is_not(self) -> bool:
        """Whether it is something that should not be done."""
        return self.expectation.kind is ExpectKind.NOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So much of so much; no share of nothing."""

    part: Fraction
    whole: Fraction

    @property
    def value(self) -> Fraction | None:
        """The share itself."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveScore:
    """How far an objective was shown."""

    id: str
    verdict: Verdict
    share: Share
    critical_missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All of it: `herrings` is how many false trails were left alone, of those played."""

    reactions: tuple[Reaction, ...]
    objectives: tuple[ObjectiveScore, ...]
    coverage: Share
    timeliness: Share
    herrings: Share

    def of(self, *outcomes: Outcome) -> tuple[Reaction, ...]:
        """The reactions with one of these outcomes."""
        return tuple(item for item in self.reactions if item.outcome in outcomes)


def scores(found: Exercise, staged: Staged, now: datetime) -> Scores:
    """The scores of an exercise at its end, or so far."""
    until = found.clock.play(found.ended.occurred_at if found.ended else now)
    reached = dict(found.clock.played)
    reactions = tuple(
        _reaction(found, staged, inject.id, number, item, reached[inject.id], until)
        for inject in staged.injects
        if inject.id in reached
        for number, item in staged.expected(inject)
    )
    counted = [item for item in reactions if item.credit is not None]
    asked = [item for item in counted if not item.is_not]
    done = [item for item in asked if item.credit]
    herrings = {item.id for item in staged.injects if item.kind is InjectKind.HERRING}
    played = [key for key in reached if key in herrings]
    broken = {item.inject for item in reactions if item.credit == 0}
    return Scores(
        reactions=reactions,
        objectives=tuple(
            objective(item.id, [one for one in counted if one.expectation.obj == item.id])
            for item in staged.scenario.objectives
        ),
        coverage=Share(part=_weight(done), whole=_weight(asked)),
        timeliness=Share(part=_weight(item for item in done if item.in_time), whole=_weight(done)),
        herrings=Share(
            part=Fraction(sum(1 for key in played if key not in broken)),
            whole=Fraction(len(played)),
        ),
    )


def objective(key: str, counted: Sequence[Reaction]) -> ObjectiveScore:
    """Met, partly or not, from the reactions that count for it."""
    whole = _weight(counted)
    part = sum(
        (item.weight * item.credit for item in counted if item.credit is not None), Fraction(0)
    )
    missed = any(item.expectation.critical and item.credit == 0 for item in counted)
    return ObjectiveScore(
        id=key,
        verdict=verdict(part / whole if whole else None, critical_missed=missed),
        share=Share(part=part, whole=whole),
        critical_missed=missed,
    )


def verdict(value: Fraction | None, *, critical_missed: bool) -> Verdict:
    """The word for a share."""
    if value is None:
        return Verdict.NOT_REACHED
    if value >= MET and not critical_missed:
        return Verdict.MET
    return Verdict.PARTLY if value >= PARTLY else Verdict.NOT_MET


def _weight(items: Iterable[Reaction]) -> Fraction:
    return sum((item.weight for item in items), Fraction(0))


def _reaction(
    found: Exercise,
    staged: Staged,
    inject: str,
    number: int,
    item: Expectation,
    played: timedelta,
    until: timedelta,
) -> Reaction:
    if item.kind is ExpectKind.NOT:
        tick = happened(found, inject, number)
        return Reaction(
            inject=inject,
            number=number,
            expectation=item,
            outcome=Outcome.BROKEN if tick else Outcome.KEPT,
            credit=Fraction(0 if tick else 1),
            at=found.clock.play(tick.occurred_at) if tick else None,
            event=tick.id if tick else "",
        )
    judged = [
        _judged(one, found.clock, inject, number, item, played)
        for one in fulfilments(found, staged, inject, number, item)
    ]
    # Of several entries the best counts, then the first.
    best = max(judged, key=lambda one: (one.credit or 0, -(one.at or timedelta(0))), default=None)
    if best is not None:
        return best
    allowed = item.within * _MINUTE if item.within is not None else timedelta(0)
    ran = played + allowed <= until
    return Reaction(
        inject=inject,
        number=number,
        expectation=item,
        outcome=Outcome.MISSED if ran else Outcome.NOT_REACHED,
        credit=Fraction(0) if ran else None,
    )


def _judged(
    one: Fulfilment,
    clock: PlayClock,
    inject: str,
    number: int,
    item: Expectation,
    played: timedelta,
) -> Reaction:
    at = clock.play(one.at)
    after = at - played
    allowed = item.within * _MINUTE if item.within is not None else None
    in_time = allowed is None or after <= allowed
    if one.how is How.DECLINED:
        outcome, credit = Outcome.DECLINED, _HALF
    elif one.how is How.EQUIVALENT:
        outcome, credit = Outcome.EQUIVALENT, Fraction(1)
    elif in_time:
        outcome, credit = Outcome.ON_TIME, Fraction(1)
    elif allowed is not None and after <= 2 * allowed:
        outcome, credit = Outcome.LATE, _HALF
    else:
        outcome, credit = Outcome.TOO_LATE, Fraction(0)
    return Reaction(
        inject=inject,
        number=number,
        expectation=item,
        outcome=outcome,
        credit=credit,
        at=at,
        after=after,
        by=one.by,
        event=one.event,
        in_time=in_time,
    )
