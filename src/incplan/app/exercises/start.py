"""Start an exercise: a scenario on the plan as it stands, with its hours and names fixed."""

from datetime import datetime
from decimal import Decimal

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.exercises import playing, read_exercise
from incplan.app.desk.naming import known_contact
from incplan.app.exercises.scenario_view import ScenarioView, viewed
from incplan.app.exercises.scenarios import problems_of, staged_now, the_scenario
from incplan.app.response.situation.exercises import ExerciseLine, exercise_line
from incplan.diagnostics import Severity
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings import finding_message
from incplan.incident.events.exercise_events import Attended, BoundName, InjectHour, Started
from incplan.incident.events.scalars import format_instant, format_span
from incplan.incident.exercises.queries.query import Bound
from incplan.incident.exercises.staging import Staged
from incplan.plan.files.scenarios import Scenario
from incplan.store.disk.turn import own_turn
from incplan.store.journal.incidents import new_incident_id
from incplan.store.plan.scenarios import fingerprint_of

#: More than this nobody can follow; less and the day is over.
_FASTEST, _SLOWEST = Decimal(60), Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRequest:
    """What the facilitator typed."""

    scenario: str
    speed: Decimal = Decimal(1)
    participants: tuple[str, ...] = ()
    paper: bool = False
    despite_errors: bool = False
    at: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStarted:
    """An exercise that is on disk, and how its scenario falls on the plan."""

    exercise: str
    event: str
    view: ScenarioView
    line: ExerciseLine
    receipt: Receipt

    @property
    def incident(self) -> str:
        """Its number, as other results name it."""
        return self.exercise


def start_exercise(desk: Desk, request: StartRequest, translator: Translator) -> ExerciseStarted:
    """Give it a number, and write down when it began and what its names stand for.

    Raises UsageError for an unknown scenario or contact, or a speed that nobody can follow;
    RefusedError while another exercise runs or a real incident is open, and for a scenario with
    errors.
    """
    scenario, own = the_scenario(desk, request.scenario)
    if not _SLOWEST <= request.speed <= _FASTEST:
        raise UsageError("exercise_speed", given=str(request.speed), most=str(_FASTEST))
    plan = desk.plan()
    people = tuple(dict.fromkeys(known_contact(plan, name) for name in request.participants))
    _refuse_beside_others(desk)
    if not request.despite_errors:
        _refuse_with_errors(desk, scenario, translator)
    at = request.at or desk.now
    staged = staged_now(desk, scenario, at)
    if not staged.injects:
        raise RefusedError("nothing_to_play", scenario=scenario.id)
    with own_turn(desk.root):  # from finding a free number until it is used
        year = at.astimezone(desk.zone).year
        exercise = new_incident_id(desk.root, year, "EXE", desk.waits())
        pen = desk.pen(exercise)
        event = pen.write(
            Started, occurred_at=request.at, **_words(desk, staged, request, people, own=own)
        )
    for person in people:
        pen.write(Attended, occurred_at=request.at, who=person)
    receipt = pen.finish()
    found = read_exercise(desk, exercise)
    assert found is not None  # it was just written
    line = exercise_line(found, desk.wall_now)
    return ExerciseStarted(
        exercise=exercise,
        event=event.id,
        view=viewed(staged, translator, own=own),
        line=line,
        receipt=receipt,
    )


def _refuse_beside_others(desk: Desk) -> None:
    running = playing(desk)
    if running:
        raise RefusedError("exercise_runs", id=running[0])
    real = [item for item in desk.open_incidents() if item.startswith("INC")]
    if real:
        raise RefusedError("real_incident_first", id=real[0])


def _refuse_with_errors(desk: Desk, scenario: Scenario, translator: Translator) -> None:
    """A scenario with errors spoils, or asks what nobody can show: say which, where."""
    wrong = [item for item in problems_of(desk, scenario) if item.severity is Severity.ERROR]
    if wrong:
        details: tuple[tuple[str, dict[str, object]], ...] = tuple(
            (
                "scenario_finding",
                {
                    "code": item.code,
                    "place": f"{item.path}:{item.line}",
                    "message": finding_message(translator, item.code, item.params),
                },
            )
            for item in wrong
        )
        raise RefusedError("scenario_has_errors", details=details, scenario=scenario.id)


def _words(
    desk: Desk, staged: Staged, request: StartRequest, people: tuple[str, ...], *, own: bool
) -> dict[str, object]:
    scenario, plan = staged.scenario, staged.plan
    holders = (plan.role(role).holder for role in scenario.absent)
    return {
        "scenario": scenario.id,
        "version": scenario.version,
        "fingerprint": fingerprint_of(desk.root, scenario.id, own=own),
        "form": scenario.form.value,
        "minutes": scenario.play,
        "speed": request.speed,
        "solo": scenario.solo,
        "on_paper": request.paper,
        "participants": people,
        "away": tuple(dict.fromkeys(person for person in holders if person)),
        "left_out": staged.left_out,
        "timetable": tuple(
            InjectHour(item.inject, item.at, item.story) for item in staged.timetable
        ),
        "bindings": tuple(
            BoundName(name, found.family.value, _value(found))
            for name, found in staged.answers.items()
            if isinstance(found, Bound)
        ),
        "plan_fingerprint": plan.fingerprint,
        "plan_commit": desk.head(),
        "text": request.text.strip(),
    }


def _value(found: Bound) -> str:
    """An id or a value, never text of the plan."""
    if found.span is not None:
        return format_span(found.span)
    if found.at is not None:
        return format_instant(found.at)
    return str(found.promise) if found.promise is not None else found.key
