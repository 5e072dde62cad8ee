"""How the plan stands: approved or not, changed since, when reviewed, exercised, printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.desk.unsaved import unsaved
from incplan.app.plan.practice.to_brief import ToBrief, to_brief
from incplan.app.validation.rule_context import rule_context
from incplan.incident.state.doubt import Doubt
from incplan.plan.facts import ApprovalInForce, LastDone, Source
from incplan.plan.files.organisation import ProcedureLink
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.coverage import (
    RECORDED,
    changed_between,
    covered_by,
    part_fingerprints,
    part_of,
)
from incplan.plan.maintenance.distribution import paper_copies_out
from incplan.plan.maintenance.links import empty_links, owner_of_link
from incplan.plan.maintenance.projects import unread_projects
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord
from incplan.store.git.proof.history import unheld_files
from incplan.store.journal.folder import PLAN_JOURNAL
from incplan.vocabulary import PROCEDURE_LINKS


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
    """The last print run, how many copies of the plan are out on paper (`held`), and who has one.

    A copy that only `plan.yaml` lists counts until one was handed out with a number.
    """

    printed_on: date | None
    version: str | None
    copies: int | None
    holders: tuple[str, ...]
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStanding:
    """A link between the procedures by its letter; `organised` tells whether anything says how."""

    letter: str
    organised: bool
    owner: str | None
    document: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDuty:
    """Somebody whose turn it is now: a function, and a contact by id and name."""

    role: str
    contact: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the plan's journal and its files say together.

    `signature` is given where nothing was approved; `conflicts` counts what file and journal say
    that cannot both be so: `validate` names it. `unsaved` are plan files that git does not hold as
    they stand, `ignored_files` those that a rule of git keeps out; `not_in_git` is the code of why
    git cannot tell. `facts_not_in_git` are files of the journal that nobody else can have yet.
    """

    version: str
    fingerprint: str
    approval: ApprovalStanding | None
    signature: SignatureStanding | None
    parts: tuple[PartStanding, ...]
    review: Rhythm
    exercise: Rhythm
    awareness: Rhythm
    incidents_since: tuple[str, ...]
    projects_since: tuple[str, ...]
    printed_on: date | None
    paper: Paper
    conflicts: int
    unsaved: tuple[str, ...]
    not_in_git: str | None
    doubt: Doubt | None = None
    #: Entries of the plan's own journal that are kept outside it until its disk can be written.
    waiting: int = 0
    facts_not_in_git: tuple[str, ...] = ()
    ignored_files: tuple[str, ...] = ()
    #: Who of management signs: the id of a contact, and the name.
    signer: str | None = None
    signer_name: str = ""
    #: Who is on duty now, by the roster.
    on_duty: tuple[OnDuty, ...] = ()
    #: Projects for which the risk assessment is to be read again (link B).
    unread_projects: tuple[str, ...] = ()
    #: How the links A to J are organised here, by letter.
    links: tuple[LinkStanding, ...] = ()
    #: Who got a function and was not briefed on it.
    to_brief: tuple[ToBrief, ...] = ()


def standing(desk: Desk) -> Standing:
    """How the plan stands today."""
    context = rule_context(desk)
    plan, facts = context.plan, context.plan.facts
    cycle, since = plan.file.review, facts.review.on or date.min
    paper, kept, prints = _paper(plan, context.record), unsaved(desk), desk.loaded().prints
    signer = next(iter(plan.role("management").people), None)
    return Standing(
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        approval=_approval(plan, prints),
        signature=_signature(plan),
        parts=_parts(facts.approval, prints),
        review=_rhythm(facts.review, cycle.every),
        exercise=_rhythm(facts.exercise, cycle.exercise_every),
        awareness=_rhythm(facts.awareness, cycle.awareness_every),
        incidents_since=tuple(item.id for item in context.incidents if item.closed_on > since),
        projects_since=tuple(item.what for item in context.record.projects if item.on > since),
        printed_on=paper.printed_on,
        paper=paper,
        conflicts=len(facts.contradictions),
        unsaved=kept.paths,
        not_in_git=kept.reason,
        doubt=desk.plan_doubt() or None,
        waiting=len(desk.plan_log().value.waiting),
        facts_not_in_git=_not_in_git(desk),
        ignored_files=kept.ignored,
        signer=signer,
        signer_name=name_of(plan, signer),
        on_duty=tuple(
            OnDuty(role=role, contact=people[0], name=name_of(plan, people[0]))
            for role, people in plan.duty.items()
        ),
        unread_projects=tuple(item.what for item in unread_projects(context.record, facts)),
        links=_links(plan, desk.language),
        to_brief=to_brief(desk),
    )


def _approval(plan: Plan, prints: Mapping[str, str]) -> ApprovalStanding | None:
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
        covers=tuple(part.value for part in covered_by(given.covers)),
        changed_besides=changed_between(given.parts, prints, RECORDED),
    )


def _parts(approved: ApprovalInForce | None, prints: Mapping[str, str]) -> tuple[PartStanding, ...]:
    covered = covered_by(approved.given.covers if approved else ())
    changed = approved.changed if approved else ()
    besides = changed_between(approved.given.parts, prints, RECORDED) if approved else ()
    return tuple(
        PartStanding(
            part=part.value,
            fingerprint=fingerprint,
            covered=part in covered,
            changed=tuple(item for item in (*changed, *besides) if part_of(item) is part),
        )
        for part, fingerprint in part_fingerprints(prints).items()
    )


def _signature(plan: Plan) -> SignatureStanding | None:
    signed = plan.facts.signature
    if signed is None or plan.facts.approval is not None:
        return None
    name = name_of(plan, signed.by) if signed.by else ""
    return SignatureStanding(on=signed.on, by=signed.by, name=name, version=signed.version)


def _rhythm(done: LastDone, months: int) -> Rhythm:
    due = add_months(done.on, months) if done.on else None
    return Rhythm(last=done.on, due=due, source=done.source)


def _links(plan: Plan, language: str) -> tuple[LinkStanding, ...]:
    known, empty = plan.file.procedure_links, empty_links(plan)
    found = ((letter, known.get(letter) or ProcedureLink()) for letter in PROCEDURE_LINKS)
    return tuple(
        LinkStanding(
            letter=letter,
            organised=letter not in empty,
            owner=owner_of_link(plan, link),
            document=plan.text(link.document.name, language) if link.document else "",
            note=plan.text(link.note, language),
        )
        for letter, link in found
    )


def _paper(plan: Plan, record: PlanRecord) -> Paper:
    facts, run = plan.facts, plan.facts.printed
    return Paper(
        printed_on=run.on if run else None,
        version=run.version if run else None,
        copies=run.copies if run else None,
        holders=facts.holders,
        held=paper_copies_out(plan, record),
    )


def _not_in_git(desk: Desk) -> tuple[str, ...]:
    return tuple(path for path in unheld_files(desk.root) if path.startswith(f"{PLAN_JOURNAL}/"))
