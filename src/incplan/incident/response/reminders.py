"""Reminders: no manager named, a crisis not confirmed, an estimate that has passed, and so on."""

from collections.abc import Iterator
from datetime import datetime

from incplan.frozen import dataclass
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState
from incplan.incident.clocks.downtime import below_minimum
from incplan.incident.clocks.supplier import too_late
from incplan.incident.response.assignment import ladder
from incplan.incident.response.forecast import Margin, margins
from incplan.incident.response.level.classification import UNANSWERED
from incplan.incident.response.level.proposal import knows_of_it
from incplan.incident.response.lifecycle import closing_objections
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Nudge:
    """A reminder: its code, the activities or suppliers it concerns, the command that mends it.

    The command can be typed as it stands: what it lacks it asks for.
    """

    code: str
    command: str
    subjects: tuple[str, ...] = ()


def nudges(
    incident: Incident, plan: Plan, now: datetime, found: tuple[Clock, ...]
) -> tuple[Nudge, ...]:
    """Reminders about an open incident with its clocks, the most important first."""
    if not incident.is_open:
        return ()
    down = margins(incident, plan, now)
    return (
        *_people_and_level(incident, plan),
        *_estimates(down),
        *_limits(incident, plan, now, found),
        *_closing(incident, plan),
    )


def _people_and_level(incident: Incident, plan: Plan) -> Iterator[Nudge]:
    if incident.roles.get("incident_manager") is None:
        yield Nudge("no_manager", "handover incident_manager")
    yield from _silent_manager(incident, plan)
    if incident.levels[-1].rule == UNANSWERED:
        yield Nudge("level_unanswered", "classify")
    if incident.unsettled:
        yield Nudge("levels_apart", "classify")
    if incident.contested:
        yield Nudge("corrections_contradict", f"show {incident.id}")
    if incident.level is Level.CRISIS and not incident.affects_continuity:
        yield Nudge("crisis_without_continuity", "classify")


def _silent_manager(incident: Incident, plan: Plan) -> Iterator[Nudge]:
    """Whoever should lead did not answer, and somebody who can stand in was reached after that."""
    leads = incident.roles.get("incident_manager")
    tried = [place for place, call in enumerate(incident.calls) if call.contact == leads]
    if leads is None or not tried or leads in knows_of_it(incident, plan):
        return
    entitled = {key for role in ladder("incident_manager") for key in plan.role(role).people}
    after = (name for call in incident.calls[tried[-1] :] for name in call.reached)
    other = next((name for name in after if name in entitled and name != leads), None)
    if other is not None:
        yield Nudge("manager_silent", f"handover incident_manager {other}", (leads, other))


def _estimates(down: tuple[Margin, ...]) -> Iterator[Nudge]:
    late = tuple(item.activity for item in down if item.overdue)
    if late:
        yield Nudge("estimate_overdue", "eta", late)
    unasked = tuple(item.activity for item in down if not item.asked)
    if unasked:
        yield Nudge("estimate_missing", "eta", unasked)


def _limits(
    incident: Incident, plan: Plan, now: datetime, found: tuple[Clock, ...]
) -> Iterator[Nudge]:
    for item in found:
        if item.kind is ClockKind.REPORT and item.state is ClockState.PASSED:
            yield Nudge("report_overdue", f"report --for {item.subject}", (item.person,))
    waiting = tuple(
        item.subject
        for item in found
        if item.kind is ClockKind.SUPPLIER_RESOLUTION and item.started_at is None
    )
    if waiting:
        contact = plan.suppliers[waiting[0]].contact
        yield Nudge("supplier_not_called", f"call {contact or waiting[0]}", waiting)
    down = below_minimum(incident, plan)
    late = (
        item.supplier
        for item in too_late(incident, plan, now)
        if item.has_part and not set(item.activities).isdisjoint(down)
    )
    if named := tuple(dict.fromkeys(late)):
        yield Nudge("promise_after_objective", "supplier", named)


def _closing(incident: Incident, plan: Plan) -> Iterator[Nudge]:
    """Only agreements are missing for closing, and work was done."""
    left = {item.code for item in closing_objections(incident, plan)}
    if len(incident.events) > 1 and left <= {"agreement_missing"}:
        yield Nudge("could_be_closed", "close")
