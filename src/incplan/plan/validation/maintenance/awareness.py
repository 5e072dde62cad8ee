"""People made aware in time: audiences, newcomers, what they knew (S-079)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Severity
from incplan.plan.maintenance.awareness import (
    TERM,
    audience_states,
    person_states,
    unknown_questions,
)
from incplan.plan.maintenance.due import Due
from incplan.plan.validation.context.context import Context
from incplan.vocabulary import AwarenessAudience


def audiences(context: Context) -> Iterator[Finding]:
    """Each audience is made aware in its rhythm; of all staff REV023 to REV025 speak.

    Silent until a first session was recorded.
    """
    if not context.plan.facts.sessions:
        return
    for item in audience_states(context.plan, context.today):
        if item.audience is AwarenessAudience.STAFF or item.state not in (Due.NEVER, Due.OVERDUE):
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
