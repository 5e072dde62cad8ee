"""What a test has to tell, by kind and form; the call tree by its people; yearly walk-throughs."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from incplan.plan.calendar.working_time import in_office_hours
from incplan.plan.maintenance.due import Due
from incplan.plan.maintenance.effective import with_record
from incplan.plan.maintenance.programme import ProcedureState, programme
from incplan.plan.maintenance.tested.call_tree import tree_people
from incplan.plan.maintenance.tested.procedures import procedures
from incplan.plan.maintenance.tested.proof import lacking
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord, ProcedureTest, TestForm
from incplan.vocabulary import ProcedureKind as Kind
from tests.exercises.shelf import ZONE, demo
from tests.small_plan import small_plan

TODAY = date(2026, 11, 30)
MINUTE = timedelta(minutes=1)


def run_of(procedure: str, form: TestForm, on: date, **words: Any) -> ProcedureTest:
    return ProcedureTest(procedure=procedure, form=form, on=on, by="nadia", **words)


def state(plan: Plan, key: str, *tests: ProcedureTest) -> ProcedureState:
    found = with_record(plan, PlanRecord(tests=tests), TODAY)
    return next(item for item in programme(found, TODAY) if item.procedure.key == key)


@pytest.mark.parametrize(
    ("kind", "form", "told", "missing"),
    [
        (Kind.FICHE, "tabletop_90", {}, ["proof"]),
        (Kind.FICHE, "tabletop_90", {"proof": "minutes"}, []),
        (Kind.FICHE, "tabletop_90", {"incident": "EXE-2026-001-aaaa"}, []),
        (Kind.FICHE, "walk_through", {"proof": "x"}, ["steps"]),
        (Kind.FICHE, "walk_through", {"proof": "x", "counted": 5, "expected": 7}, []),
        (Kind.CALL_TREE, "call_round", {"proof": "x"}, ["answered"]),
        (Kind.CALL_TREE, "call_round", {"proof": "x", "covers": ("nadia",)}, []),
        (Kind.CHANNEL, "channel_check", {"proof": "x"}, ["answered"]),
        (Kind.EVACUATION, "evacuation_drill", {"proof": "x"}, ["time", "roll_call", "closed"]),
        (Kind.RESTORE, "restore_test", {"proof": "x"}, ["time", "data_age"]),
        (Kind.RESTORE, "restore_test", {"proof": "x", "took": MINUTE, "loss": MINUTE}, []),
        (Kind.RESTORE, "real", {"incident": "INC-2026-001-aaaa"}, ["time"]),
        (Kind.CHANNEL, "real", {"incident": "INC-2026-001-aaaa"}, ["answered"]),
        (Kind.STANDBY, "real", {"incident": "INC-2026-001-aaaa", "moved": ("data",)},
         ["function:telephony"]),
        (Kind.PAPER, "real", {"incident": "INC-2026-001-aaaa"}, []),
        (Kind.STANDBY, "failover_test", {"proof": "x", "took": MINUTE, "moved": ("data",)},
         ["function:telephony"]),
        (Kind.STANDBY, "failover_test",
         {"proof": "x", "took": MINUTE, "moved": ("data",), "not_moved": ("telephony",)}, []),
        (Kind.PAPER, "paper_half_day", {"proof": "x"}, ["time", "rate", "reentry", "mistakes"]),
        (Kind.PAPER, "paper_half_day",
         {"proof": "x", "took": 119 * MINUTE, "rate": 40, "reentry": MINUTE, "mistakes": 0},
         ["two_hours"]),
        (Kind.SUPPLIER, "call_round", {"proof": "x"}, []),
        (Kind.FICHE, "tabletop_90", {"proof": "x", "without": ("management",)},
         ["role:management"]),
    ],
)  # fmt: skip
def test_what_a_test_does_not_tell(kind: Kind, form: str, told: dict[str, Any], missing: list[str]):
    test = run_of("x", TestForm(form), TODAY, **told)
    found = lacking(kind, test, functions=("telephony", "data"), has_data_age=True)
    assert list(found) == missing


def test_holder_and_first_deputy_of_five_functions_make_the_tree():
    people = tree_people(demo(), TODAY)
    assert people == ("joris", "elodie", "nadia", "wim", "claire", "ines", "pieter")


def test_one_call_tests_nobody_else():
    real = {"form": TestForm.REAL, "incident": "INC-2026-004-aaaa", "partial": True}
    one = run_of("call_tree", on=TODAY, covers=("nadia",), reached=("nadia",), **real)
    found = state(demo(), "call_tree", one)
    assert (found.state, found.last) == (Due.NEVER, None)
    called = {item.contact: item.reached for item in found.members if item.test}
    assert called == {"nadia": True}


def test_an_incident_that_names_nobody_tests_no_tree():
    before = run_of("call_tree", TestForm.REAL, TODAY, incident="INC-2026-004-aaaa")
    assert state(demo(), "call_tree", before).state is Due.NEVER


def test_parts_make_a_whole_and_the_oldest_decides():
    people = tree_people(demo(), TODAY)
    words = {"form": TestForm.CALL_ROUND, "partial": True, "proof": "x"}
    first = run_of("call_tree", on=date(2026, 8, 31), covers=people[:3], reached=(), **words)
    second = run_of("call_tree", on=date(2026, 11, 1), covers=people[3:], reached=(), **words)
    found = state(demo(), "call_tree", first, second)
    assert (found.last, found.due, found.state) == (first, date(2027, 2, 28), Due.CURRENT)


def test_whoever_joined_after_a_whole_round_is_called_within_half_the_period():
    people = tree_people(demo(), TODAY)
    words = {"form": TestForm.CALL_ROUND, "proof": "x", "on": date(2026, 8, 15)}
    whole = run_of("call_tree", covers=people[:-1], reached=people[:-1], **words)
    found = state(demo(), "call_tree", whole)
    assert (found.due, found.state) == (date(2026, 11, 15), Due.OVERDUE)
    assert [item.contact for item in found.members if item.test is None] == [people[-1]]
    older = run_of("call_tree", **words)  # recorded by hand: of everybody
    assert state(demo(), "call_tree", older).due == date(2027, 2, 15)


@pytest.mark.parametrize(
    ("fiche", "form", "due", "missing"),
    [
        ("flood", "walk_through", date(2027, 11, 1), ()),
        ("fire", "tabletop_90", date(2027, 11, 1), ("walk_through",)),
        ("electricity", "tabletop_30", date(2027, 11, 1), ("walk_through",)),
        ("ransomware", "tabletop_90", date(2029, 11, 1), ()),
        ("communication", "walk_through", date(2029, 11, 1), ()),
    ],
)
def test_flood_fire_and_power_are_walked_through_each_year(
    fiche: str, form: str, due: date, missing: tuple[str, ...]
):
    words = {"proof": "x", "counted": 3, "expected": 3}
    test = run_of(f"fiche:{fiche}", TestForm(form), date(2026, 11, 1), **words)
    found = state(demo(), f"fiche:{fiche}", test)
    assert (found.due, found.lacking) == (due, missing)


def test_a_walk_through_within_the_year_before_the_talk_is_one():
    words = {"proof": "x", "counted": 3, "expected": 3}
    walked = run_of("fiche:flood", TestForm.WALK_THROUGH, date(2026, 2, 1), **words)
    talked = run_of("fiche:flood", TestForm.TABLETOP_90, date(2026, 11, 1), **words)
    assert state(demo(), "fiche:flood", walked, talked).lacking == ()


@pytest.mark.parametrize(("staff", "asked"), [(None, False), (49, False), (50, True)])
def test_from_fifty_people_on_all_of_it_is_played(staff: int | None, asked: bool):
    plan = demo()
    organisation = replace(plan.file.organisation, staff=staff)
    plan = replace(plan, file=replace(plan.file, organisation=organisation))
    found = {item.key: item.months for item in procedures(plan)}
    assert found.get("whole") == (36 if asked else None)


def test_rhythms_are_those_of_the_method():
    found = {item.key: item.months for item in procedures(demo())}
    assert found["call_tree"] == 6
    assert found["channel"] == 3
    assert found["evacuation:namur"] == 12
    assert (found["restore:it-platform"], found["standby:order-intake"]) == (6, 6)
    assert {value for key, value in found.items() if key.startswith("paper:")} == {24}
    assert {value for key, value in found.items() if key.startswith("supplier:")} == {6}


def test_once_a_year_people_are_called_when_nobody_is_at_work():
    words = {"form": TestForm.CALL_ROUND, "proof": "x", "counted": 6, "expected": 7}
    day = run_of("call_tree", on=date(2026, 11, 1), **words)
    night = run_of("call_tree", on=date(2026, 5, 3), outside_hours=True, **words)
    older = run_of("call_tree", on=date(2025, 10, 31), outside_hours=True, **words)
    assert state(demo(), "call_tree", day).lacking == ("out_of_hours",)
    assert state(demo(), "call_tree", day, older).lacking == ("out_of_hours",)
    assert state(demo(), "call_tree", day, night).lacking == ()


@pytest.mark.parametrize(
    ("at", "working"),
    [
        ("2026-11-30T08:00", True),  # a Monday
        ("2026-11-30T07:59", False),
        ("2026-11-30T18:00", False),
        ("2026-11-28T10:00", False),  # a Saturday
        ("2026-12-25T10:00", False),  # Christmas
    ],
)
def test_office_hours_where_the_plan_gives_none(at: str, working: bool):
    file = small_plan().file
    assert not file.working_time.hours
    assert in_office_hours(datetime.fromisoformat(at).replace(tzinfo=ZONE), file) is working
