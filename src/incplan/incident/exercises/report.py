"""What an exercise gave, as values: who took part, how long it took, whom calls reached.

All of it is counted from the journal. Times are minutes of play from the first inject on, but for
the recovery of activities, which runs in the hours of the story.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.events.course_events import Classified, Declared, Escalated
from incplan.incident.events.events import (
    Called,
    Communicated,
    Estimated,
    Logged,
    MeasureTaken,
    Reviewed,
)
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CallOutcome, EntryKind, MeasureOutcome
from incplan.incident.exercises.scoring import Scores, scores
from incplan.incident.exercises.staging import Staged
from incplan.incident.response.classification import UNANSWERED
from incplan.incident.review.facts import ActivityRecovery
from incplan.incident.review.recovery import recovery
from incplan.incident.state.exercise import Exercise
from incplan.plan.files.scenarios import ExpectKind
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm
from incplan.vocabulary import Level

#: Questions that belong to no scenario: what went well, what to improve.
WELL: Final = "WELL"
IMPROVE: Final = "IMPROVE"
#: The word for what stood in the way of a report and was waived: nothing to correct.
NOTHING_TO_CORRECT: Final = "corrections"


class Practice(StrEnum):
    """Whether it was talked about, tried, or done: what was talked about proves no time."""

    TALKED = "talked"
    TRIED = "tried"
    DONE = "done"


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


@dataclass(frozen=True, slots=True)
class Attendance:
    """A function that had to play, and who of it did."""

    role: str
    people: tuple[str, ...]
    holder: bool


@dataclass(frozen=True, slots=True)
class CallsMade:
    """People called, how many answered at the first and at a later try, numbers that are wrong."""

    called: int
    first: int
    later: int
    never: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, by whom, and the function in which somebody stood in for its holder."""

    at: timedelta
    text: str
    tag: str
    by: str | None
    stood_in: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseFacts:
    """All computed rows of a report. `untouched` are essential activities nothing was seen of."""

    scores: Scores
    practice: Practice
    attendance: tuple[Attendance, ...]
    others: tuple[str, ...]
    marks: tuple[Mark, ...]
    recovery: tuple[ActivityRecovery, ...]
    calls: CallsMade
    tasks_done: tuple[str, ...]
    tasks_skipped: tuple[str, ...]
    decisions: tuple[Decision, ...]
    untouched: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    well: tuple[str, ...]
    improve: tuple[str, ...]
    read_by: str | None
    nothing_to_correct: str | None


_TRIED: Final = (TestForm.WALK_THROUGH, TestForm.PAPER_HALF_DAY)
_TALKED: Final = (TestForm.TABLETOP_30, TestForm.TABLETOP_90, TestForm.TABLETOP_120)


def practice_of(form: TestForm) -> Practice:
    """What a form of test is: talk, a try, the real thing."""
    if form in _TALKED:
        return Practice.TALKED
    return Practice.TRIED if form in _TRIED else Practice.DONE


def exercise_facts(
    found: Exercise, staged: Staged, now: datetime, before: Exercise | None = None
) -> ExerciseFacts:
    """The facts of an exercise at its end, beside those of the last one of the same scenario."""
    plan = staged.plan
    incident = found.incident
    down = found.ended.occurred_at if found.ended else now
    story = found.clock.story(down)
    reviewed = next(
        (event for event in reversed(found.events) if isinstance(event, Reviewed)), None
    )
    last = {item.what: item.took for item in _marks(before, plan)} if before else {}
    allowed = dict(_allowed(staged))
    return ExerciseFacts(
        scores=scores(found, staged, now),
        practice=practice_of(TestForm(found.started.form)),
        attendance=tuple(_attended(found, plan, role) for role in staged.scenario.players),
        others=_others(found, plan, staged.scenario.players),
        marks=tuple(
            Mark(item.what, item.took, allowed.get(item.what), last.get(item.what))
            for item in _marks(found, plan)
        ),
        recovery=recovery(incident, plan, story).activities if incident else (),
        calls=calls_made(found.events),
        tasks_done=_tasks(found.events, MeasureOutcome.DONE),
        tasks_skipped=_tasks(found.events, MeasureOutcome.SKIPPED),
        decisions=tuple(_decisions(found, plan)),
        untouched=tuple(
            key for key in plan.activities if incident is None or key not in incident.interruptions
        ),
        answers=tuple(
            (item.question, item.text)
            for item in found.answered
            if item.question not in (WELL, IMPROVE)
        ),
        well=tuple(item.text for item in found.answered if item.question == WELL),
        improve=tuple(item.text for item in found.answered if item.question == IMPROVE),
        read_by=reviewed.by if reviewed else None,
        nothing_to_correct=(
            reviewed.by if reviewed and NOTHING_TO_CORRECT in reviewed.waived else None
        ),
    )


def _people(found: Exercise) -> frozenset[str]:
    """Everybody who took part, by the list or by an entry of theirs."""
    named = (item.who for item in found.attended)
    return frozenset((*named, *found.started.participants))


def _attended(found: Exercise, plan: Plan, role: str) -> Attendance:
    there = _people(found)
    played = [item.who for item in found.attended if item.role == role]
    held = [person for person in plan.role(role).people if person in there]
    people = tuple(dict.fromkeys((*played, *held)))
    return Attendance(role, people, plan.role(role).holder in people)


def _others(found: Exercise, plan: Plan, roles: Iterable[str]) -> tuple[str, ...]:
    """Who took part beside the functions that had to."""
    listed = {person for role in roles for person in _attended(found, plan, role).people}
    named = (*found.started.participants, *(item.who for item in found.attended))
    return tuple(person for person in dict.fromkeys(named) if person not in listed)


def _marks(found: Exercise, plan: Plan) -> Iterator[Mark]:
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


def _allowed(staged: Staged) -> Iterator[tuple[Measured, int]]:
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


def calls_made(events: Iterable[Event]) -> CallsMade:
    """Whom calls reached at the first try, at a later one, never; each person once."""
    tries: dict[str, list[CallOutcome]] = {}
    for event in events:
        if isinstance(event, Called):
            tries.setdefault(event.contact, []).append(event.outcome)
    reached = {key: CallOutcome.REACHED in found for key, found in tries.items()}
    first = [key for key, found in tries.items() if found[0] is CallOutcome.REACHED]
    return CallsMade(
        called=len(tries),
        first=len(first),
        later=sum(1 for key, ok in reached.items() if ok and key not in first),
        never=tuple(key for key, ok in reached.items() if not ok),
        wrong=tuple(key for key, found in tries.items() if CallOutcome.WRONG_NUMBER in found),
    )


def _tasks(events: Iterable[Event], outcome: MeasureOutcome) -> tuple[str, ...]:
    last = {event.measure: event.outcome for event in events if isinstance(event, MeasureTaken)}
    return tuple(key for key, found in last.items() if found is outcome)


def _decisions(found: Exercise, plan: Plan) -> Iterator[Decision]:
    for event in found.events:
        if isinstance(event, Logged) and event.entry is EntryKind.DECISION:
            yield Decision(
                found.clock.play(event.occurred_at),
                event.text,
                event.tag,
                event.by,
                _stands_in(plan, event.by),
            )


def _stands_in(plan: Plan, person: str | None) -> str | None:
    """The function of which somebody is a deputy and not the holder, if any decides in it."""
    for role in ("incident_manager", "bcp_manager", "management"):
        held = plan.role(role)
        if person in held.deputies and person != held.holder:
            return role
    return None


def percent(value: Fraction | None) -> int | None:
    """A share in whole percent, rounded down: 79.99 % is not 80 %."""
    return None if value is None else int(value * 100)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a report still lacks, as a code, with what it is about."""

    code: str
    of: str = ""


def missing_parts(
    found: Exercise, staged: Staged, *, corrections: int, nothing: bool
) -> tuple[Missing, ...]:
    """What has to be there before management reads it."""
    answered = {item.question for item in found.answered}
    lacking = [
        Missing("debrief_open", item.id)
        for item in staged.scenario.debrief_questions
        if item.id not in answered
    ]
    if not corrections and not nothing:
        lacking.append(Missing("corrections_open"))
    if found.ended is None:
        lacking.insert(0, Missing("not_ended"))
    return tuple(lacking)
