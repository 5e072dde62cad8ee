"""How the plan stands: approved or not, changed since, when reviewed, exercised, printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.desk.unsaved import unsaved
from incplan.app.validation.rule_context import rule_context
from incplan.incident.state.doubt import Doubt
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.coverage import (
    RECORDED,
    changed_between,
    changed_since,
    covered_by,
    part_fingerprints,
    part_of,
)
from incplan.plan.record import Approval, PlanRecord
from incplan.plan.validation.maintenance.reviews import latest_day
from incplan.store.git.history import unheld_files
from incplan.store.journal.folder import PLAN_JOURNAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PartStanding:
    """A part of the plan: whether the approval covers it, and which of its files changed since."""

    part: str
    fingerprint: str
    covered: bool
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalStanding:
    """The approval in force, and what changed since, in covered parts and in noted ones."""

    on: date
    by: str
    name: str
    function: str
    version: str
    changed: tuple[str, ...]
    covers: tuple[str, ...]
    changed_besides: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When something was last done, and when it is due again."""

    last: date | None
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of the plan, from its journal and its files together.

    `unsaved` are plan files that differ from the last commit; `not_in_git` is the code of why git
    cannot tell. `facts_not_in_git` are files of the journal that are only on this machine.
    """

    version: str
    fingerprint: str
    approval: ApprovalStanding | None
    parts: tuple[PartStanding, ...]
    review: Rhythm
    exercise: Rhythm
    awareness: Rhythm
    incidents_since: tuple[str, ...]
    projects_since: tuple[str, ...]
    printed_on: date | None
    unsaved: tuple[str, ...]
    not_in_git: str | None
    doubt: Doubt | None = None
    facts_not_in_git: tuple[str, ...] = ()


def standing(desk: Desk) -> Standing:
    """How the plan stands today."""
    context = rule_context(desk)
    plan, record = context.plan, context.record
    cycle = plan.file.review
    review = latest_day(context, cycle.last_review, record.reviews)
    since = review or date.min
    kept = unsaved(desk)
    return Standing(
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        approval=_approval(desk, record),
        parts=_parts(record.approval, desk.loaded().prints),
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
        unsaved=kept.paths,
        not_in_git=kept.reason,
        doubt=desk.plan_doubt() or None,
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
        changed=changed_since(given, desk.loaded().prints),
        covers=tuple(part.value for part in covered_by(given.covers)),
        changed_besides=changed_between(given.parts, desk.loaded().prints, RECORDED),
    )


def _parts(given: Approval | None, prints: Mapping[str, str]) -> tuple[PartStanding, ...]:
    covered = covered_by(given.covers if given else ())
    changed = changed_since(given, prints) if given else ()
    besides = changed_between(given.parts, prints, RECORDED) if given else ()
    return tuple(
        PartStanding(
            part=part.value,
            fingerprint=fingerprint,
            covered=part in covered,
            changed=tuple(item for item in (*changed, *besides) if part_of(item) is part),
        )
        for part, fingerprint in part_fingerprints(prints).items()
    )


def _not_in_git(desk: Desk) -> tuple[str, ...]:
    return tuple(path for path in unheld_files(desk.root) if path.startswith(f"{PLAN_JOURNAL}/"))


def _rhythm(last: date | None, months: int) -> Rhythm:
    return Rhythm(last=last, due=add_months(last, months) if last else None)
