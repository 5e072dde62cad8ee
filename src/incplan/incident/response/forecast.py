"""Expected return compared with the objectives, per activity, before the limit (S-062).

Not knowing when an activity comes back counts as too late (TC22).
"""

from datetime import datetime, timedelta

from incplan.frozen import dataclass
from incplan.incident.clocks.clock import ClockKind, ClockState, elapsed
from incplan.incident.clocks.recovery import recovery_clocks
from incplan.incident.response.level.classification import Outlook
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The time left for one activity that is down; negative when it comes back too late.

    `estimate_event` names the entry with the estimate; "" when there is none, or when the announced
    time passed without a return.
    """

    activity: str
    started_at: datetime
    limit: timedelta
    limit_at: datetime
    eta: datetime | None
    asked: bool
    estimate_event: str
    overdue: bool
    state: ClockState

    @property
    def margin(self) -> timedelta | None:
        """Time between the expected return and the limit; None while the return is unknown."""
        return None if self.eta is None or self.overdue else elapsed(self.eta, self.limit_at)

    def outlook(self, near_percent: int) -> Outlook:
        """Within, near (from `near_percent` of the objective on), over, or unknown."""
        if self.state is ClockState.PASSED:
            return Outlook.OVER
        margin = self.margin
        if margin is None:
            return Outlook.UNKNOWN
        if margin < timedelta(0):
            return Outlook.OVER
        return Outlook.NEAR if margin <= self.limit * (100 - near_percent) / 100 else Outlook.WITHIN

    @property
    def is_late(self) -> bool:
        """Passed, announced after the limit, unknown, or without an estimate near the limit."""
        if self.state is ClockState.PASSED:
            return True
        margin = self.margin
        if margin is not None:
            return margin < timedelta(0)
        said_unknown = self.asked and not self.overdue
        return said_unknown or self.state is ClockState.DUE_SOON


def margins(incident: Incident, plan: Plan, now: datetime) -> tuple[Margin, ...]:
    """Every activity below its minimum level, the nearest limit first."""
    found = []
    for clock in recovery_clocks(incident, plan, now):
        if clock.kind is not ClockKind.RTO or clock.limit_at is None or clock.stopped_at:
            continue
        assert clock.started_at is not None  # it has a limit
        assert clock.limit is not None
        estimate = incident.estimate(clock.subject)
        eta = estimate.eta if estimate else None
        found.append(
            Margin(
                activity=clock.subject,
                started_at=clock.started_at,
                limit=clock.limit,
                limit_at=clock.limit_at,
                eta=eta,
                asked=estimate is not None,
                estimate_event=estimate.event_id if estimate else "",
                overdue=eta is not None and eta < now,
                state=clock.state,
            )
        )
    return tuple(sorted(found, key=lambda item: item.limit_at))


def outlook(incident: Incident, plan: Plan, now: datetime) -> Outlook | None:
    """The worst outlook of all activities that are down; None when none is."""
    near = plan.levels.thresholds.near_rto_percent
    found = {margin.outlook(near) for margin in margins(incident, plan, now)}
    order = (Outlook.OVER, Outlook.UNKNOWN, Outlook.NEAR, Outlook.WITHIN)
    return next((word for word in order if word in found), None)
