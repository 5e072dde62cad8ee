"""Each procedure by itself: what tries it, when it is due again, whether its objective was kept."""

from datetime import date, timedelta
from typing import Any

import pytest

from incplan.diagnostics import Severity
from incplan.frozen import replace
from incplan.plan.files.organisation import PlanFile
from incplan.plan.maintenance.due import Due
from incplan.plan.maintenance.effective import with_record
from incplan.plan.maintenance.programme import Change, ProcedureState, programme
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord, ProcedureTest, TestForm
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance import programme as rules
from incplan.plan.values.reading import check
from tests.small_plan import PLAN_FILE, activity, small_plan

TODAY = date(2026, 11, 30)
IT = {"key_personnel": ["nadia"], "it_services": ["ERP"], "buildings": ["Quay"]}


def run_of(procedure: str, form: TestForm, on: date, **words: Any) -> ProcedureTest:
    return ProcedureTest(procedure=procedure, form=form, on=on, by="nadia", **words)


def plan_of(*tests: ProcedureTest, **review: Any) -> Plan:
    file = check(PlanFile, {**PLAN_FILE, "review": {"last_exercise": "2026-11-01", **review}})
    activities = {
        "orders": activity("Orders", resources=IT, workaround="Forms in the drawer"),
        "stock": activity("Stock", resources=IT, rto="48h", mtpd="5d"),
    }
    plan = small_plan(file=file, activities=activities)
    return with_record(plan, PlanRecord(tests=tests), TODAY)


def states(*tests: ProcedureTest, **review: Any) -> dict[str, ProcedureState]:
    return {item.procedure.key: item for item in programme(plan_of(*tests, **review), TODAY)}


def test_a_restore_of_one_system_does_not_renew_another():
    found = states(run_of("restore:orders", TestForm.RESTORE_TEST, date(2026, 8, 31)))
    assert found["restore:orders"].state is Due.CURRENT
    assert found["restore:orders"].due == date(2027, 2, 28)  # RTO of 4 hours: each half year
    assert found["restore:stock"].state is Due.NEVER


def test_an_exercise_without_a_report_that_was_read_renews_for_thirty_days_only():
    full = (TestForm.FULL, date(2026, 11, 30))
    open_yet = run_of("restore:stock", *full, report_open=True)
    found = states(open_yet)["restore:stock"]
    assert (found.due, found.state) == (date(2026, 12, 30), Due.SOON)
    before = run_of("restore:stock", TestForm.RESTORE_TEST, date(2026, 8, 31))
    found = states(before, open_yet)["restore:stock"]
    assert found.due == date(2027, 8, 31)  # it takes nothing away
    assert found.last == open_yet
    assert states(run_of("restore:stock", *full))["restore:stock"].due == date(2027, 11, 30)


@pytest.mark.parametrize("form", [TestForm.TABLETOP_90, TestForm.CALL_ROUND])
def test_what_was_talked_about_does_not_renew_a_restore(form: TestForm):
    found = states(run_of("restore:orders", form, date(2026, 11, 1)))
    assert found["restore:orders"].state is Due.NEVER


def test_a_failed_test_renews_nothing():
    good = run_of("restore:orders", TestForm.RESTORE_TEST, date(2026, 5, 20))
    bad = run_of("restore:orders", TestForm.RESTORE_TEST, date(2026, 11, 20), failed=True)
    found = states(good, bad)["restore:orders"]
    assert (found.due, found.state) == (date(2026, 11, 20), Due.OVERDUE)


@pytest.mark.parametrize(
    ("took", "kept"),
    [
        # EX-07: 09:00 to 12:25, 12:30, 12:31, and thirty minutes until somebody decides.
        (None, None),
        (timedelta(hours=3, minutes=25), True),
        (timedelta(hours=3, minutes=30), True),
        (timedelta(hours=3, minutes=31), False),
    ],
)
def test_the_time_measured_is_held_against_the_objective(took: timedelta | None, kept: bool | None):
    run = run_of("restore:orders", TestForm.RESTORE_TEST, date(2026, 11, 20), took=took)
    assert states(run)["restore:orders"].kept is kept


def test_what_an_exercise_shows_was_timed_from_the_disruption_on():
    run = run_of("restore:orders", TestForm.FULL, date(2026, 11, 20), took=timedelta(hours=4),
                 incident="EXE-2026-002-abcd")  # fmt: skip
    assert states(run)["restore:orders"].kept is True


@pytest.mark.parametrize(("minutes", "kept"), [(55, True), (60, True), (61, False)])
def test_the_age_of_the_data_is_held_against_the_other_objective(minutes: int, kept: bool):
    loss = timedelta(minutes=minutes)
    run = run_of("restore:orders", TestForm.RESTORE_TEST, date(2026, 11, 20), loss=loss)
    plan = plan_of(run)
    assert plan.activities["orders"].rpo == timedelta(hours=1)
    assert states(run)["restore:orders"].data_kept is kept
    found = [item.params.get("case") for item in rules.tests(Context(plan=plan, today=TODAY))]
    assert ("data" in found) is not kept


def test_the_plan_sets_its_own_rhythm_and_owner():
    run = run_of("restore:stock", TestForm.RESTORE_TEST, date(2026, 8, 31))
    own = {"restore": {"every": "3 months", "owner": "claire"}}
    assert states(run)["restore:stock"].due == date(2027, 8, 31)
    found = states(run, tests=own)["restore:stock"]
    assert (found.due, found.procedure.owner) == (date(2026, 11, 30), "claire")


def test_never_overdue_and_too_slow_are_findings():
    late = run_of("restore:orders", TestForm.RESTORE_TEST, date(2026, 5, 20))
    slow = run_of("restore:stock", TestForm.FULL, date(2026, 11, 20), took=timedelta(hours=50))
    found = list(rules.tests(Context(plan=plan_of(late, slow), today=TODAY)))
    told = {(item.code, item.params.get("procedure", "")) for item in found}
    assert told == {
        ("REV015", ""),
        ("REV016", "restore:orders"),
        ("REV017", "restore:stock"),
        ("REV046", "restore:orders"),  # neither time nor evidence
        ("REV046", "restore:stock"),
    }
    (never,) = [item.params["procedures"] for item in found if item.code == "REV015"]
    assert "call_tree" in str(never)
    assert "restore:" not in str(never)


def test_nothing_exercised_at_all_is_one_finding_elsewhere():
    assert list(rules.tests(Context(plan=small_plan(), today=TODAY))) == []


def test_a_restore_before_a_change_of_the_rto_holds_for_half_a_period():
    def restored(on: date, rto: int | None) -> ProcedureState:
        was = None if rto is None else timedelta(hours=rto)
        run = run_of("restore:orders", TestForm.RESTORE_TEST, on, rto=was)
        return states(run)["restore:orders"]

    same = restored(date(2026, 9, 30), 4)
    assert (same.state, same.before, same.due) == (Due.CURRENT, None, date(2027, 3, 30))
    other = restored(date(2026, 9, 30), 8)
    assert (other.before, other.due) == (Change.RTO, date(2026, 12, 30))
    assert other.state is Due.SOON
    assert restored(date(2026, 8, 29), 8).state is Due.OVERDUE  # half a year, halved
    assert restored(date(2026, 8, 29), None).before is None  # nobody noted it


def test_a_change_that_makes_a_test_older_is_told_until_it_is_overdue():
    run = run_of("restore:orders", TestForm.RESTORE_TEST, date(2026, 9, 30),
                 rto=timedelta(hours=8))  # fmt: skip
    told = [item for item in rules.tests(Context(plan=plan_of(run), today=TODAY))
            if item.code == "REV049"]  # fmt: skip
    assert [(item.severity, item.params["case"]) for item in told] == [(Severity.INFO, "rto")]
    late = replace(run, on=date(2026, 8, 29))
    codes = {item.code for item in rules.tests(Context(plan=plan_of(late), today=TODAY))}
    assert "REV016" in codes
    assert "REV049" not in codes
