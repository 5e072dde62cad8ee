"""RPO against backups, and whether data is backed up (S-070, S-072, RCO-06, RCO-07, TC14)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.activities import Activity
from incplan.plan.files.suppliers import Supplier, SupplierBackup
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.recovery.clashes import clashes, too_soon
from incplan.plan.recovery.consistency import upstream
from incplan.plan.recovery.dependencies import (
    Need,
    in_one_circle,
    own_needs,
    reaching,
    runs_in_circle,
    strictest,
    waits_for,
)
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.in_use import names_a_stranger, offered, used_suppliers
from incplan.plan.values.durations import format_duration
from incplan.plan.values.scalars import Text

_NONE = timedelta(0)


def supplier_backups(context: Context) -> Iterator[Finding]:
    """RCO-06: a supplier's backup is recent enough, and restored within the RTO."""
    activities = context.plan.activities
    doubted = too_soon(activities)
    for finding in backups_against(context, own_needs(activities)):
        told = str(finding.params.get("case", "")).startswith("restore")
        if not (told and finding.params["activity"] in doubted):
            yield finding


def backups_against(context: Context, needed: Mapping[str, Need]) -> Iterator[Finding]:
    """As `supplier_backups`, against the times within which activities are needed."""
    plan = context.plan
    for key, activity in plan.activities.items():
        critical = (
            use.supplier
            for use in activity.suppliers
            if use.recovery_critical and offered(plan, use)
        )
        for name in dict.fromkeys(critical):
            supplier = plan.suppliers.get(name)
            if supplier is None or supplier.sla is None:
                continue
            backup = supplier.sla.backup
            if backup is not None:
                yield from _age(key, name, supplier, backup, activity.rpo)
                if not _promises_too_late(supplier, needed[key].within):
                    yield from _restore(key, name, supplier, backup, needed[key].within)
            elif supplier.hosts_our_data:
                yield _finding(key, name, supplier, Severity.ERROR, ("sla",), case="unknown")


def _promises_too_late(supplier: Supplier, rto: timedelta) -> bool:
    """Whether the service itself is back too late (RCO004); then its data cannot be earlier."""
    promised = supplier.sla.resolution_time if supplier.sla else None
    return promised is not None and promised.nominal > rto


def _age(
    key: str, name: str, supplier: Supplier, backup: SupplierBackup, rpo: timedelta | None
) -> Iterator[Finding]:
    """Interval plus replication lag is within the RPO: a lagging copy can lose the latest data."""
    if rpo is None:
        return
    lag = backup.replication_lag
    age = backup.interval + (lag or _NONE)
    if age <= rpo and backup.asynchronous and (lag is None or rpo == _NONE):
        case = "asynchronous" if rpo == _NONE else "lag_unknown"
        route: Route = ("sla", "backup", "asynchronous")
        yield _finding(key, name, supplier, Severity.ERROR, route, case=case)
    elif age > rpo or (age == rpo and rpo):
        case = "" if age > rpo else "age_no_margin"
        severity = Severity.ERROR if age > rpo else Severity.INFO
        params = {"age": format_duration(age), "rpo": format_duration(rpo)}
        route = ("sla", "backup", "interval")
        yield _finding(key, name, supplier, severity, route, case=case, **params)


def _restore(
    key: str, name: str, supplier: Supplier, backup: SupplierBackup, rto: timedelta
) -> Iterator[Finding]:
    """The data are back within the RTO."""
    restore = backup.restore_time
    route: Route = ("sla", "backup", "restore_time")
    if restore is None:
        yield _finding(key, name, supplier, Severity.ERROR, route, case="restore_unknown")
    elif restore >= rto:
        case = "restore" if restore > rto else "restore_no_margin"
        severity = Severity.ERROR if restore > rto else Severity.INFO
        params = {"restore": format_duration(restore), "rto": format_duration(rto)}
        yield _finding(key, name, supplier, severity, route, case=case, **params)


def _finding(
    activity: str,
    name: str,
    supplier: Supplier,
    severity: Severity,
    route: Route,
    **params: object,
) -> Finding:
    return Finding(
        code="RCO006",
        severity=severity,
        subject=f"suppliers/{name}",
        route=route,
        params={"supplier": supplier.name, "activity": activity, **params},
    )


def restore_tests(context: Context) -> Iterator[Finding]:
    """RCO-07: within the last year the supplier proved that its backups can be restored.

    If the year ends within the horizon, a note says so.
    """
    for used in used_suppliers(context.plan):
        sla = used.supplier.sla
        if sla is None or sla.backup is None:
            continue
        tested = sla.backup.restore_tested
        due = add_months(tested, 12) if tested is not None else None
        case = _restore_test_case(context, tested, due)
        if case is None:
            continue
        route: Route = ("sla", "backup", "restore_tested")
        severity = Severity.INFO if case == "soon" else Severity.WARNING
        yield used.finding("RCO007", severity, route, case=case, day=tested or "", due=due or "")


def _restore_test_case(context: Context, tested: date | None, due: date | None) -> str | None:
    """What is wrong with the day of a restore test; None when nothing is, "" when it is too old."""
    if tested is None or due is None:
        return "never"
    if tested > context.today:
        return "future"
    if due > context.until:
        return None
    return "soon" if due >= context.today else ""


def shared_data(context: Context) -> Iterator[Finding]:
    """The backup of data that several activities use meets the strictest RPO among them."""
    activities = context.plan.activities
    needed = strictest(activities, lambda activity: activity.rpo)
    words = {key: _information(activity) for key, activity in activities.items()}
    strict = _strictest_readers(activities, words)
    circle = in_one_circle(waits_for(activities))
    clashing = {way for clash in clashes(activities) for way in clash.ways}  # mend OBJ001 first
    for key, activity in activities.items():
        if activity.rpo is None:
            continue
        within, other, case = needed[key].within, needed[key].path[-1], ""
        if runs_in_circle(needed[key].path, circle) or needed[key].path[::-1] in clashing:
            within, other = activity.rpo, key
        reader = min((strict[word] for word in words[key]), default=None)
        if reader is not None and reader[0] < within:
            within, other, case = reader[0], reader[2], "same_data"
        if within < activity.rpo:
            yield Finding(
                code="OBJ007",
                severity=Severity.WARNING,
                subject=f"activities/{key}",
                route=("rpo",),
                params={
                    "case": case,
                    "activity": key,
                    "rpo": format_duration(activity.rpo),
                    "other": other,
                    "other_rpo": format_duration(within),
                    "path": " > ".join(reversed(needed[key].path)),
                },
            )


def _strictest_readers(
    activities: Mapping[str, Activity], words: Mapping[str, frozenset[str]]
) -> dict[str, tuple[timedelta, int, str]]:
    """By name of data: the shortest RPO and the activity that sets it; the first of several."""
    found: dict[str, tuple[timedelta, int, str]] = {}
    for place, (key, activity) in enumerate(activities.items()):
        if activity.rpo is None:
            continue
        asked = (activity.rpo, place, key)
        for word in words[key]:
            found[word] = min(found.get(word, asked), asked)
    return found


def _information(activity: Activity) -> frozenset[str]:
    def written(text: Text) -> tuple[str, ...]:
        return (text.plain, *(words for _language, words in text.translations))

    return frozenset(
        words.casefold()
        for text in activity.resources.key_information or ()
        for words in written(text)
        if words
    )


def data_without_backup(context: Context) -> Iterator[Finding]:
    """Key information needs an RPO; an RPO needs a backup."""
    plan = context.plan
    saved = [key for key, activity in plan.activities.items() if _saved(context, activity)]
    covered = reaching(waits_for(plan.activities), saved)
    for key, activity in plan.activities.items():
        subject = f"activities/{key}"
        if activity.rpo is None:
            if activity.resources.key_information:
                yield Finding(
                    code="OBJ008", severity=Severity.WARNING, subject=subject, route=("rpo",)
                )
            continue
        if key not in covered:
            yield Finding(
                code="OBJ009",
                severity=Severity.WARNING,
                subject=subject,
                route=("rpo",),
                params={"rpo": format_duration(activity.rpo)},
            )


def _saved(context: Context, activity: Activity) -> bool:
    """Whether the organisation, or a supplier of the activity, backs up its data, or may do so."""
    plan = context.plan
    if activity.backup_interval is not None or names_a_stranger(plan, activity):
        return True
    used = (use.supplier for use in activity.suppliers)
    every = [name for key in used for name in (key, *upstream(plan, key))]
    if any(f"suppliers/{name}" in context.broken for name in every):
        return True
    agreed = (plan.suppliers[name].sla for name in every)
    return any(sla is not None and sla.backup is not None for sla in agreed)
