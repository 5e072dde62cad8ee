"""What the names of a scenario mean, on three different plans."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from incplan.frozen import replace
from incplan.incident.exercises.bindings import answer, bindings
from incplan.incident.exercises.queries.people import chain
from incplan.incident.exercises.queries.query import Bound, Ground, Unbound
from incplan.incident.exercises.staging import Staged, stage
from incplan.incident.exercises.story import story_hours, story_start
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.suppliers import Supplier
from incplan.plan.plan import Plan
from incplan.plan.values.reading import check
from incplan.store.plan.loader import load_plan
from incplan.store.plan.scenarios import shipped_ids
from tests.conftest import DEMO
from tests.exercises.shelf import MONDAY, ZONE, demo, pack, shipped
from tests.small_plan import PLAN_FILE, activity, small_plan


def ground(plan: Plan, day: datetime, *away: str) -> Ground:
    return Ground(plan=plan, pack=pack(), day=day.date(), away=away, hours={"I1": day})


def key(plan: Plan, query: str, day: datetime = MONDAY, *away: str) -> str:
    found = answer(query, ground(plan, day, *away), {})
    return found.key if isinstance(found, Bound) else f"missing {found.missing}"


def test_worked_example_of_new_years_friday():
    """Nadia is away to 3 January and Joris to 1 January: Pieter leads on Friday 1 January."""
    friday = datetime(2027, 1, 1, 16, 40, tzinfo=ZONE)
    assert key(demo(), "role.now(incident_manager)", friday) == "pieter"
    assert key(demo(), "activity.shortest_rto") == "cold-storage"
    assert key(demo(), "activity.most_needed") == "it-platform"
    assert key(demo(), "supplier.of(it-platform)") == "sup-telecom-sambre"
    assert key(demo(), "supplier.standby_of(sup-telecom-sambre)") == "sup-mobielnet-gent"


def test_who_is_away_in_the_story_is_not_asked():
    monday = MONDAY
    assert key(demo(), "role.now(incident_manager)", monday) == "nadia"
    assert key(demo(), "role.now(incident_manager)", monday, "incident_manager") == "joris"
    assert key(demo(), "role.holder(incident_manager)", monday, "incident_manager") == "nadia"
    first, second = chain(ground(demo(), monday), "incident_manager")[:2]
    assert key(demo(), "role.next(incident_manager)", monday) == second != first


def test_values_are_those_of_the_plan():
    place = ground(demo(), MONDAY)
    rto = answer("value.rto(cold-storage)", place, {})
    assert isinstance(rto, Bound)
    assert rto.span == timedelta(hours=2)
    limit = answer("value.deadline(cold-storage, story:I1)", place, {})
    assert isinstance(limit, Bound)
    assert limit.at == MONDAY + timedelta(hours=2)
    notice = answer("value.deadline(gdpr_art33, story:I1)", place, {})
    assert isinstance(notice, Bound)
    assert notice.at == MONDAY + timedelta(hours=72)
    promise = answer("value.resolution(sup-telecom-sambre)", place, {})
    assert isinstance(promise, Bound)
    assert str(promise.promise) == "1 business day"


def poor() -> Plan:
    """A plan of three people and one activity: no site, no supplier, no directory."""
    return small_plan()


def other() -> Plan:
    """Two activities of which one waits for the other, one supplier, one site without a flood."""
    words: dict[str, Any] = {
        **PLAN_FILE,
        "organisation": {"name": "Other", "sites": [{"id": "works", "name": "Works"}]},
        "out_of_band": "The group on our own phones",
    }
    supplier = {
        "name": "Line SA",
        "service": "Line",
        "sla": {"service_window": ["mon-fri 08:00-18:00"], "resolution_time": "6h"},
    }
    use = [{"supplier": "line", "function": "telephony"}]
    return replace(
        small_plan(),
        file=check(PlanFile, words),
        activities={
            "bake": activity("Bake", rto="8h", depends_on=["power"], suppliers=use),
            "power": activity("Power", rto="6h"),
        },
        suppliers={"line": check(Supplier, supplier)},
    )


def test_another_plan_binds_to_its_own():
    assert key(other(), "activity.shortest_rto") == "power"
    assert key(other(), "activity.most_needed") == "power"
    assert key(other(), "activity.longest_supplier") == "bake"
    assert key(other(), "supplier.data(bake)") == "line"
    assert key(other(), "site.main") == "works"
    assert key(other(), "site.flood") == "missing flood_zone"
    assert key(other(), "site.other(works)") == "missing other_site"
    assert key(other(), "row.second(police)") == "missing row"
    assert key(other(), "channel.out_of_band") == ""


@pytest.mark.parametrize("scenario", shipped_ids())
@pytest.mark.parametrize("plan", [demo, poor, other])
def test_each_scenario_can_be_staged_on_each_plan(scenario: str, plan: Any):
    staged = stage(shipped(scenario), plan(), pack(), MONDAY)
    assert {item.inject for item in staged.timetable} == {item.id for item in staged.injects}
    objectives = {one.obj for item in staged.injects for one in item.expect}
    assert objectives == {item.id for item in staged.scenario.objectives}
    if plan is demo:
        assert not staged.missing
        assert not staged.left_out


def test_an_inject_about_nothing_is_left_out_or_said_generally():
    staged = stage(shipped("power-night"), poor(), pack(), MONDAY)
    third = staged.scenario.injects[2]
    assert isinstance(staged.answers["E2"], Unbound)
    assert "I3" not in staged.left_out
    assert staged.said(third) is third.generic
    flood = stage(shipped("flood-cellar"), poor(), pack(), MONDAY)
    assert flood.missing.keys() >= {"SITE", "A"}  # an activity at a site that is not there
    assert "I4" in flood.left_out


def test_a_name_that_needs_one_without_an_answer_has_none():
    found = bindings(shipped("flood-cellar"), ground(poor(), MONDAY))
    assert isinstance(found["A_RTO"], Unbound)
    assert found["A_RTO"].missing == "flood_zone"


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-12-02T05:40:30+01:00", "2026-12-02T05:40:00+01:00"),
        ("2026-12-02T05:41:00+01:00", "2026-12-09T05:40:00+01:00"),
        ("2026-11-30T15:00:00+01:00", "2026-12-02T05:40:00+01:00"),
    ],
)
def test_the_story_begins_on_the_next_such_weekday(now: str, begins: str):
    scenario = shipped("flood-cellar")
    assert story_start(scenario, datetime.fromisoformat(now), ZONE).isoformat() == begins


def test_hours_of_the_story_go_on_over_midnight():
    hours = story_hours(shipped("ransomware-friday"), MONDAY, ZONE)
    assert hours[0].story.isoformat() == "2026-12-04T16:40:00+01:00"
    assert hours[-1].story.isoformat() == "2026-12-05T09:00:00+01:00"


PLANS = ("mosan-leie-foods", "drukkerij-lindeboom", "ateliers-ardenne-eifel")
LINES = {"telephony", "data", "internet", "mobile"}


@cache
def plan_of(name: str) -> Plan:
    plan = load_plan(Path(DEMO).parent / name).plan
    assert plan is not None
    return plan


def staged(scenario: str, name: str) -> Staged:
    return stage(shipped(scenario), plan_of(name), pack(), MONDAY)


@pytest.mark.parametrize("name", PLANS)
def test_the_operator_that_is_silent_is_an_operator(name: str):
    found = staged("telecom-silent", name)
    supplier = found.about("S")
    assert supplier is not None
    known = found.plan.suppliers[supplier]
    assert LINES & set(known.functions)
    assert found.to_call("row:telecom_operator")[0] == known.contact
    assert not found.left_out
    assert found.about("A") in found.plan.activities


@pytest.mark.parametrize(
    ("name", "scenario", "row", "first"),
    [
        ("mosan-leie-foods", "flood-cellar", "electricity_dso", "ores"),
        ("mosan-leie-foods", "power-night", "electricity_dso", "ores"),
        ("ateliers-ardenne-eifel", "flood-cellar", "electricity_dso", "resa"),
    ],
)
def test_who_serves_the_site_of_the_story_is_called(name: str, scenario: str, row: str, first: str):
    assert first in staged(scenario, name).to_call(f"row:{row}")[0]


def test_a_plan_without_an_operator_says_it_generally():
    found = staged("telecom-silent", "mosan-leie-foods")
    inject = found.scenario.inject("I2")
    assert inject is not None
    assert inject.generic is not None
    assert "{" not in "".join(inject.generic.wordings)
