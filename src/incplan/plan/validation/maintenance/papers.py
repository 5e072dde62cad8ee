"""Outdated paper: binders (S-024), and the analyses behind the plan (S-006)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Severity
from incplan.plan.facts import PriorReading
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.coverage import ON_PAPER, changed_between, is_on_paper
from incplan.plan.maintenance.distribution import given_since
from incplan.plan.record import PlanRecord, PrintRun
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance.reviews import named


def paper_copies(context: Context) -> Iterator[Finding]:
    """Every holder has the most recent version on paper (S-024)."""
    facts, plan = context.plan.facts, context.plan
    approval = facts.approval.given if facts.approval else None
    yield from _holders(context)
    for place, copy in enumerate(facts.copies):
        if plan.is_placeholder(copy.holder):
            yield Finding(
                code="REV035",
                severity=Severity.WARNING,
                subject="plan",
                route=("paper_copies", place, "holder"),
                params={"holder": copy.holder},
            )
        elif copy.version is not None and copy.version != plan.file.version:
            yield Finding(
                code="REV031",
                severity=Severity.WARNING,
                subject="plan",
                route=("paper_copies", place, "version"),
                params={"holder": copy.holder, "given": copy.version, "current": plan.file.version},
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


def _holders(context: Context) -> Iterator[Finding]:
    """A copy that nobody was handed is nobody's: it may lie in the printer.

    What only `plan.yaml` lists was handed out by nobody: it takes no part in counting.
    """
    facts, run, record = context.plan.facts, context.plan.facts.printed, context.record
    out = len(given_since(record, run)) if run else len(facts.holders)
    params: dict[str, object] = {
        "case": "printed" if run and not _ever_given(record, run) else "",
        "on": run.on.isoformat() if run else "",
        "copies": (run and run.copies) or "?",
        "holders": out,
    }
    code, severity = "REV030", Severity.WARNING
    if not record.handed and not run and facts.holders:
        params["case"], params["names"] = "listed", named(facts.holders)
    elif record.handed and facts.holders and out:
        if run is None or run.copies is None or run.copies == out:
            return
        more = run.copies < out
        code, severity, params["case"] = "REV034", Severity.INFO, "more" if more else ""
    yield Finding(
        code=code, severity=severity, subject="plan", route=("paper_copies",), params=params
    )


def _ever_given(record: PlanRecord, run: PrintRun) -> bool:
    """Whether any copy was handed out since, though it may be lost or back by now."""
    return any(is_on_paper(item) and item.on >= run.on for item in record.handed)


def changed_on_paper(context: Context, run: PrintRun) -> tuple[str, ...]:
    """Files and shipped texts that say something else than when they were printed."""
    return changed_between(run.parts, context.parts, ON_PAPER, fingerprint=run.fingerprint)


def last_print_run(context: Context) -> Iterator[Finding]:
    """The last print run has the plan's present content, where no copy was handed out."""
    run = context.plan.facts.printed
    if run is None or not context.parts or context.record.handed:
        return
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
        reading = context.plan.facts.prior_documents.get(name, PriorReading())
        if not getattr(file.prior_documents, name).done:
            continue
        last = reading.read.on
        if last is None and reading.read.to_come:
            continue  # REV060 says so
        if last is None:
            yield Finding(
                code="REV040",
                severity=Severity.WARNING,
                subject="plan",
                route=("prior_documents", name),
                params={"document": name},
            )
            continue
        due = add_months(last, file.review.every)
        if due > context.until:
            continue
        yield Finding(
            code="REV041" if due < context.today else "REV042",
            severity=Severity.WARNING,
            subject="plan",
            route=("prior_documents", name, "updated"),
            params={
                "document": name,
                "last": last.isoformat(),
                "due": due.isoformat(),
                "days": abs((due - context.today).days),
            },
        )
