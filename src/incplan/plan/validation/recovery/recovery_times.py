"""What suppliers promise against the RTO of each activity: RCO-04, 05, 08, 14, 15 (S-071).

At most one error per pair: the first cause found explains the others. A function with a standby is
judged together with it, and gives one finding.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.frozen import replace
from incplan.plan.files.suppliers import ChainTime
from incplan.plan.plan import Plan
from incplan.plan.recovery.clashes import too_soon
from incplan.plan.recovery.consistency import (
    Judgement,
    StandbyProblem,
    Verdict,
    judgements,
    repair_time,
    standby_problem,
    upstream,
)
from incplan.plan.recovery.dependencies import own_needs
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.in_use import offered, replaced_uses
from incplan.plan.values.durations import format_duration

#: The time assumed to hand a problem over from one supplier to the next.
HANDOVER: Final = timedelta(minutes=15)
#: Verdicts by which the activity lacks the function; its standby, if any, is then checked.
_LOST: Final = (Verdict.FAILS, Verdict.UNKNOWN)


def recovery_times(context: Context) -> Iterator[Finding]:
    """Every recovery-critical use: promised and worst-case time within the activity's RTO.

    Each activity counts with its own RTO. Where another needs it sooner, OBJ001 reports that; what
    it would require of suppliers is shown by `rco`.
    """
    judged = judgements(context.plan, context.today, own_needs(context.plan.activities))
    together = by_activity(judged)
    doubted = too_soon(context.plan.activities)
    found: list[tuple[timedelta, Finding]] = []
    for item in judged:
        if item.activity in doubted:
            continue  # OBJ001 must be mended first
        uses = together[item.activity]
        found.extend((item.objective, told) for told in of_use(context, item, uses))
    yield from _once_a_promise(found)


def _once_a_promise(found: list[tuple[timedelta, Finding]]) -> Iterator[Finding]:
    """One finding per insufficient promise, about the activity that needs it soonest.

    The objectives of the other activities are `related` places.
    """
    same: dict[tuple[object, ...], list[tuple[timedelta, Finding]]] = {}
    for objective, finding in found:
        told = (finding.params.get(name) for name in ("case", "function", "replaced"))
        key = (finding.code, finding.subject, finding.route, *told)
        same.setdefault(key, []).append((objective, finding))
    for group in same.values():
        group.sort(key=lambda item: (list(Severity).index(item[1].severity), item[0]))
        first = group[0][1]
        others = dict.fromkeys(str(item.params["activity"]) for _objective, item in group[1:])
        related = tuple((f"activities/{name}", ("rto",)) for name in others)
        yield replace(first, related=(*first.related, *related))


def by_activity(judged: Iterable[Judgement]) -> dict[str, dict[int, Judgement]]:
    """Judgements by activity and place."""
    found: dict[str, dict[int, Judgement]] = {}
    for item in judged:
        found.setdefault(item.activity, {})[item.place] = item
    return found


def of_use(
    context: Context, item: Judgement, siblings: Mapping[int, Judgement]
) -> Iterator[Finding]:
    """What is wrong with one use, its standby or the uses it stands by for considered.

    `siblings` are all uses of the same activity, by index.
    """
    if not item.use.recovery_critical or _half_read(context, item, siblings):
        return
    if item.use.standby_for:
        yield from _as_standby(context, item, siblings)
    elif item.verdict is Verdict.MITIGATED:
        yield _mitigated(context, item, siblings)
    elif _may_be_saved(context.plan, item):
        return
    elif item.standby_problem is None or item.verdict not in _LOST:
        yield from alone(context, item)
    yield from _chain(context, item, siblings)


def _half_read(context: Context, item: Judgement, siblings: Mapping[int, Judgement]) -> bool:
    """Whether it depends on a broken file, or on a function that nobody offers: mend that first."""
    standby = siblings.get(item.standby) if item.standby is not None else None
    every = (item, standby) if standby is not None else (item,)
    subjects = {f"suppliers/{one.use.supplier}" for one in every}
    unread = context.broken & {*subjects, f"activities/{item.activity}"}
    return bool(unread) or not offered(context.plan, item.use)


def _may_be_saved(plan: Plan, item: Judgement) -> bool:
    """Whether a standby names a supplier or function that is missing or unused.

    REF004, REF006 or REF011 report that; until then its effect is unknown.
    """
    activity = plan.activities[item.activity]
    return any(
        use.standby_for
        and (
            not {use.supplier, use.standby_for} <= plan.suppliers.keys()
            or not replaced_uses(activity, use)
            if use.function == item.use.function
            else use.standby_for == item.use.supplier and not offered(plan, use)
        )
        for use in activity.suppliers
    )


def failing_codes(item: Judgement) -> tuple[str, ...]:
    """Codes of the checks a promise fails, without regard to a standby."""
    if item.promised is None:
        return ("RCO003",)
    found: list[str] = []
    if not item.in_time:
        too_long = item.promised.nominal > item.objective
        if too_long:
            found.append("RCO004")
        if not item.covered or not too_long:
            found.append("RCO008")
    elif item.with_call is None or item.with_call > item.objective:
        found.append("RCO005")
    return tuple(found)


def alone(context: Context, item: Judgement) -> Iterator[Finding]:
    """What is wrong with a use, without regard to a standby."""
    codes = failing_codes(item)
    promise: Route = ("sla", "resolution_time")
    if "RCO004" in codes:
        case = "dependent" if item.need.path[1:] else ""
        yield _finding(context, item, "RCO004", Severity.ERROR, promise, case=case)
    elif item.margin == timedelta(0):
        yield _finding(context, item, "RCO004", Severity.INFO, promise, case="no_margin")
    if "RCO008" in codes:
        severity = Severity.WARNING if item.covered else Severity.ERROR
        case = "never" if item.worst is None else "closes" if item.covered else ""
        route: Route = ("sla", "service_window", 0)
        yield _finding(context, item, "RCO008", severity, route, case=case)
    if "RCO005" in codes:
        shown = format_duration(item.with_call) if item.with_call is not None else ""
        yield _finding(context, item, "RCO005", Severity.WARNING, promise, with_call=shown)


def _mitigated(context: Context, item: Judgement, siblings: Mapping[int, Judgement]) -> Finding:
    """RCO-14: too late alone, but an independent standby takes over in time."""
    assert item.standby is not None
    standby = siblings[item.standby]
    return Finding(
        code="RCO014",
        severity=Severity.WARNING,
        subject=f"activities/{item.activity}",
        route=("suppliers", item.place, "supplier"),
        params={
            **_params(context, item),
            "codes": ", ".join(failing_codes(item)),
            "standby": context.plan.suppliers[standby.use.supplier].name,
            "standby_time": str(standby.promised),
        },
    )


def _as_standby(
    context: Context, item: Judgement, siblings: Mapping[int, Judgement]
) -> Iterator[Finding]:
    """RCO-14: a standby that would not help is an error when the replaced supplier is too late."""
    suppliers = context.plan.suppliers
    replaced = item.use.standby_for or ""
    problem = standby_problem(item, replaced, suppliers)
    known = replaced in suppliers and replaced_uses(
        context.plan.activities[item.activity], item.use
    )
    if problem is None or not known:
        return
    mains = [
        other
        for other in siblings.values()
        if other.use.supplier == replaced
        and other.use.function == item.use.function
        and not other.use.standby_for
        and other.use.recovery_critical
    ]
    unsaved = any(other.verdict in _LOST and other.standby_problem for other in mains)
    severity = Severity.ERROR if unsaved else Severity.WARNING
    route: Route = ("sla", "failover_time" if item.takes_over else "resolution_time")
    if problem is StandbyProblem.NOT_INDEPENDENT:
        route = ("independent_of",)
    name = suppliers[replaced].name
    yield _finding(context, item, "RCO014", severity, route, case=problem.value, replaced=name)


def _chain(
    context: Context, item: Judgement, siblings: Mapping[int, Judgement]
) -> Iterator[Finding]:
    """RCO-15: the supplier waits for others itself; an estimate of how long all that takes."""
    plan = context.plan
    supplier = plan.suppliers[item.use.supplier]
    if item.takes_over or item.worst is None or not item.in_time:
        return
    times, names = [item.worst.lasts], [supplier.name]
    for other in upstream(plan, item.use.supplier):
        used = [use for use in siblings.values() if use.use.supplier == other]
        if any(use.verdict in _LOST for use in used):
            return  # reported at this activity's own use of it
        lasts = _time_of(context, item, other, used, siblings)
        names.append(plan.suppliers[other].name)
        if lasts is None:
            yield _chain_finding(context, item, names, case="unknown")
            return
        times.append(lasts)
    total = sum(times, timedelta(0)) if supplier.chain_time is ChainTime.SUM else max(times)
    if len(times) > 1 and total + HANDOVER > item.objective:
        yield _chain_finding(context, item, names, estimate=format_duration(total + HANDOVER))


def _time_of(
    context: Context,
    item: Judgement,
    other: str,
    used: list[Judgement],
    siblings: Mapping[int, Judgement],
) -> timedelta | None:
    """How long a supplier's own supplier keeps this activity waiting, its standby considered."""
    for use in used:
        standby = siblings.get(use.standby) if use.standby is not None else None
        if use.verdict is Verdict.MITIGATED and standby is not None and standby.worst:
            return standby.worst.lasts
    windows = context.plan.activities[item.activity].windows
    return repair_time(context.plan, context.today, other, windows)


def _chain_finding(
    context: Context, item: Judgement, names: list[str], **params: object
) -> Finding:
    chain = " > ".join(names)
    route: Route = ("depends_on",)
    return _finding(context, item, "RCO015", Severity.WARNING, route, chain=chain, **params)


def _finding(
    context: Context,
    item: Judgement,
    code: str,
    severity: Severity,
    route: Route,
    **params: object,
) -> Finding:
    """A finding in the supplier's file, about one activity."""
    return Finding(
        code=code,
        severity=severity,
        subject=f"suppliers/{item.use.supplier}",
        route=route,
        params={**_params(context, item), **params},
    )


def _params(context: Context, item: Judgement) -> dict[str, object]:
    supplier = context.plan.suppliers[item.use.supplier]
    found: dict[str, object] = {
        "supplier": supplier.name,
        "supplier_id": item.use.supplier,
        "function": item.use.function,
        "activity": item.activity,
        "promised": str(item.promised) if item.promised else "",
        "objective": format_duration(item.objective),
        "needed_by": " > ".join(item.need.path[1:]),
    }
    if supplier.sla is not None:
        found["offered"] = ", ".join(str(window) for window in supplier.sla.service_window)
    found["needed"] = ", ".join(str(w) for w in context.plan.activities[item.activity].windows)
    if item.worst is not None:
        found |= {
            "begins": item.worst.begins,
            "restored": item.worst.restored,
            "worst": format_duration(item.worst.lasts),
        }
    return found
