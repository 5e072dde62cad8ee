"""Priorities: recovery order, objectives, what suppliers promise against them (S-066 to S-073)."""

from typing import Final

from incplan.documents.content.blocks import Block, Facts, Table, ToFill
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.plan.files.activities import Activity, SupplierUse
from incplan.plan.files.suppliers import ServiceLevelAgreement
from incplan.plan.recovery.order import Place, Reason, recovery_order

_REASONS: Final = {
    Reason.CIRCLE: N_("depends in a circle on the others of its group"),
    Reason.DEPENDENCIES: N_("the only one that can start at this point"),
    Reason.DANGER: N_("an interruption could endanger persons"),
    Reason.NEEDED_BY_OTHERS: N_("others wait for it"),
    Reason.RTO: N_("the shortest objective of those that can start"),
    Reason.PRIORITY: N_("the priority that management gave it"),
    Reason.EQUAL: N_("equal in all respects; by name"),
}


def priorities(say: Wording, number: str) -> Section:
    """The four tables of the priorities."""
    return Section(
        id="priorities",
        number=number,
        title=say.t("Priorities"),
        sections=(
            Section(id="recovery-order", title=say.t("Recovery order"), blocks=(_order(say),)),
            Section(id="objectives", title=say.t("Objectives"), blocks=_all_objectives(say)),
            Section(
                id="consistency",
                title=say.t("Consistency objective (RCO): what suppliers promise"),
                blocks=(_consistency(say),),
            ),
        ),
    )


def _no_activity(say: Wording) -> ToFill:
    return ToFill(say.t("{mark} The essential activities.", mark=say.to_fill))


def _order(say: Wording) -> Block:
    places = recovery_order(say.plan.activities)
    if not places:
        return _no_activity(say)
    columns: tuple[str, ...] = (
        say.t("No."),
        say.t("Activity"),
        say.t("RTO"),
        say.t("Needed within"),
        say.t("Waits for"),
        say.t("Why here"),
    )
    rows: tuple[tuple[str, ...], ...] = tuple(
        (
            str(place.rank),
            say.activity(place.activity),
            say.objective(say.plan.activities[place.activity]),
            say.span(place.needed_within),
            say.activities(place.waits_for),
            _reason(say, place),
        )
        for place in places
    )
    if any(place.priority is not None for place in places):
        columns = (*columns, say.t("Priority of management"))
        ranks = tuple(str(place.priority or "") for place in places)
        rows = tuple((*row, rank) for row, rank in zip(rows, ranks, strict=True))
    return Table(columns, rows)


def _reason(say: Wording, place: Place) -> str:
    reason = say.t(_REASONS[place.reason])
    return say.named(reason, say.activities(place.circle)) if place.circle else reason


def _all_objectives(say: Wording) -> tuple[Block, ...]:
    """The objectives, and what a working day is where the organisation has said it."""
    working = say.plan.file.working_time
    rows = []
    if working.hours:
        rows.append((say.t("Working hours"), say.windows(working.hours)))
    if working.closed:
        days = "\n".join(say.closing_days(item) for item in working.closed)
        rows.append((say.t("Closed, beside public holidays"), days))
    return (_objectives(say), *((Facts(tuple(rows)),) if rows else ()))


def _objectives(say: Wording) -> Block:
    if not say.plan.activities:
        return _no_activity(say)
    columns = (
        say.t("Activity"),
        say.t("RTO"),
        say.t("RPO"),
        say.t("MTPD"),
        say.t("Own backup every"),
        say.t("Minimum level"),
    )
    return Table(columns, tuple(_objective(say, item) for item in say.plan.activities.values()))


def _objective(say: Wording, activity: Activity) -> tuple[str, ...]:
    minimum = say.text(activity.minimum_level.description)
    if activity.minimum_level.percent is not None:
        minimum = f"{say.or_fill(minimum)} ({activity.minimum_level.percent} %)"
    return (
        say.text(activity.name),
        say.objective(activity),
        say.data_age(activity),
        say.or_fill(say.span(activity.mtpd)),
        say.span(activity.backup_interval),
        say.or_fill(minimum),
    )


def _consistency(say: Wording) -> Block:
    """Facts side by side; whether they fit is what `incplan rco` judges."""
    rows = tuple(
        _commitment(say, activity, use)
        for activity in say.plan.activities.values()
        for use in activity.suppliers
    )
    if not rows:
        return ToFill(say.t("{mark} Suppliers the essential activities rely on.", mark=say.to_fill))
    columns = (
        say.t("Activity"),
        say.t("RTO"),
        say.t("Supplier"),
        say.t("For"),
        say.t("Response"),
        say.t("Resolution"),
        say.t("Service window"),
        say.t("Sanction"),
        say.t("Contract"),
    )
    return Table(columns, rows)


def _hours(say: Wording, agreed: ServiceLevelAgreement) -> str:
    """When a supplier works, and the days on which it is closed."""
    closed = ", ".join(say.closing_days(item) for item in agreed.closed)
    hours = say.windows(agreed.service_window)
    return f"{hours}\n{say.t('closed: {days}', days=closed)}" if closed else hours


def _commitment(say: Wording, activity: Activity, use: SupplierUse) -> tuple[str, ...]:
    supplier = say.plan.suppliers.get(use.supplier)
    agreed = supplier.sla if supplier else None
    contract = supplier.contract if supplier else None
    service = say.label(f"use.{use.function}")
    if use.standby_for:
        other = say.plan.suppliers.get(use.standby_for)
        name = other.name if other else use.standby_for
        service = say.t("{function}, standby for {supplier}", function=service, supplier=name)
    elif not use.recovery_critical:
        service = say.t("{function}, not critical for recovery", function=service)
    return (
        say.text(activity.name),
        say.objective(activity),
        supplier.name if supplier else use.supplier,
        service,
        say.or_fill(say.commitment(agreed.response_time) if agreed else ""),
        say.or_fill(say.commitment(agreed.resolution_time) if agreed else ""),
        say.or_fill(_hours(say, agreed) if agreed else ""),
        (say.text(agreed.sanction) if agreed else "") or say.t("none"),
        say.or_fill(contract.reference if contract else ""),
    )
