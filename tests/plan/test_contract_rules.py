"""Contracts and objectives of a plan, one thing wrong at a time, through `incplan validate`."""

from typing import Any

import pytest

from tests.conftest import Company

#: What is wrong with the demo plan on purpose (severity, code, file, key pointed at).
EXPECTED = [
    ("error", "RCO004", "suppliers/sup-telecom-sambre", "1 business day"),
    ("error", "RCO008", "suppliers/sup-telecom-sambre", "mon-fri 08:00-18:00"),
    ("info", "RCO004", "suppliers/sup-payescaut", "4h"),
    ("info", "RCO006", "suppliers/sup-winkelweb", "1h"),
    ("info", "RCO010", "suppliers/sup-froid-condroz", ""),
    ("info", "RCO010", "suppliers/sup-genset-meuse", ""),
    ("warning", "RCO002", "suppliers/sup-froid-condroz", "2026-12-31"),
    ("warning", "RCO005", "suppliers/sup-payescaut", "4h"),
    ("warning", "RCO009", "suppliers/sup-telecom-sambre", "excluded"),
    ("warning", "RCO010", "suppliers/sup-telecom-sambre", ""),
    ("warning", "RCO014", "activities/it-platform", "sup-telecom-sambre"),
    ("warning", "RCO014", "activities/order-intake", "sup-telecom-sambre"),
    ("warning", "RCO016", "suppliers/sup-telecom-sambre", ""),
]
Found = list[tuple[str, str, str]]


def diagnostics(company: Company) -> list[dict[str, Any]]:
    done = company.run("validate", "--select", "RCO", "--select", "OBJ", "--json")
    assert done.code in (0, 1), done.err
    found: list[dict[str, Any]] = done.json["diagnostics"]
    return found


def summary(company: Company) -> Found:
    return sorted(
        (item["severity"], item["code"], item["path"].removesuffix(".yaml"))
        for item in diagnostics(company)
    )


def change(company: Company, path: str, old: str, new: str) -> None:
    file = company.root / f"{path}.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def difference(company: Company) -> tuple[Found, Found]:
    """What a change brought, and what it took away."""
    before = [item[:3] for item in EXPECTED]
    after = summary(company)
    left = list(before)
    new = []
    for item in after:
        if item in left:
            left.remove(item)
        else:
            new.append(item)
    return new, left


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

BROKEN: list[tuple[str, str, str, Found]] = [
    # Promises (TC12, TC13): longer, only a response, none at all.
    (
        "suppliers/sup-scheldt-it",
        "resolution_time: 2h30",
        "resolution_time: 4h",
        [("error", "RCO004", "suppliers/sup-scheldt-it")],
    ),
    (
        "suppliers/sup-scheldt-it",
        "resolution_time: 2h30",
        "resolution_time: 3h",
        [
            ("info", "RCO004", "suppliers/sup-scheldt-it"),
            ("warning", "RCO005", "suppliers/sup-scheldt-it"),
        ],
    ),
    (
        "suppliers/sup-scheldt-it",
        "resolution_time: 2h30",
        "resolution_time: 2h45",
        [("warning", "RCO005", "suppliers/sup-scheldt-it")],
    ),
    (
        "suppliers/sup-reeferrent-leie",
        "resolution_time: 1h30",
        "# resolution_time: 1h30",
        [("error", "RCO003", "suppliers/sup-reeferrent-leie")],
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "service_window: [24/7]",
        "service_window: [mon-fri 08:00-18:00]\n  public_holidays: included",
        [("error", "RCO008", "suppliers/sup-nuage-hesbaye")],
    ),
    # Data (TC14).
    (
        "suppliers/sup-nuage-hesbaye",
        "interval: 30min",
        "interval: 4h",
        [("error", "RCO006", "suppliers/sup-nuage-hesbaye")],
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "interval: 30min",
        "interval: 1h",
        [("info", "RCO006", "suppliers/sup-nuage-hesbaye")],
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "interval: 30min",
        "interval: 50min\n    replication_lag: 20min",
        [("error", "RCO006", "suppliers/sup-nuage-hesbaye")],
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "restore_time: 2h",
        "restore_time: 5h",
        [("error", "RCO006", "suppliers/sup-nuage-hesbaye")],
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "    restore_time: 2h\n",
        "",
        [("error", "RCO006", "suppliers/sup-nuage-hesbaye")],
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "interval: 30min",
        "interval: 30min\n    asynchronous: yes",
        [("error", "RCO006", "suppliers/sup-nuage-hesbaye")],
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "restore_tested: 2026-09-12",
        "restore_tested: 2025-11-22",
        [("warning", "RCO007", "suppliers/sup-nuage-hesbaye")],
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "    restore_tested: 2026-09-12\n",
        "",
        [("warning", "RCO007", "suppliers/sup-nuage-hesbaye")],
    ),
    # The contract around it.
    (
        "suppliers/sup-scheldt-it",
        "ends: 2027-06-30",
        "ends: 2026-11-22",
        [("error", "RCO002", "suppliers/sup-scheldt-it")],
    ),
    (
        "suppliers/sup-scheldt-it",
        "starts: 2025-07-01",
        "starts: 2026-11-24",
        [("error", "RCO002", "suppliers/sup-scheldt-it")],
    ),
    (
        "suppliers/sup-scheldt-it",
        "contract: {",
        "x-contract: {",
        [("error", "RCO001", "suppliers/sup-scheldt-it")],
    ),
    (
        "suppliers/sup-scheldt-it",
        "  penalty:",
        "  # penalty:",
        [("warning", "RCO010", "suppliers/sup-scheldt-it")],
    ),
    (
        "suppliers/sup-scheldt-it",
        "  stop_clock:",
        "  # stop_clock:",
        [("info", "RCO011", "suppliers/sup-scheldt-it")],
    ),
    (
        "contacts/sup-scheldt-it",
        "available: 24/7",
        "available: mon-fri 08:00-18:00",
        [("error", "RCO012", "suppliers/sup-scheldt-it")],
    ),
    (
        "suppliers/sup-payescaut",
        "availability_percent: 99.9",
        "availability_percent: 99.0",
        [("info", "RCO013", "suppliers/sup-payescaut")],
    ),
    (
        "suppliers/sup-payescaut",
        "incident_notice_within: 24h",
        "incident_notice_within: 25h",
        [("warning", "RCO016", "suppliers/sup-payescaut")],
    ),
    (
        "suppliers/sup-winkelweb",
        "exit_plan:",
        "x-exit_plan:",
        [("info", "RCO017", "suppliers/sup-winkelweb")],
    ),
    (
        "suppliers/sup-reeferrent-leie",
        "shared_risks: []",
        "shared_risks: [electricity]",
        [("info", "RCO018", "suppliers/sup-reeferrent-leie")],
    ),
    (
        "suppliers/sup-reeferrent-leie",
        "shared_risks: []\n",
        "",
        [("info", "RCO018", "suppliers/sup-reeferrent-leie")],
    ),
    (
        "suppliers/sup-payescaut",
        "sla:",
        "depends_on: [sup-scheldt-it]\nchain_time: sum\nsla:",
        [("warning", "RCO015", "suppliers/sup-payescaut")],
    ),
    # Objectives of activities.
    (
        "activities/cold-storage",
        "mtpd: 6h",
        "mtpd: 2h",
        [("error", "OBJ003", "activities/cold-storage")],
    ),
    (
        "activities/cold-storage",
        "backup_interval: 5min",
        "backup_interval: 20min",
        [("error", "OBJ005", "activities/cold-storage")],
    ),
    (
        "activities/cold-storage",
        "backup_interval: 5min",
        "backup_interval: 15min",
        [("info", "OBJ005", "activities/cold-storage")],
    ),
    (
        "activities/cold-storage",
        "backup_interval: 5min",
        "x-backup_interval: 5min",
        [("warning", "OBJ009", "activities/cold-storage")],
    ),
    (
        "activities/cold-storage",
        "rpo: 15min",
        "rpo: ~",
        [("warning", "OBJ008", "activities/cold-storage")],
    ),
    (
        "activities/it-platform",
        "rpo: 1h",
        "rpo: 3h",
        [("warning", "OBJ007", "activities/it-platform")],
    ),
    (
        "activities/picking-delivery",
        "rto: 6h",
        "rto: 4h",
        [("info", "OBJ006", "activities/picking-delivery")],
    ),
    (
        "activities/cold-storage",
        "mtpd: 6h\n",
        "",
        [("info", "OBJ010", "activities/cold-storage")],
    ),
    (
        "activities/cold-storage",
        "  transport:",
        "  x-transport:",
        [],
    ),
    (
        "activities/cold-storage",
        "depends_on: []",
        "x-depends_on: []",
        [("warning", "OBJ011", "activities/cold-storage")],
    ),
    (
        "activities/cold-storage",
        "deputy: ann",
        "deputy: marc",
        [("warning", "OBJ012", "activities/cold-storage")],
    ),
    (
        "activities/cold-storage",
        "fiches: [",
        "x-fiches: [",
        [("warning", "OBJ013", "activities/cold-storage")],
    ),
]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"), BROKEN, ids=[f"{row[0]}: {row[2][:24]}" for row in BROKEN]
)
def test_one_thing_wrong_gives_one_finding(
    company: Company, path: str, old: str, new: str, expected: Found
):
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


# --- RCO-14: standbys ----------------------------------------------------------------------------


def without_mitigation() -> list[tuple[str, str, str]]:
    return [
        ("warning", "RCO014", "activities/it-platform"),
        ("warning", "RCO014", "activities/order-intake"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("failover_time: 5min", "failover_time: 12h"),
        ("independent_of: [sup-telecom-sambre]", "independent_of: []"),
    ],
)
def test_a_standby_that_would_not_help_is_the_one_finding(company: Company, old: str, new: str):
    change(company, "suppliers/sup-mobielnet-gent", old, new)

    brought, taken = difference(company)

    assert brought == [("error", "RCO014", "suppliers/sup-mobielnet-gent")] * 2
    assert taken == without_mitigation()


def test_independence_may_be_noted_on_either_side(company: Company):
    change(
        company,
        "suppliers/sup-mobielnet-gent",
        "independent_of: [sup-telecom-sambre]",
        "independent_of: []",
    )
    change(
        company,
        "suppliers/sup-telecom-sambre",
        "shared_risks: []",
        "shared_risks: []\nindependent_of: [sup-mobielnet-gent]",
    )

    assert difference(company) == ([], [])


def test_a_standby_covers_its_own_function_only(company: Company):
    """Without any standby for data, both functions fail alike."""
    change(company, "activities/order-intake", "    standby_for: sup-telecom-sambre\n", "")

    brought, taken = difference(company)

    assert ("warning", "RCO014", "activities/order-intake") in taken
    assert ("error", "RCO004", "suppliers/sup-telecom-sambre") in brought
    assert ("error", "RCO008", "suppliers/sup-telecom-sambre") in brought


# --- Thresholds, unknowns, hours -----------------------------------------------------------------


def test_the_time_to_notice_is_the_companys_own(company: Company):
    change(company, "levels", "detection_allowance: 30min", "detection_allowance: 0h")

    assert difference(company) == ([], [("warning", "RCO005", "suppliers/sup-payescaut")])


def test_a_clock_that_starts_with_the_outage_needs_no_time_to_notice(company: Company):
    change(
        company,
        "suppliers/sup-payescaut",
        "resolution_time: 4h",
        "clock_starts: outage\n  resolution_time: 4h",
    )

    assert difference(company) == ([], [("warning", "RCO005", "suppliers/sup-payescaut")])


def test_whether_holidays_count_must_be_said(company: Company):
    change(company, "suppliers/sup-telecom-sambre", "  public_holidays: excluded\n", "")

    assert difference(company) == ([], [])
    (found,) = (item for item in diagnostics(company) if item["code"] == "RCO009")
    assert found["params"]["case"] == "unknown"


def test_no_loss_at_all_and_a_copy_that_lags(company: Company):
    """TC14: an RPO of zero cannot be met by an asynchronous copy, however short its interval."""
    change(company, "activities/it-platform", "rpo: 1h", "rpo: 0h")
    change(
        company,
        "suppliers/sup-nuage-hesbaye",
        "interval: 30min",
        "interval: 0h\n    asynchronous: yes\n    replication_lag: 0h",
    )

    brought, _taken = difference(company)

    assert ("error", "RCO006", "suppliers/sup-nuage-hesbaye") in brought
    found = [item for item in diagnostics(company) if item["code"] == "RCO006"]
    assert "asynchronous" in {item["params"].get("case") for item in found}


def test_office_hours_that_cover_the_activity_can_still_be_too_long(company: Company):
    """An outage shortly before closing on a Friday: a warning, not a breach of the window."""
    change(
        company,
        "suppliers/sup-payescaut",
        "service_window: [24/7]",
        'service_window: ["mon-sat 06:00-20:00"]\n  public_holidays: included',
    )

    brought, _taken = difference(company)

    assert brought == [("warning", "RCO008", "suppliers/sup-payescaut")]


def test_a_contact_whose_contract_nobody_compares(company: Company):
    change(company, "activities/traceability-recall", "[labo-exemple,", "[sup-scheldt-it,")

    brought, taken = difference(company)

    assert brought == [("warning", "RCO001", "activities/traceability-recall")]
    assert taken == []


def test_an_exercise_of_next_year_is_judged_by_next_years_contracts(company: Company):
    company.now = "2027-07-01T09:00:00+02:00"

    codes = {(item["code"], item["path"]) for item in diagnostics(company)}

    assert ("RCO002", "suppliers/sup-scheldt-it.yaml") in codes
    assert ("RCO002", "suppliers/sup-telecom-sambre.yaml") in codes
