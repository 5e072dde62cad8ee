"""What the clock of an exercise measures, and how long its scenario allows for it.

Times run from the first inject on, in minutes of play.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from enum import StrEnum

from incplan.frozen import dataclass
from incplan.incident.events.course_events import Classified, Declared, Escalated
from incplan.incident.events.events import Called, Communicated, Estimated, Logged, MeasureTaken
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CallOutcome
from incplan.incident.exercises.staging import Staged
from incplan.incident.response.classification import UNANSWERED
from incplan.incident.state.exercise import Exercise
from incplan.plan.files.scenarios import ExpectKind
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


def marks(found: Exercise, plan: Plan) -> Iterator[Mark]:
    """The times measured, without what was allowed for them."""
    begins = min((play for _key, play in found.clock.played), default=timedelta(0))

    def first(fits: Callable[[Event], bool]) -> timedelta | None:
        times = (found.clock.play(event.occurred_at) for event in found.events if fits(event))
        at = min(times, default=None)
        return None if at is None else max(at - begins, timedelta(0))

    managers = plan.role("incident_manager").people
    yield Mark(Measured.DECLARED, first(lambda event: isinstance(event, Declared)))
    yield Mark(Measured.CLASSIFIED, first(_classifies))
    yield Mark(
        Measured.MANAGER,
        first(lambda event: _is_of_players(event) and event.by in managers),
    )
    yield Mark(
        Measured.MAJOR,
        first(
            lambda event: (
                isinstance(event, Declared | Classified | Escalated)
                and event.level.rank >= Level.MAJOR.rank
            )
        ),
    )
    for what, role in ((Measured.BCP_MANAGER, "bcp_manager"), (Measured.MANAGEMENT, "management")):
        people = plan.role(role).people
        yield Mark(what, first(_reaches(role, people)))
    yield Mark(
        Measured.MESSAGE,
        first(lambda event: isinstance(event, Communicated) and event.audience.is_external),
    )
    yield Mark(Measured.ESTIMATE, first(lambda event: isinstance(event, Estimated)))


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
    keys = {
        (ExpectKind.LEVEL, "major"): Measured.MAJOR,
        (ExpectKind.CALL, "role:bcp_manager"): Measured.BCP_MANAGER,
        (ExpectKind.CALL, "role:management"): Measured.MANAGEMENT,
        (ExpectKind.TELL, "customers"): Measured.MESSAGE,
    }
    told: set[Measured] = set()
    for inject in staged.injects:
        for _number, item in staged.expected(inject):
            what = keys.get((item.kind, item.value))
            if item.kind is ExpectKind.ETA:
                what = Measured.ESTIMATE
            if what is not None and item.within is not None and what not in told:
                told.add(what)
                yield what, inject.at + item.within
