"""The post-incident review: a form prefilled from facts, its check, its completion (step 6)."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from incplan.app.desk.desk import Desk, Dossier, Receipt
from incplan.app.register.register import latest_closed, load_incidents
from incplan.app.response.closing import refuse_other_waivers
from incplan.app.response.refusal import refuse
from incplan.app.review.form import review_form
from incplan.diagnostics import Diagnostic, Severity
from incplan.errors import RefusedError, UnreadableError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import Reviewed
from incplan.incident.response.lifecycle import doubt_objections
from incplan.incident.review.compute import compute
from incplan.incident.review.facts import Computed
from incplan.incident.review.problems import (
    Problem,
    is_short,
    may_be_reviewed,
    review_needed,
    review_problems,
)
from incplan.incident.review.suppliers import beside_judgements
from incplan.incident.state.state import Incident
from incplan.plan.files.review import ReviewFile
from incplan.plan.plan import Plan
from incplan.store.review.file import StoredReview, create_review, load_review
from incplan.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """Where a review stands."""

    incident: str
    path: str
    created: bool
    needed: bool
    due: date | None
    computed: int
    problems: tuple[Problem, ...]
    complete: bool
    short: bool = False
    changed_since: bool = False
    sent_to: tuple[str, ...] = ()
    receipt: Receipt | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def facts_for(desk: Desk, dossier: Dossier) -> "dict[str, Computed]":
    """The computed rows of an incident, with similar incidents, and facts beside questions."""
    others, _problems = load_incidents(desk, beside=dossier.id)
    plan = desk.plan()
    now = desk.local_now
    found = dict(compute(dossier.incident, plan, others=others, pack=desk.pack(), now=now))
    return found | beside_judgements(dossier.incident, plan, found, now, others)


def review(desk: Desk, part: str | None, translator: Translator) -> ReviewState:
    """Create the form when there is none, and list what is still missing in it."""
    dossier = desk.dossier(latest_closed(desk) if part is None else part)
    if not may_be_reviewed(dossier.incident):
        raise RefusedError("review_of_false_alarm", id=dossier.id)
    plan: Plan = desk.plan()
    stored = load_review(desk.root, dossier.id)
    created = False
    receipt = None
    if not stored.exists:
        facts = facts_for(desk, dossier)
        text = review_form(plan, dossier.incident, facts, translator)
        path = create_review(desk.root, dossier.id, text)
        receipt = _commit(desk, dossier.id, path)
        created = True
        stored = load_review(desk.root, dossier.id)
    return _state(desk, dossier, stored.review, stored, created=created, receipt=receipt)


def complete_review(
    desk: Desk, part: str | None, *, waived: tuple[str, ...] = (), reason: str = ""
) -> ReviewState:
    """Record the review as complete and sent to the business continuity manager (link F).

    Raises RefusedError with all that is missing; the incident must be closed. With entries missing
    from the incident, doubt must be `waived` for a reason.
    """
    dossier = desk.dossier(latest_closed(desk) if part is None else part)
    plan: Plan = desk.plan()
    if dossier.incident.is_open:
        raise RefusedError("review_of_open_incident", id=dossier.id)
    _refuse_doubt(dossier, waived, reason)
    stored = load_review(desk.root, dossier.id)
    if not stored.exists:
        raise RefusedError("review_missing", id=dossier.id)
    state = _state(desk, dossier, stored.review, stored)
    if state.problems:
        details = tuple(
            (f"review.{item.code}", {"row": item.row, **item.params}) for item in state.problems
        )
        raise RefusedError("review_incomplete", details=details, path=state.path)
    sent_to = plan.role("bcp_manager").people[:1]
    pen = desk.pen(dossier.id)
    pen.add_file(stored.path)
    pen.write(
        Reviewed,
        review_sha256=stored.sha256,
        sent_to=sent_to,
        waived=waived,
        reason=reason.strip(),
    )
    receipt = pen.finish()
    again = desk.dossier(dossier.id)
    return _state(desk, again, stored.review, stored, receipt=receipt, sent_to=sent_to)


def _refuse_doubt(dossier: Dossier, waived: tuple[str, ...], reason: str) -> None:
    """Raises RefusedError, or UsageError for a waiver of something else."""
    refuse_other_waivers(dossier.incident, waived)
    if waived and is_blank(reason):
        raise RefusedError("waiver_needs_reason")
    found = tuple(doubt_objections(dossier.incident, "review complete", waived))
    refuse(found, "review_in_doubt", id=dossier.id)


def due_date(incident: Incident, plan: Plan) -> date | None:
    """Working days after closing (Monday to Friday), by the highest level reached."""
    rules = plan.rules(incident.highest_level)
    closure = incident.closure
    if closure is None or rules is None or rules.review_within_days is None:
        return None
    day, left = closure.at.date(), rules.review_within_days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def _changed_since(incident: Incident, sha256: str) -> bool:
    """Whether the file differs from what was recorded as complete."""
    recorded = incident.reviews[-1].review_sha256 if incident.reviews else ""
    return bool(recorded) and recorded != sha256


def _commit(desk: Desk, incident_id: str, path: object) -> Receipt:
    pen = desk.pen(incident_id)
    assert isinstance(path, Path)
    pen.add_file(path)
    return pen.finish(subject="review form")


def _state(
    desk: Desk,
    dossier: Dossier,
    review_file: ReviewFile | None,
    stored: object,
    *,
    created: bool = False,
    receipt: Receipt | None = None,
    sent_to: tuple[str, ...] = (),
) -> ReviewState:
    assert isinstance(stored, StoredReview)
    errors = [item for item in stored.diagnostics if item.severity is Severity.ERROR]
    if review_file is None:
        raise UnreadableError(
            "review_unreadable",
            details=tuple(
                ("diagnostic", {"path": item.path, "line": item.line, "code": item.code})
                for item in errors
            ),
            path=str(stored.path),
        )
    plan = desk.plan()
    problems = review_problems(review_file, dossier.incident, plan)
    return ReviewState(
        incident=dossier.id,
        path=stored.path.relative_to(desk.root).as_posix(),
        created=created,
        needed=review_needed(dossier.incident),
        due=due_date(dossier.incident, plan),
        computed=len(compute(dossier.incident, plan, now=desk.local_now)),
        problems=problems,
        complete=dossier.incident.status is Status.REVIEWED and not problems,
        short=is_short(dossier.incident),
        changed_since=_changed_since(dossier.incident, stored.sha256),
        sent_to=sent_to,
        receipt=receipt,
        diagnostics=stored.diagnostics,
    )
