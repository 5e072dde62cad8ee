"""A supplier that keeps its promise after our objective: said as long as it is so.

Orders must be back in 4 h; the operator promises the next working day, from our call.
"""

from typing import Any

import pytest

from tests.conftest import Company

SUPPLIER = "sup-telecom-sambre"
ORDERS = "Prise de commandes"


@pytest.fixture
def cut(company: Company) -> Company:
    """The fibre is cut on Monday 30 November 2026 at 09:00; nobody told the operator yet."""
    company.by, company.now = "nadia", "2026-11-30T09:30:00+01:00"
    said = ("-a", "order-intake", "--supplier", "telecom-sambre", "--since", "09:00")
    company.ok("declare", "Plus de fibre", *said)
    return company


def supplier(company: Company, key: str = SUPPLIER) -> dict[str, Any]:
    found = company.ok("supplier", "-i", "006", "--json").json["suppliers"]
    return next((item for item in found if item["id"] == key), {})


def told(company: Company) -> list[tuple[str, bool]]:
    """What `status` says of promises that end too late."""
    (found,) = company.ok("status", "006", "--json").json["incidents"]
    return [(item["supplier"], item["told"]) for item in found["too_late"]]


def test_before_the_call_it_is_said_for_a_call_now(cut: Company):
    found = supplier(cut)
    assert (found["too_late_for"], found["too_late_if_called"]) == ([], [ORDERS])
    assert "last_call" not in [item["kind"] for item in found["limits"]]
    assert (
        f"Called now, it would come too late even in time for: {ORDERS}" in cut.ok("supplier").out
    )
    assert told(cut) == [(SUPPLIER, False)]
    assert "called now" in cut.ok("report", "--for", "team").out
    assert "Another way is" in cut.ok("status").out


def test_it_is_said_until_after_the_closing(cut: Company):
    cut.at("09:40").ok("supplier", "telecom-sambre", "notified")
    cut.ok("done", "cause", "--found", "a digger")
    moments = [
        ("09:50", ()),
        ("15:00", ("restore", "order-intake")),
        ("16:00", ("supplier", "telecom-sambre", "repaired")),
        ("16:30", ("close", "--waive", "duties", "--waive", "obligations", "--agreed-by", "wim",
                   "--reason", "x")),
    ]  # fmt: skip
    for time, words in moments:
        cut.at(time)
        if words:
            cut.ok(*words)
        assert supplier(cut)["too_late_for"] == [ORDERS], time
        assert told(cut) == [(SUPPLIER, True)], time
        assert f"too late for: {ORDERS}" in cut.ok("report", "-i", "006", "--for", "team").out
    cut.ok("review", "006")
    row = _row(cut.ok("export", "pir", "006").out, "repair promised by")
    assert "kept; even in time it comes too late for: Prise de commandes" in row


def test_without_a_repair_the_review_says_it_too(cut: Company):
    cut.at("09:40").ok("supplier", "telecom-sambre", "notified")
    cut.at("15:00").ok("restore", "order-intake")
    cut.ok("done", "cause", "--found", "a digger")
    cut.ok("close", "--waive", "duties", "--waive", "obligations", "--agreed-by", "wim",
           "--reason", "x")  # fmt: skip
    cut.ok("review", "006")
    out = cut.ok("export", "pir", "006").out
    assert "no repair recorded" in _row(out, "Contracts to be revised")
    assert "even in time it comes too late" in _row(out, "Contracts to be revised")


def test_what_was_back_before_the_supplier_had_a_part_is_none_of_its(company: Company):
    company.by, company.now = "nadia", "2026-11-30T09:30:00+01:00"
    company.ok("declare", "Panne", "-a", "order-intake", "--since", "09:00")
    company.at("10:00").ok("restore", "order-intake")
    company.at("11:00").ok("supplier", "telecom-sambre", "failed")
    company.at("11:05").ok("supplier", "telecom-sambre", "notified")
    assert supplier(company)["too_late_for"] == []
    assert told(company) == []


def test_a_supplier_that_comes_in_time_is_not_said_to_be_late(cut: Company):
    """The standby operator promises to take over in 5 min: a call until 12:55 is useful."""
    assert supplier(cut, "sup-mobielnet-gent")["too_late_if_called"] == []


def _row(text: str, words: str) -> str:
    found = next(line for line in text.splitlines() if words in line)
    return found.replace("\u00a0", " ")
