"""Contracts and objectives of a plan, one thing wrong at a time, through `incplan validate`."""

import pytest

from tests.conftest import Company
from tests.plan.broken_contracts import BROKEN
from tests.plan.demo_findings import EXPECTED, change, diagnostics, difference


def test_the_demo_plan_has_the_findings_it_was_made_for(company: Company):
    found = []
    for item in diagnostics(company):
        lines = (company.root / item["path"]).read_text(encoding="utf-8").splitlines()
        words = lines[item["line"] - 1][item["column"] - 1 :][: item["length"]]
        pointed = words if item["code"] not in ("RCO010", "RCO016") else ""
        path = item["path"].removesuffix(".yaml")
        found.append((item["severity"], item["code"], path, pointed.strip('"')))

    assert sorted(found) == EXPECTED


def test_the_worst_case_of_the_weak_contract_is_named(company: Company):
    (found,) = (item for item in diagnostics(company) if item["code"] == "RCO008")

    assert found["params"]["activity"] == "order-intake"
    assert found["params"]["function"] == "telephony"
    assert found["params"]["begins"] == "2027-10-29T04:00:00Z"
    text = company.run("validate", "--select", "RCO008").out
    assert "Fri 29 October 2027 06:00" in text
    assert "help:" in text


# --- One thing broken: one finding, in its place, and nothing else -------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new", "words"), BROKEN, ids=[f"{row[0]}: {row[2][:24]}" for row in BROKEN]
)
def test_one_thing_wrong_gives_one_finding(
    company: Company, path: str, old: str, new: str, words: str
):
    expected = [(*item.split(), path)[:3] for item in words.split(", ") if item]
    change(company, path, old, new)

    brought, taken = difference(company)

    assert brought == expected
    assert taken == []


def test_no_service_level_is_one_finding_not_seven(company: Company):
    file = company.root / "suppliers" / "sup-scheldt-it.yaml"
    text = file.read_text()
    file.write_text(text[: text.index("sla:")] + "shared_risks: []\n")

    assert difference(company) == ([("error", "RCO003", "suppliers/sup-scheldt-it")], [])


# --- TC01: dependencies --------------------------------------------------------------------------


def test_a_dependency_that_is_too_slow_is_reported_once_for_each_that_waits(company: Company):
    change(company, "activities/it-platform", "rto: 3h", "rto: 11h")

    brought, taken = difference(company)

    # Nothing about contracts: suppliers are held to what those that wait need.
    assert brought == [
        ("error", "OBJ001", "activities/order-intake"),
        ("error", "OBJ001", "activities/picking-delivery"),
        ("error", "OBJ001", "activities/traceability-recall"),
    ]
    assert taken == []
    params = {
        item["path"]: item["params"] for item in diagnostics(company) if item["code"] == "OBJ001"
    }
    order = params["activities/order-intake.yaml"]
    assert (order["other"], order["other_rto"], order["rto"]) == ("it-platform", "11h", "4h")
    assert "Shorten the RTO of it-platform to 4h" in company.run("validate", "--select", "OBJ").out


def test_the_whole_path_is_named(company: Company):
    """Orders wait for the platform, the platform for a cold room that takes a day."""
    change(company, "activities/it-platform", "depends_on: []", "depends_on: [cold-storage]")
    change(company, "activities/it-platform", "rto: 3h", "rto: 4h")
    change(company, "activities/cold-storage", "rto: 2h", "rto: 24h")
    change(company, "activities/cold-storage", "mtpd: 6h", "mtpd: 48h")

    found = {
        item["path"].removesuffix(".yaml"): item
        for item in diagnostics(company)
        if item["code"] == "OBJ001"
    }

    assert {key: item["params"]["path"] for key, item in found.items()} == {
        "activities/it-platform": "it-platform > cold-storage",
        "activities/order-intake": "order-intake > it-platform > cold-storage",
        "activities/traceability-recall": "traceability-recall > it-platform > cold-storage",
        "activities/picking-delivery": "picking-delivery > cold-storage",
    }
    assert "order-intake > it-platform > cold-storage" in " ".join(
        company.run("validate", "--select", "OBJ001").out.split()
    )


def test_suppliers_are_held_to_what_dependents_need(company: Company):
    """Its own day would be enough for the platform, but orders wait for it."""
    change(company, "activities/it-platform", "rto: 3h", "rto: 11h")
    change(company, "suppliers/sup-scheldt-it", "resolution_time: 2h30", "resolution_time: 5h")

    (found,) = (
        item
        for item in diagnostics(company)
        if item["code"] == "RCO004" and item["path"] == "suppliers/sup-scheldt-it.yaml"
    )

    assert found["severity"] == "error"
    assert found["params"]["objective"] == "4h"
    assert found["params"]["needed_by"] in ("order-intake", "traceability-recall")


def test_a_shorter_objective_asks_more_of_what_it_waits_for(company: Company):
    """Orders are too slow for delivery then, and so is their payment provider: two facts."""
    change(company, "activities/picking-delivery", "rto: 6h", "rto: 210min")

    brought, _taken = difference(company)

    assert brought == [
        ("error", "OBJ001", "activities/picking-delivery"),
        ("error", "RCO004", "suppliers/sup-payescaut"),
    ]
    (found,) = (
        item
        for item in diagnostics(company)
        if item["code"] == "RCO004" and item["path"] == "suppliers/sup-payescaut.yaml"
    )
    assert found["params"]["needed_by"] == "picking-delivery"
