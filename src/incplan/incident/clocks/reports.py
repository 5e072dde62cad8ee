"""Reports that the plan promises at a level, and when they were given (S-062, S-063, S-110).

A promise begins when the level is set and ends when another level is set or the incident is closed;
each report given starts the time until the next one again. The call that reaches somebody for the
first time tells what happened, and so counts as the first report; a later call counts when it was
said to be one. Clocks and review both read `told_at`.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from incplan.frozen import dataclass
from incplan.incident.clocks.clock import Clock, ClockKind, elapsed, later, state_of
from incplan.incident.events.events import Called
from incplan.incident.events.words import CallOutcome
from incplan.incident.state.state import Incident
from incplan.incident.state.stretches import level_stretches
from incplan.plan.files.contacts import ContactKind
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
    """When a function got what was said to be a report: a message, or on the phone; in order."""
    messages = (item for item in incident.messages if item.audience.value == recipient)
    calls = (
        item
        for item in incident.calls
        if item.outcome is CallOutcome.REACHED
        and any(word.value == recipient for word in item.report_to)
    )
    return tuple(sorted(item.occurred_at for item in (*messages, *calls)))


def told_at(incident: Incident, plan: Plan, recipient: str, now: datetime) -> tuple[datetime, ...]:
    """When a function was told where things stand: by a report, or by the first call that reached
    whoever has it since a promise began; in order.
    """
    reports = reports_given(incident, recipient)
    calls = [
        call.occurred_at
        for call in calls_inside(incident, plan)
        if _concerns(incident, plan, call, recipient)
    ]
    found = set(reports)
    for promise in report_promises(incident, plan, now):
        if promise.recipient == recipient and calls:
            end = promise.end or now
            within = [at for at in sorted((*reports, *calls)) if promise.start <= at <= end]
            found.update(within[:1])
    return tuple(sorted(found))


def calls_inside(incident: Incident, plan: Plan) -> tuple[Called, ...]:
    """Calls on which somebody of the organisation was spoken to."""
    return tuple(
        call
        for call in incident.calls
        if any(
            (known := plan.contacts.get(name)) is not None
            and known.kind is not ContactKind.EXTERNAL
            for name in call.reached
        )
    )


def _concerns(incident: Incident, plan: Plan, call: Called, recipient: str) -> bool:
    """Whether a call reached whoever has the function then."""
    meant = call.role == recipient and call.outcome is CallOutcome.REACHED
    return meant or any(
        recipient in recipients_of(incident, plan, name, call.occurred_at)
        for name in call.reached
        if name in plan.contacts
    )


def report_clocks(incident: Incident, plan: Plan, now: datetime) -> Iterator[Clock]:
    """One running limit for each recipient of the level in force."""
    if not incident.is_open:
        return
    for promise in _in_force(incident, plan, now):
        told = told_at(incident, plan, promise.recipient, now)
        given = [at for at in told if at >= promise.start]
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
