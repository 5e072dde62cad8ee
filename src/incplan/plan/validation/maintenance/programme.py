"""Procedures tested in time, within their objective; exercises reported (S-023, S-068)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.frozen import replace
from incplan.plan.maintenance.due import Due
from incplan.plan.maintenance.programme import ProcedureState, programme
from incplan.plan.validation.context.context import Context

_HOUR: Final = 3600


def tests(context: Context) -> Iterator[Finding]:
    """What was never tested, in one finding; what is overdue, or took too long, each by itself.

    Silent while nothing at all was exercised: REV020 says so.
    """
    plan = context.plan
    if plan.facts.exercise.on is None and not plan.facts.tests:
        return
    states = programme(plan, context.today)
    never = [item.procedure.key for item in states if item.state is Due.NEVER]
    if never:
        yield _finding(
            "REV015",
            {"count": len(never), "of": len(states), "procedures": ", ".join(never)},
        )
    for item in states:
        yield from _of_one(item)


def reports(context: Context) -> Iterator[Finding]:
    """Exercises whose report was due: until it is read, they changed nothing."""
    for item in context.open_reports:
        if item.due < context.today:
            yield Finding(
                code="REV018",
                severity=Severity.WARNING,
                subject=f"exercises/{item.exercise}",
                params={
                    "exercise": item.exercise,
                    "ended": item.ended.isoformat(),
                    "due": item.due.isoformat(),
                    "case": "alone" if item.alone else "",
                },
            )


def _of_one(item: ProcedureState) -> Iterator[Finding]:
    last, objective = item.last, item.procedure.objective
    if last is None:
        if item.state is Due.NEVER and any(one.test for one in item.members):
            yield _some_called(item)
        return
    known = {"procedure": item.procedure.key, "last": last.on.isoformat()}
    if item.state is Due.OVERDUE:
        yield _finding("REV016", {**known, "due": item.due.isoformat()})
    elif item.before is not None:
        told = {**known, "due": item.due.isoformat(), "case": item.before.value}
        yield replace(_finding("REV049", told), severity=Severity.INFO)
    if item.lacking:
        yield _finding("REV046", {**known, "lacking": item.lacking})
    if item.kept is False and last.took and objective:
        told = {**known, "took": _span(last.took), "objective": _span(objective)}
        if item.procedure.allowance and not last.incident:
            told |= {"case": "allowance", "allowance": _span(item.procedure.allowance)}
        yield _finding("REV017", told)
    elif item.as_planned is False and last.took and item.procedure.planned:
        planned = _span(item.procedure.planned)
        yield _finding("REV019", {**known, "took": _span(last.took), "planned": planned})
    if item.data_kept is False and last.loss and item.procedure.data_age:
        told = {"took": _span(last.loss), "objective": _span(item.procedure.data_age)}
        yield _finding("REV017", {**known, **told, "case": "data"})


def _some_called(item: ProcedureState) -> Finding:
    """Calls to some of the call tree: whom nobody called yet."""
    missing = tuple(one.contact for one in item.members if one.test is None)
    return _finding(
        "REV046",
        {
            "case": "tree",
            "procedure": item.procedure.key,
            "called": len(item.members) - len(missing),
            "of": len(item.members),
            "people": missing,
        },
    )


def _span(value: timedelta) -> str:
    """`3 h 10`, and with its seconds where it is shorter: the same in the four languages."""
    seconds = int(value.total_seconds())
    if seconds < _HOUR:
        minutes, rest = divmod(seconds, 60)
        told = (f"{minutes} min" if minutes or not rest else "", f"{rest:02}" if rest else "")
        return " ".join(part for part in told if part) + ("" if minutes or not rest else " s")
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} h {minutes:02}" if minutes else f"{hours} h"


def _finding(code: str, params: Mapping[str, object]) -> Finding:
    return Finding(
        code=code, severity=Severity.WARNING, subject="plan", route=("review",), params=params
    )
