"""Work said to be done on a day that is still to come.

A mistyped year (2062 for 2026) would silence the reminder for decades.
"""

from collections.abc import Iterator
from datetime import date

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.validation.context.context import Context

_Noted = Iterator[tuple[str, Route, date | None]]


def done_in_the_future(context: Context) -> Iterator[Finding]:
    """Days of checks, reviews, signatures and deliveries are in the past (S-023, S-104).

    A restore test of a supplier is RCO-07.
    """
    for noted in (_plan, _parts, _measures, _scope):
        for subject, route, day in noted(context):
            if day is not None and day > context.today:
                yield Finding(
                    code="REV060",
                    severity=Severity.WARNING,
                    subject=subject,
                    route=route,
                    params={"field": str(route[-1]), "day": day},
                )


def _plan(context: Context) -> _Noted:
    file = context.plan.file
    yield "plan", ("preparation", "signed_on"), file.preparation.signed_on
    for name in ("last_review", "last_exercise", "last_awareness"):
        yield "plan", ("review", name), getattr(file.review, name)
    for name in ("risk_assessment", "risk_treatment", "business_continuity_plan"):
        yield (
            "plan",
            ("prior_documents", name, "updated"),
            getattr(file.prior_documents, name).updated,
        )
    for place, copy in enumerate(file.paper_copies):
        yield "plan", ("paper_copies", place, "delivered"), copy.delivered


def _parts(context: Context) -> _Noted:
    plan = context.plan
    for key, activity in plan.activities.items():
        yield f"activities/{key}", ("reviewed",), activity.reviewed
    for key, contact in plan.contacts.items():
        yield f"contacts/{key}", ("last_verified",), contact.last_verified
    for key, supplier in plan.suppliers.items():
        if supplier.contract is not None:
            yield f"suppliers/{key}", ("contract", "reviewed"), supplier.contract.reviewed


def _measures(context: Context) -> _Noted:
    for key, adoption in context.plan.adoptions.items():
        yield f"fiches/{key}", ("reviewed",), adoption.reviewed
        for measure, record in adoption.adoption.items():
            yield f"fiches/{key}", ("adoption", measure, "on"), record.on
            yield f"fiches/{key}", ("adoption", measure, "checked_on"), record.checked_on


def _scope(context: Context) -> _Noted:
    for key, answer in context.plan.obligations.scope.items():
        yield "obligations", ("scope", key, "on"), answer.on
