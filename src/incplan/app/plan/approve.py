"""Management approves the plan as it stands: who, in which function, which version (S-010).

The approval is committed together with the files it covers, so that both are shared together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.plan_facts import file_prints
from incplan.app.desk.unsaved import unsaved
from incplan.app.plan.open_points import OpenFinding, open_points
from incplan.app.validation.validate import validate
from incplan.diagnostics import Diagnostic, Severity
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.fact import Objective
from incplan.incident.events.plan_events import Approved, OpenPoint, PartPrint
from incplan.plan.maintenance.coverage import COVERED, RECORDED, Part, part_fingerprints, part_of
from incplan.plan.plan import Plan
from incplan.plan.validation.maintenance.acceptance import NEVER_ACCEPTED
from incplan.plan.validation.maintenance.reviews import SETTLED_BY_APPROVAL
from incplan.store.git.unsaved import Unsaved

_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyToApprove:
    """What an approval needs: an entitled person, a plan without errors, the points still open."""

    by: str
    plan: Plan
    open_points: tuple[OpenFinding, ...]
    accepted: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalGiven:
    """An approval is on disk. `accepted` are the open findings that management has accepted.

    `covers` names the parts of the plan that are approved, `recorded` those noted with them;
    `saved` are the plan files committed with it, `unsaved` those git could not take, and
    `not_saved` the reason code. `ignored_files` are of the approval and never committed: a rule of
    git keeps them out.
    """

    event: str
    by: str
    function: str
    version: str
    fingerprint: str
    files: int
    occurred_at: datetime
    covers: tuple[str, ...]
    recorded: tuple[str, ...]
    open_points: tuple[OpenFinding, ...]
    accepted: tuple[Diagnostic, ...]
    warnings: int
    saved: tuple[str, ...]
    unsaved: tuple[str, ...]
    not_saved: str | None
    ignored_files: tuple[str, ...]
    receipt: Receipt


def ready_to_approve(desk: Desk, version: str | None = None) -> ReadyToApprove:
    """Whether the plan may be approved now, and what is open in it.

    Raises UsageError without a name, RefusedError for somebody who is not management, for another
    version than that of `plan.yaml`, and while errors stand that nobody accepted.
    """
    plan: Plan = desk.sound_plan() if "plan" in desk.loaded().broken else desk.plan()
    by = _entitled(desk, plan)
    if version is not None and version != plan.file.version:
        raise RefusedError("version_differs", given=version, current=plan.file.version)
    found = validate(desk).diagnostics
    _refuse_errors(found)
    return ReadyToApprove(
        by=by,
        plan=plan,
        open_points=open_points(found),
        accepted=tuple(item for item in found if item.accepted is not None),
    )


def approve(
    desk: Desk,
    ready: ReadyToApprove,
    *,
    function: str = "",
    text: str = "",
    at: datetime | None = None,
) -> ApprovalGiven:
    """Record the approval of the present content, whose open points were shown.

    Raises NotWrittenError when it is not on disk; files that git did not take are in the result.
    """
    loaded, plan = desk.loaded(), ready.plan
    pending = _own(unsaved(desk))
    pen = desk.plan_pen()
    event = pen.write(
        Approved,
        occurred_at=at,
        function=function.strip() or "management",
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        parts=file_prints(loaded.parts),
        shipped=file_prints(loaded.shipped),
        covers=_part_prints(loaded.prints, COVERED),
        recorded=_part_prints(loaded.prints, RECORDED),
        objectives=tuple(
            Objective.of(key, activity.rto, activity.rpo)
            for key, activity in plan.activities.items()
            if activity.rto is not None
        ),
        open_points=tuple(OpenPoint(item.code, item.path) for item in ready.open_points),
        text=text,
    )
    pen.add_plan_files(pending.kept(desk.root), pending.gone(desk.root))
    receipt = pen.finish(f"approved version {plan.file.version}")
    refused = receipt.not_committed
    return ApprovalGiven(
        event=event.id,
        by=ready.by,
        function=function.strip() or "management",
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        files=len(loaded.parts),
        occurred_at=event.occurred_at,
        covers=tuple(part.value for part in COVERED),
        recorded=tuple(part.value for part in RECORDED),
        open_points=ready.open_points,
        accepted=ready.accepted,
        warnings=len(ready.open_points),
        saved=() if refused else pending.paths,
        unsaved=pending.paths if refused else (),
        not_saved=refused,
        ignored_files=pending.ignored,
        receipt=receipt,
    )


def _own(found: Unsaved) -> Unsaved:
    """The unsaved files that the approval covers or notes."""
    return found.of(
        name
        for name in (
            *(name for item in found.files for name in (item.path, item.before)),
            *found.ignored,
        )
        if name.endswith(".yaml") and part_of(name.removesuffix(".yaml")) is not None
    )


def _part_prints(prints: Mapping[str, str], parts: tuple[Part, ...]) -> tuple[PartPrint, ...]:
    known = part_fingerprints(prints)
    return tuple(PartPrint(part.value, known[part]) for part in parts)


def _entitled(desk: Desk, plan: Plan) -> str:
    if desk.by is None:
        raise UsageError("approver_needed")
    if desk.by not in plan.approvers:
        raise RefusedError("may_not_approve", by=desk.by, people=", ".join(plan.approvers))
    return desk.by


def standing_errors(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Errors that nobody accepted, and that an approval does not settle itself."""
    return tuple(
        item
        for item in found
        if item.severity is Severity.ERROR and item.code not in SETTLED_BY_APPROVAL
    )


def accept_words(item: Diagnostic, by: str, until: date) -> str:
    """The command by which management accepts an error; "" where it cannot."""
    if item.code.startswith(NEVER_ACCEPTED):
        return ""
    file = item.path.removesuffix(".yaml")
    return f'incplan accept {item.code} {file} --reason "..." --until {until} --by {by}'


def _refuse_errors(found: tuple[Diagnostic, ...]) -> None:
    standing = standing_errors(found)
    if standing:
        raise RefusedError(
            "approve_refused",
            details=tuple(
                ("diagnostic", {"path": item.path, "line": item.line, "code": item.code})
                for item in standing[:_SHOWN]
            ),
            count=len(standing),
        )
