"""Days on which nobody of a function is present: leave, illness, departures (TC02)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.plan.plan import Plan
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.uses import COMMAND_LINE

_SOON: Final = timedelta(days=30)
_DAY: Final = timedelta(days=1)


def nobody_there(context: Context) -> Iterator[Finding]:
    """CV19: each day of the horizon somebody of each command function is there.

    Days are local calendar days; the first and last day of an absence count. An error within 30
    days, a warning later. Each unbroken run of days is told once.
    """
    plan = context.plan
    for role in COMMAND_LINE:
        function = plan.role(role)
        for first, last in _runs(away_days(context, role)):
            soon = first <= context.today + _SOON
            yield Finding(
                code="CON019",
                severity=Severity.ERROR if soon else Severity.WARNING,
                subject="plan",
                route=("roles", role, "deputies" if function.deputies else "holder"),
                params={
                    "case": "" if function.deputies else "alone",
                    "role": role,
                    "first": first.isoformat(),
                    "last": last.isoformat(),
                    "people": _names(plan, function.people),
                },
            )


def away_days(context: Context, role: str) -> list[date]:
    """Days of the horizon on which nobody of a function is there."""
    plan = context.plan
    function = plan.role(role)
    # A name without a file is REF001; that person may well be present.
    if function.holder is None or any(item not in plan.contacts for item in function.people):
        return []
    days = (context.horizon // _DAY) + 1
    every = (context.today + offset * _DAY for offset in range(days))
    return [day for day in every if plan.available(role, day) is None]


def turned_around(context: Context) -> Iterator[Finding]:
    """An absence that ends before it begins covers no day, so nobody would be replaced."""
    for key, contact in context.plan.contacts.items():
        for place, absence in enumerate(contact.absences):
            if absence.last < absence.first:
                yield Finding(
                    code="CON035",
                    severity=Severity.ERROR,
                    subject=f"contacts/{key}",
                    route=("absences", place, "last"),
                    params={"name": contact.name, "first": absence.first, "last": absence.last},
                )


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    """Unbroken runs of days: first and last of each."""
    start = previous = None
    for day in days:
        if previous is not None and day - previous == _DAY:
            previous = day
            continue
        if start is not None and previous is not None:
            yield start, previous
        start = previous = day
    if start is not None and previous is not None:
        yield start, previous


def _names(plan: Plan, people: tuple[str, ...]) -> str:
    return ", ".join(plan.contacts[person].name for person in people)
