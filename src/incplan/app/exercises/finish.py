"""End an exercise: what it really touched counts as tested, and nothing else."""

from datetime import datetime
from typing import Any, Final

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.exercises import read_exercise, the_exercise
from incplan.app.exercises.shown import Source, source_of_play, tested_as, told_of
from incplan.app.exercises.stage import staged_of
from incplan.app.response.calls.contact_check import note_calls
from incplan.app.response.situation.exercises import ExerciseLine, exercise_line
from incplan.errors import RefusedError
from incplan.frozen import dataclass
from incplan.incident.events.exercise_events import Ended
from incplan.incident.events.plan_events import Tested, TestedAs
from incplan.incident.exercises.scoring import Verdict, scores
from incplan.incident.exercises.taking_part import absent_functions, players_of, plays_together
from incplan.incident.exercises.touched import touched
from incplan.incident.state.exercise import Exercise
from incplan.plan.maintenance.tested.procedures import Procedure, procedures
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm
from incplan.vocabulary import ProcedureKind

#: With fewer injects played, a form does not count as a test.
LEAST: Final = {
    TestForm.TABLETOP_30: 4,
    TestForm.WALK_THROUGH: 4,
    TestForm.TABLETOP_90: 6,
    TestForm.TABLETOP_120: 6,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """An exercise that ended; `tested` are keys of procedures that count as tested with it.

    `too_few` says how many injects had to be played for that, where too few were; `alone` that
    one person played, or nobody who can lead an incident: then nothing counts either. `without`
    are functions that the form needs and that took no part: it counts, and is incomplete.
    """

    exercise: str
    event: str
    line: ExerciseLine
    tested: tuple[str, ...]
    too_few: int | None
    alone: bool
    without: tuple[str, ...]
    met: int
    reached: int
    objectives: int
    receipt: Receipt

    @property
    def incident(self) -> str:
        """Its number, as other results name it."""
        return self.exercise


def finish(desk: Desk, part: str | None, *, at: datetime | None = None, text: str = "") -> Finished:
    """End the play, and record as tested what was touched. Raises RefusedError where it is over."""
    found = the_exercise(desk, part)
    if found.is_over:
        raise RefusedError("exercise_is_over", id=found.id)
    if at is not None and at < found.started.occurred_at:
        raise RefusedError("ended_before_start", id=found.id)
    plan = desk.plan()
    pen = desk.pen(found.id)
    event = pen.write(Ended, occurred_at=at, text=text.strip())
    receipt = pen.finish()
    ended = read_exercise(desk, found.id) or found
    desk.tell_time(None)
    note_calls(desk, ended.id, ended.events)
    source = source_of_play(desk, ended) if ended.incident is not None else None
    shown = _shown(plan, source) if source else ()
    least = _least(ended)
    enough = len(ended.clock.played) >= least
    form = TestForm(ended.started.form)
    together = plays_together(form, plan, players_of(ended, plan), solo=ended.started.solo)
    counts = source is not None and bool(shown) and enough and together
    without = _count(desk, source, shown) if source is not None and counts else ()
    staged = staged_of(desk, ended)
    judged = scores(ended, staged, desk.wall_now).objectives if staged else ()
    return Finished(
        exercise=found.id,
        event=event.id,
        line=exercise_line(ended, desk.wall_now),
        tested=tuple(item.key for item in shown if _is_whole(plan, source, item)) if counts else (),
        too_few=None if enough else least,
        alone=bool(shown) and enough and not together,
        without=without,
        met=sum(1 for item in judged if item.verdict is Verdict.MET),
        reached=sum(1 for item in judged if item.verdict is not Verdict.NOT_REACHED),
        objectives=len(judged),
        receipt=receipt,
    )


def _least(found: Exercise) -> int:
    """How many injects must have been played; all of a scenario that has fewer here."""
    return min(LEAST.get(TestForm(found.started.form), 1), len(found.clock.timetable))


def _shown(plan: Plan, source: Source) -> tuple[Procedure, ...]:
    """The procedures that its journal shows and its form tries."""
    tried = [item for item in procedures(plan) if source.form in item.forms]
    return touched(plan, source.incident, tried, about=source.about, ticked=source.ticked)


def _is_whole(plan: Plan, source: Source | None, item: Procedure) -> bool:
    """Whether all of it was tried: calls to some of the call tree are noted, and test no tree."""
    return source is not None and not told_of(plan, source, item).get("partial")


def _count(desk: Desk, source: Source, shown: tuple[Procedure, ...]) -> tuple[str, ...]:
    """Record as tested what was touched; what was measured or called, by itself.

    Gives the functions that had to take part and did not.
    """
    plan, form = desk.plan(), source.form
    assert form is not None  # a scenario has one
    record = desk.plan_pen()
    absent = absent_functions(form, plan, source.people, source.incident)
    told: dict[str, Any] = {
        "occurred_at": source.ended,
        "form": form,
        "shown_in": source.id,
        "report_open": True,
        "people": source.people,
        "led_by": source.led_by,
        "without": absent,
        "version": plan.file.version if source.fingerprint == plan.fingerprint else "",
        "fingerprint": source.fingerprint,
    }
    own = (ProcedureKind.RESTORE, ProcedureKind.CALL_TREE)
    together = tuple(item.key for item in shown if item.kind not in own)
    if together:
        record.write(Tested, procedures=together, tested_as=_as_now(source, plan, shown), **told)
    for item in shown:
        if item.kind in own:
            noted = _as_now(source, plan, (item,))
            shows = told_of(plan, source, item)
            record.write(Tested, procedures=(item.key,), tested_as=noted, **told, **shows)
    record.finish()
    return absent


def _as_now(source: Source, plan: Plan, found: tuple[Procedure, ...]) -> tuple[TestedAs, ...]:
    """What the plan says of procedures; nothing where another plan was played."""
    return tested_as(found) if source.fingerprint == plan.fingerprint else ()
