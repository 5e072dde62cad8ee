"""How the plan stands: approved or not, changed since, when reviewed, exercised, printed."""

from dataclasses import dataclass
from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.validation.rule_context import rule_context
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.fingerprint import changed_files
from incplan.plan.record import PlanRecord
from incplan.plan.validation.maintenance.reviews import latest_day
from incplan.store.git.history import unheld_files
from incplan.store.journal.folder import PLAN_JOURNAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalStanding:
    """The approval in force, and what changed since."""

    on: date
    by: str
    name: str
    function: str
    version: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When something was last done, and when it is due again."""

    last: date | None
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the plan's journal and its files say together.

    `facts_not_in_git` are files of the journal that nobody else can have yet.
    """

    version: str
    fingerprint: str
    approval: ApprovalStanding | None
    review: Rhythm
    exercise: Rhythm
    awareness: Rhythm
    incidents_since: tuple[str, ...]
    projects_since: tuple[str, ...]
    printed_on: date | None
    facts_not_in_git: tuple[str, ...] = ()


def standing(desk: Desk) -> Standing:
    """How the plan stands today."""
    context = rule_context(desk)
    plan, record = context.plan, context.record
    cycle = plan.file.review
    review = latest_day(context, cycle.last_review, record.reviews)
    since = review or date.min
    return Standing(
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        approval=_approval(desk, record),
        review=_rhythm(review, cycle.every),
        exercise=_rhythm(
            latest_day(context, cycle.last_exercise, record.exercises), cycle.exercise_every
        ),
        awareness=_rhythm(
            latest_day(context, cycle.last_awareness, record.awareness), cycle.awareness_every
        ),
        incidents_since=tuple(item.id for item in context.incidents if item.closed_on > since),
        projects_since=tuple(item.what for item in record.projects if item.on > since),
        printed_on=record.printed[-1].on if record.printed else None,
        facts_not_in_git=_not_in_git(desk),
    )


def _approval(desk: Desk, record: PlanRecord) -> ApprovalStanding | None:
    given = record.approval
    if given is None:
        return None
    return ApprovalStanding(
        on=given.on,
        by=given.by,
        name=name_of(desk.plan(), given.by),
        function=given.function,
        version=given.version,
        changed=changed_files(given.parts, desk.loaded().parts),
    )


def _not_in_git(desk: Desk) -> tuple[str, ...]:
    return tuple(path for path in unheld_files(desk.root) if path.startswith(f"{PLAN_JOURNAL}/"))


def _rhythm(last: date | None, months: int) -> Rhythm:
    return Rhythm(last=last, due=add_months(last, months) if last else None)
