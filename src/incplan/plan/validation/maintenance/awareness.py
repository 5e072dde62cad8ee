"""People made aware in time: audiences, newcomers, what they knew (S-079)."""

from collections.abc import Iterator, Mapping
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.plan.maintenance.awareness import (
    audience_states,
    person_states,
    unknown_questions,
)
from incplan.plan.maintenance.briefing import TERM
from incplan.plan.maintenance.distribution import Briefing, function_holders
from incplan.plan.maintenance.due import Due
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance.reviews import named
from incplan.vocabulary import AwarenessAudience

#: Of all staff REV023 to REV025 speak, of newcomers REV027.
_APART: Final = (AwarenessAudience.STAFF, AwarenessAudience.NEWCOMERS)
_LATE: Final = (Due.NEVER, Due.OVERDUE)


def audiences(context: Context) -> Iterator[Finding]:
    """Each audience is made aware in its rhythm; of all staff REV023 to REV025 speak.

    One finding for all of them until a first session was recorded.
    """
    states = audience_states(context.plan, context.today)
    if not context.plan.facts.sessions:
        yield from _none_yet(tuple(item.audience.value for item in states
                                   if item.audience not in _APART))  # fmt: skip
        return
    for item in states:
        if item.due is None or item.audience in _APART or item.state not in _LATE:
            continue
        yield Finding(
            code="REV026",
            severity=Severity.WARNING,
            subject="plan",
            route=("review",),
            params={
                "case": "never" if item.state is Due.NEVER else "",
                "people": item.audience.value,
                "last": item.last.on.isoformat() if item.last else "",
                "due": item.due.isoformat(),
                "days": (context.today - item.due).days,
            },
        )


def _none_yet(audiences: tuple[str, ...]) -> Iterator[Finding]:
    if audiences:
        yield Finding(
            code="REV026",
            severity=Severity.WARNING,
            subject="plan",
            route=("review",),
            params={"case": "never", "people": audiences},
        )


def newcomers(context: Context) -> Iterator[Finding]:
    """Who joined was made aware within thirty days."""
    for item in person_states(context.plan, context.today):
        if not item.newcomer or item.due >= context.today or item.joined_on is None:
            continue
        yield Finding(
            code="REV027",
            severity=Severity.WARNING,
            subject=f"contacts/{item.person}",
            route=("joined_on",),
            params={
                "name": context.plan.contacts[item.person].name,
                "joined": item.joined_on.isoformat(),
                "due": item.due.isoformat(),
                "days": (context.today - item.due).days,
                "term": TERM.days,
                "person": item.person,
            },
        )


def role_changes(context: Context) -> Iterator[Finding]:
    """Who got a function is briefed within thirty days; REV036 says so where they hold a copy.

    Several whose term still runs are one finding.
    """
    holders = function_holders(context.plan, context.record, context.today)
    told = {item.person for item in holders if item.state is Briefing.NEW_FUNCTION}
    late = [item for item in context.role_changes if item.due < context.today]
    others = [item for item in context.role_changes if item not in late and item.person not in told]
    for change in (*late, *(others if len(others) == 1 else ())):
        yield _unbriefed(
            change.functions[0],
            {
                "case": "late" if change in late else "",
                "person": change.person,
                "name": context.plan.contacts[change.person].name,
                "functions": change.functions,
                "since": change.since.isoformat() if change.since else "",
                "due": change.due.isoformat(),
                "days": (context.today - change.due).days,
                "term": TERM.days,
            },
        )
    if len(others) > 1 and not context.contacts_missing:
        names = named(context.plan.contacts[item.person].name for item in others)
        due = min(item.due for item in others).isoformat()
        params = {"case": "several", "count": len(others), "names": names, "due": due}
        yield _unbriefed(others[0].functions[0], params)


def _unbriefed(function: str, params: Mapping[str, object]) -> Finding:
    return Finding(
        code="REV029",
        severity=Severity.WARNING,
        subject="plan",
        route=("roles", function),
        params=dict(params),
    )


def answers(context: Context) -> Iterator[Finding]:
    """A question that fewer than seven in ten knew asks for an action, until the next session."""
    for item in audience_states(context.plan, context.today):
        for number, share in unknown_questions(item.last) if item.last else ():
            yield Finding(
                code="REV028",
                severity=Severity.WARNING,
                subject="plan",
                route=("review",),
                params={
                    "number": number,
                    "share": f"{round(share * 100, 1):g}",
                    "on": item.last.on.isoformat() if item.last else "",
                    "people": item.audience.value,
                    "topic": item.last.topic if item.last else "",
                },
            )
