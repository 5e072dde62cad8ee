"""Standbys, allowances, hours and what nobody knows, through `incplan validate`."""

import pytest

from tests.conftest import Company
from tests.plan.demo_findings import change, diagnostics, difference

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

    assert brought == [("error", "RCO014", "suppliers/sup-mobielnet-gent")]
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
