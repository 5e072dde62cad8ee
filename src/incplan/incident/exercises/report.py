"""What an exercise gave, as values: who took part, how long it took, whom calls reached.

All of it is counted from the journal. Times are minutes of play from the first inject on, but for
the recovery of activities, which runs in the hours of the story.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from incplan.frozen import dataclass
from incplan.incident.events.events import Called, Logged, MeasureTaken, Reviewed
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CallOutcome, EntryKind, MeasureOutcome
from incplan.incident.exercises.call_round import Round, Tally, tally
from incplan.incident.exercises.marks import Mark, allowed_times, marks
from incplan.incident.exercises.scoring import Scores, scores
from incplan.incident.exercises.staging import Staged
from incplan.incident.exercises.taking_part import absent_functions, players_of, plays_together
from incplan.incident.review.facts import ActivityRecovery
from incplan.incident.review.recovery import recovery
from incplan.incident.review.timeliness import Notified, external_limits
from incplan.incident.state.exercise import Exercise
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm

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
    """All computed rows of a report. `untouched` are essential activities nothing was seen of.

    `alone`: one person played, or nobody who can lead an incident, so it tests nothing; `without`
    are functions that its form needs and that took no part.
    """

    scores: Scores
    alone: bool
    without: tuple[str, ...]
    practice: Practice
    attendance: tuple[Attendance, ...]
    others: tuple[str, ...]
    marks: tuple[Mark, ...]
    recovery: tuple[ActivityRecovery, ...]
    #: Duties to notify with a limit, which runs in the hours of the story.
    notified: tuple[Notified, ...]
    calls: CallsMade
    #: What the call round gave that was held meanwhile.
    call_round: Tally | None
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
    found: Exercise,
    staged: Staged,
    now: datetime,
    before: Exercise | None = None,
    rounds: Iterable[Round] = (),
) -> ExerciseFacts:
    """The facts of an exercise at its end, beside those of the last one of the same scenario.

    `rounds` are the call rounds of the plan: one that began during the exercise belongs to it.
    """
    plan = staged.plan
    incident = found.incident
    form, people = TestForm(found.started.form), players_of(found, plan)
    down = found.ended.occurred_at if found.ended else now
    story = found.clock.story(down)
    return ExerciseFacts(
        scores=scores(found, staged, now),
        alone=not plays_together(form, plan, people, solo=found.started.solo),
        without=absent_functions(form, plan, people, incident),
        practice=practice_of(form),
        attendance=tuple(_attended(found, plan, role) for role in staged.scenario.players),
        others=_others(found, plan, staged.scenario.players),
        marks=_timed(found, staged, before),
        recovery=recovery(incident, plan, story).activities if incident else (),
        notified=external_limits(incident, plan, staged.ground.pack, story) if incident else (),
        calls=calls_made(found.events),
        call_round=_round_within(found, rounds, down, plan),
        tasks_done=_tasks(found.events, MeasureOutcome.DONE),
        tasks_skipped=_tasks(found.events, MeasureOutcome.SKIPPED),
        decisions=tuple(_decisions(found, plan)),
        untouched=tuple(
            key for key in plan.activities if incident is None or key not in incident.interruptions
        ),
        **_answered(found),
        **_read(found),
    )


def _timed(found: Exercise, staged: Staged, before: Exercise | None) -> tuple[Mark, ...]:
    """What was timed, beside what the scenario allows and the last exercise of it."""
    last = {item.what: item.took for item in marks(before, staged)} if before else {}
    allowed = dict(allowed_times(staged))
    return tuple(
        Mark(item.what, item.took, allowed.get(item.what), last.get(item.what))
        for item in marks(found, staged)
    )


def _read(found: Exercise) -> dict[str, Any]:
    """Who of management read the report, and whether they said that nothing is to be corrected."""
    read = [event for event in found.events if isinstance(event, Reviewed)]
    by = read[-1].by if read else None
    nothing = bool(read) and NOTHING_TO_CORRECT in read[-1].waived
    return {"read_by": by, "nothing_to_correct": by if nothing else None}


def _answered(found: Exercise) -> dict[str, Any]:
    """What people said afterwards: answers to questions, what went well, what to improve."""
    free = (WELL, IMPROVE)
    return {
        "answers": tuple(
            (item.question, item.text) for item in found.answered if item.question not in free
        ),
        "well": tuple(item.text for item in found.answered if item.question == WELL),
        "improve": tuple(item.text for item in found.answered if item.question == IMPROVE),
    }


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


def _in_time(events: Iterable[Event]) -> list[Event]:
    """By the hour at which they happened: sheets are typed back in any order."""
    return sorted(events, key=lambda item: (item.occurred_at, item.recorded_at, item.id))


def calls_made(events: Iterable[Event]) -> CallsMade:
    """Whom calls reached at the first try, at a later one, never; each person once."""
    tries: dict[str, list[CallOutcome]] = {}
    for event in _in_time(events):
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


def _round_within(
    found: Exercise, rounds: Iterable[Round], end: datetime, plan: Plan
) -> Tally | None:
    """The last call round that began while the exercise ran."""
    begun = found.started.occurred_at
    held = [item for item in rounds if item.calls and begun <= item.calls[0].occurred_at <= end]
    return tally(plan, held[-1], end.date()) if held else None


def _tasks(events: Iterable[Event], outcome: MeasureOutcome) -> tuple[str, ...]:
    last = {
        event.measure: event.outcome
        for event in _in_time(events)
        if isinstance(event, MeasureTaken)
    }
    return tuple(key for key, found in last.items() if found is outcome)


def _decisions(found: Exercise, plan: Plan) -> Iterator[Decision]:
    for event in _in_time(found.events):
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
