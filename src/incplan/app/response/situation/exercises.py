"""How the exercises that run stand: minute of play, hour of the story, the next inject."""

from datetime import datetime, timedelta
from decimal import Decimal

from incplan.app.desk.desk import Desk
from incplan.app.desk.exercises import read_exercise
from incplan.frozen import dataclass
from incplan.incident.state.exercise import Course, Exercise
from incplan.incident.state.playing import minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseLine:
    """An exercise with a scenario, as it stands at a moment on the wall.

    `next_inject` is due at `next_at` on the wall, if nothing stops the clock; `due` when it is.
    `stopped_for` is the incident for which it was stopped.
    """

    exercise: str
    scenario: str
    course: Course
    play: Decimal
    story: datetime
    declared: bool
    played: tuple[str, ...]
    injects: int
    next_inject: str | None
    next_at: datetime | None
    due: bool
    stopped_for: str = ""


def exercise_line(found: Exercise, now: datetime) -> ExerciseLine:
    """How an exercise stands now."""
    clock, following = found.clock, found.clock.next_inject
    play = clock.play(now)
    due_at = minutes(play) >= following.at if following else False
    running = found.course is Course.RUNNING
    at = _wall(found, following.at) if following and running else None
    return ExerciseLine(
        exercise=found.id,
        scenario=found.started.scenario,
        course=found.course,
        play=minutes(play),
        story=clock.story(now),
        declared=found.incident is not None,
        played=tuple(key for key, _play in clock.played),
        injects=len(clock.timetable),
        next_inject=following.inject if following else None,
        next_at=at.astimezone(now.tzinfo) if at else None,
        due=due_at and running,
        stopped_for=found.stopped_for,
    )


def _wall(found: Exercise, minute: int) -> datetime:
    return found.clock.wall(timedelta(minutes=minute))


def running_exercises(desk: Desk, opened: tuple[str, ...]) -> tuple[ExerciseLine, ...]:
    """Of the incidents that are open, the exercises with a scenario."""
    found = (read_exercise(desk, item) for item in opened if item.startswith("EXE"))
    lines = tuple(exercise_line(item, desk.wall_now) for item in found if item is not None)
    desk.tell_time(None)
    return lines
