"""Record that procedures were tested: by hand with its evidence, or from what a journal shows."""

from datetime import datetime, timedelta
from typing import Any, Final

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.naming import known_contact
from incplan.app.exercises.shown import Source, source_of, tested_as, told_of
from incplan.app.plan.practice.procedures_meant import procedures_meant
from incplan.app.plan.practice.programme import TestLine, test_line
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.incident.events.plan_events import PlanEvent, Tested
from incplan.incident.exercises.taking_part import absent_functions, plays_together
from incplan.incident.exercises.touched import touched
from incplan.plan.calendar.working_time import in_office_hours
from incplan.plan.maintenance.adoption import add_months
from incplan.plan.maintenance.due import Due
from incplan.plan.maintenance.programme import ProcedureState
from incplan.plan.maintenance.tested.call_tree import TreeMember, tree_people
from incplan.plan.maintenance.tested.procedures import Procedure
from incplan.plan.maintenance.tested.proof import lacking
from incplan.plan.plan import Plan
from incplan.plan.record import ProcedureTest, TestForm
from incplan.vocabulary import ProcedureKind as Kind

_COUNTED: Final = (Kind.EVACUATION, Kind.FICHE, Kind.CALL_TREE, Kind.CHANNEL)
#: By option: the kinds of procedures that it says something of.
_TOLD_OF: Final = {
    "took": (Kind.EVACUATION, Kind.RESTORE, Kind.STANDBY, Kind.PAPER, Kind.WHOLE),
    "loss": (Kind.RESTORE,),
    "counted": _COUNTED,
    "closed": (Kind.EVACUATION,),
    "shifts": (Kind.EVACUATION,),
    "moved": (Kind.STANDBY,),
    "not_moved": (Kind.STANDBY,),
    "rate": (Kind.PAPER,),
    "reentry": (Kind.PAPER,),
    "mistakes": (Kind.PAPER,),
}
#: What is measured of one procedure, and said of no other beside it.
_OF_ONE: Final = tuple(_TOLD_OF)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRequest:
    """A test as typed; `source` is the incident or exercise whose journal shows it."""

    given: tuple[str, ...]
    form: TestForm | None = None
    took: timedelta | None = None
    loss: timedelta | None = None
    counted: int | None = None
    expected: int | None = None
    closed: timedelta | None = None
    shifts: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    not_moved: tuple[str, ...] = ()
    rate: int | None = None
    reentry: timedelta | None = None
    mistakes: int | None = None
    led_by: str | None = None
    people: tuple[str, ...] = ()
    failed: bool = False
    source: str | None = None
    proof: str = ""
    text: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRecorded:
    """A test that is on disk, and what it says of its procedures."""

    event: str
    form: TestForm
    failed: bool
    incident: str
    tests: tuple[TestLine, ...]
    receipt: Receipt


def record_test(desk: Desk, request: TestRequest) -> TestRecorded:
    """Record a test of procedures.

    Raises UsageError for an unknown procedure, no form, or a measure that says nothing of it;
    RefusedError for a form that does not try it, and for an incident that did not touch it.
    """
    plan = desk.plan()
    source = source_of(desk, request.source) if request.source is not None else None
    form = request.form or (source.form if source else None)
    if form is None:
        raise UsageError("test_form")
    if source is not None and source.played and form is not source.form:
        raise RefusedError("form_of_exercise", exercise=source.id, form=str(source.form))
    found = procedures_meant(plan, request.given, form)
    _check_forms(found, form)
    _check_measures(found, request)
    if source is not None:
        _check_shown(plan, source, found, form)
    words = _words(desk, request, form, source, found)
    pen = desk.plan_pen()
    event = pen.write(
        Tested,
        occurred_at=request.at or (_happened(source, found) if source else None),
        text=request.text.strip(),
        procedures=tuple(item.key for item in found),
        tested_as=tested_as(found) if _of_this_plan(desk, request, words) else (),
        **words,
    )
    states = (_alone(plan, item, words, event) for item in found)
    return TestRecorded(
        event=event.id,
        form=form,
        failed=request.failed,
        incident=source.id if source else "",
        tests=tuple(test_line(plan, item) for item in states),
        receipt=pen.finish(),
    )


def _of_this_plan(desk: Desk, request: TestRequest, words: dict[str, Any]) -> bool:
    """Whether what was tested is the plan as it stands: of another day nobody knows."""
    today = desk.wall_now.date()
    same = request.at is None or request.at.astimezone(desk.zone).date() == today
    return same and words["fingerprint"] == desk.plan().fingerprint


def _words(
    desk: Desk,
    request: TestRequest,
    form: TestForm,
    source: Source | None,
    found: tuple[Procedure, ...],
) -> dict[str, Any]:
    """What the entry says, by the names of its fields."""
    plan = desk.plan()
    people = tuple(dict.fromkeys(known_contact(plan, name) for name in request.people))
    led_by = known_contact(plan, request.led_by) if request.led_by else None
    if source is not None:
        people, led_by = people or source.people, led_by or source.led_by
    shown = told_of(plan, source, found[0]) if source is not None and len(found) == 1 else {}
    fingerprint = plan.fingerprint if source is None else source.fingerprint
    leaders = (led_by,) if led_by else ()
    told = (*people, *leaders)
    incident = source.incident if source else None
    return {
        "form": form,
        "took": request.took,
        "loss": request.loss,
        "counted": request.counted,
        "expected": request.expected,
        "closed": request.closed,
        "shifts": tuple(_shift(found[0], name) for name in request.shifts),
        "moved": request.moved,
        "not_moved": request.not_moved,
        "rate": request.rate,
        "reentry": request.reentry,
        "mistakes": request.mistakes,
        "led_by": led_by,
        "people": people,
        "without": absent_functions(form, plan, told, incident) if told else (),
        "failed": request.failed,
        "version": plan.file.version if fingerprint == plan.fingerprint else "",
        "fingerprint": fingerprint,
        "shown_in": source.id if source else "",
        "proof": request.proof.strip(),
        "outside_hours": request.at is not None and not in_office_hours(request.at, plan.file),
    } | {key: value for key, value in shown.items() if key != "took" or request.took is None}


def _shift(procedure: Procedure, given: str) -> str:
    """A shift of the site, as the plan writes it. Raises UsageError."""
    for name in procedure.shifts:
        if name.casefold() == given.casefold():
            return name
    known = ", ".join(procedure.shifts) or "-"
    raise UsageError("no_shift_of_the_site", given=given, procedure=procedure.key, known=known)


def _alone(
    plan: Plan, procedure: Procedure, words: dict[str, Any], event: PlanEvent
) -> ProcedureState:
    """How a procedure stands by this test alone."""
    told = {key: value for key, value in words.items() if key != "shown_in"}
    test = ProcedureTest(
        on=event.occurred_at.date(),
        procedure=procedure.key,
        by=event.by,
        incident=words["shown_in"],
        **told,
    )
    people = tree_people(plan, test.on) if procedure.kind is Kind.CALL_TREE else ()
    return ProcedureState(
        procedure=procedure,
        last=test,
        due=add_months(test.on, procedure.months),
        state=Due.NEVER if test.partial else Due.CURRENT,
        lacking=lacking(
            procedure.kind,
            test,
            functions=procedure.functions,
            has_data_age=procedure.data_age is not None,
        ),
        members=tuple(
            TreeMember(
                contact=key,
                test=test if not test.covers or key in test.covers else None,
                reached=key in test.reached if key in test.covers else None,
            )
            for key in people
        ),
    )


def _check_forms(found: tuple[Procedure, ...], form: TestForm) -> None:
    for item in found:
        if form not in item.forms:
            raise RefusedError(
                "form_tries_something_else",
                form=form.value,
                procedure=item.key,
                known=", ".join(item.value for item in item.forms),
            )


def _check_measures(found: tuple[Procedure, ...], request: TestRequest) -> None:
    """What is measured is of one procedure, and of one that it says something of."""
    typed = [name for name in _OF_ONE if getattr(request, name) not in (None, ())]
    if typed and len(found) > 1:
        raise UsageError("one_time_one_procedure")
    for name in typed:
        if name in _TOLD_OF and found[0].kind not in _TOLD_OF[name]:
            option = "--" + name.replace("_", "-")
            raise UsageError("measured_of_something_else", option=option, procedure=found[0].key)
    known = found[0].functions
    for function in (*request.moved, *request.not_moved):
        if function not in known:
            raise UsageError(
                "not_of_the_standby",
                given=function,
                procedure=found[0].key,
                known=", ".join(known) or "-",
            )


def _check_shown(plan: Plan, source: Source, found: tuple[Procedure, ...], form: TestForm) -> None:
    """The journal shows each of them, and who played was not alone."""
    if source.incident.is_exercise and not plays_together(
        form, plan, source.people, solo=source.solo
    ):
        raise RefusedError("exercise_played_alone", exercise=source.id)
    shown = touched(plan, source.incident, found, about=source.about, ticked=source.ticked)
    for item in found:
        if item not in shown:
            raise RefusedError("not_touched", procedure=item.key, incident=source.id)


def _happened(source: Source, found: tuple[Procedure, ...]) -> datetime:
    """When a journal tried these procedures: the last restoring of theirs, or its beginning."""
    ends = [
        period.restored_at
        for item in found
        if item.kind is Kind.RESTORE
        for period in source.on_the_wall.interruptions.get(item.subject, ())
        if period.restored_at is not None
    ]
    return max(ends, default=source.on_the_wall.detected_at)
