"""A part of a duty that hangs on an open question is no limit yet, and names the question."""

from typing import Any

from ruamel.yaml import YAML

from tests.conftest import Company

FIRE, CYBER, ACCIDENT, LIABILITY = (
    "POL-FIRE-0001",
    "POL-CYB-0002",
    "POL-ACC-0003",
    "POL-LIAB-0004",
)


def start(company: Company, *words: str) -> None:
    company.by, company.now = "nadia", "2026-12-14T10:00:00+01:00"
    company.ok("declare", "Panne", "--no-activity", *words)
    company.ok("obligations", "assess", "--answer", "insured_damage=yes", "--reason", "stock")


def asks(company: Company) -> dict[str, list[str]]:
    """What each policy of the claim waits for."""
    return {item["id"]: item["asks"] for item in claim(company)["stages"]}


def claim(company: Company) -> dict[str, Any]:
    found = company.ok("obligations", "006", "--json").json["duties"]
    return next(item for item in found if item["id"] == "insurer_claim")


def rules(company: Company) -> dict[str, str]:
    """By policy, whether its limit is one, or only if it applies."""
    (found,) = company.ok("status", "--json").json["incidents"]
    named = ((item["subject"].partition("."), item["rule"]) for item in found["clocks"])
    return {stage: rule for (duty, _, stage), rule in named if duty == "insurer_claim"}


def test_what_hangs_on_an_open_question_is_said_to(company: Company):
    start(company, "--type", "electricity")
    assert asks(company) == {FIRE: [], ACCIDENT: ["employee_hurt"], LIABILITY: []}
    assert rules(company) == {
        FIRE: "obligation",
        ACCIDENT: "obligation_if_it_applies",
        LIABILITY: "obligation",
    }
    shown = " ".join(company.ok("obligations").out.split())
    assert "Accidents du travail: if it applies: 8 d 13 h left" in shown
    assert "hangs on: employee_hurt" in shown
    assert "employee_hurt: Has a worker been hurt or killed?" in shown
    said = ("--answer", "employee_hurt=yes", "--reason", "a fall")
    company.ok("obligations", "assess", *said)
    assert asks(company)[ACCIDENT] == []
    assert rules(company)[ACCIDENT] == "obligation"


def test_without_a_type_every_policy_for_types_waits_for_it(company: Company):
    start(company)
    company.ok("obligations", "assess", "--answer", "employee_hurt=no", "--reason", "asked")
    assert asks(company) == {FIRE: ["type"], CYBER: ["type"], LIABILITY: []}
    assert rules(company)[CYBER] == "obligation_if_it_applies"
    assert "incplan classify" in company.ok("obligations").out
    company.ok("classify", "--type", "phishing", "--reason", "a mail")
    assert asks(company) == {CYBER: [], LIABILITY: []}


def test_what_is_only_conditional_is_asked_at_closing_and_gone_after_it(company: Company):
    start(company, "--type", "electricity", "--level", "minor", "--reason", "x")
    for policy in (FIRE, LIABILITY):
        company.ok("obligations", "submit", "insurer_claim", "--stage", policy)
    company.ok("done", "cause", "--found", "a fuse")
    told = company.refused("close", "--waive", "duties", "--reason", "x").err
    told = " ".join(told.split())
    assert "insurer_claim" in told
    assert "incplan obligations assess" in told
    company.at("11:00")
    waived = ("--waive", "duties", "--waive", "obligations")
    company.ok("close", *waived, "--reason", "x", "--agreed-by", "wim")
    assert (claim(company)["state"], asks(company)) == ("submitted", {FIRE: [], LIABILITY: []})


def test_if_no_policy_covers_it_none_runs_and_which_one_is_asked(company: Company):
    path = company.root / "contacts" / "assurances-fictives.yaml"
    yaml = YAML()
    data = yaml.load(path)
    data["policies"] = [item for item in data["policies"] if item["reference"] != LIABILITY]
    yaml.dump(data, path)
    start(company, "--type", "communication")
    company.ok("obligations", "assess", "--answer", "employee_hurt=no", "--reason", "asked")
    assert set(map(tuple, asks(company).values())) == {("policy",)}
    assert set(rules(company).values()) == {"obligation_if_it_applies"}
    assert "Which policy covers it?" in company.ok("obligations").out
