"""What the clock of an exercise measures, and how long its scenario allows for it.

Times run from the first inject on, in minutes of play.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.course_events import Classified, Declared, Escalated
from incplan.incident.events.events import Called, Communicated, Estimated, Logged, MeasureTaken
from incplan.incident.events.exercise_events import Observed
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CallOutcome, ObservedOutcome
from incplan.incident.exercises.staging import Staged
from incplan.incident.response.level.classification import UNANSWERED
from incplan.incident.state.exercise import Exercise
from incplan.plan.files.scenarios import Expectation, ExpectKind
from incplan.plan.plan import Plan
from incplan.vocabulary import Level


class Measured(StrEnum):
    """What the clock of an exercise measures, from the first inject on."""

    DECLARED = "declared"
    CLASSIFIED = "classified"
    MANAGER = "manager"
    MAJOR = "major"
    BCP_MANAGER = "bcp_manager"
    MANAGEMENT = "management"
    MESSAGE = "message"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Mark:
    """A time measured, the time allowed for it by the scenario, and that of the last time."""

    what: Measured
    took: timedelta | None
    within: int | None = None
    before: timedelta | None = None


_KEYS: Final = {
    (ExpectKind.LEVEL, "major"): Measured.MAJOR,
    (ExpectKind.CALL, "role:bcp_manager"): Measured.BCP_MANAGER,
    (ExpectKind.CALL, "role:management"): Measured.MANAGEMENT,
    (ExpectKind.TELL, "customers"): Measured.MESSAGE,
}


def marks(found: Exercise, staged: Staged) -> Iterator[Mark]:
    """The times measured, without what was allowed for them.

    A tick of the facilitator tells as much as the entry that it stands for.
    """
    begins = min((play for _key, play in found.clock.played), default=timedelta(0))
    fits, ticks = _fitting(staged.plan), _ticked(staged)
    for what in Measured:
        times = [
            found.clock.play(event.occurred_at)
            for event in found.events
            if fits[what](event) or _ticks(event, ticks, what)
        ]
        at = min(times, default=None)
        yield Mark(what, None if at is None else max(at - begins, timedelta(0)))


def _fitting(plan: Plan) -> dict[Measured, Callable[[Event], bool]]:
    """Which entries show each of them."""
    managers = plan.role("incident_manager").people
    return {
        Measured.DECLARED: lambda event: isinstance(event, Declared),
        Measured.CLASSIFIED: _classifies,
        Measured.MANAGER: lambda event: _is_of_players(event) and event.by in managers,
        Measured.MAJOR: lambda event: (
            isinstance(event, Declared | Classified | Escalated)
            and event.level.rank >= Level.MAJOR.rank
        ),
        Measured.BCP_MANAGER: _reaches("bcp_manager", plan.role("bcp_manager").people),
        Measured.MANAGEMENT: _reaches("management", plan.role("management").people),
        Measured.MESSAGE: lambda event: (
            isinstance(event, Communicated) and event.audience.is_external
        ),
        Measured.ESTIMATE: lambda event: isinstance(event, Estimated),
    }


def _ticks(event: Event, ticked: Mapping[tuple[str, int], Measured], what: Measured) -> bool:
    return (
        isinstance(event, Observed)
        and event.outcome in (ObservedOutcome.DONE, ObservedOutcome.EQUIVALENT)
        and ticked.get((event.inject, event.reaction)) is what
    )


def _ticked(staged: Staged) -> dict[tuple[str, int], Measured]:
    """What a tick of each expected reaction measures."""
    found = {}
    for inject in staged.injects:
        for number, item in staged.expected(inject):
            what = _measures(item)
            if what is not None:
                found[inject.id, number] = what
    return found


def _measures(item: Expectation) -> Measured | None:
    """What an expected reaction measures, once it came."""
    if item.kind is ExpectKind.ETA:
        return Measured.ESTIMATE
    if item.kind is ExpectKind.LEVEL and item.value == "crisis":
        return Measured.MAJOR
    if item.kind is ExpectKind.TELL and item.value in ("suppliers", "press", "public"):
        return Measured.MESSAGE
    return _KEYS.get((item.kind, item.value))


def _reaches(role: str, people: tuple[str, ...]) -> Callable[[Event], bool]:
    def fits(event: Event) -> bool:
        return (
            isinstance(event, Called)
            and event.outcome is CallOutcome.REACHED
            and (event.contact in people or event.role == role)
        )

    return fits


def _classifies(event: Event) -> bool:
    """Whether a level was set after questions, or by a person who chose it."""
    if isinstance(event, Declared):
        return event.rule != UNANSWERED
    return isinstance(event, Classified)


def _is_of_players(event: Event) -> bool:
    return isinstance(event, Declared | Classified | Escalated | Logged | MeasureTaken | Called)


def allowed_times(staged: Staged) -> Iterator[tuple[Measured, int]]:
    """How long the scenario allows, from the first inject on, for what is measured."""
    told: set[Measured] = set()
    for inject in staged.injects:
        for _number, item in staged.expected(inject):
            what = _KEYS.get((item.kind, item.value))
            if item.kind is ExpectKind.ETA:
                what = Measured.ESTIMATE
            if what is not None and item.within is not None and what not in told:
                told.add(what)
                yield what, inject.at + item.within
