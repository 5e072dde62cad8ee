"""Suppliers against activities: time promised, worst case, and the verdict (S-071)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known_activity, known_supplier
from incplan.diagnostics import Finding, Severity
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings import finding_message
from incplan.plan.files.activities import Activity
from incplan.plan.plan import Plan
from incplan.plan.recovery.consistency import Judgement, Verdict, judgements
from incplan.plan.recovery.dependencies import needs
from incplan.plan.recovery.enquiries import enquiries
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.recovery.contracts import resolution_times
from incplan.plan.validation.recovery.data_objectives import backups_against
from incplan.plan.validation.recovery.recovery_times import alone, by_activity, of_use


@dataclass(frozen=True, slots=True, kw_only=True)
class RcoNote:
    """A finding behind a verdict."""

    code: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RcoRow:
    """One use of a supplier; `needed_by` leads to the activity that needs it so soon.

    `promised` is the time in the contract, `business_days` set where it counts working days;
    `worst` is the longest outage of a year, `with_call` the same plus the time until the supplier
    is told.
    """

    activity: str
    activity_name: str
    supplier: str
    supplier_name: str
    function: str
    recovery_critical: bool
    standby_for: str | None
    objective: timedelta
    rto: timedelta | None
    rpo: timedelta | None
    needed_by: tuple[str, ...]
    windows: tuple[str, ...]
    promised: str | None
    business_days: int
    takes_over: bool
    service_windows: tuple[str, ...]
    worst: timedelta | None
    worst_begins: datetime | None
    worst_restored: datetime | None
    with_call: timedelta | None
    margin: timedelta | None
    penalty: str | None
    contract: str | None
    verdict: str
    notes: tuple[RcoNote, ...]
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryLine:
    """One of the three enquiries with suppliers of an activity (S-072, S-113).

    `answer` is what somebody wrote, `suppliers` are those whose promises are known.
    """

    activity: str
    activity_name: str
    enquiry: str
    open: bool
    answer: str
    suppliers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RcoTable:
    """All uses, by activity; `detection_allowance` is what `with_call` adds."""

    detection_allowance: timedelta
    rows: tuple[RcoRow, ...]
    enquiries: tuple[EnquiryLine, ...] = ()


def rco(
    desk: Desk,
    translator: Translator,
    *,
    activity: str | None = None,
    supplier: str | None = None,
) -> RcoTable:
    """The table of S-071. Raises UsageError for an activity or supplier the plan does not have."""
    plan = desk.plan()
    wanted_activity = known_activity(plan, activity) if activity else None
    wanted_supplier = known_supplier(plan, supplier) if supplier else None
    context = Context(plan=plan, today=desk.local_now.date())
    needed = needs(plan.activities)
    judged = judgements(plan, context.today, needed)
    together = by_activity(judged)
    others = (*backups_against(context, needed), *resolution_times(context))
    return RcoTable(
        detection_allowance=plan.levels.thresholds.detection_allowance,
        rows=tuple(
            _row(
                context,
                item,
                tuple(_behind(context, item, together[item.activity], others)),
                translator,
            )
            for item in judged
            if wanted_activity in (None, item.activity)
            and wanted_supplier in (None, item.use.supplier)
        ),
        enquiries=() if wanted_supplier else tuple(_enquiries(plan, wanted_activity, translator)),
    )


def _enquiries(plan: Plan, wanted: str | None, translator: Translator) -> Iterator[EnquiryLine]:
    for key, activity in plan.activities.items():
        for item in enquiries(plan, activity) if wanted in (None, key) else ():
            yield EnquiryLine(
                activity=key,
                activity_name=plan.text(activity.name, translator.language),
                enquiry=item.enquiry.value,
                open=item.is_open,
                answer=plan.text(item.answer, translator.language),
                suppliers=item.promised,
            )


def _behind(
    context: Context,
    item: Judgement,
    siblings: Mapping[int, Judgement],
    others: tuple[Finding, ...],
) -> Iterator[Finding]:
    """The findings of `validate` about this use; if its standby is at fault, why it needs one."""
    found = tuple(of_use(context, item, siblings))
    lost = item.verdict in (Verdict.FAILS, Verdict.UNKNOWN)
    yield from alone(context, item) if lost and not found else found
    if not item.use.recovery_critical:
        return
    for finding in others:
        if finding.subject != f"suppliers/{item.use.supplier}":
            continue
        if finding.code == "RCO003" and item.verdict is Verdict.UNKNOWN:
            yield finding
        if finding.code == "RCO006" and finding.params.get("activity") == item.activity:
            yield finding


def _row(
    context: Context, item: Judgement, found: tuple[Finding, ...], translator: Translator
) -> RcoRow:
    plan = context.plan
    activity, supplier = plan.activities[item.activity], plan.suppliers[item.use.supplier]
    sla, promised, worst = supplier.sla, item.promised, item.worst
    language = translator.language
    return RcoRow(
        activity=item.activity,
        activity_name=plan.text(activity.name, language),
        supplier=item.use.supplier,
        supplier_name=supplier.name,
        function=item.use.function,
        recovery_critical=item.use.recovery_critical,
        standby_for=item.use.standby_for,
        objective=item.objective,
        rto=activity.rto,
        rpo=activity.rpo,
        needed_by=item.need.path[1:],
        windows=_said_windows(activity),
        unanswered=activity.unanswered,
        promised=str(promised) if promised else None,
        business_days=promised.business_days if promised else 0,
        takes_over=item.takes_over,
        service_windows=tuple(str(window) for window in sla.service_window) if sla else (),
        worst=worst.lasts if worst else None,
        worst_begins=worst.begins if worst else None,
        worst_restored=worst.restored if worst else None,
        with_call=item.with_call,
        margin=item.margin,
        penalty=plan.text(sla.sanction, language) or None if sla else None,
        contract=supplier.contract.reference if supplier.contract else None,
        verdict=_verdict(item, found).value,
        notes=tuple(
            RcoNote(
                code=finding.code,
                severity=finding.severity.value,
                message=finding_message(translator, finding.code, finding.params),
            )
            for finding in found
        ),
    )


def _verdict(item: Judgement, found: tuple[Finding, ...]) -> Verdict:
    """The verdict on the time, or a worse one because of data or the supplier's own suppliers."""
    good = item.verdict in (Verdict.HOLDS, Verdict.NO_MARGIN, Verdict.AT_RISK)
    severities = {finding.severity for finding in found}
    if good and Severity.ERROR in severities:
        return Verdict.FAILS
    if good and Severity.WARNING in severities:
        return Verdict.AT_RISK
    return item.verdict


def _said_windows(activity: Activity) -> tuple[str, ...]:
    """When it must run; nothing as long as nobody has said it."""
    if "windows" in activity.unanswered:
        return ()
    return tuple(str(window) for window in activity.windows)
