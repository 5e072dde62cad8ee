"""Approval, reviews and exercises that are out of date (S-010, S-022, S-023, S-079, S-104)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.facts import LastDone
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.coverage import Part, parts_of
from incplan.plan.validation.context.context import Context

#: Days in which the plan should be read after an incident or the start of a project; later the
#: finding becomes an error.
GRACE: Final = timedelta(days=30)
#: Findings that an approval ends, so they cannot prevent it.
SETTLED_BY_APPROVAL: Final = frozenset({"REV001", "REV002", "REV003", "REV007"})
_NAMED: Final = 10


def named(files: Iterable[str]) -> str:
    """The first files of a list and how many more there are."""
    every = tuple(files)
    more = f" (+{len(every) - _NAMED})" if len(every) > _NAMED else ""
    return ", ".join(every[:_NAMED]) + more


def approval(context: Context) -> Iterator[Finding]:
    """Management validated the plan as it stands (S-010), and the journal says so.

    Numbers and people change every week: a directory changed alone is a warning.
    """
    approved = context.plan.facts.approval
    if approved is None:
        yield _not_approved(context)
        return
    given, changed = approved.given, approved.changed
    if not changed:
        return
    parts = parts_of(changed)
    only_contacts = parts == (Part.CONTACTS,)
    yield Finding(
        code="REV003" if only_contacts else "REV002",
        severity=Severity.WARNING if only_contacts else Severity.ERROR,
        subject="plan",
        route=("version",),
        params={
            "version": given.version,
            "by": given.by,
            "on": given.on.isoformat(),
            "count": len(changed),
            "files": named(changed),
            "parts": tuple(part.value for part in parts),
        },
    )


def _not_approved(context: Context) -> Finding:
    """A signature on paper approves nothing: what was signed cannot be compared with the files."""
    signed, version = context.plan.facts.signature, context.plan.file.version
    if signed is None:
        return Finding(
            code="REV001",
            severity=Severity.WARNING,
            subject="plan",
            route=("preparation", "approved_by"),
        )
    other = signed.version != version
    return Finding(
        code="REV007" if other else "REV001",
        severity=Severity.WARNING,
        subject="plan",
        route=("version",) if other else ("preparation", "signed_on"),
        params={
            "case": "" if other else "signed",
            "signed": signed.version or "?",
            "version": version,
            "on": signed.on.isoformat(),
            "by": signed.by or "?",
        },
    )


def review_cycle(context: Context) -> Iterator[Finding]:
    """The plan is reviewed at least once a year (S-023).

    A plan approved and never reviewed since counts from its first approval.
    """
    facts, approvals = context.plan.facts, context.record.approvals
    start, never = facts.review, facts.review.on is None and bool(approvals)
    if never:
        start = replace(start, on=approvals[0].on)
    found = _periodic(
        context,
        start,
        context.plan.file.review.every,
        ("REV004", "REV005", "REV006"),
        "last_review",
        Severity.ERROR,
    )
    yield from map(_never_reviewed, found) if never else found


def _never_reviewed(finding: Finding) -> Finding:
    """The same of a plan that was only approved: an approval is no review."""
    params = {**finding.params, "case": "approved", "approved": finding.params["last"]}
    del params["last"]
    return replace(finding, params=params)


def practice(context: Context) -> Iterator[Finding]:
    """Procedures are tested, staff is made aware regularly (S-023, S-079)."""
    facts, cycle = context.plan.facts, context.plan.file.review
    exercise, awareness = ("REV020", "REV021", "REV022"), ("REV023", "REV024", "REV025")
    yield from _periodic(context, facts.exercise, cycle.exercise_every, exercise, "last_exercise")
    yield from _periodic(
        context, facts.awareness, cycle.awareness_every, awareness, "last_awareness"
    )


def after_events(context: Context) -> Iterator[Finding]:
    """After each incident and big project the plan, RA, RT and BCP are reviewed (S-022)."""
    review = context.plan.facts.review
    if review.on is None and review.to_come:
        return  # REV060 says so
    last = review.on or date.min
    incidents = {item.id: item.closed_on for item in context.incidents if item.closed_on > last}
    projects = {item.what: item.on for item in context.record.projects if item.on > last}
    for code, since in (("REV010", incidents), ("REV011", projects)):
        if not since:
            continue
        oldest = min(since.values())
        late = context.today - oldest > GRACE
        yield Finding(
            code=code,
            severity=Severity.ERROR if late else Severity.WARNING,
            subject="plan",
            route=("review", "last_review"),
            params={
                "which": named(since),
                "oldest": oldest.isoformat(),
                "until": (oldest + GRACE).isoformat(),
            },
        )


def missing_reviews(context: Context) -> Iterator[Finding]:
    """A closed incident has its post-incident review (S-082, S-105)."""
    for incident in context.incidents:
        if not incident.reviewed and context.today - incident.closed_on > GRACE:
            yield Finding(
                code="REV012",
                severity=Severity.WARNING,
                subject=f"incidents/{incident.id}",
                params={"incident": incident.id, "on": incident.closed_on.isoformat()},
            )


def overdue_actions(context: Context) -> Iterator[Finding]:
    """What a review asked for is done by its day (S-089)."""
    for action in context.late_actions:
        yield Finding(
            code="REV013",
            severity=Severity.WARNING,
            subject=action.path,
            params={
                "action": action.key,
                "what": action.what,
                "due": action.due.isoformat(),
                "days": (context.today - action.due).days,
                "owner": action.owner or "?",
            },
        )


def targets_in_question(context: Context) -> Iterator[Finding]:
    """What a review put in question is read again (links I and J, S-020, S-021)."""
    for item in context.open_targets:
        if context.today - item.since <= GRACE:
            continue
        yield Finding(
            code="REV014",
            severity=Severity.WARNING,
            subject="plan",
            params={
                "target": item.target,
                "asked": item.target,
                "which": named(item.incidents),
                "since": item.since.isoformat(),
            },
        )


def _periodic(
    context: Context,
    done: LastDone,
    months: int,
    codes: tuple[str, str, str],
    key: str,
    overdue: Severity = Severity.WARNING,
) -> Iterator[Finding]:
    """The codes for never done, overdue and due soon, in this order."""
    route: Route = ("review", key)
    last = done.on
    if last is None:
        if not done.to_come:  # REV060 says so
            yield Finding(code=codes[0], severity=Severity.WARNING, subject="plan", route=route)
        return
    due = add_months(last, months)
    if due > context.until:
        return
    past = due < context.today
    yield Finding(
        code=codes[1] if past else codes[2],
        severity=overdue if past else Severity.WARNING,
        subject="plan",
        route=route,
        params={
            "last": last.isoformat(),
            "due": due.isoformat(),
            "days": abs((due - context.today).days),
        },
    )
