"""What the files of a plan and its journal say that cannot both be so, or not yet.

Looked for in the files as written, before the journal is joined to them; the reading that counts
is that of `effective.py`.
"""

from collections.abc import Iterator
from datetime import date

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.fiches import AdoptionRecord
from incplan.plan.plan import Plan
from incplan.plan.record import MeasureState, PlanRecord
from incplan.vocabulary import Adoption

_Noted = Iterator[tuple[str, Route, date | None]]


def conflicts(plan: Plan, record: PlanRecord, today: date) -> Iterator[Finding]:
    """Days that have not come, a signature beside another approval, answers that differ."""
    yield from _days_to_come(plan, today)
    yield from _signature(plan, record, today)
    for measure, state in record.adopted.items():
        yield from _answers(plan, measure, state, today)


def _days_to_come(plan: Plan, today: date) -> Iterator[Finding]:
    """REV060. A slip in a year (2062 for 2026) would keep a reminder silent for decades."""
    for subject, route, day in _noted(plan):
        if day is not None and day > today:
            yield Finding(
                code="REV060",
                severity=Severity.WARNING,
                subject=subject,
                route=route,
                params={"field": str(route[-1]), "day": day},
            )


def _noted(plan: Plan) -> _Noted:
    """Days on which something is said to have been done; a restore test is RCO-07."""
    file = plan.file
    yield "plan", ("preparation", "signed_on"), file.preparation.signed_on
    for name in ("last_review", "last_exercise", "last_awareness"):
        yield "plan", ("review", name), getattr(file.review, name)
    for name in ("risk_assessment", "risk_treatment", "business_continuity_plan"):
        updated = getattr(file.prior_documents, name).updated
        yield "plan", ("prior_documents", name, "updated"), updated
    for place, copy in enumerate(file.paper_copies):
        yield "plan", ("paper_copies", place, "delivered"), copy.delivered
    for key, activity in plan.activities.items():
        yield f"activities/{key}", ("reviewed",), activity.reviewed
    for key, contact in plan.contacts.items():
        yield f"contacts/{key}", ("last_verified",), contact.last_verified
    for key, supplier in plan.suppliers.items():
        if supplier.contract is not None:
            yield f"suppliers/{key}", ("contract", "reviewed"), supplier.contract.reviewed
    for key, adoption in plan.adoptions.items():
        yield f"fiches/{key}", ("reviewed",), adoption.reviewed
        for measure, record in adoption.adoption.items():
            yield f"fiches/{key}", ("adoption", measure, "on"), record.on
            yield f"fiches/{key}", ("adoption", measure, "checked_on"), record.checked_on
    for key, answer in plan.obligations.scope.items():
        yield "obligations", ("scope", key, "on"), answer.on


def _signature(plan: Plan, record: PlanRecord, today: date) -> Iterator[Finding]:
    """REV061: a signature later than the last approval, or on its day with other words."""
    signed, given = plan.file.preparation, record.approval
    if given is None or signed.signed_on is None or not given.on <= signed.signed_on <= today:
        return
    same_person = signed.approved_by in (None, given.by)
    same_version = signed.signed_version in (None, given.version)
    if signed.signed_on == given.on and same_person and same_version:
        return
    yield Finding(
        code="REV061",
        severity=Severity.WARNING,
        subject="plan",
        route=("preparation", "signed_on"),
        params={
            "on": signed.signed_on.isoformat(),
            "by": signed.approved_by or "?",
            "version": signed.signed_version or "?",
            "approved": given.on.isoformat(),
            "approver": given.by,
            "approved_version": given.version,
        },
    )


def _answers(plan: Plan, measure: str, state: MeasureState, today: date) -> Iterator[Finding]:
    """REV062: file and journal answer differently for a measure, and the file is not older.

    On one day that is a contradiction; else a note says which of the two counts. A "no" without
    a day is how files begin.
    """
    fiche = plan.fiche_of_preventive(measure)
    answers = plan.adoptions.get(fiche) if fiche else None
    written = answers.adoption.get(measure) if answers else None
    day = written.last_looked_at if written else None
    if written is None or not _differ(written, state) or (day and not state.on <= day <= today):
        return
    if day is None and written.adopted is Adoption.NO:
        return
    yield Finding(
        code="REV062",
        severity=Severity.WARNING if day == state.on else Severity.INFO,
        subject=f"fiches/{fiche}",
        route=("adoption", measure, "adopted"),
        params={
            "case": "undated" if day is None else "" if day == state.on else "later",
            "measure": measure,
            "answer_of_file": written.adopted.value,
            "owner": written.owner or "?",
            "day": day.isoformat() if day else "",
            "answer_of_journal": state.adopted.value,
            "said_owner": state.owner or "?",
            "on": state.on.isoformat(),
            "by": state.by or "?",
        },
    )


def _differ(written: AdoptionRecord, state: MeasureState) -> bool:
    dated = written.last_looked_at is not None
    other_owner = dated and written.owner and state.owner and written.owner != state.owner
    return written.adopted is not state.adopted or bool(other_owner)
