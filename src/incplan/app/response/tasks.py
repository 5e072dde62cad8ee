"""Tick a duty or a measure, by the number shown or by its id; the tick is a journal entry."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from incplan.app.desk.desk import Desk, Receipt
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.course_events import Contained
from incplan.incident.events.events import MeasureTaken
from incplan.incident.events.words import MeasureOutcome
from incplan.incident.response.tasks import Task, closing_tasks, mark_of, task_beyond, tasks
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan

#: Fewer letters begin the text of too many.
_FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """What is said about a task."""

    skip: bool = False
    reason: str = ""
    decision: str = ""
    text: str = ""
    effort: timedelta | None = None
    cost_eur: Decimal | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """The tasks just settled, and what is next."""

    incident: str
    tasks: tuple[str, ...]
    texts: tuple[str, ...]
    outcome: str
    already: tuple[str, ...]
    open_left: int
    marks: tuple[str, ...]
    receipt: Receipt


def find_task(incident: Incident, plan: Plan, word: str) -> Task:
    """A task by number or id: of the list, else any measure of the plan's fiches; or by its text.

    So a measure of a higher level or of another fiche that was really done can be recorded. Raises
    UsageError naming the range, or the tasks that words may mean.
    """
    shown = tasks(incident, plan)
    everything = (*shown, *closing_tasks(incident, plan))
    if word.isdecimal() and len(word) < 7:
        found = next((task for task in shown if task.number == int(word)), None)
    else:
        found = next((task for task in everything if task.id.lower() == word.lower()), None)
        found = found or task_beyond(incident, plan, word.upper())
    if found is None and sum(sign.isalpha() for sign in word) >= _FEWEST:
        # Late import: only for words that are no id.
        from incplan.app.response.task_texts import worded

        found = worded(plan, shown, word)
    if found is None:
        raise UsageError("unknown_task", given=word, last=len(shown))
    return found


def undecided(desk: Desk, part: str | None, words: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of those tasks that need a decision to be recorded."""
    incident = desk.dossier(part).incident
    plan = desk.plan()
    found = (find_task(incident, plan, word) for word in words)
    return tuple(plan.text(task.text, desk.language) for task in found if task.decision)


def tick(desk: Desk, part: str | None, words: tuple[str, ...], said: Tick) -> Ticked:
    """Settle tasks. Skipping needs a reason; a decision measure needs the decision taken."""
    dossier = desk.dossier(part)
    plan = desk.plan()
    found = [find_task(dossier.incident, plan, word) for word in words]
    if said.skip and is_blank(said.reason):
        raise RefusedError("skip_needs_reason")
    for task in found:
        if task.decision and not said.skip and not (said.decision or said.text):
            raise RefusedError("decision_needed", id=task.id)
    pen = desk.pen(dossier.id)
    marks: list[str] = []
    for task in found:
        pen.write(
            MeasureTaken,
            occurred_at=said.occurred_at,
            measure=task.id,
            outcome=MeasureOutcome.SKIPPED if said.skip else MeasureOutcome.DONE,
            reason=said.reason.strip(),
            decision=said.decision.strip(),
            effort=said.effort,
            cost_eur=said.cost_eur,
            text=said.text.strip(),
        )
        mark = None if said.skip else mark_of(plan, task)
        if mark == "contained" and dossier.incident.contained_at is None:
            pen.write(Contained, occurred_at=said.occurred_at)
            marks.append(mark)
    after = desk.dossier(dossier.id).incident
    return Ticked(
        incident=dossier.id,
        tasks=tuple(task.id for task in found),
        texts=tuple(plan.text(task.text, desk.language) for task in found),
        outcome="skipped" if said.skip else "done",
        already=tuple(task.id for task in found if task.taken is not None),
        open_left=sum(1 for task in tasks(after, plan) if not task.is_settled),
        marks=tuple(marks),
        receipt=pen.finish(),
    )
