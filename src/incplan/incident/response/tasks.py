"""What has to be done now: duties of the level, measures of the fiches (S-046 to S-063)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.incident.clocks.reports import reported_to
from incplan.incident.events.events import MeasureTaken
from incplan.incident.events.words import MeasureOutcome, People
from incplan.incident.state.state import COMMUNICATION, Incident
from incplan.plan.files.fiches import Measure
from incplan.plan.files.levels import Duty
from incplan.plan.plan import Plan
from incplan.plan.values.scalars import Text
from incplan.vocabulary import ROLES, Level, Phase

#: The first measure of all sheets: away from danger, call 112. The answer that nobody is in danger
#: or hurt settles it, and another answer opens it again.
PEOPLE_FIRST: Final = "CMN-A01"


class TaskKind(StrEnum):
    """Where a task comes from."""

    DUTY = "duty"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line to tick. `number` is its place in the list, the same as long as the level is."""

    id: str
    number: int
    kind: TaskKind
    text: Text
    roles: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    phase: Phase | None = None
    evidence: Text | None = None
    decision: bool = False
    mandatory: bool = True
    source: str = ""
    fiche: str | None = None
    taken: MeasureTaken | None = None
    #: An answer given to a question says that it is not needed.
    answered: bool = False

    @property
    def is_settled(self) -> bool:
        """Done, skipped with a reason, or not needed by an answer that was given."""
        return self.taken is not None or self.answered

    @property
    def is_done(self) -> bool:
        """Actually carried out, not skipped."""
        return self.taken is not None and self.taken.outcome is MeasureOutcome.DONE


def tasks(incident: Incident, plan: Plan) -> tuple[Task, ...]:
    """All tasks of the level in force, in order of time.

    First the measures of the first minutes, then the duties of the level, then the later phases; in
    a phase the opening block, the incident's fiche, the communication fiche. What was done at a
    lower level stays done; a duty that more functions must now hear of is open again.
    """
    measures = (*_opening(incident, plan), *_measures(incident, plan))
    phases = {phase: [task for task in measures if task.phase is phase] for phase in Phase}
    found = [
        *phases.pop(Phase.T15),
        *_duties(incident, plan),
        *(task for later in phases.values() for task in later),
    ]
    found += _settled_elsewhere(incident, plan, {task.id for task in found})
    return tuple(replace(task, number=place) for place, task in enumerate(found, start=1))


def informed(
    task: Task, incident: Incident, plan: Plan, knowing: frozenset[str], now: datetime
) -> dict[str, str]:
    """Functions that a duty wants informed whose holder knows already, with that person."""
    if task.kind is not TaskKind.DUTY:
        return {}
    has = (
        (role, reported_to(incident, plan, role, now)) for role in task.contacts if role in ROLES
    )
    return {role: key for role, key in has if key is not None and key in knowing}


def closing_tasks(incident: Incident, plan: Plan) -> tuple[Task, ...]:
    """The common closing block, shown once the incident is over."""
    measures = plan.common.closing if plan.common else ()
    found = [_task(measure, "common", incident) for measure in measures]
    return tuple(replace(task, number=place) for place, task in enumerate(found, start=1))


def fiches_of(incident: Incident) -> tuple[str, ...]:
    """The incident's own fiche, then the communication fiche that goes with each one (S-097)."""
    own = (incident.type,) if incident.type else ()
    return tuple(dict.fromkeys((*own, COMMUNICATION)))


def open_tasks(incident: Incident, plan: Plan) -> tuple[Task, ...]:
    """Tasks neither done nor skipped."""
    return tuple(task for task in tasks(incident, plan) if not task.is_settled)


def duty_done(incident: Incident, plan: Plan, duty: Duty) -> MeasureTaken | None:
    """The tick of a duty, taken over from the lower level it continues.

    A duty to inform is not taken over when more functions must now be informed.
    """
    own = incident.measures.get(duty.id)
    if own is not None:
        return own
    return _done_below(incident, plan, duty) or _done_above(incident, plan, duty)


def _done_below(incident: Incident, plan: Plan, duty: Duty) -> MeasureTaken | None:
    """The tick of the lower duty that this one continues, through any number of levels."""
    seen = {duty.id}
    while duty.continues is not None and duty.continues not in seen:
        lower = _duty(plan, duty.continues)
        if lower is None or not set(duty.inform) <= set(lower.inform):
            return None
        if lower.id in incident.measures:
            return incident.measures[lower.id]
        seen.add(lower.id)
        duty = lower
    return None


def _done_above(incident: Incident, plan: Plan, duty: Duty) -> MeasureTaken | None:
    """After lowering the level: the tick of the higher duty that continues this one."""
    for level in Level:
        for higher in plan.duties(level):
            if higher.continues == duty.id and higher.id in incident.measures:
                return incident.measures[higher.id]
    return None


def _duty(plan: Plan, duty_id: str) -> Duty | None:
    level = duty_id.partition(".")[0]
    if level not in tuple(Level):
        return None
    return next((duty for duty in plan.duties(Level(level)) if duty.id == duty_id), None)


def _opening(incident: Incident, plan: Plan) -> Iterator[Task]:
    for measure in plan.common.opening if plan.common else ():
        if measure.min_level.rank <= incident.level.rank:
            yield _task(measure, "common", incident)


def _duties(incident: Incident, plan: Plan) -> Iterator[Task]:
    for level in Level:
        if level is incident.level:
            for duty in plan.duties(level):
                yield _duty_task(duty, duty_done(incident, plan, duty))
        elif level.rank < incident.level.rank and level is not Level.LOW:
            yield from _earlier_duties(incident, plan, level)


def _earlier_duties(incident: Incident, plan: Plan, level: Level) -> Iterator[Task]:
    """Duties of lower levels, which still apply in a crisis unless a higher one continues them."""
    higher = [item for item in Level if level.rank < item.rank <= incident.level.rank]
    continued = {duty.continues for item in higher for duty in plan.duties(item)}
    reached = {change.effective for change in incident.levels}
    for duty in plan.duties(level):
        wanted = level in reached or level is Level.MAJOR
        if wanted and duty.id not in continued:
            yield _duty_task(duty, duty_done(incident, plan, duty))


def _measures(incident: Incident, plan: Plan) -> Iterator[Task]:
    for fiche_id in fiches_of(incident):
        fiche = plan.fiche(fiche_id)
        for measure in fiche.measures if fiche else ():
            if measure.min_level.rank <= incident.level.rank:
                yield _task(measure, fiche_id, incident)


def _settled_elsewhere(incident: Incident, plan: Plan, shown: set[str]) -> Iterator[Task]:
    """Measures done from a fiche that applied before: they stay on the list (TC27)."""
    for measure_id in incident.measures:
        task = None if measure_id in shown else task_beyond(incident, plan, measure_id)
        if task is not None:
            yield task


def task_beyond(incident: Incident, plan: Plan, measure_id: str) -> Task | None:
    """A measure outside the present list: of a higher level, or of another fiche of the plan."""
    fiche_id = plan.fiche_for(measure_id)
    fiche = plan.fiche(fiche_id) if fiche_id else None
    if fiche is None or fiche_id is None:
        return None
    found = (measure for measure in fiche.measures if measure.id == measure_id)
    return next((_task(measure, fiche_id, incident) for measure in found), None)


def _task(measure: Measure, fiche: str, incident: Incident) -> Task:
    return Task(
        id=measure.id,
        number=0,
        kind=TaskKind.MEASURE,
        text=measure.text,
        roles=measure.roles,
        contacts=measure.contacts,
        phase=measure.phase,
        evidence=measure.evidence,
        decision=measure.decision,
        mandatory=measure.mandatory,
        fiche=fiche,
        taken=incident.measures.get(measure.id),
        answered=measure.id == PEOPLE_FIRST and incident.people is People.NONE,
    )


def _duty_task(duty: Duty, taken: MeasureTaken | None) -> Task:
    return Task(
        id=duty.id,
        number=0,
        kind=TaskKind.DUTY,
        text=duty.text,
        roles=duty.functions,
        contacts=duty.inform,
        source=duty.source,
        taken=taken,
    )


def mark_of(plan: Plan, task: Task) -> str | None:
    """What doing a duty of a level marks as reached as well, such as `contained`."""
    for rules in plan.levels.levels.values():
        for duty in rules.duties:
            if duty.id == task.id:
                return duty.marks
    return None
