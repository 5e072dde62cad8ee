"""Names of the shipped scenarios are right on each of the three plans: the operator is one."""

from functools import cache
from pathlib import Path

import pytest

from incplan.incident.exercises.staging import Staged, stage
from incplan.plan.plan import Plan
from incplan.store.plan.loader import load_plan
from tests.conftest import DEMO
from tests.exercises.shelf import MONDAY, pack, shipped

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
