"""Turn findings that management accepts into notes, and check the acceptances themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from incplan.diagnostics import Accepted, Diagnostic, Finding, Severity
from incplan.plan.files.acceptances import SUBJECT, AcceptedFinding
from incplan.plan.validation.context.context import Context
from incplan.plan.values.answers import answered

#: Codes that cannot be accepted: unreadable files, changed events, acceptances themselves.
NEVER_ACCEPTED: Final = ("YML", "SCH", "JRN", "REV09")


def apply_acceptances(
    context: Context, found: Iterable[Diagnostic]
) -> tuple[list[Diagnostic], list[Finding]]:
    """Accepted findings as notes, and what is odd about the acceptances.

    An acceptance counts while it has not expired and while who gave it is in management.
    """
    known = list(found)
    odd: list[Finding] = []
    for place, entry in enumerate(context.plan.accepted):
        hits = [number for number, item in enumerate(known) if entry.matches(item)]
        problem = _problem(context, entry, place, bool(hits))
        if problem is not None:
            odd.append(problem)
        if problem is None or problem.severity is not Severity.ERROR:
            for number in hits:
                known[number] = _noted(context, known[number], entry)
    return known, odd


def _noted(context: Context, item: Diagnostic, entry: AcceptedFinding) -> Diagnostic:
    """The finding as a note; the first acceptance that matches it counts."""
    if item.accepted is not None:
        return item
    main = context.plan.file.language
    accepted = Accepted(
        until=entry.expires,
        by=entry.approved_by,
        reason=entry.reason.get(main, main)[0],
        severity=item.severity,
    )
    return replace(item, severity=Severity.INFO, accepted=accepted)


def _problem(context: Context, entry: AcceptedFinding, place: int, used: bool) -> Finding | None:
    """What is wrong with an acceptance; with an error it has no effect."""
    for code, severity, key, wrong in _questions(context, entry, used):
        if wrong:
            return Finding(
                code=code,
                severity=severity,
                subject=SUBJECT,
                route=("accepted", place, key),
                params={
                    "accepted": entry.code,
                    "file": entry.file,
                    "by": entry.approved_by,
                    "expires": entry.expires.isoformat(),
                    "days": (entry.expires - context.today).days,
                },
            )
    return None


def _questions(
    context: Context, entry: AcceptedFinding, used: bool
) -> Iterator[tuple[str, Severity, str, bool]]:
    # What cannot be read may be what it is about, or what names management.
    stranger = "plan" not in context.broken and entry.approved_by not in context.plan.approvers
    yield "REV094", Severity.ERROR, "code", entry.code.startswith(NEVER_ACCEPTED)
    yield "REV091", Severity.WARNING, "code", not (used or context.broken)
    yield "REV092", Severity.ERROR, "approved_by", stranger
    yield "REV090", Severity.ERROR, "expires", entry.expires < context.today
    yield "REV095", Severity.WARNING, "reason", not answered(entry.reason)
    yield "REV093", Severity.WARNING, "expires", entry.expires <= context.until
