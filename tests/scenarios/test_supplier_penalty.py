"""A telephone outage at Christmas: what the supplier did, what it promised, what it owes.

Contract from the outage; answer within 2 h, repair within 6 h, on weekdays from nine to five and
not on Belgian holidays; 4 % of 750 EUR for each hour begun.
"""

import pytest
from ruamel.yaml import YAML

from tests.conftest import Company

SUPPLIER = "sup-telecom-sambre"


@pytest.fixture
def outage(company: Company) -> Company:
    """Down since Thursday 24 December 2026 15:20, by phone and paper again at 16:10."""
    yaml, path = YAML(), company.root / "suppliers" / f"{SUPPLIER}.yaml"
    data = yaml.load(path)
    data["sla"] |= {
        "response_time": "2h",
        "resolution_time": "6h",
        "service_window": ["mon-fri 09:00-17:00"],
        "public_holidays": "excluded",
        "clock_starts": "outage",
        "penalty_terms": {
            "rate": {"percent": "4", "per": "hour", "rounding": "started"},
            "basis": {"amount": "750", "what": "monthly fee"},
            "cap": {"percent": "100", "per": "calendar_month"},
        },
    }
    yaml.dump(data, path)
    company.by = "nadia"
    company.now = "2026-12-24T15:30:00+01:00"
    said = ("-a", "order-intake", "--supplier", "telecom-sambre", "--since", "15:20")
    company.ok("declare", "Plus de téléphone", *said, "--level", "major", "--reason", "x")
    company.at("16:10").ok("restore", "order-intake", "--minimal")
    return company


def limits(company: Company) -> dict[str, dict]:
    (found,) = company.ok("supplier", "--json").json["suppliers"]
    return {item["kind"]: item for item in found["limits"]}


def test_limits_follow_the_contract_and_our_way_round_keeps_none(outage: Company):
    found = limits(outage)
    assert found["supplier_response"]["limit_at"] == "2026-12-28T08:20:00Z"
    assert found["supplier_resolution"]["limit_at"] == "2026-12-28T12:20:00Z"
    (status,) = outage.ok("status", "--json").json["incidents"]
    (rto,) = [item for item in status["clocks"] if item["kind"] == "rto"]
    assert (rto["kept"], rto["used"]["text"]) == (True, "50min")


def test_late_by_its_own_acts_with_the_sum_and_its_arithmetic(outage: Company):
    outage.now = "2026-12-28T16:00:00+01:00"
    outage.ok("supplier", "telecom-sambre", "answered", "--at", "09:45")
    outage.ok("supplier", "telecom-sambre", "repaired", "--at", "15:50")
    found = limits(outage)
    assert (found["supplier_response"]["kept"], found["supplier_resolution"]["kept"]) == (
        False,
        False,
    )
    outage.ok("restore", "order-intake")
    outage.ok("review")
    review = outage.ok("export", "pir").out
    assert "25 min late" in review
    assert "2 h 30 late" in review
    assert "3 h × 4 % of 750.00 EUR = 90.00 EUR" in review.replace("\u00a0", " ")


def test_an_agreed_stop_is_left_out_of_the_delay(outage: Company):
    outage.now = "2026-12-28T16:00:00+01:00"
    stop = ("--at", "10:00", "--until", "11:30", "--reason", "no access", "--agreed-by", "wim")
    outage.ok("supplier", "telecom-sambre", "stopped", *stop)
    assert limits(outage)["supplier_resolution"]["limit_at"] == "2026-12-28T13:50:00Z"


def test_what_is_missing_of_a_stop_is_asked_for(outage: Company):
    assert "--until" in outage.refused("supplier", "telecom-sambre", "stopped", code=2).err
    assert "failed" in outage.refused("supplier", "telecom-sambre", code=2).err
    assert (
        "stopped"
        in outage.refused("supplier", "telecom-sambre", "repaired", "--until", "10:00", code=2).err
    )


def test_what_answered_without_having_been_told_has_no_limit_that_waits_for_a_call(
    company: Company,
):
    company.by = "nadia"
    company.ok("declare", "Plus de téléphone", "-a", "order-intake")
    company.ok("supplier", "telecom-sambre", "answered")
    found = company.ok("supplier", "--json").json["suppliers"]
    (telecom,) = [item for item in found if item["id"] == SUPPLIER]
    assert "supplier_response" not in [item["kind"] for item in telecom["limits"]]


def test_an_empty_option_is_refused_also_where_nothing_is_its_default(outage: Company):
    before = outage.files()
    done = outage.run("supplier", "telecom-sambre", "answered", "--reference", "")
    assert (done.code, "--reference" in done.err) == (2, True)
    assert outage.files() == before


def test_a_wrong_word_is_told_in_the_language_of_the_plan(outage: Company):
    outage.lang = "fr"
    assert "ne figure pas parmi" in outage.refused("supplier", "telecom", "answerd", code=2).err


def test_the_screen_says_by_how_much_a_promise_was_missed(outage: Company):
    outage.now = "2026-12-28T16:00:00+01:00"
    outage.ok("supplier", "telecom-sambre", "answered", "--at", "09:45")
    outage.ok("supplier", "telecom-sambre", "repaired", "--at", "15:50")
    shown = outage.ok("supplier").out
    assert "missed; 25 min late" in shown
    assert "missed; 2 h 30 late" in shown


def test_until_when_a_penalty_is_claimed_is_no_day_of_the_week(outage: Company):
    yaml, path = YAML(), outage.root / "suppliers" / f"{SUPPLIER}.yaml"
    data = yaml.load(path)
    data["sla"]["penalty_terms"]["claim_within"] = {"days": 30, "starts": "breach"}
    yaml.dump(data, path)
    told = outage.ok("diff", "HEAD").out.replace("\u00a0", " ")
    assert "30" in told
    assert outage.run("save", "--yes").code == 0


def failure(company: Company, kind: str, title: str, day: str, back: str) -> str:
    """The telephone fails from nine to `back`, promised within 2 h at 10 % of 1800 EUR an hour."""
    company.now = f"2026-12-{day}T19:00:00+01:00"
    said = (
        "--no-activity",
        "--level",
        "major",
        "--reason",
        "x",
        "--at",
        "09:00",
        *(("--exercise",) if kind == "exercise" else ()),
    )
    key = str(company.ok("declare", title, *said, "--json").json["incident"])
    for act, at in (("failed", "09:00"), ("notified", "09:00"), ("repaired", back)):
        company.ok("supplier", "telecom-sambre", act, "--at", at, "-i", key)
    return key


def claim(company: Company, key: str) -> str:
    company.ok("review", key)
    rows = company.ok("export", "pir", key).out.replace("\u00a0", " ").splitlines()
    return next(line for line in rows if "may be claimed" in line)


def test_one_cap_for_all_incidents_of_the_month(company: Company):
    yaml, path = YAML(), company.root / "suppliers" / f"{SUPPLIER}.yaml"
    data = yaml.load(path)
    data["sla"] |= {
        "resolution_time": "2h",
        "service_window": ["24/7"],
        "public_holidays": "included",
        "penalty_terms": {
            "rate": {"percent": "10", "per": "hour", "rounding": "started"},
            "basis": {"amount": "1800"},
            "cap": {"percent": "100", "per": "calendar_month"},
        },
    }
    yaml.dump(data, path)
    company.by = "nadia"
    company.ok("save", "--yes")
    exercise = failure(company, "exercise", "Exercice téléphone", "02", "18:30")
    first = failure(company, "real", "Téléphone", "07", "17:00")
    second = failure(company, "real", "Encore le téléphone", "10", "15:40")
    for key in (first, second):
        company.ok("done", "cause", "--found", "a card", "-i", key)
        company.ok("close", key, "--waive", "duties", "--waive", "obligations",
                   "--agreed-by", "wim", "--reason", "x")  # fmt: skip
    assert "6 h × 10 % of 1,800.00 EUR = 1,080.00 EUR" in claim(company, first)
    assert "capped" not in claim(company, first)
    told = claim(company, second)
    assert "5 h × 10 % of 1,800.00 EUR = 900.00 EUR, capped at 720.00 EUR" in told
    assert f"{first} used 1,080.00 EUR of the month\u2019s cap" in told
    assert exercise not in told
