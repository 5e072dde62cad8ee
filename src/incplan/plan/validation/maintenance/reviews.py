"""Approval, reviews and exercises that are out of date (S-010, S-022, S-023, S-079, S-104)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.coverage import Part, changed_since, parts_of
from incplan.plan.validation.context.context import Context

#: Days in which the plan should be read after an incident or the start of a project; later the
#: finding becomes an error.
GRACE: Final = timedelta(days=30)
#: Findings that an approval ends, so they cannot prevent it.
SETTLED_BY_APPROVAL: Final = frozenset({"REV001", "REV002", "REV003"})
_NAMED: Final = 10


def named(files: Iterable[str]) -> str:
    """The first files of a list and how many more there are."""
    every = tuple(files)
    more = f" (+{len(every) - _NAMED})" if len(every) > _NAMED else ""
    return ", ".join(every[:_NAMED]) + more


def approval(context: Context) -> Iterator[Finding]:
    """Management validated the plan in its present content (S-010).

    When only contacts changed it is a warning, since they change every week.
    """
    given = context.record.approval
    signed = context.plan.file.preparation
    if given is None and signed.signed_on is not None:
        yield from _signature(context)
        return
    if given is None:
        yield Finding(
            code="REV001",
            severity=Severity.WARNING,
            subject="plan",
            route=("preparation", "approved_by"),
        )
        return
    changed = changed_since(given, context.parts)
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


def _signature(context: Context) -> Iterator[Finding]:
    """A signature on paper counts for the version signed; later changes cannot be named."""
    file = context.plan.file
    if file.preparation.signed_version != file.version:
        yield Finding(
            code="REV007",
            severity=Severity.WARNING,
            subject="plan",
            route=("version",),
            params={
                "signed": file.preparation.signed_version or "?",
                "version": file.version,
                "on": file.preparation.signed_on,
            },
        )


def last_review(context: Context) -> date | None:
    """The last day the plan was read through, by its file or its journal."""
    return latest_day(context, context.plan.file.review.last_review, context.record.reviews)


def review_cycle(context: Context) -> Iterator[Finding]:
    """The plan is reviewed at least once a year (S-023).

    A plan approved and never reviewed since counts from its first approval.
    """
    cycle = context.plan.file.review
    approvals = context.record.approvals
    start = last_review(context) or (approvals[0].on if approvals else None)
    yield from _periodic(
        context, start, cycle.every, ("REV004", "REV005", "REV006"), "last_review", Severity.ERROR
    )


def practice(context: Context) -> Iterator[Finding]:
    """Procedures are tested, staff is made aware regularly (S-023, S-079)."""
    cycle, record = context.plan.file.review, context.record
    exercise = latest_day(context, cycle.last_exercise, record.exercises)
    awareness = latest_day(context, cycle.last_awareness, record.awareness)
    yield from _periodic(
        context, exercise, cycle.exercise_every, ("REV020", "REV021", "REV022"), "last_exercise"
    )
    yield from _periodic(
        context, awareness, cycle.awareness_every, ("REV023", "REV024", "REV025"), "last_awareness"
    )


def after_events(context: Context) -> Iterator[Finding]:
    """After each incident and big project the plan, RA, RT and BCP are reviewed (S-022)."""
    if _still_to_come(context, "last_review"):
        return
    last = last_review(context) or date.min
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
                "which": named(item.incidents),
                "since": item.since.isoformat(),
            },
        )


def latest_day(context: Context, written: date | None, recorded: Iterable[date]) -> date | None:
    """The later day of file and journal; days in the future do not count."""
    days = (*recorded, *((written,) if written else ()))
    return max((day for day in days if day <= context.today), default=None)


def _still_to_come(context: Context, key: str) -> bool:
    """Whether the day in the file is in the future (REV060)."""
    written: date | None = getattr(context.plan.file.review, key)
    return written is not None and written > context.today


def _periodic(
    context: Context,
    last: date | None,
    months: int,
    codes: tuple[str, str, str],
    key: str,
    overdue: Severity = Severity.WARNING,
) -> Iterator[Finding]:
    """The codes for never done, overdue and due soon, in this order."""
    route: Route = ("review", key)
    if _still_to_come(context, key):
        return
    if last is None:
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
