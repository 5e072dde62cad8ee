"""End an exercise: what it really touched counts as tested, and nothing else."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.exercises import read_exercise, the_exercise
from incplan.app.exercises.stage import staged_of
from incplan.app.response.calls.contact_check import note_calls
from incplan.app.response.situation.exercises import ExerciseLine, exercise_line
from incplan.errors import RefusedError
from incplan.frozen import dataclass
from incplan.incident.events.events import MeasureTaken
from incplan.incident.events.exercise_events import Ended, Started
from incplan.incident.events.plan_events import Tested
from incplan.incident.exercises.scoring import Verdict, scores
from incplan.incident.state.exercise import Exercise
from incplan.incident.state.fold import fold
from incplan.plan.maintenance.programme import procedures
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

#: Forms in which a system is really brought back.
_RESTORING: Final = (TestForm.RESTORE_TEST, TestForm.FULL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """An exercise that ended; `tested` are keys of procedures that count as tested with it.

    `too_few` says how many injects had to be played for that, where too few were.
    """

    exercise: str
    event: str
    line: ExerciseLine
    tested: tuple[str, ...]
    too_few: int | None
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
    touched, restored = tuple(touched_procedures(ended, plan)), _restored(ended, plan)
    least = _least(ended)
    desk.tell_time(None)
    note_calls(desk, ended.id, ended.events)
    enough = len(ended.clock.played) >= least
    tested = (*touched, *restored) if enough else ()
    if tested:
        _count(desk, ended, touched, restored)
    staged = staged_of(desk, ended)
    judged = scores(ended, staged, desk.wall_now).objectives if staged else ()
    return Finished(
        exercise=found.id,
        event=event.id,
        line=exercise_line(ended, desk.wall_now),
        tested=tested,
        too_few=least if (touched or restored) and not enough else None,
        met=sum(1 for item in judged if item.verdict is Verdict.MET),
        reached=sum(1 for item in judged if item.verdict is not Verdict.NOT_REACHED),
        objectives=len(judged),
        receipt=receipt,
    )


def _least(found: Exercise) -> int:
    """How many injects must have been played; all of a scenario that has fewer here."""
    return min(LEAST.get(TestForm(found.started.form), 1), len(found.clock.timetable))


def touched_procedures(found: Exercise, plan: Plan) -> Iterator[str]:
    """Keys of the procedures that the journal of an exercise shows: sheets that were worked on."""
    kind = found.incident.type if found.incident else None
    measures = {event.measure for event in found.events if isinstance(event, MeasureTaken)}
    worked = {plan.fiche_for(item) for item in measures}
    for fiche in plan.fiche_ids():
        if fiche in (worked | {kind}):
            yield f"fiche:{fiche}"


def _count(
    desk: Desk,
    ended: Exercise,
    touched: tuple[str, ...],
    restored: Mapping[str, timedelta],
) -> None:
    """Record as tested what was touched, and each restore with the time it took."""
    record, at = desk.plan_pen(), ended.clock.ended_at
    told = {"form": TestForm(ended.started.form), "shown_in": ended.id, "report_open": True}
    if touched:
        record.write(Tested, occurred_at=at, procedures=touched, **told)
    for key, took in restored.items():
        record.write(Tested, occurred_at=at, procedures=(key,), took=took, **told)
    record.finish()


def _restored(found: Exercise, plan: Plan) -> dict[str, timedelta]:
    """Restores that the journal shows, where the form is one that really restores.

    Measured on the wall, where a system comes back at its own speed.
    """
    if TestForm(found.started.form) not in _RESTORING:
        return {}
    on_the_wall = fold(item for item in found.events if not isinstance(item, Started))
    known = {item.key for item in procedures(plan) if item.kind is ProcedureKind.RESTORE}
    shown: dict[str, timedelta] = {}
    for activity, periods in on_the_wall.interruptions.items() if on_the_wall else ():
        key, last = f"{ProcedureKind.RESTORE.value}:{activity}", periods[-1]
        if key in known and last.restored_at is not None:
            shown[key] = last.restored_at - last.started_at
    return shown
