"""The links A to J between plan, risk assessment and continuity plan act (S-012 to S-021)."""

from collections.abc import Iterator
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.plan.facts import PriorReading
from incplan.plan.maintenance import links
from incplan.plan.maintenance.projects import unread_projects
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance.reviews import named

_PRIOR: Final = ("risk_assessment", "risk_treatment", "business_continuity_plan")


def newer_than_review(context: Context) -> Iterator[Finding]:
    """Link D: what the plan stands on changed after the plan was last reviewed (S-015).

    A plan never reviewed is told so by REV004.
    """
    last = context.plan.facts.review.on
    if last is None:
        return
    for name in _PRIOR:
        changed = context.plan.facts.prior_documents.get(name, PriorReading()).updated.on
        if changed is not None and changed > last:
            yield Finding(
                code="REV043",
                severity=Severity.WARNING,
                subject="plan",
                route=("prior_documents", name, "updated"),
                params={
                    "document": name,
                    "changed": changed.isoformat(),
                    "last": last.isoformat(),
                },
            )


def projects_unread(context: Context) -> Iterator[Finding]:
    """Link B: what a project brings is in the risk assessment, or it was read for it (S-013)."""
    waiting = unread_projects(context.record, context.plan.facts)
    if waiting:
        yield Finding(
            code="REV045",
            severity=Severity.WARNING,
            subject="plan",
            route=("prior_documents", "risk_assessment"),
            params={
                "which": named(dict.fromkeys(item.what for item in waiting)),
                "since": waiting[0].on.isoformat(),
                "case": "" if context.plan.file.prior_documents.risk_assessment.done else "none",
            },
        )


def empty_links(context: Context) -> Iterator[Finding]:
    """Each link says how it is organised here: with which document, by whom, in which way."""
    empty = links.empty_links(context.plan)
    if empty:
        yield Finding(
            code="REV044",
            severity=Severity.WARNING,
            subject="plan",
            route=("procedure_links",),
            at_key=True,
            params={"links": ", ".join(empty), "count": len(empty)},
        )
