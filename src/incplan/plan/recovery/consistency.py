"""RCO in the template's sense: do contracts cover our objectives? (S-071, S-072)

One judgement per use of a supplier by an activity. It is no number: it is what the supplier
promises, how long that is in the worst case, and whether the activity can wait so long.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from incplan.frozen import dataclass, replace
from incplan.plan.calendar.service_time import Calendar, WorstCase, covers, worst_case
from incplan.plan.files.activities import UNKNOWN_RTO, Activity, SupplierUse
from incplan.plan.files.suppliers import ClockStart, Commitment, Supplier
from incplan.plan.plan import Plan
from incplan.plan.recovery.dependencies import Need
from incplan.plan.values.windows import ALWAYS, Window


class Verdict(StrEnum):
    """The result of comparing a promise with an activity's objective.

    `at_risk`: in time only if nothing is lost before the supplier is called, or only if the outage
    does not begin shortly before the supplier closes. `mitigated`: too late, but an independent
    standby takes over in time. `unknown`: no recovery time is promised. `not_compared`: the use is
    not recovery-critical.
    """

    HOLDS = "holds"
    NO_MARGIN = "no_margin"
    AT_RISK = "at_risk"
    MITIGATED = "mitigated"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NOT_COMPARED = "not_compared"


class StandbyProblem(StrEnum):
    """Why a declared standby does not help."""

    TOO_SLOW = "too_slow"
    NOT_INDEPENDENT = "not_independent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One use of a supplier: `place` is its index in the activity's list.

    `promised` is the resolution time, or the time a standby needs to take over (`takes_over`).
    `with_call` is the worst case plus the time until the supplier is told. `standby` is the index
    of the use that should replace this one.
    """

    activity: str
    place: int
    use: SupplierUse
    need: Need
    promised: Commitment | None
    takes_over: bool
    worst: WorstCase | None
    with_call: timedelta | None
    covered: bool
    verdict: Verdict
    standby: int | None = None
    standby_problem: StandbyProblem | None = None

    @property
    def objective(self) -> timedelta:
        """Within what time the activity is needed: its RTO, or a stricter one that waits for it."""
        return self.need.within

    @property
    def margin(self) -> timedelta | None:
        """What is left between the worst case and the objective; negative when it is too late."""
        return None if self.worst is None else self.objective - self.worst.lasts

    @property
    def in_time(self) -> bool:
        """Whether the worst case, counted from the call, fits the objective."""
        margin = self.margin
        return margin is not None and margin >= timedelta(0)


def judgements(plan: Plan, today: date, needed: Mapping[str, Need]) -> tuple[Judgement, ...]:
    """Every use of a known supplier, by activity, in the order of the plan's files.

    `needed` says within what time each activity is needed: by itself, or by what waits for it. Of
    an activity of which that cannot be read nothing is judged.
    """
    calendar = Calendar(ZoneInfo(plan.file.timezone), today)
    found: list[Judgement] = []
    for key, activity in plan.activities.items():
        if needed[key].within >= UNKNOWN_RTO:
            continue
        alone = [
            _alone(plan, calendar, activity, needed[key], place)
            for place, use in enumerate(activity.suppliers)
            if use.supplier in plan.suppliers
        ]
        found.extend(_with_standby(item, alone, plan.suppliers) for item in alone)
    return tuple(found)


def promise_of(
    supplier: Supplier, use: SupplierUse | None = None
) -> tuple[Commitment | None, bool]:
    """The promised time that counts, and whether it is a standby's automatic take-over."""
    sla = supplier.sla
    if sla is None:
        return None, False
    if use is not None and use.standby_for and sla.failover_time is not None:
        return Commitment(time=sla.failover_time), True
    return sla.resolution_time, False


def _alone(plan: Plan, calendar: Calendar, activity: Activity, need: Need, place: int) -> Judgement:
    """The judgement on one use, without regard to other uses."""
    use = activity.suppliers[place]
    supplier = plan.suppliers[use.supplier]
    promised, takes_over = promise_of(supplier, use)
    worst = called = None
    covered = True
    if promised is not None and supplier.sla is not None:
        sla = supplier.sla
        covered = takes_over or covers(sla.service_window, activity.windows)
        if takes_over:  # a line that switches over by itself needs no office hours
            sla = replace(sla, service_window=(ALWAYS,), public_holidays=None)
        told_late = not takes_over and sla.clock_starts is ClockStart.NOTIFICATION
        wait = plan.levels.thresholds.detection_allowance if told_late else timedelta(0)
        worst = worst_case(promised, sla, activity.windows, calendar)
        during = _during_contract(supplier, calendar)
        if worst is not None and during is not None:
            soon = worst_case(promised, sla, activity.windows, during)
            worst = _nearer(worst, soon, need.within)
        late = worst_case(promised, sla, activity.windows, calendar, called_after=wait)
        called = late.lasts if late else None
    judged = Judgement(
        activity=need.activity,
        place=place,
        use=use,
        need=need,
        promised=promised,
        takes_over=takes_over,
        worst=worst,
        with_call=called,
        covered=covered,
        verdict=Verdict.NOT_COMPARED,
    )
    return replace(judged, verdict=_verdict(judged)) if use.recovery_critical else judged


def _during_contract(supplier: Supplier, calendar: Calendar) -> Calendar | None:
    """The days a contract still runs, if fewer than the calendar covers."""
    ends = supplier.contract.ends if supplier.contract else None
    days = (ends - calendar.today).days + 1 if ends else 0
    return replace(calendar, days=days) if 0 < days < calendar.days else None


def _nearer(worst: WorstCase, soon: WorstCase | None, objective: timedelta) -> WorstCase:
    """The worst case during the contract, unless only a later one misses the objective.

    Terms are usually renewed unchanged, so a later miss is what to negotiate at the renewal.
    """
    if soon is None:
        return worst
    same = (soon.lasts > objective) == (worst.lasts > objective)
    return soon if same and (soon.lasts == objective) == (worst.lasts == objective) else worst


def _verdict(judged: Judgement) -> Verdict:
    if judged.promised is None:
        return Verdict.UNKNOWN
    if not judged.in_time:
        too_long = judged.worst is None or judged.promised.nominal > judged.objective
        return Verdict.FAILS if too_long or not judged.covered else Verdict.AT_RISK
    if judged.with_call is None or judged.with_call > judged.objective:
        return Verdict.AT_RISK
    return Verdict.HOLDS if judged.margin else Verdict.NO_MARGIN


def _with_standby(
    judged: Judgement, others: list[Judgement], suppliers: Mapping[str, Supplier]
) -> Judgement:
    """The same use, with the standby declared for this very function (RCO-14)."""
    use = judged.use
    standbys = [
        other
        for other in others
        if other.use.standby_for == use.supplier and other.use.function == use.function
    ]
    if not use.recovery_critical or use.standby_for or not standbys:
        return judged
    weak = judged.verdict in (Verdict.FAILS, Verdict.AT_RISK, Verdict.UNKNOWN)
    for other in standbys:
        if standby_problem(other, use.supplier, suppliers) is None:
            verdict = Verdict.MITIGATED if weak else judged.verdict
            return replace(judged, standby=other.place, verdict=verdict)
    first = standbys[0]
    problem = standby_problem(first, use.supplier, suppliers)
    return replace(judged, standby=first.place, standby_problem=problem)


def standby_problem(
    standby: Judgement, replaced: str, suppliers: Mapping[str, Supplier]
) -> StandbyProblem | None:
    """Why a standby does not count, or None if it does."""
    if standby.promised is None:
        return StandbyProblem.UNKNOWN
    if not standby.in_time:
        return StandbyProblem.TOO_SLOW
    if not _independent(standby.use.supplier, replaced, suppliers):
        return StandbyProblem.NOT_INDEPENDENT
    return None


def _independent(own: str, replaced: str, suppliers: Mapping[str, Supplier]) -> bool:
    """Whether either use says so; a name without a file (REF004) may mean the other supplier."""
    return any(
        other == named or named not in suppliers
        for one, other in ((own, replaced), (replaced, own))
        if one in suppliers
        for named in suppliers[one].independent_of
    )


def repair_time(
    plan: Plan, today: date, supplier: str, windows: tuple[Window, ...]
) -> timedelta | None:
    """The worst case of a supplier's repair for an activity with these hours; None if unknown."""
    found = plan.suppliers[supplier]
    promised, _takes_over = promise_of(found)
    if promised is None or found.sla is None:
        return None
    calendar = Calendar(ZoneInfo(plan.file.timezone), today)
    worst = worst_case(promised, found.sla, windows, calendar)
    return worst.lasts if worst else None


def upstream(plan: Plan, supplier: str) -> tuple[str, ...]:
    """Suppliers a supplier depends on, directly or not, the nearest first."""
    queue = [supplier]
    for key in queue:
        others = plan.suppliers[key].depends_on
        queue.extend(item for item in others if item in plan.suppliers and item not in queue)
    return tuple(queue[1:])
