"""Whom to call when something shares the failure; what to say; where things stand, from facts."""

import pytest

from tests.conftest import Company


@pytest.fixture
def down(company: Company) -> Company:
    """Orders are down since half past six."""
    company.by = "nadia"
    company.ok("declare", "Central muet", "--activity", "order-intake", "--since", "06:30")
    return company


def values(order: dict, contact: str) -> list[str]:
    step = next(item for item in order["steps"] if item["id"] == contact)
    return [item["value"] for item in step["numbers"]]


def test_what_shares_the_failure_is_left_out_and_named(company: Company) -> None:
    order = company.ok("call", "bcp_manager", "--without", "telephony", "--json").json
    assert values(order, "wim") == [
        "+32400000002",
        "+32400000102",
        "wim@mlfoods.example",
        "M&L crise",
    ]
    assert {"contact": "wim", "value": "+3290000002"} in [
        {"contact": item["contact"], "value": item["number"]["value"]} for item in order["left_out"]
    ]

    order = company.ok("call", "bcp_manager", "--without", "b", "--json").json
    assert "+32400000002" not in values(order, "wim")
    assert "+3290000002" in values(order, "wim")
    assert "Wim VERLINDEN-TEST" in order["unknown_operator"]

    company.refused("call", "bcp_manager", "--without", "pigeons", code=2)


def test_without_any_way_left_all_numbers_stay_and_it_is_said(company: Company) -> None:
    file = company.root / "contacts" / "sup-nuage-hesbaye.yaml"
    assert "kind: mobile" in file.read_text(encoding="utf-8")
    only = (
        "format: 1\nkind: external\nname: Seul\n"
        "channels:\n  - kind: mobile\n    phone: +32 400 00 00 77\n"
    )
    file.write_text(only, encoding="utf-8")
    done = company.ok("call", "sup-nuage-hesbaye", "--without", "mobile")
    assert "+32 400 00 00 77" in done.out
    assert "No other way is left" in done.out


def test_whoever_took_over_is_called_first(down: Company) -> None:
    down.ok("handover", "incident_manager", "sofie")
    order = down.ok("call", "incident_manager", "--json").json
    assert order["steps"][0]["id"] == "sofie"
