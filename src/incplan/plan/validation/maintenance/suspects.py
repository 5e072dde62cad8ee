"""What was checked against a recovery objective that has changed since.

Approvals hold the objectives then in force. The last approval with another value proves that the
change came after that day; what relies on the objective and was last reviewed on or before it must
be reviewed again. See ADR 7.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from incplan.diagnostics import Finding, Severity
from incplan.plan.files.activities import Activity
from incplan.plan.record import Objectives
from incplan.plan.validation.context.context import Context
from incplan.plan.values.durations import format_duration


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an activity's objectives: old until `after` at least, replaced at `seen`.

    `seen` is the first day on which the present ones are known: an approval, or the day the
    activity itself was reviewed.
    """

    before: Objectives
    after: date
    seen: date | None

    def is_before(self, read: date | None) -> bool:
        """Whether something last reviewed on that day was, or may have been, before the change."""
        if read is None or read <= self.after:
            return True
        return self.seen is None or read < self.seen


def objective_change(context: Context, key: str, activity: Activity) -> Change | None:
    """The last change of an activity's objectives that approvals show; none without an RTO."""
    if activity.rto is None:
        return None
    now = Objectives(activity.rto, activity.rpo)
    known = [item for item in context.record.approvals if key in item.objectives]
    others = [
        place for place, item in enumerate(known) if _shown(item.objectives[key]) != _shown(now)
    ]
    if not others:
        return None
    last = known[others[-1]]
    later = [item.on for item in known[others[-1] + 1 :]]
    read = context.plan.facts.last_reviewed(f"activities/{key}")
    if read is not None and read > last.on:
        later.append(read)
    return Change(last.objectives[key], last.on, min(later, default=None))


def suspect_links(context: Context) -> Iterator[Finding]:
    """Contracts and fiches reviewed before an objective they rely on changed (S-072, S-104)."""
    plan = context.plan
    for key, activity in plan.activities.items():
        change = objective_change(context, key, activity)
        if change is None:
            continue
        used = dict.fromkeys(use.supplier for use in activity.suppliers if use.recovery_critical)
        for supplier_id in used:
            supplier = plan.suppliers.get(supplier_id)
            if supplier is None or supplier.contract is None:
                continue
            subject = f"suppliers/{supplier_id}"
            read = plan.facts.last_reviewed(subject)
            if change.is_before(read):
                yield _suspect("REV050", subject, key, activity, change, read)
        for fiche_id in dict.fromkeys(activity.fiches):
            subject = f"fiches/{fiche_id}"
            read = plan.facts.last_reviewed(subject)
            if fiche_id in plan.adoptions and change.is_before(read):
                yield _suspect("REV051", subject, key, activity, change, read)


def _suspect(
    code: str, subject: str, key: str, activity: Activity, change: Change, read: date | None
) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        subject=subject,
        route=("contract", "reviewed") if code == "REV050" else ("reviewed",),
        params={
            "activity": key,
            "before": _shown(change.before),
            "now": _shown(Objectives(activity.rto_to_order_by, activity.rpo)),
            "after": change.after.isoformat(),
            "read": read.isoformat() if read else "?",
        },
    )


def _shown(value: Objectives) -> str:
    rpo = "-" if value.rpo is None else format_duration(value.rpo)
    return f"RTO {format_duration(value.rto)}, RPO {rpo}"
