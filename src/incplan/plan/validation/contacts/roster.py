"""Who is on duty: said in one way, by people of the function who are there (S-028, S-101)."""

from collections.abc import Iterator
from datetime import timedelta

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.calendar.duty import on_duty
from incplan.plan.files.roster import SUBJECT, Turn
from incplan.plan.validation.context.context import Context

_DAY = timedelta(days=1)


def one_way(context: Context) -> Iterator[Finding]:
    """Each entry says in exactly one way when it holds; its days are not turned around."""
    for place, turn in enumerate(context.plan.roster.turns):
        ways = turn.ways
        if len(ways) != 1:
            case = "none" if not ways else ""
            yield _found("ROLE018", Severity.ERROR, place, turn, case=case, ways=ways)
        elif turn.first and turn.last and turn.last < turn.first:
            days = {"first": turn.first.isoformat(), "last": turn.last.isoformat()}
            yield _found("ROLE018", Severity.ERROR, place, turn, case="reversed", **days)


def of_the_function(context: Context) -> Iterator[Finding]:
    """Who is on duty for a function holds it, or is a deputy or member.

    Nothing is said of a function that names somebody unknown: that may be who is meant.
    """
    plan = context.plan
    for place, turn in enumerate(plan.roster.turns):
        if any(key not in plan.contacts for key in plan.role(turn.role).people):
            continue
        strangers = tuple(
            plan.contacts[key].name
            for key in turn.people
            if key in plan.contacts and not plan.holds(key, turn.role)
        )
        if strangers:
            yield _found("ROLE019", Severity.WARNING, place, turn, people=strangers)


def there_on_duty(context: Context) -> Iterator[Finding]:
    """On no day of the horizon is whoever is on duty away; told once for each person and function.

    Deputies are called then, and nobody knows that it is their turn. Of somebody who left for good
    CON027 speaks.
    """
    plan = context.plan
    for role in dict.fromkeys(turn.role for turn in plan.roster.turns):
        told: set[str] = set()
        day = context.today
        while day <= context.until:
            first = next(iter(on_duty(plan.roster, role, day)), "")
            contact = plan.contacts.get(first)
            away = contact is not None and contact.is_absent(day) and not contact.has_left(day)
            if contact is not None and away and first not in told:
                told.add(first)
                yield Finding(
                    code="ROLE020",
                    severity=Severity.WARNING,
                    subject=SUBJECT,
                    route=("turns",),
                    params={"name": contact.name, "role": role, "day": day.isoformat()},
                )
            day += _DAY


def _found(code: str, severity: Severity, place: int, turn: Turn, **params: object) -> Finding:
    route: Route = ("turns", place)
    return Finding(
        code=code,
        severity=severity,
        subject=SUBJECT,
        route=route,
        params={"role": turn.role, **params},
    )
