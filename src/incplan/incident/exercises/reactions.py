"""Which entry of an exercise fulfils which expected reaction."""

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.course_events import Classified, Declared, Escalated
from incplan.incident.events.events import (
    Affected,
    BcpChanged,
    Called,
    Communicated,
    Estimated,
    HandedOver,
    Logged,
    MeasureTaken,
    ObligationRecorded,
    Restored,
)
from incplan.incident.events.exercise_events import Answered, Observed
from incplan.incident.events.fact import Event
from incplan.incident.events.words import BcpChange, MeasureOutcome, ObservedOutcome
from incplan.incident.exercises.staging import Staged
from incplan.incident.state.exercise import Exercise
from incplan.plan.files.scenarios import Expectation, ExpectKind
from incplan.plan.plan import Plan
from incplan.vocabulary import BcpState, Level

#: The tag of an answer, which alone is given by `exercise answer` and compared with the plan.
_ANSWERED: Final = "answered"
#: The steps of the continuity plan that come after another include it.
_STEPS: Final = {
    BcpState.UNDER_ASSESSMENT: (BcpChange.ASSESSMENT, BcpChange.ACTIVATED),
    BcpState.ACTIVATED: (BcpChange.ACTIVATED,),
    BcpState.STOOD_DOWN: (BcpChange.STOOD_DOWN,),
}


class How(StrEnum):
    """How a reaction came: by an entry, by one with a reason not to, by a tick, by another way."""

    DONE = "done"
    DECLINED = "declined"
    EQUIVALENT = "equivalent"


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """An entry that fulfils an expectation, on the wall; `by` is who wrote it or did it."""

    event: str
    at: datetime
    by: str | None
    how: How


def fulfilments(
    found: Exercise, staged: Staged, inject: str, number: int, item: Expectation
) -> Iterator[Fulfilment]:
    """Every entry that fulfils an expectation, and the ticks of the facilitator."""
    fits = _FITS[item.kind]
    for event in found.events:
        if isinstance(event, Observed):
            yield from _ticked(event, inject, number)
        elif isinstance(event, Answered) and event.question == inject and event.right:
            yield Fulfilment(event.id, event.occurred_at, event.by, How.DONE)
        elif not _is_solo_answer(found, item) and fits(event, item, staged):
            declined = isinstance(event, MeasureTaken) and event.outcome is MeasureOutcome.SKIPPED
            how = How.DECLINED if declined else How.DONE
            yield Fulfilment(event.id, event.occurred_at, event.by, how)


def _is_solo_answer(found: Exercise, item: Expectation) -> bool:
    """Whether who plays alone must answer this inject: no note of something else answers it."""
    return found.started.solo and item.kind is ExpectKind.LOG and item.value == _ANSWERED


def _ticked(event: Observed, inject: str, number: int) -> Iterator[Fulfilment]:
    if (event.inject, event.reaction) != (inject, number):
        return
    if event.outcome is ObservedOutcome.DONE:
        yield Fulfilment(event.id, event.occurred_at, event.by, How.DONE)
    elif event.outcome is ObservedOutcome.EQUIVALENT:
        yield Fulfilment(event.id, event.occurred_at, event.by, How.EQUIVALENT)


def ticked_measures(found: Exercise, staged: Staged) -> tuple[str, ...]:
    """Measures that the facilitator saw done, or done in another way as good."""
    seen = [
        (item.inject, item.reaction)
        for item in found.observed
        if item.outcome in (ObservedOutcome.DONE, ObservedOutcome.EQUIVALENT)
    ]
    return tuple(
        item.value
        for inject in staged.injects
        for number, item in staged.expected(inject)
        if item.kind is ExpectKind.MEASURE and (inject.id, number) in seen
    )


def happened(found: Exercise, inject: str, number: int) -> Observed | None:
    """The tick that says that something was done which should not be; the last one counts."""
    ticks = [item for item in found.observed if (item.inject, item.reaction) == (inject, number)]
    last = ticks[-1] if ticks else None
    return last if last and last.outcome is ObservedOutcome.HAPPENED else None


def meant_by_call(plan: Plan, staged: Staged, value: str) -> frozenset[str]:
    """The contacts that an expected call may reach."""
    kind, _colon, name = value.partition(":")
    if kind == "supplier":
        key = staged.about(name) or ""
        supplier = plan.suppliers.get(key)
        return frozenset(filter(None, (key, supplier.contact if supplier else None)))
    return frozenset((*plan.called(name), *plan.role(name).people))


def _task(event: Event, item: Expectation, _staged: Staged) -> bool:
    return isinstance(event, MeasureTaken) and event.measure == item.value


def _level(event: Event, item: Expectation, _staged: Staged) -> bool:
    wanted = item.level or Level.MINOR
    return isinstance(event, Declared | Classified | Escalated) and event.level.rank >= wanted.rank


def _call(event: Event, item: Expectation, staged: Staged) -> bool:
    if not isinstance(event, Called):
        return False
    as_role = item.value == f"role:{event.role}"
    return as_role or event.contact in meant_by_call(staged.plan, staged, item.value)


def _decision(event: Event, item: Expectation, _staged: Staged) -> bool:
    if item.value == "who_leads" and isinstance(event, HandedOver):
        return event.role == "incident_manager"
    return isinstance(event, Logged) and event.tag == item.value


def _obliged(event: Event, item: Expectation, _staged: Staged) -> bool:
    return (
        isinstance(event, ObligationRecorded)
        and f"{event.obligation}:{event.change.value}" == item.value
    )


def _eta(event: Event, item: Expectation, staged: Staged) -> bool:
    wanted = staged.about(item.value)
    return isinstance(event, Estimated) and event.activity in (wanted, None)


def _affect(event: Event, item: Expectation, staged: Staged) -> bool:
    wanted = staged.about(item.value)
    if isinstance(event, Declared):
        return wanted in event.activities
    return isinstance(event, Affected) and event.activity == wanted


def _restore(event: Event, item: Expectation, staged: Staged) -> bool:
    return isinstance(event, Restored) and event.activity == staged.about(item.value)


def _bcp(event: Event, item: Expectation, _staged: Staged) -> bool:
    steps = _STEPS.get(item.bcp or BcpState.ACTIVATED, ())
    return isinstance(event, BcpChanged) and event.change in steps


def _told(event: Event, item: Expectation, _staged: Staged) -> bool:
    if isinstance(event, Logged):
        return event.tag == item.value
    return isinstance(event, Communicated) and event.audience.value == item.value


def _noted(event: Event, item: Expectation, _staged: Staged) -> bool:
    return isinstance(event, Logged) and event.tag == item.value


def _never(_event: Event, _item: Expectation, _staged: Staged) -> bool:
    return False


_FITS: Final[dict[ExpectKind, Callable[[Event, Expectation, Staged], bool]]] = {
    ExpectKind.MEASURE: _task,
    ExpectKind.DUTY: _task,
    ExpectKind.LEVEL: _level,
    ExpectKind.CALL: _call,
    ExpectKind.DECIDE: _decision,
    ExpectKind.OBLIGE: _obliged,
    ExpectKind.ETA: _eta,
    ExpectKind.AFFECT: _affect,
    ExpectKind.RESTORE: _restore,
    ExpectKind.BCP: _bcp,
    ExpectKind.TELL: _told,
    ExpectKind.LOG: _noted,
    ExpectKind.NOT: _never,
}
