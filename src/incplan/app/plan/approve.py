"""Management approves the plan as it stands: who, in which function, which version (S-010)."""

from dataclasses import dataclass
from datetime import datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.validation.validate import validate
from incplan.diagnostics import Diagnostic, Severity
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.fact import Objective
from incplan.incident.events.plan_events import Approved, FilePrint
from incplan.plan.plan import Plan
from incplan.plan.validation.maintenance.reviews import SETTLED_BY_APPROVAL

_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalGiven:
    """An approval is on disk. `accepted` are the open findings that management has accepted."""

    event: str
    by: str
    function: str
    version: str
    fingerprint: str
    files: int
    occurred_at: datetime
    accepted: tuple[Diagnostic, ...]
    warnings: int
    receipt: Receipt


def approve(
    desk: Desk,
    *,
    function: str = "",
    version: str | None = None,
    text: str = "",
    at: datetime | None = None,
) -> ApprovalGiven:
    """Record the approval of the present content of the files.

    Raises UsageError without a name, RefusedError for somebody who is not management, for another
    version than that of `plan.yaml`, and while there are errors that nobody accepted.
    """
    plan: Plan = desk.sound_plan() if "plan" in desk.loaded().broken else desk.plan()
    by = _entitled(desk, plan)
    if version is not None and version != plan.file.version:
        raise RefusedError("version_differs", given=version, current=plan.file.version)
    checked = validate(desk)
    _refuse_errors(checked.diagnostics)
    pen = desk.plan_pen()
    parts = desk.loaded().parts
    event = pen.write(
        Approved,
        occurred_at=at,
        function=function.strip() or "management",
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        parts=tuple(FilePrint(file, parts[file]) for file in sorted(parts)),
        objectives=tuple(
            Objective(key, activity.rto, activity.rpo) for key, activity in plan.activities.items()
        ),
        text=text,
    )
    return ApprovalGiven(
        event=event.id,
        by=by,
        function=function.strip() or "management",
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        files=len(parts),
        occurred_at=event.occurred_at,
        accepted=tuple(item for item in checked.diagnostics if item.accepted is not None),
        warnings=sum(
            item.severity is Severity.WARNING and item.code not in SETTLED_BY_APPROVAL
            for item in checked.diagnostics
        ),
        receipt=pen.finish(f"approved version {plan.file.version}"),
    )


def _entitled(desk: Desk, plan: Plan) -> str:
    if desk.by is None:
        raise UsageError("approver_needed")
    if desk.by not in plan.approvers:
        raise RefusedError("may_not_approve", by=desk.by, people=", ".join(plan.approvers))
    return desk.by


def _refuse_errors(found: tuple[Diagnostic, ...]) -> None:
    standing = [
        item
        for item in found
        if item.severity is Severity.ERROR and item.code not in SETTLED_BY_APPROVAL
    ]
    if standing:
        raise RefusedError(
            "approve_refused",
            details=tuple(
                ("diagnostic", {"path": item.path, "line": item.line, "code": item.code})
                for item in standing[:_SHOWN]
            ),
            count=len(standing),
        )
