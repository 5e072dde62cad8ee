"""Reports that the plan promises at a level, and when they were given (S-062, S-063, S-110).

A promise begins when the level is set and ends when another level is set or the incident is closed;
each report given starts the time until the next one again.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from incplan.frozen import dataclass
from incplan.incident.clocks.clock import Clock, ClockKind, elapsed, later, state_of
from incplan.incident.events.words import CallOutcome
from incplan.incident.state.state import Incident
from incplan.incident.state.stretches import level_stretches
from incplan.plan.plan import Plan
from incplan.vocabulary import REPORTS_FROM, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPromise:
    """A report to `recipient` (a function) every `every`, while `level` was in force.

    `end` is None while it still is; `returned` when the time began with a reopening.
    """

    recipient: str
    level: Level
    every: timedelta
    start: datetime
    end: datetime | None
    returned: bool = False


def report_promises(incident: Incident, plan: Plan, now: datetime) -> tuple[ReportPromise, ...]:
    """Every promise of the incident's course, the first one first; of a false alarm, none."""
    closure = incident.closure
    if closure is not None and closure.cancelled:
        return ()
    end = closure.at if closure else now
    return tuple(
        ReportPromise(
            recipient=recipient,
            level=stretch.level,
            every=every,
            start=stretch.start,
            end=stretch.end if stretch.ended else None,
            returned=stretch.returned,
        )
        for stretch in level_stretches(incident, end)
        for recipient, every in rhythm(plan, stretch.level).items()
    )


def rhythm(plan: Plan, level: Level) -> dict[str, timedelta]:
    """The time between two reports at a level, by the function that gets them."""
    rules = plan.rules(level)
    return dict(rules.reports(level)) if rules else {}


def reports_given(incident: Incident, recipient: str) -> tuple[datetime, ...]:
    """When a function was told where things stand: by a message, or on the phone; in order."""
    messages = (item for item in incident.messages if item.audience.value == recipient)
    calls = (
        item
        for item in incident.calls
        if item.outcome is CallOutcome.REACHED
        and any(word.value == recipient for word in item.report_to)
    )
    return tuple(sorted(item.occurred_at for item in (*messages, *calls)))


def report_clocks(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """One running limit for each recipient of the level in force."""
    if not incident.is_open:
        return
    for promise in _in_force(incident, plan, now):
        given = [at for at in reports_given(incident, promise.recipient) if at >= promise.start]
        start = max(given, default=promise.start)
        limit_at = later(start, promise.every)
        yield Clock(
            kind=ClockKind.REPORT,
            subject=promise.recipient,
            rule="report_every",
            started_at=start,
            start_event="report" if given else "reopening" if promise.returned else "level",
            limit=promise.every,
            limit_at=limit_at,
            used=elapsed(start, now),
            state=state_of(limit_at, promise.every, now),
            person=reported_to(incident, plan, promise.recipient, now) or "",
        )


def reported_to(incident: Incident, plan: Plan, recipient: str, now: datetime) -> str | None:
    """Who holds the function now: whoever took it over, else the first person present."""
    taken = incident.roles.get(recipient) or plan.available(recipient, now.date())
    return taken or plan.role(recipient).holder


def recipients_of(incident: Incident, plan: Plan, contact: str, now: datetime) -> tuple[str, ...]:
    """For which functions a person takes a report: those he or she has now, else stands in for.

    The deputy of management is told as business continuity manager when that is the function held:
    management itself has not been told then.
    """
    has = tuple(key for key in REPORTS_FROM if reported_to(incident, plan, key, now) == contact)
    return has or tuple(key for key in REPORTS_FROM if plan.holds(contact, key))


def _in_force(incident: Incident, plan: Plan, now: datetime) -> Iterator[ReportPromise]:
    """The promises of the level in force; of levels set apart, that of the more severe one."""
    running = [item for item in report_promises(incident, plan, now) if item.end is None]
    if all(item.level is incident.level for item in running) and running:
        yield from running
        return
    for recipient, every in rhythm(plan, incident.level).items():
        yield ReportPromise(
            recipient=recipient,
            level=incident.level,
            every=every,
            start=incident.level_since,
            end=None,
        )
