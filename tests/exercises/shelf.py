"""Scenarios and plans for the tests of exercises."""

from copy import deepcopy
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from incplan.incident.exercises.scenario_checks.check import scenario_check
from incplan.incident.exercises.scenario_rules import scenario_findings
from incplan.plan.files.scenarios import Scenario
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.values.reading import check
from incplan.store.obligations.pack import load_pack
from incplan.store.plan.loader import load_plan
from incplan.store.plan.scenarios import shipped_path
from incplan.store.yaml.document import read_document
from tests.conftest import DEMO

ZONE = ZoneInfo("Europe/Brussels")
MONDAY = datetime(2026, 11, 30, 15, tzinfo=ZONE)
LANGUAGES = ("fr", "nl", "de", "en")


@cache
def demo() -> Plan:
    """The demonstration plan."""
    plan = load_plan(DEMO).plan
    assert plan is not None
    return plan


@cache
def pack() -> ObligationPack:
    """The shipped duties to notify."""
    return load_pack()


@cache
def _data(scenario: str) -> Any:
    document = read_document(shipped_path(scenario), "scenario.yaml").value
    assert document is not None
    return document.data


def data(scenario: str) -> Any:
    """The values of a shipped scenario, to be changed."""
    return deepcopy(_data(scenario))


def shipped(scenario: str) -> Scenario:
    """A shipped scenario."""
    return check(Scenario, data(scenario))


def codes(values: Any, plan: Plan | None = None) -> list[tuple[str, str]]:
    """Codes and cases of what is wrong with a scenario."""
    scenario = check(Scenario, values)
    asked = scenario_check(scenario, f"scenarios/{scenario.id}", plan or demo(), pack(), LANGUAGES)
    return [(item.code, str(item.params.get("case", ""))) for item in scenario_findings(asked)]
