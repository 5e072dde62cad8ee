"""What a plan and a report must be able to say: degree, priority, channel, enquiries, services."""

from typing import Any

import pytest

from tests.conftest import Company

ORDERS = "activities/order-intake"


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def known(company: Company) -> Company:
    company.by = "nadia"
    return company


def codes(company: Company, path: str) -> list[str]:
    found = company.run("validate", "--json").json["diagnostics"]
    return [item["code"] for item in found if item["path"] == path]


def of_code(company: Company, code: str) -> list[dict[str, Any]]:
    found = company.run("validate", "--select", code, "--json").json["diagnostics"]
    return [item for item in found if item["code"] == code]


def without_suppliers(company: Company) -> None:
    file = company.root / f"{ORDERS}.yaml"
    file.write_text(file.read_text().replace("\nsuppliers:\n", "\nx-suppliers:\n"))


def test_continuity_may_be_affected_to_a_limited_degree(known: Company):
    known.ok("declare", "Slow mail", "--people", "none", "--continuity", "limited")
    told = known.ok("status", "--json").json["incidents"][0]
    assert told["level"] == "minor"
    again = known.ok("classify", "--people", "none", "--continuity", "lim", "--organisation", "yes",
                     "--json").json  # fmt: skip
    assert again["level"] == "major"
    one = known.ok("declare", "Slow web", "--people", "none", "--continuity", "limited", "--json")
    assert one.json["rule"] == "limited_effect"
    assert "limited degree" in flat(known.ok("declare", "x y", "--people", "none",
                                             "--continuity", "limited").out)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "kept", "printed"),
    [
        ("téléphone", "phone", "telephone"),
        ("IN PERSON", "in_person", "in person"),
        ("gsm de", "GSM de garde (helpdesk)", "GSM de garde (helpdesk)"),
        ("a note under the door", "a note under the door", "a note under the door"),
    ],
)
def test_the_channel_a_report_came_in_by(known: Company, given: str, kept: str, printed: str):
    known.ok("declare", "Smoke", "--source", "customer", "--channel", given)
    shown = flat(known.ok("show").out)
    assert f"channel: {printed}" in shown
    journal = flat(known.ok("export", "journal").out)
    assert f"channel: {printed}" in journal
    written = max((known.root / "incidents").glob("INC-2026-006*/*-declared-*.yaml"))
    assert kept in written.read_text()


def test_a_priority_by_hand_stands_beside_the_computed_order(known: Company):
    steps = known.ok("order", "--json").json["steps"]
    first, last = steps[0]["activity"], steps[-1]["activity"]
    known.ok("fill", "--set", f"activities/{first}.priority=2",
             "--set", f"activities/{last}.priority=1")  # fmt: skip
    after = known.ok("order", "--json").json["steps"]
    assert [item["activity"] for item in after] == [item["activity"] for item in steps]
    assert {item["activity"]: item["priority"] for item in after if item["priority"]} == {
        first: 2,
        last: 1,
    }
    assert "priority set by management: 1" in flat(known.ok("order").out)
    assert "OBJ017" in codes(known, f"activities/{last}.yaml")
    assert "Priority of management" in known.ok("export", "plan").out
    known.ok("fill", "--set", f"activities/{first}.priority=1",
             "--set", f"activities/{last}.priority=2")  # fmt: skip
    assert "OBJ017" not in codes(known, f"activities/{last}.yaml")


def test_the_three_enquiries_are_answered_or_open(known: Company):
    """The contracts of the demonstration answer telecom and payment; nothing is invented."""
    asked = known.ok("fill", "--list", "activities", "--json").json["questions"]
    keys = {item["key"] for item in asked}
    assert f"{ORDERS}.enquiries.payment" not in keys  # its provider's promises are known
    without_suppliers(known)
    assert "OBJ018" in codes(known, f"{ORDERS}.yaml")
    asked = known.ok("fill", "--list", ORDERS, "--json").json["questions"]
    assert {f"{ORDERS}.enquiries.{name}" for name in ("telecom", "cloud_it", "payment")} <= {
        item["key"] for item in asked
    }
    known.ok("fill", "--set", f"{ORDERS}.enquiries.telecom=second line, other operator",
             "--set", f"{ORDERS}.enquiries.payment=aucun")  # fmt: skip
    left = known.ok("fill", "--list", ORDERS, "--json").json["questions"]
    assert [item["key"] for item in left if "enquiries" in item["key"]] == [
        f"{ORDERS}.enquiries.cloud_it"
    ]
    assert "OBJ018" not in codes(known, f"{ORDERS}.yaml")
    table = known.ok("rco", "--activity", "order-intake", "--json").json
    assert [(item["enquiry"], item["open"]) for item in table["enquiries"]] == [
        ("telecom", False),
        ("cloud_it", True),
        ("payment", False),
    ]
    screen = flat(known.ok("rco", "--activity", "order-intake").out)
    assert "still open" in screen
    assert f"incplan fill {ORDERS}" in screen
    told = known.ok("export", "plan").out
    assert "redundant lines | second line, other operator" in told
    assert "redundancy, resilience | aucun" in told
    assert "backup, commitments | \\[to fill in\\] |" in told


def test_no_suppliers_at_all_is_an_answer(known: Company):
    without_suppliers(known)
    assert "OBJ018" in codes(known, f"{ORDERS}.yaml")
    known.ok("fill", "--set", f"{ORDERS}.suppliers=none")
    assert "OBJ018" not in codes(known, f"{ORDERS}.yaml")


def test_a_service_is_linked_with_the_activities_it_knows(known: Company):
    (finding,) = of_code(known, "CON041")
    assert (finding["severity"], finding["params"]["case"]) == ("warning", "none")
    known.ok("fill", "--set", "contacts/helpdesk.activities=order-intake")
    (finding,) = of_code(known, "CON041")
    assert finding["severity"] == "info"
    assert "invoicing-payments" in finding["params"]["activities"]
    assert "order-intake" not in finding["params"]["activities"]
    assert "Activities it serves" in known.ok("export", "contacts").out
    assert "Functional services: Helpdesk" in known.ok("export", "activities").out.replace("*", "")
    known.ok("declare", "Orders stopped", "--activity", "order-intake", "--level", "major",
             "--reason", "x")  # fmt: skip
    draft = known.ok("communicate", "draft", "--to", "customers", "--json").json
    assert [item["id"] for item in draft["informants"]] == ["helpdesk"]
    assert (
        "Rests on what this service knows"
        in known.ok("communicate", "draft", "--to", "customers").out
    )
    inside = known.ok("communicate", "draft", "--to", "staff", "--json").json
    assert inside["informants"] == []
    refused = known.run("fill", "--set", "contacts/helpdesk.activities=nowhere")
    assert refused.code == 2


def test_a_level_may_ask_for_the_shortest_rto_touched(known: Company):
    levels = known.root / "levels.yaml"
    text = levels.read_text()
    asked = "resolve_within: 30h\n      resolve_within_rto: yes\n"
    levels.write_text(text.replace("resolve_within: 4h\n", asked))
    assert not [item for item in known.run("validate", "--json").json["diagnostics"]
                if item["path"] == "levels.yaml" and item["severity"] == "error"]  # fmt: skip
    assert "within the shortest RTO" in flat(known.ok("export", "plan").out)
    known.ok("declare", "Nothing touched", "--level", "major", "--reason", "x", "--no-activity")

    def limit() -> dict:
        clocks = known.ok("status", "--json").json["incidents"][-1]["clocks"]
        return next(item for item in clocks if item["kind"] == "service_level")

    assert limit()["limit"]["text"] == "30h"
    known.ok("affect", "order-intake")
    known.ok("affect", "cold-storage")
    clocks = known.ok("status", "--json").json["incidents"][-1]["clocks"]
    first = min(item["limit_at"] for item in clocks if item["kind"] == "rto" and item["limit_at"])
    assert limit()["limit_at"] == first
    assert limit()["rule"] == "shortest_rto"


def test_a_change_from_days_to_working_days_is_a_difference(known: Company):
    known.ok("fill", "--set", f"{ORDERS}.rto=1d")
    known.ok("fill", "--set", f"{ORDERS}.rto=1 jour ouvrable")
    told = flat(known.ok("diff", "HEAD~1").out)
    assert "1 working day" in told
