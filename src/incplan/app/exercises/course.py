"""The course of an exercise: play the next inject, stop the clock, let it run, end it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.exercises import playing, read_exercise, the_exercise
from incplan.app.exercises.scenario_view import InjectLine, ScenarioView, viewed
from incplan.app.exercises.stage import staged_of
from incplan.app.response.situation.exercises import ExerciseLine, exercise_line
from incplan.errors import IncplanError, RefusedError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.events.blank import is_blank
from incplan.incident.events.exercise_events import Aborted, Paused, Played, Resumed
from incplan.incident.events.fact import Event
from incplan.incident.state.exercise import Course, Exercise
from incplan.incident.state.playing import minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseShown:
    """An exercise as it stands, with the injects that reached the players.

    `view` is None where its scenario cannot be read any more.
    """

    exercise: str
    line: ExerciseLine
    view: ScenarioView | None
    played: tuple[InjectLine, ...]

    @property
    def incident(self) -> str:
        """Its number, as other results name it."""
        return self.exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was recorded of its course; `inject` is what the players now hear."""

    exercise: str
    event: str
    kind: str
    line: ExerciseLine
    receipt: Receipt
    inject: InjectLine | None = None
    occurred_at: datetime

    @property
    def incident(self) -> str:
        """Its number, as other results name it."""
        return self.exercise


def show_exercise(desk: Desk, part: str | None, translator: Translator) -> ExerciseShown:
    """The exercise that runs, or the one named."""
    found = the_exercise(desk, part)
    view = _view(desk, found, translator)
    reached = {item.inject for item in found.played}
    return ExerciseShown(
        exercise=found.id,
        line=exercise_line(found, desk.wall_now),
        view=view,
        played=tuple(item for item in view.injects if item.id in reached) if view else (),
    )


def _view(desk: Desk, found: Exercise, translator: Translator) -> ScenarioView | None:
    staged = staged_of(desk, found)
    return viewed(staged, translator) if staged is not None else None


def play_next(
    desk: Desk,
    part: str | None,
    translator: Translator,
    *,
    at: datetime | None = None,
    early: bool = False,
) -> Moved:
    """Play the next inject, if it is due; with `early` before.

    Raises RefusedError where it is not due yet, the clock stands still, or none is left.
    """
    found = _running(desk, part)
    moment = at or desk.now
    following = found.clock.next_inject
    if following is None:
        raise RefusedError("no_inject_left", id=found.id)
    if found.clock.is_paused:
        raise RefusedError("exercise_is_paused", id=found.id)
    if minutes(found.clock.play(moment)) < following.at and not early:
        wall = exercise_line(found, moment.astimezone(desk.zone)).next_at
        raise RefusedError("inject_not_due", inject=following.inject, time=f"{wall:%H:%M}")
    return _moved(desk, found, Played, translator, at=at, inject=following.inject)


def play_due(desk: Desk, translator: Translator) -> tuple[InjectLine, ...]:
    """Play what is due in the exercises that run; the last inject that the players have of each.

    For a board that refreshes itself: what cannot be played or read is left as it is.
    """
    shown: list[InjectLine] = []
    for exercise in playing(desk):
        with suppress(IncplanError):
            line = exercise_line(the_exercise(desk, exercise), desk.wall_now)
            if line.due:
                play_next(desk, exercise, translator)
            shown += show_exercise(desk, exercise, translator).played[-1:]
    desk.tell_time(None)
    return tuple(shown)


def pause(desk: Desk, part: str | None, translator: Translator, *, at: datetime | None) -> Moved:
    """Stop the clock. Raises RefusedError where it stands still already."""
    found = _running(desk, part)
    if found.clock.is_paused:
        raise RefusedError("exercise_is_paused", id=found.id)
    return _moved(desk, found, Paused, translator, at=at)


def resume(desk: Desk, part: str | None, translator: Translator, *, at: datetime | None) -> Moved:
    """Let the clock run again. Raises RefusedError where it runs, or an incident is open."""
    found = _running(desk, part)
    if not found.clock.is_paused:
        raise RefusedError("exercise_is_running", id=found.id)
    real = [item for item in desk.open_incidents() if item.startswith("INC")]
    if real:
        raise RefusedError("real_incident_first", id=real[0])
    return _moved(desk, found, Resumed, translator, at=at)


def abort(
    desk: Desk, part: str | None, translator: Translator, *, reason: str, at: datetime | None
) -> Moved:
    """Break it off: it counts for nothing. Raises RefusedError without a reason."""
    found = _running(desk, part)
    if is_blank(reason):
        raise RefusedError("abort_needs_reason")
    return _moved(desk, found, Aborted, translator, at=at, reason=reason.strip())


def _running(desk: Desk, part: str | None) -> Exercise:
    found = the_exercise(desk, part)
    if found.course in (Course.ENDED, Course.ABORTED):
        raise RefusedError("exercise_is_over", id=found.id)
    return found


def _moved(
    desk: Desk,
    found: Exercise,
    kind: Callable[..., Event],
    translator: Translator,
    *,
    at: datetime | None,
    **words: object,
) -> Moved:
    if at is not None and at < found.started.occurred_at:
        raise RefusedError("ended_before_start", id=found.id)
    pen = desk.pen(found.id)
    event = pen.write(kind, occurred_at=at, **words)
    after = read_exercise(desk, found.id) or found
    view = _view(desk, after, translator) if isinstance(event, Played) else None
    inject = getattr(event, "inject", None)
    return Moved(
        exercise=found.id,
        event=event.id,
        kind=event.KIND.value,
        line=exercise_line(after, desk.wall_now),
        receipt=pen.finish(),
        inject=next((item for item in view.injects if item.id == inject), None) if view else None,
        occurred_at=event.occurred_at,
    )
