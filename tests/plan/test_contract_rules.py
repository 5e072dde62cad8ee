"""Contracts and objectives of a plan, one thing wrong at a time."""

import pytest

from tests.conftest import Company
from tests.plan.broken_contracts import BROKEN
from tests.plan.demo_findings import EXPECTED, change, compared, diagnostics, difference
from tests.plan.edited_demo import check, demo


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
    assert found["params"]["begins"] == "2026-12-24T05:00:00Z"
    text = company.run("validate", "--select", "RCO008").out
    assert "Thu 24 December 2026 06:00" in text
    assert "help:" in text


# --- One thing broken: one finding, in its place, and nothing else -------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new", "words"), BROKEN, ids=[f"{row[0]}: {row[2][:24]}" for row in BROKEN]
)
def test_one_thing_wrong_gives_one_finding(path: str, old: str, new: str, words: str):
    expected = [(*item.split(), path)[:3] for item in words.split(", ") if item]
    text = "\n".join(demo().documents[path].lines)
    assert old in text

    found = check({f"{path}.yaml": text.replace(old, new, 1)}).diagnostics
    brought, taken = compared(
        sorted(
            (item.severity.value, item.code, item.path.removesuffix(".yaml"))
            for item in found
            if item.code.startswith(("RCO", "OBJ"))
        )
    )

    assert brought == expected
    assert taken == []


def test_no_service_level_is_one_finding_not_seven(company: Company):
    file = company.root / "suppliers" / "sup-scheldt-it.yaml"
    text = file.read_text()
    file.write_text(text[: text.index("sla:")] + "shared_risks: []\n")

    assert difference(company) == ([("error", "RCO003", "suppliers/sup-scheldt-it")], [])


def test_the_example_lies_in_the_life_of_the_contract_unless_only_a_later_one_is_too_long(
    company: Company,
):
    """Three office hours are enough this week, not over Christmas, when the contract has ended."""
    supplier = "suppliers/sup-telecom-sambre"
    change(company, supplier, "ends: 2027-03-31", "ends: 2026-11-25")
    file = company.root / f"{supplier}.yaml"
    file.write_text(file.read_text().replace("1 business day", "3h"))
    change(
        company,
        "activities/order-intake",
        'windows: ["mon-sat 06:00-20:00"]',
        'windows: ["mon-thu 08:00-14:00"]',
    )

    (found,) = (
        item
        for item in diagnostics(company)
        if item["code"] == "RCO008" and item["params"]["activity"] == "order-intake"
    )

    assert found["params"]["begins"] > "2026-11-26"


# --- TC01: dependencies --------------------------------------------------------------------------


def test_a_dependency_that_is_too_slow_for_several_is_one_finding_at_its_rto(company: Company):
    change(company, "activities/it-platform", "rto: 3h", "rto: 11h")

    brought, taken = difference(company)

    # Nothing about contracts, nothing at those that wait: they are named.
    assert brought == [("error", "OBJ001", "activities/it-platform")]
    assert taken == []
    (found,) = (item for item in diagnostics(company) if item["code"] == "OBJ001")
    lines = (company.root / "activities" / "it-platform.yaml").read_text().splitlines()
    assert lines[found["line"] - 1][found["column"] - 1 :] == "11h"
    assert found["params"]["waiting"] == (
        "order-intake (4h), traceability-recall (4h), picking-delivery (6h)"
    )
    assert [place["path"] for place in found["related"]] == [
        "activities/order-intake.yaml",
        "activities/traceability-recall.yaml",
        "activities/picking-delivery.yaml",
    ]
    text = company.run("validate", "--select", "OBJ").out
    assert "Shorten the RTO of it-platform to 4h" in text
    assert "see also: activities/order-intake.yaml:" in text


def test_an_objective_too_short_for_all_it_waits_for_is_one_finding_at_its_rto(company: Company):
    change(company, "activities/picking-delivery", "rto: 6h", "rto: 1h")

    brought, taken = difference(company)

    assert brought == [("error", "OBJ001", "activities/picking-delivery")]
    assert taken == []
    (found,) = (item for item in diagnostics(company) if item["code"] == "OBJ001")
    assert found["excerpt"].startswith("rto: 1h")
    assert found["params"]["waiting"] == ("order-intake (4h), it-platform (3h), cold-storage (2h)")
    assert found["params"]["least"] == "4h"


def test_the_whole_path_is_named(company: Company):
    """Orders wait for the platform, the platform for a cold room that takes a day."""
    change(company, "activities/it-platform", "depends_on: []", "depends_on: [cold-storage]")
    change(company, "activities/it-platform", "rto: 3h", "rto: 4h")
    change(company, "activities/cold-storage", "rto: 2h", "rto: 24h")
    change(company, "activities/cold-storage", "mtpd: 6h", "mtpd: 48h")

    (found,) = (item for item in diagnostics(company) if item["code"] == "OBJ001")

    assert found["path"] == "activities/cold-storage.yaml"
    assert found["params"]["waiting"] == (
        "it-platform (4h), order-intake > it-platform (4h), "
        "traceability-recall > it-platform (4h), picking-delivery (6h)"
    )


def test_one_that_waits_for_one_is_told_at_the_dependency(company: Company):
    """Through the platform, which is as slow as the room it waits for."""
    change(company, "activities/it-platform", "depends_on: []", "depends_on: [cold-storage]")
    change(company, "activities/cold-storage", "rto: 2h", "rto: 3h")
    change(company, "activities/invoicing-payments", "rto: 48h", "rto: 150min")
    change(company, "activities/it-platform", "rto: 3h", "rto: 2h30")

    found = [item for item in diagnostics(company) if item["code"] == "OBJ001"]

    assert [(item["path"], item["excerpt"]) for item in found] == [
        ("activities/cold-storage.yaml", "rto: 3h")
    ]
    change(company, "activities/invoicing-payments", "rto: 150min", "rto: 48h")
    (found,) = [item for item in diagnostics(company) if item["code"] == "OBJ001"]
    assert (found["path"], found["excerpt"]) == (
        "activities/it-platform.yaml",
        "depends_on: [cold-storage]",
    )
    assert [place["path"] for place in found["related"]] == ["activities/cold-storage.yaml"]


def test_suppliers_are_held_to_what_dependents_need_once_that_is_settled(company: Company):
    """Their time fits the wrong objective of the platform; negotiation sees the right one."""
    change(company, "activities/it-platform", "rto: 3h", "rto: 11h")
    change(company, "suppliers/sup-scheldt-it", "resolution_time: 2h30", "resolution_time: 5h")
    slow = ("error", "OBJ001", "activities/it-platform")

    assert difference(company)[0] == [slow]
    (row,) = company.ok("rco", "--supplier", "sup-scheldt-it", "--json").json["rows"]
    assert (row["objective"]["text"], row["verdict"]) == ("4h", "fails")
    assert row["needed_by"] in (["order-intake"], ["traceability-recall"])

    change(company, "activities/it-platform", "rto: 11h", "rto: 4h")
    assert ("error", "RCO004", "suppliers/sup-scheldt-it") in difference(company)[0]


def test_a_shorter_objective_is_one_finding_where_it_does_not_fit(company: Company):
    """Orders are too slow for delivery then; their payment provider is too, but because of it."""
    change(company, "activities/picking-delivery", "rto: 6h", "rto: 210min")

    brought, _taken = difference(company)

    assert brought == [("error", "OBJ001", "activities/picking-delivery")]
