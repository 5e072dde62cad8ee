"""People made aware in time: audiences, newcomers, what they knew (S-079)."""

from collections.abc import Iterator
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
from incplan.vocabulary import AwarenessAudience

#: Of all staff REV023 to REV025 speak, of newcomers REV027.
_APART: Final = (AwarenessAudience.STAFF, AwarenessAudience.NEWCOMERS)
_LATE: Final = (Due.NEVER, Due.OVERDUE)


def audiences(context: Context) -> Iterator[Finding]:
    """Each audience is made aware in its rhythm; of all staff REV023 to REV025 speak.

    Silent until a first session was recorded.
    """
    if not context.plan.facts.sessions:
        return
    for item in audience_states(context.plan, context.today):
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
    """Who got a function is briefed within thirty days; REV036 says so where they hold a copy."""
    holders = function_holders(context.plan, context.record, context.today)
    told = {item.person for item in holders if item.state is Briefing.NEW_FUNCTION}
    for change in context.role_changes:
        late = change.due < context.today
        if change.person in told and not late:
            continue
        yield Finding(
            code="REV029",
            severity=Severity.WARNING,
            subject="plan",
            route=("roles", change.functions[0]),
            params={
                "case": "late" if late else "",
                "person": change.person,
                "name": context.plan.contacts[change.person].name,
                "functions": change.functions,
                "since": change.since.isoformat() if change.since else "",
                "due": change.due.isoformat(),
                "days": (context.today - change.due).days,
                "term": TERM.days,
            },
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
                    "share": f"{share * 100:.1f}",
                    "on": item.last.on.isoformat() if item.last else "",
                    "people": item.audience.value,
                    "topic": item.last.topic if item.last else "",
                },
            )
