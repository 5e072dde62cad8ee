"""`incplan rco`: what suppliers promise against what activities need."""

import re
from typing import Any

from tests.conftest import Company


def rows(company: Company, *words: str) -> dict[tuple[str, str, str], Any]:
    table = company.ok("rco", "--json", *words).json
    return {(row["activity"], row["supplier"], row["function"]): row for row in table["rows"]}


def test_the_verdicts_of_a_food_wholesaler(company: Company):
    found = rows(company)

    assert {key[:2]: row["verdict"] for key, row in found.items() if row["verdict"] == "fails"} == {
        ("order-intake", "sup-telecom-sambre"): "fails"
    }
    assert found["order-intake", "sup-telecom-sambre", "telephony"]["verdict"] == "fails"
    assert found["order-intake", "sup-telecom-sambre", "data"]["verdict"] == "mitigated"
    assert found["it-platform", "sup-telecom-sambre", "data"]["verdict"] == "mitigated"
    assert found["order-intake", "sup-payescaut", "payments"]["verdict"] == "at_risk"
    assert found["cold-storage", "sup-reeferrent-leie", "reefer"]["verdict"] == "holds"
    assert found["cold-storage", "sup-froid-condroz", "refrigeration"]["verdict"] == "not_compared"


def test_a_row_says_what_to_negotiate(company: Company):
    row = rows(company)["order-intake", "sup-telecom-sambre", "telephony"]

    assert row["promised"] == "1 business day"
    assert row["objective"]["text"] == "4h"
    # Christmas 2026, a Friday: the worst while the contract runs.
    assert row["worst_begins"] == "2026-12-24T05:00:00Z"
    assert row["worst_restored"] == "2026-12-28T17:00:00Z"
    assert row["worst"]["seconds"] == 108 * 3600
    assert row["margin"]["seconds"] == -104 * 3600
    assert row["penalty"] is None
    assert [note["code"] for note in row["notes"]] == ["RCO004", "RCO008"]


def test_one_activity_or_one_supplier(company: Company):
    assert {key[0] for key in rows(company, "--activity", "cold")} == {"cold-storage"}
    assert {key[1] for key in rows(company, "--supplier", "sup-mobielnet-gent")} == {
        "sup-mobielnet-gent"
    }
    refused = company.refused("rco", "--supplier", "sup-", code=2)
    assert "sup-winkelweb" in refused.err


def test_it_reads_at_80_columns_and_leaves_with_zero(company: Company):
    for lang in ("en", "fr", "nl", "de"):
        company.lang = lang
        out = company.ok("rco").out
        assert max(map(len, out.splitlines())) <= 80
        assert re.search(r"Télécom S.*, (?:telephony|téléphonie|telefonie|Telefonie) ", out)
    company.lang = "en"
    out = company.ok("rco").out
    assert "FAILS" in out
    assert "Thu 24 December 2026 06:00" in out
    assert "penalty: 500 EUR par heure de retard" in out


def test_a_standby_that_does_not_help_leaves_the_supplier_failing(company: Company):
    file = company.root / "suppliers" / "sup-mobielnet-gent.yaml"
    file.write_text(file.read_text().replace("failover_time: 5min", "failover_time: 6h"))

    found = rows(company, "--activity", "order-intake")

    assert found["order-intake", "sup-telecom-sambre", "data"]["verdict"] == "fails"
    assert found["order-intake", "sup-telecom-sambre", "data"]["notes"]
    assert found["order-intake", "sup-mobielnet-gent", "data"]["verdict"] == "fails"


def test_backups_count_in_the_verdict(company: Company):
    file = company.root / "suppliers" / "sup-winkelweb.yaml"
    file.write_text(file.read_text().replace("interval: 1h ", "interval: 4h "))

    row = rows(company)["order-intake", "sup-winkelweb", "webshop"]

    assert row["verdict"] == "fails"
    assert [note["code"] for note in row["notes"]] == ["RCO006"]


def test_a_plan_without_suppliers(company: Company):
    for file in (company.root / "activities").glob("*.yaml"):
        if file.stem != "traceability-recall":
            file.unlink()
    for file in (company.root / "suppliers").glob("*.yaml"):
        file.unlink()

    assert "No activity uses a supplier" in company.ok("rco").out
