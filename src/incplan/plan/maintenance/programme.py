"""The test programme: each procedure by itself, last tested, next due (S-023).

Rhythms are judgement, no source gives them: `review.tests` of plan.yaml changes each. A test
renews the procedure it was of and no other, and only in a form that tries it: what was talked about
does not renew a restore.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from incplan.frozen import dataclass, replace
from incplan.plan.files.activities import Activity
from incplan.plan.files.organisation import Recurring
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.due import Due, state_on
from incplan.plan.maintenance.tested.call_tree import TreeMember, tree_members
from incplan.plan.maintenance.tested.proof import TALKED, lacking
from incplan.plan.plan import Plan
from incplan.plan.record import ProcedureTest, TestForm
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
_YEARLY: Final = 12
#: From so many people on, all of it is played at its real pace within a cycle.
MANY: Final = 50
#: A restore is tried twice a year where the objective is at most this.
SHORT: Final = timedelta(hours=24)
_HALF_YEAR: Final = 6
#: For so long a test counts while the report of its exercise is open: nothing was learnt of it yet.
REPORT_OPEN: Final = timedelta(days=30)


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

    @property
    def forms(self) -> tuple[TestForm, ...]:
        """The forms that try it. A real incident does, but for an evacuation with a roll call."""
        real = () if self.kind is Kind.EVACUATION else (TestForm.REAL,)
        return (*RULES[self.kind][0], TestForm.FULL, *real)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureState:
    """The last valid test, when the next is due; `kept` tells whether the objective was.

    `lacking` are codes of what that test does not tell: it is incomplete. `members` are people of
    the call tree; what covers only some of them is no test of it.
    """

    procedure: Procedure
    last: ProcedureTest | None
    due: date
    state: Due
    lacking: tuple[str, ...] = ()
    members: tuple[TreeMember, ...] = ()

    @property
    def in_order(self) -> bool:
        """Whether it was tested in time, and the test tells all that it has to."""
        return self.state in (Due.CURRENT, Due.SOON) and not self.lacking

    @property
    def kept(self) -> bool | None:
        """Whether the time measured is within the objective; None without one of the two."""
        return keeps(self.procedure, self.last) if self.last else None

    @property
    def data_kept(self) -> bool | None:
        """Whether the data that came back were young enough; None without one of the two."""
        if self.last is None or self.last.loss is None or self.procedure.data_age is None:
            return None
        return self.last.loss <= self.procedure.data_age

    @property
    def promise_kept(self) -> bool | None:
        """Whether a standby took over as fast as promised; None without one of the two."""
        if self.last is None or self.last.took is None or self.procedure.promised is None:
            return None
        return self.last.took <= self.procedure.promised

    @property
    def as_planned(self) -> bool | None:
        """Whether it took no longer than planned; None without one of the two."""
        if self.last is None or self.last.took is None or self.procedure.planned is None:
            return None
        return self.last.took <= self.procedure.planned


def keeps(procedure: Procedure, test: ProcedureTest) -> bool | None:
    """Whether the time of a test is within the objective; None without one of the two.

    A restore is timed from the decision on: what passes before that is added. What an incident or
    an exercise shows was timed from the disruption on.
    """
    if test.took is None or procedure.objective is None:
        return None
    return test.took + added(procedure, test) <= procedure.objective


def added(procedure: Procedure, test: ProcedureTest) -> timedelta:
    """What is added to the time of a test before it is held against the objective."""
    return timedelta(0) if test.incident else procedure.allowance


def procedures(plan: Plan) -> tuple[Procedure, ...]:
    """Everything in this plan that is tested by itself."""
    return tuple(_procedures(plan))


def _procedures(plan: Plan) -> Iterator[Procedure]:
    yield _of(plan, Kind.CALL_TREE)
    if plan.file.out_of_band:
        yield _of(plan, Kind.CHANNEL)
    for fiche in plan.fiche_ids():
        yield _of(plan, Kind.FICHE, fiche, months=_YEARLY if fiche in WALKED else None)
    for site in plan.file.organisation.sites:
        yield _of(plan, Kind.EVACUATION, site.id)
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
            yield replace(standby, promised=_promised(plan, activity), functions=functions)
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


def programme(plan: Plan, today: date) -> tuple[ProcedureState, ...]:
    """Each procedure with its last valid test; a failed one is known, and renews nothing."""
    return tuple(_state(plan, item, today) for item in procedures(plan))


def _renewed(test: ProcedureTest, procedure: Procedure) -> date:
    """When it is due again after a test; soon where nobody read what the exercise gave."""
    due = add_months(test.on, procedure.months)
    return min(due, test.on + REPORT_OPEN) if test.report_open else due


def _state(plan: Plan, procedure: Procedure, today: date) -> ProcedureState:
    valid = [
        item
        for item in plan.facts.tests
        if item.procedure == procedure.key and item.form in procedure.forms and not item.failed
    ]
    if procedure.kind is Kind.CALL_TREE:
        return _state_of_tree(plan, procedure, valid, today)
    last = _newest(valid)
    due = max((_renewed(item, procedure) for item in valid), default=today)
    state = state_on(due, last.on if last else None, today)
    told = tuple(_lacking(procedure, valid, last)) if last else ()
    return ProcedureState(procedure=procedure, last=last, due=due, state=state, lacking=told)


def _newest(tests: Sequence[ProcedureTest]) -> ProcedureTest | None:
    newest = reversed(tests)  # of one day, what was recorded last
    return max(newest, key=lambda item: (item.on, not item.report_open), default=None)


def _lacking(
    procedure: Procedure, valid: Sequence[ProcedureTest], last: ProcedureTest
) -> Iterator[str]:
    """What the last test does not tell; of a fiche of the house, that nobody walked it through."""
    yield from lacking(
        procedure.kind,
        last,
        functions=procedure.functions,
        has_data_age=procedure.data_age is not None,
    )
    if procedure.kind is Kind.FICHE and procedure.subject in WALKED:
        since = add_months(last.on, -_YEARLY)
        if all(item.form in TALKED or item.on < since for item in valid):
            yield "walk_through"


def _by_night(valid: Sequence[ProcedureTest], last: ProcedureTest) -> Iterator[str]:
    """Once a year people are called when nobody is at work."""
    since = add_months(last.on, -_YEARLY)
    if not any(item.outside_hours and item.on >= since for item in valid):
        yield "out_of_hours"


def _state_of_tree(
    plan: Plan, procedure: Procedure, valid: Sequence[ProcedureTest], today: date
) -> ProcedureState:
    """The call tree stands as its people do: the one who was not called for longest decides.

    Whoever joined it after a whole round is called within half the period.
    """
    members = tree_members(plan, valid, today)
    known = [item.test for item in members if item.test is not None]
    whole = _newest([item for item in valid if not item.partial])
    missing = len(known) < len(members)
    last = whole if missing or not known else min(known, key=lambda item: item.on)
    if last is None:
        return ProcedureState(
            procedure=procedure, last=None, due=today, state=Due.NEVER, members=members
        )
    due = min((_renewed(item, procedure) for item in known), default=_renewed(last, procedure))
    if missing:
        due = min(due, add_months(last.on, procedure.months // 2))
    return ProcedureState(
        procedure=procedure,
        last=last,
        due=due,
        state=state_on(due, last.on, today),
        lacking=(*lacking(procedure.kind, last), *_by_night(valid, last)),
        members=members,
    )
