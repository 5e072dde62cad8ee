"""What is tested by itself: each procedure of a plan, the forms that try it, its rhythm (S-023).

Rhythms are judgement, no source gives them: `review.tests` of plan.yaml changes each.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from incplan.frozen import dataclass, replace
from incplan.plan.files.activities import Activity
from incplan.plan.files.organisation import Recurring
from incplan.plan.maintenance.tested.proof import TALKED
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm
from incplan.vocabulary import ProcedureKind as Kind

#: By kind: the forms that try it, months between two, the function that sees to it.
RULES: Final[Mapping[Kind, tuple[tuple[TestForm, ...], int, str]]] = {
    Kind.CALL_TREE: ((TestForm.CALL_ROUND,), 6, "incident_manager"),
    Kind.CHANNEL: ((TestForm.CHANNEL_CHECK,), 3, "incident_manager"),
    Kind.FICHE: ((*TALKED, TestForm.WALK_THROUGH), 36, "incident_manager"),
    Kind.EVACUATION: ((TestForm.EVACUATION_DRILL,), 12, "facility_manager"),
    Kind.RESTORE: ((TestForm.RESTORE_TEST,), 12, "it_provider"),
    Kind.STANDBY: ((TestForm.FAILOVER_TEST,), 6, "facility_manager"),
    Kind.PAPER: ((TestForm.PAPER_HALF_DAY,), 24, "incident_manager"),
    Kind.SUPPLIER: ((TestForm.CALL_ROUND,), 6, "incident_manager"),
    Kind.WHOLE: ((), 36, "incident_manager"),
}
#: Fiches that are walked through on the spot each year; the others are talked of within a cycle.
WALKED: Final = ("flood", "fire", "electricity")
YEARLY: Final = 12
#: From so many people on, all of it is played at its real pace within a cycle.
MANY: Final = 50
#: A restore is tried twice a year where the objective is at most this.
SHORT: Final = timedelta(hours=24)
_HALF_YEAR: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """What is tested by itself: its key (`restore:orders`), its rhythm, its owner."""

    key: str
    kind: Kind
    subject: str
    months: int
    owner: str | None
    objective: timedelta | None = None
    #: How long it is planned to take, and how old the data may be that come back.
    planned: timedelta | None = None
    data_age: timedelta | None = None
    #: Within which time a standby is promised to take over.
    promised: timedelta | None = None
    #: What passes before somebody decides to restore.
    allowance: timedelta = timedelta(0)
    #: What a standby takes over: each is tried by itself.
    functions: tuple[str, ...] = ()
    #: The shifts of a site: each leaves it in a drill.
    shifts: tuple[str, ...] = ()
    #: The suppliers that a standby is made of: those that stand in, and those they stand in for.
    suppliers: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[TestForm, ...]:
        """The forms that try it. A real incident does, but for an evacuation with a roll call."""
        real = () if self.kind is Kind.EVACUATION else (TestForm.REAL,)
        return (*RULES[self.kind][0], TestForm.FULL, *real)


def procedures(plan: Plan) -> tuple[Procedure, ...]:
    """Everything in this plan that is tested by itself."""
    return tuple(_procedures(plan))


def _procedures(plan: Plan) -> Iterator[Procedure]:
    yield _of(plan, Kind.CALL_TREE)
    if plan.file.out_of_band:
        yield _of(plan, Kind.CHANNEL)
    for fiche in plan.fiche_ids():
        yield _of(plan, Kind.FICHE, fiche, months=YEARLY if fiche in WALKED else None)
    for site in plan.file.organisation.sites:
        yield replace(_of(plan, Kind.EVACUATION, site.id), shifts=site.shifts)
    for key, activity in plan.activities.items():
        if activity.resources.it_services:
            short = activity.rto is not None and activity.rto <= SHORT
            months = _HALF_YEAR if short else None
            owner = activity.owner
            restore = _of(
                plan, Kind.RESTORE, key, owner=owner, months=months, objective=activity.rto
            )
            yield replace(
                restore,
                planned=activity.planned_recovery,
                data_age=activity.rpo,
                allowance=plan.levels.thresholds.detection_allowance,
            )
        if any(item.standby_for for item in activity.suppliers):
            standby = _of(plan, Kind.STANDBY, key, owner=activity.owner, objective=activity.rto)
            functions = tuple(_taken_over(activity))
            yield replace(
                standby,
                promised=_promised(plan, activity),
                functions=functions,
                suppliers=_made_of(activity),
            )
        if activity.workaround:
            yield _of(plan, Kind.PAPER, key, owner=activity.owner)
    critical = (
        item.supplier
        for activity in plan.activities.values()
        for item in activity.suppliers
        if item.recovery_critical
    )
    for supplier in dict.fromkeys(critical):
        yield _of(plan, Kind.SUPPLIER, supplier)
    if (plan.file.organisation.staff or 0) >= MANY:
        yield _of(plan, Kind.WHOLE)


def _taken_over(activity: Activity) -> Iterator[str]:
    """What an activity takes from the suppliers that its standbys stand in for, each once."""
    replaced = {item.standby_for for item in activity.suppliers if item.standby_for}
    uses = (item.function for item in activity.suppliers if item.supplier in replaced)
    yield from dict.fromkeys(uses)


def _made_of(activity: Activity) -> tuple[str, ...]:
    pairs = ((item.supplier, item.standby_for) for item in activity.suppliers if item.standby_for)
    return tuple(sorted({key for pair in pairs for key in pair if key}))


def _promised(plan: Plan, activity: Activity) -> timedelta | None:
    """The longest time in which the standbys of an activity promise to take over."""
    known = (plan.suppliers.get(item.supplier) for item in activity.suppliers if item.standby_for)
    times = [item.sla.failover_time for item in known if item is not None and item.sla]
    return max((item for item in times if item is not None), default=None)


def _of(
    plan: Plan,
    kind: Kind,
    subject: str = "",
    *,
    owner: str | None = None,
    months: int | None = None,
    objective: timedelta | None = None,
) -> Procedure:
    own = plan.file.review.tests.get(kind, Recurring())
    _forms, usual, function = RULES[kind]
    people = plan.role(function).people or plan.role("incident_manager").people
    return Procedure(
        key=f"{kind.value}:{subject}" if subject else kind.value,
        kind=kind,
        subject=subject,
        months=own.every or months or usual,
        owner=own.owner or owner or (people[0] if people else None),
        objective=objective,
    )
