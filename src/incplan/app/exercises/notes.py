"""What the facilitator writes down: ticks, answers, who took part."""

import re
from collections.abc import Callable
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.exercises import the_exercise
from incplan.app.desk.fact import Recorded
from incplan.app.desk.naming import known_contact, known_function
from incplan.app.exercises.from_sheet import entry_for
from incplan.app.exercises.stage import staged_of
from incplan.errors import RefusedError, UnreadableError, UsageError
from incplan.frozen import replace
from incplan.incident.events.blank import is_blank
from incplan.incident.events.exercise_events import Answered, Attended, Observed
from incplan.incident.events.fact import Event
from incplan.incident.events.words import ObservedOutcome
from incplan.incident.exercises.report import IMPROVE, WELL
from incplan.incident.exercises.staging import Staged
from incplan.incident.state.exercise import Exercise
from incplan.plan.files.scenarios import ExpectKind
from incplan.vocabulary import ROLES


def observe(
    desk: Desk,
    part: str | None,
    reaction: str,
    outcome: ObservedOutcome,
    *,
    at: datetime | None = None,
    text: str = "",
) -> Recorded:
    """Tick an expected reaction by its number on the sheet, such as `I3.2`.

    Of an exercise on paper, what was done becomes the entry that somebody live would have made.
    Raises UsageError for a number that is none, RefusedError for an outcome that does not go with
    it: only what should not be done can have happened.
    """
    found, staged = _staged(desk, part)
    match = re.fullmatch(r"I(\d{1,2})\.(\d{1,2})", reaction.strip().upper(), re.ASCII)
    inject = staged.scenario.inject(f"I{match[1]}") if match else None
    numbered = dict(staged.expected(inject)) if inject else {}
    item = numbered.get(int(match[2])) if match else None
    if match is None or inject is None or item is None:
        known = [
            f"{one.id}.{number}" for one in staged.injects for number, _ in staged.expected(one)
        ]
        raise UsageError("no_such_reaction", given=reaction[:40], known=", ".join(known[:40]))
    wrong = (item.kind is ExpectKind.NOT) is not (outcome is ObservedOutcome.HAPPENED)
    if wrong and outcome is not ObservedOutcome.NOT_DONE:
        raise RefusedError("tick_does_not_fit", number=reaction.strip().upper())
    if found.started.on_paper and outcome is ObservedOutcome.DONE:
        entry = entry_for(found, staged, item, text.strip())
        if entry is not None:
            return _write(desk, found, entry.kind, at, **entry.words)
    return _write(
        desk,
        found,
        Observed,
        at,
        inject=inject.id,
        reaction=int(match[2]),
        outcome=outcome,
        text=text.strip(),
    )


def answer(
    desk: Desk,
    part: str | None,
    question: str,
    text: str,
    *,
    right: bool | None = None,
    at: datetime | None = None,
) -> Recorded:
    """Answer a question of the debriefing, or, alone, that of an inject; what went WELL, or not.

    Raises UsageError for a question there is none of, and for an empty answer.
    """
    found, staged = _staged(desk, part)
    key = question.strip().upper()
    known = [*(item.id for item in staged.scenario.debrief_questions), WELL, IMPROVE]
    if found.started.solo:
        known += [item.id for item in staged.injects]
    if key not in known:
        raise UsageError("no_such_question", given=question[:40], known=", ".join(known))
    if is_blank(text):
        raise UsageError("answer_empty")
    written = _write(desk, found, Answered, at, question=key, text=text.strip(), right=right)
    alone = right is None and any(item.id == key for item in staged.injects)
    return replace(written, flags=("compare_answer",)) if alone else written


def attend(
    desk: Desk,
    part: str | None,
    names: tuple[str, ...],
    *,
    role: str | None = None,
    until: datetime | None = None,
    at: datetime | None = None,
) -> tuple[Recorded, ...]:
    """Note who takes part, and as which function. Raises UsageError for unknown names."""
    found = the_exercise(desk, part)
    plan = desk.plan()
    if not names:
        raise UsageError("attend_who")
    people = tuple(dict.fromkeys(known_contact(plan, name) for name in names))
    played = known_function(role, ROLES) if role else None
    return tuple(
        _write(desk, found, Attended, at, who=person, role=played, until=until) for person in people
    )


def _staged(desk: Desk, part: str | None) -> tuple[Exercise, Staged]:
    """The exercise that runs, else the last one, with its scenario.

    Raises UnreadableError where the scenario is not there any more.
    """
    found = the_exercise(desk, part, over=True)
    staged = staged_of(desk, found)
    if staged is None:
        scenario = found.started.scenario
        raise UnreadableError(
            "scenario_unreadable", path=f"scenarios/{scenario}.yaml", scenario=scenario
        )
    return found, staged


def _write(
    desk: Desk,
    found: Exercise,
    kind: Callable[..., Event],
    at: datetime | None,
    **words: object,
) -> Recorded:
    pen = desk.pen(found.id)
    event = pen.write(kind, occurred_at=at, **words)
    return Recorded(
        incident=found.id,
        event=event.id,
        kind=event.KIND.value,
        occurred_at=event.occurred_at,
        receipt=pen.finish(),
        details=dict(words),
    )
