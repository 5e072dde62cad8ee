"""Collect from disk what the rules of `validate` need."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from incplan.app.desk.desk import Desk
from incplan.app.desk.exercises import read_exercise
from incplan.app.documents.role_changes import open_role_changes
from incplan.app.exercises.report import report_due, working_day_after
from incplan.app.register.lessons import late_actions, open_targets
from incplan.app.validation.rule_facts import with_facts
from incplan.diagnostics import Diagnostic
from incplan.incident.exercises.report import Practice, practice_of
from incplan.incident.review.problems import review_needed
from incplan.plan.record import OpenReport, PastIncident, TestForm
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance.acceptance import apply_acceptances
from incplan.plan.validation.maintenance.copies import run_in_question
from incplan.plan.validation.maintenance.papers import changed_on_paper
from incplan.store.journal.endings import is_open_by_names

if TYPE_CHECKING:
    from incplan.store.journal.folder import EventName


def rule_context(desk: Desk, horizon: timedelta = timedelta(days=60)) -> Context:
    """Plan, day and journals. What cannot be read is left out; nothing is raised for it."""
    loaded = desk.loaded()
    context = Context(
        plan=desk.plan(),
        today=desk.local_now.date(),
        horizon=horizon,
        record=desk.record(),
        parts=loaded.prints,
    )
    past = _past_incidents(desk, context)
    late, targets = late_actions(desk), open_targets(desk)
    context = replace(
        context,
        incidents=past,
        late_actions=late,
        open_targets=targets,
        open_reports=tuple(_open_reports(desk)),
    )
    context = replace(context, role_changes=open_role_changes(desk, desk.plan()))
    context = replace(context, outdated_pages=_outdated_pages(desk, context))
    return with_facts(context, loaded, desk.root)


def _outdated_pages(desk: Desk, context: Context) -> tuple[str, ...]:
    run = run_in_question(context)
    if run is None or not changed_on_paper(context, run) or desk.loaded().broken:
        return ()
    # Late import: the binder is laid out again only if pages were printed and the plan changed.
    from incplan.app.documents.reprint import outdated_pages

    return outdated_pages(desk, run)


def _open_reports(desk: Desk) -> Iterator[OpenReport]:
    """Exercises that ended without a report that was read; without scenario, without a review."""
    for exercise in desk.incidents("exercises"):
        kinds = {name.kind for name in desk.event_names(exercise)}
        if "reviewed" in kinds:
            continue
        if "started" not in kinds and "closed" in kinds:
            yield from _unreviewed(desk, exercise)
        if "ended" not in kinds:
            continue
        found = read_exercise(desk, exercise)
        if found is None or found.ended is None:
            continue
        due = report_due(found, practice_of(TestForm(found.started.form)), desk.zone)
        if due is not None:
            ended = found.ended.occurred_at.astimezone(desk.zone).date()
            yield OpenReport(exercise=exercise, ended=ended, due=due)
    desk.tell_time(None)


def _unreviewed(desk: Desk, exercise: str) -> Iterator[OpenReport]:
    incident, _log = desk.read(exercise)
    closure = incident.closure if incident else None
    if closure is not None and not closure.cancelled:
        ended = closure.at.astimezone(desk.zone)
        due = working_day_after(ended, Practice.DONE, desk.zone)
        if due is not None:
            yield OpenReport(exercise=exercise, ended=ended.date(), due=due, alone=True)


def judged(desk: Desk, context: Context, found: list[Diagnostic]) -> list[Diagnostic]:
    """All findings after applying management's acceptances, and the problems of those."""
    known, odd = apply_acceptances(context, found)
    return [*known, *(desk.loaded().address(finding) for finding in odd)]


def _past_incidents(desk: Desk, context: Context) -> tuple[PastIncident, ...]:
    """Closed incidents that matter to the review cycle.

    File names tell when an incident was closed and whether it was reviewed since; only those closed
    after the last review of the plan, or without a review, are opened.
    """
    last = context.plan.facts.review.on or date.min
    found: list[PastIncident] = []
    for incident_id in desk.incidents():
        names = desk.event_names(incident_id)
        if is_open_by_names(names) or not _matters(names, last):
            continue
        past = _past_incident(desk, incident_id)
        if past is not None:
            found.append(past)
    return tuple(found)


def _matters(names: "tuple[EventName, ...]", last: date) -> bool:
    ends = [name for name in names if name.kind in ("closed", "cancelled", "reviewed")]
    if not ends or ends[-1].kind == "cancelled":
        return False
    return ends[-1].kind != "reviewed" or ends[-1].recorded_at.date() >= last


def _past_incident(desk: Desk, incident_id: str) -> PastIncident | None:
    incident, _log = desk.read(incident_id)
    closure = incident.closure if incident else None
    if incident is None or closure is None or not review_needed(incident):
        return None
    return PastIncident(
        id=incident.id,
        closed_on=closure.at.astimezone(desk.zone).date(),
        activities=tuple(incident.interruptions),
        reviewed=bool(incident.reviews) and incident.reviews[-1].recorded_at >= closure.at,
    )
