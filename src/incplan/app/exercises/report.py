"""The report of an exercise: its facts, what it still lacks, and that management read it."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.exercises import read_exercise, the_exercise
from incplan.app.desk.naming import known_contact
from incplan.app.exercises.stage import staged_of
from incplan.documents.views.exercises.report import Report
from incplan.errors import RefusedError, UnreadableError, UsageError
from incplan.frozen import dataclass, replace
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import Reviewed
from incplan.incident.events.plan_events import Tested
from incplan.incident.exercises.call_round import call_rounds
from incplan.incident.exercises.missing import Missing, missing_parts
from incplan.incident.exercises.report import (
    NOTHING_TO_CORRECT,
    ExerciseFacts,
    Practice,
    exercise_facts,
)
from incplan.incident.exercises.staging import Staged
from incplan.incident.obligations.deadlines import limit
from incplan.incident.response.lifecycle import may
from incplan.incident.state.exercise import Course, Exercise
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.files.review import ReviewFile, StaffReadiness
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.obligations.pack import Delay, DelayUnit
from incplan.plan.record import TestForm
from incplan.store.review.edit import add_action, write_answer
from incplan.store.review.file import create_review, load_review

#: Working days until the report: after talk, and after doing.
_DAYS: Final = {Practice.TALKED: 5, Practice.TRIED: 10, Practice.DONE: 10}
_READERS: Final = ("management",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStand:
    """How a report stands: its facts, what is missing, until when it is due."""

    exercise: str
    facts: ExerciseFacts
    corrections: int
    missing: tuple[Missing, ...]
    complete: bool
    due: date | None
    next_due: date | None
    receipt: Receipt | None = None

    @property
    def incident(self) -> str:
        """Its number, as other results name it."""
        return self.exercise


def read_report(desk: Desk, part: str | None) -> tuple[Report, ReportStand]:
    """The report of the exercise named, or of the last one.

    Raises RefusedError for one without a scenario, UnreadableError where the scenario or what was
    written beside it cannot be read.
    """
    found = the_exercise(desk, part, over=True)
    staged = _staged(desk, found)
    stored = load_review(desk.root, found.id)
    if stored.exists and stored.review is None:
        raise UnreadableError("review_unreadable", path=str(stored.path))
    review = stored.review or ReviewFile()
    plan = staged.plan
    rounds = call_rounds(desk.plan_log().value.events)
    facts = exercise_facts(found, staged, desk.wall_now, _before(desk, found), rounds)
    last = plan.facts.exercise.on
    next_due = add_months(last, plan.file.review.exercise_every) if last else None
    report = Report(found=found, staged=staged, facts=facts, review=review, next_due=next_due)
    lacking = missing_parts(
        found,
        staged,
        corrections=len(review.actions),
        nothing=facts.nothing_to_correct is not None,
    )
    return report, ReportStand(
        exercise=found.id,
        facts=facts,
        corrections=len(review.actions),
        missing=lacking,
        complete=facts.read_by is not None and not lacking,
        due=report_due(found, facts.practice, ZoneInfo(plan.file.timezone)),
        next_due=next_due,
    )


def _staged(desk: Desk, found: Exercise) -> Staged:
    staged = staged_of(desk, found)
    if staged is None:
        scenario = found.started.scenario
        raise UnreadableError(
            "scenario_unreadable", path=f"scenarios/{scenario}.yaml", scenario=scenario
        )
    return staged


def report_due(found: Exercise, practice: Practice, zone: ZoneInfo) -> date | None:
    """The working day by which the report is due; None while it runs."""
    if found.ended is None or found.course is Course.ABORTED:
        return None
    return working_day_after(found.ended.occurred_at, practice, zone)


def working_day_after(at: datetime, practice: Practice, zone: ZoneInfo) -> date | None:
    """The last day for the report of an exercise that ended then."""
    closed = belgian_holidays(at.year, at.year + 1)
    until = limit(at, Delay(value=_DAYS[practice], unit=DelayUnit.WORKING_DAY), zone, closed)
    return until.date() if until else None


def _before(desk: Desk, found: Exercise) -> Exercise | None:
    """The last exercise of the same scenario that ended before this one began."""
    for exercise in reversed(desk.incidents("exercises")):
        if exercise == found.id:
            continue
        other = read_exercise(desk, exercise)
        if (
            other is not None
            and other.started.scenario == found.started.scenario
            and other.course is Course.ENDED
            and other.started.occurred_at < found.started.occurred_at
        ):
            desk.tell_time(found.clock)
            return other
    desk.tell_time(found.clock)
    return None


def add_correction(desk: Desk, part: str | None, action: Mapping[str, str]) -> ReportStand:
    """Add an action to the list of all reviews. Raises UsageError for an unknown owner."""
    found = the_exercise(desk, part, over=True)
    if is_blank(action.get("what", "")):
        raise UsageError("correction_empty")
    told = {key: value for key, value in action.items() if value}
    if "owner" in told:
        told["owner"] = known_contact(desk.plan(), told["owner"])
    path = _file(desk, found)
    add_action(desk.root, path, told)
    return _written(desk, found, path, "exercise action")


def set_readiness(desk: Desk, part: str | None, word: StaffReadiness) -> ReportStand:
    """Say how prepared the staff was, in the three words of the review (S-092)."""
    found = the_exercise(desk, part, over=True)
    path = _file(desk, found)
    write_answer(desk.root, path, ("staff_readiness",), word.value)
    return _written(desk, found, path, "exercise readiness")


def _file(desk: Desk, found: Exercise) -> Path:
    """What people say beside the facts, in the file that reviews have; created when missing."""
    stored = load_review(desk.root, found.id)
    if not stored.exists:
        return create_review(desk.root, found.id, "format: 1\nstaff_readiness:\nactions: []\n")
    return stored.path


def _written(desk: Desk, found: Exercise, path: Path, subject: str) -> ReportStand:
    pen = desk.pen(found.id)
    pen.add_file(path)
    receipt = pen.finish(subject=subject)
    _report, stand = read_report(desk, found.id)
    return replace(stand, receipt=receipt)


def complete_report(
    desk: Desk, part: str | None, *, nothing: bool = False, at: datetime | None = None
) -> ReportStand:
    """Record that management read the report. Raises RefusedError with all that is missing.

    `nothing` says by name that there is nothing to correct. It is not read before the end.
    """
    report, stand = read_report(desk, part)
    found = report.found
    lacking = missing_parts(found, report.staged, corrections=stand.corrections, nothing=nothing)
    if lacking:
        details: tuple[tuple[str, dict[str, object]], ...] = tuple(
            (f"report.{item.code}", {"of": item.of}) for item in lacking
        )
        raise RefusedError("report_incomplete", details=details, id=found.id)
    if not may(desk.plan(), desk.by, _READERS):
        raise RefusedError("report_read_by_management")
    if at is not None and found.ended is not None and at < found.ended.occurred_at:
        raise RefusedError("read_before_end", id=found.id)
    stored = load_review(desk.root, found.id)
    pen = desk.pen(found.id)
    pen.write(
        Reviewed,
        occurred_at=at,
        review_sha256=stored.sha256,
        sent_to=(desk.by,) if desk.by else (),
        waived=(NOTHING_TO_CORRECT,) if nothing and not stand.corrections else (),
    )
    receipt = pen.finish()
    _count_for_good(desk, found)
    _after, after = read_report(desk, found.id)
    return replace(after, receipt=receipt)


def _count_for_good(desk: Desk, found: Exercise) -> None:
    """What the exercise tested counts for its whole rhythm now that the report was read."""
    tests = [item for item in desk.record().tests if item.incident == found.id]
    waiting = {item.procedure: item for item in tests if item.report_open}
    if not waiting or found.ended is None:
        return
    desk.tell_time(None)
    pen = desk.plan_pen()
    pen.write(
        Tested,
        occurred_at=found.ended.occurred_at,
        procedures=tuple(waiting),
        form=TestForm(found.started.form),
        shown_in=found.id,
    )
    pen.finish()
    desk.tell_time(found.clock)
