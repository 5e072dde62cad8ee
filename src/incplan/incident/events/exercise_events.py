"""Events of an exercise that plays a scenario; all others are those of an incident."""

from datetime import datetime
from decimal import Decimal

from incplan.frozen import dataclass
from incplan.incident.events.fact import Event
from incplan.incident.events.words import ObservedOutcome
from incplan.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class InjectHour:
    """When an inject comes: minute of play, hour of the story."""

    inject: str
    at: int
    story: datetime


@dataclass(frozen=True, slots=True)
class BoundName:
    """What a name of the scenario stood for when the exercise began: the id of a thing, a value."""

    name: str
    family: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Started(Event):
    """A scenario began. `speed` is how many minutes of play pass in one on the wall.

    `timetable` and `bindings` are as the plan gave them then; `away` are people whom the story
    takes away, `left_out` injects that this plan cannot play. `form` is a form of test, `minutes`
    the length of play. `on_paper`: played on paper, and typed afterwards.
    """

    KIND = EventKind.STARTED
    scenario: str
    version: str = ""
    fingerprint: str = ""
    form: str = ""
    minutes: int = 0
    speed: Decimal = Decimal(1)
    solo: bool = False
    on_paper: bool = False
    participants: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    timetable: tuple[InjectHour, ...] = ()
    bindings: tuple[BoundName, ...] = ()
    plan_fingerprint: str = ""
    plan_commit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Played(Event):
    """An inject reached the players."""

    KIND = EventKind.PLAYED
    inject: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Observed(Event):
    """The facilitator ticked an expected reaction: `reaction` is its number, from 1."""

    KIND = EventKind.OBSERVED
    inject: str
    reaction: int
    outcome: ObservedOutcome = ObservedOutcome.DONE


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Answered(Event):
    """A question of the debriefing was answered in `text`; alone, the question of an inject.

    `right` is what whoever plays alone found on the page with the answers.
    """

    KIND = EventKind.ANSWERED
    question: str
    right: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Paused(Event):
    """The clock of play stopped; `real` is the incident that took over."""

    KIND = EventKind.PAUSED
    real: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Resumed(Event):
    """The clock of play runs again."""

    KIND = EventKind.RESUMED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Attended(Event):
    """Somebody took part, as which function; `until` where not to the end."""

    KIND = EventKind.ATTENDED
    who: str
    role: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Ended(Event):
    """The play ended."""

    KIND = EventKind.ENDED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Aborted(Event):
    """The exercise was broken off: it counts for nothing."""

    KIND = EventKind.ABORTED
    reason: str = ""


ExerciseEvent = (
    Started | Played | Observed | Answered | Paused | Resumed | Attended | Ended | Aborted
)
EXERCISE_EVENTS = (
    Started, Played, Observed, Answered, Paused, Resumed, Attended, Ended, Aborted,
)  # fmt: skip
