"""Outdated paper: binders (S-024), and the analyses behind the plan (S-006)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Severity
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.coverage import ON_PAPER, changed_between
from incplan.plan.record import PrintRun
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance.reviews import named


def paper_copies(context: Context) -> Iterator[Finding]:
    """Every holder has the most recent version on paper (S-024)."""
    file = context.plan.file
    approval = context.record.approval
    held = [copy for copy in file.paper_copies if not context.plan.is_placeholder(copy.holder)]
    if not held and not context.record.printed:
        yield Finding(
            code="REV030", severity=Severity.WARNING, subject="plan", route=("paper_copies",)
        )
    for place, copy in enumerate(file.paper_copies):
        if context.plan.is_placeholder(copy.holder):
            yield Finding(
                code="REV035",
                severity=Severity.WARNING,
                subject="plan",
                route=("paper_copies", place, "holder"),
                params={"holder": copy.holder},
            )
        elif copy.version is not None and copy.version != file.version:
            yield Finding(
                code="REV031",
                severity=Severity.WARNING,
                subject="plan",
                route=("paper_copies", place, "version"),
                params={"holder": copy.holder, "given": copy.version, "current": file.version},
            )
        elif (
            copy.version is None
            and approval is not None
            and copy.delivered is not None
            and copy.delivered < approval.on
        ):
            yield Finding(
                code="REV032",
                severity=Severity.WARNING,
                subject="plan",
                route=("paper_copies", place, "delivered"),
                params={
                    "holder": copy.holder,
                    "delivered": copy.delivered.isoformat(),
                    "approved": approval.on.isoformat(),
                },
            )


def changed_on_paper(context: Context, run: PrintRun) -> tuple[str, ...]:
    """Files and shipped texts that say something else than when they were printed."""
    return changed_between(run.parts, context.parts, ON_PAPER, fingerprint=run.fingerprint)


def last_print_run(context: Context) -> Iterator[Finding]:
    """The last print run has the plan's present content."""
    if not context.record.printed or not context.parts:
        return
    run = context.record.printed[-1]
    changed = changed_on_paper(context, run)
    if changed:
        files = named(changed)
        if context.outdated_pages:
            files = f"{named(context.outdated_pages)} ({files})"
        yield Finding(
            code="REV033",
            severity=Severity.WARNING,
            subject="plan",
            route=("paper_copies",),
            params={"on": run.on.isoformat(), "count": len(changed), "files": files},
        )


def prior_documents(context: Context) -> Iterator[Finding]:
    """Risk assessment, risk treatment and BCP are dated, and reviewed in the same cycle (S-022)."""
    file = context.plan.file
    for name in ("risk_assessment", "risk_treatment", "business_continuity_plan"):
        document = getattr(file.prior_documents, name)
        if not document.done:
            continue
        if document.updated is None:
            yield Finding(
                code="REV040",
                severity=Severity.WARNING,
                subject="plan",
                route=("prior_documents", name),
                params={"document": name},
            )
            continue
        due = add_months(document.updated, file.review.every)
        if due > context.until:
            continue
        yield Finding(
            code="REV041" if due < context.today else "REV042",
            severity=Severity.WARNING,
            subject="plan",
            route=("prior_documents", name, "updated"),
            params={
                "document": name,
                "last": document.updated.isoformat(),
                "due": due.isoformat(),
                "days": abs((due - context.today).days),
            },
        )
