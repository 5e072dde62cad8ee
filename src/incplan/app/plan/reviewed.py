"""Note that the plan was read through; that it changed is compared with what it was before."""

from dataclasses import dataclass
from datetime import date, datetime, time

from incplan.app.desk.desk import Desk
from incplan.app.desk.earlier import committed_plan
from incplan.app.desk.plan_facts import PlanFact, record_plan_fact
from incplan.errors import RefusedError
from incplan.incident.events.plan_events import Approved, PlanReviewed
from incplan.plan.facts import Source
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class _State:
    """What the plan said on a day, and whether it was approved so."""

    fingerprint: str
    on: date
    approved: bool = False


def plan_reviewed(
    desk: Desk, *, changed: bool, text: str = "", at: datetime | None = None
) -> PlanFact:
    """The plan was read through (S-022, S-023).

    Raises RefusedError when it is said to have changed, and says what it said at the last review or
    approval before. Where no earlier state is known, the word of whoever reviewed it counts.
    """
    plan = desk.plan_or_none()
    before = _before(desk, plan, at or desk.local_now) if plan and changed else None
    if plan and before and before.fingerprint == plan.fingerprint:
        code = "reviewed_as_approved" if before.approved else "reviewed_not_changed"
        raise RefusedError(code, since=before.on.isoformat())
    return record_plan_fact(
        desk,
        PlanReviewed,
        occurred_at=at,
        text=text,
        details={"changed": changed},
        changed=changed,
        fingerprint=plan.fingerprint if plan else "",
    )


def _before(desk: Desk, plan: Plan, moment: datetime) -> _State | None:
    """The plan at the last review or approval up to a moment; else the oldest state known.

    What was approved after the moment may hold what the review of then changed.
    """
    events = [item for item in desk.plan_log().value.events if item.occurred_at <= moment]
    known = [item for item in events if isinstance(item, PlanReviewed | Approved)]
    last = max(known, key=lambda item: (item.occurred_at, item.recorded_at), default=None)
    written = plan.facts.review.on if plan.facts.review.source is Source.FILE else None
    if last is None or (written and last.occurred_at.date() < written <= moment.date()):
        read = datetime.combine(written, time.max, desk.zone) if written else None
        return _committed(desk, read) or _recorded(desk, written)
    on = last.recorded_at.astimezone(desk.zone).date()
    if last.fingerprint:
        return _State(last.fingerprint, on, isinstance(last, Approved))
    return _committed(desk, last.recorded_at) or _recorded(desk, on)


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
