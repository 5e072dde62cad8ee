"""Note that the plan was read through; that it changed is compared with what it was before."""

from dataclasses import dataclass
from datetime import date, datetime, time

from incplan.app.desk.desk import Desk
from incplan.app.desk.earlier import committed_plan
from incplan.app.desk.plan_facts import PlanFact, record_plan_fact
from incplan.errors import RefusedError
from incplan.incident.events.plan_events import PlanReviewed
from incplan.plan.facts import Source
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class _State:
    """What the plan said on a day."""

    fingerprint: str
    on: date


def plan_reviewed(
    desk: Desk, *, changed: bool, text: str = "", at: datetime | None = None
) -> PlanFact:
    """The plan was read through (S-022, S-023).

    Raises RefusedError when it is said to have changed, and says what it said at the last review.
    Where no earlier state is known, the word of whoever reviewed it counts.
    """
    plan = desk.plan_or_none()
    before = _before(desk, plan) if plan and changed else None
    if plan and before and before.fingerprint == plan.fingerprint:
        raise RefusedError("reviewed_not_changed", since=before.on.isoformat())
    return record_plan_fact(
        desk,
        PlanReviewed,
        occurred_at=at,
        text=text,
        details={"changed": changed},
        changed=changed,
        fingerprint=plan.fingerprint if plan else "",
    )


def _before(desk: Desk, plan: Plan) -> _State | None:
    """The plan at its last review; else the oldest state known."""
    last = plan.facts.review
    moment = datetime.combine(last.on, time.max, desk.zone) if last.on else None
    if last.source is Source.JOURNAL:
        reviews = [item for item in desk.plan_log().value.events if isinstance(item, PlanReviewed)]
        latest = max(reviews, key=lambda item: item.recorded_at)
        if latest.fingerprint:
            return _State(latest.fingerprint, latest.recorded_at.astimezone(desk.zone).date())
        moment = latest.recorded_at
    return _committed(desk, moment) or _recorded(desk, last.on)


def _committed(desk: Desk, moment: datetime | None) -> _State | None:
    then = committed_plan(desk, moment, or_first=True)
    return _State(then.plan.fingerprint, then.on) if then else None


def _recorded(desk: Desk, day: date | None) -> _State | None:
    """The same from approvals and print runs, for a plan without git."""
    record = desk.record()
    approved = [(item.on, item.fingerprint) for item in record.approvals]
    known = sorted((*approved, *((item.on, item.fingerprint) for item in record.printed)))
    if not known:
        return None
    earlier = [item for item in known if day is not None and item[0] <= day]
    on, fingerprint = (earlier or known[:1])[-1]
    return _State(fingerprint, on)
