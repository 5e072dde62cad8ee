"""How the plan stands: approved or not, changed since, when reviewed, exercised, printed."""

from dataclasses import dataclass
from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.validation.rule_context import rule_context
from incplan.incident.state.doubt import Doubt
from incplan.plan.facts import LastDone, PlanFacts, Source
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.plan import Plan
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
class SignatureStanding:
    """A signature on paper that the journal does not hold: it is no approval."""

    on: date
    by: str | None
    name: str
    version: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When something was last done, where that is written, and when it is due again."""

    last: date | None
    due: date | None
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The last print run, and who holds a copy."""

    printed_on: date | None
    version: str | None
    copies: int | None
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the plan's journal and its files say together.

    `signature` is given where nothing was approved; `conflicts` counts what file and journal say
    that cannot both be so: `validate` names it. `facts_not_in_git` are files of the journal that
    nobody else can have yet.
    """

    version: str
    fingerprint: str
    approval: ApprovalStanding | None
    signature: SignatureStanding | None
    review: Rhythm
    exercise: Rhythm
    awareness: Rhythm
    incidents_since: tuple[str, ...]
    projects_since: tuple[str, ...]
    printed_on: date | None
    paper: Paper
    conflicts: int
    doubt: Doubt | None = None
    facts_not_in_git: tuple[str, ...] = ()


def standing(desk: Desk) -> Standing:
    """How the plan stands today."""
    context = rule_context(desk)
    plan, facts = context.plan, context.plan.facts
    cycle, since = plan.file.review, facts.review.on or date.min
    paper = _paper(facts)
    return Standing(
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        approval=_approval(plan),
        signature=_signature(plan),
        review=_rhythm(facts.review, cycle.every),
        exercise=_rhythm(facts.exercise, cycle.exercise_every),
        awareness=_rhythm(facts.awareness, cycle.awareness_every),
        incidents_since=tuple(item.id for item in context.incidents if item.closed_on > since),
        projects_since=tuple(item.what for item in context.record.projects if item.on > since),
        printed_on=paper.printed_on,
        paper=paper,
        conflicts=len(facts.conflicts),
        doubt=desk.plan_doubt() or None,
        facts_not_in_git=_not_in_git(desk),
    )


def _approval(plan: Plan) -> ApprovalStanding | None:
    approved = plan.facts.approval
    if approved is None:
        return None
    given = approved.given
    return ApprovalStanding(
        on=given.on,
        by=given.by,
        name=name_of(plan, given.by),
        function=given.function,
        version=given.version,
        changed=approved.changed,
    )


def _not_in_git(desk: Desk) -> tuple[str, ...]:
    return tuple(path for path in unheld_files(desk.root) if path.startswith(f"{PLAN_JOURNAL}/"))


def _signature(plan: Plan) -> SignatureStanding | None:
    signed = plan.facts.signature
    if signed is None or plan.facts.approval is not None:
        return None
    name = name_of(plan, signed.by) if signed.by else ""
    return SignatureStanding(on=signed.on, by=signed.by, name=name, version=signed.version)


def _rhythm(done: LastDone, months: int) -> Rhythm:
    due = add_months(done.on, months) if done.on else None
    return Rhythm(last=done.on, due=due, source=done.source)


def _paper(facts: PlanFacts) -> Paper:
    run = facts.printed
    return Paper(
        printed_on=run.on if run else None,
        version=run.version if run else None,
        copies=run.copies if run else None,
        holders=tuple(copy.holder for copy in facts.copies),
    )
