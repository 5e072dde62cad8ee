"""Regular reports: to whom, how often, until when, and what counts as one (S-062, S-110)."""

import json
from datetime import datetime

import pytest

from tests.conftest import Company
from tests.scenes import scene
from tests.small_plan import ZONE


@scene
def major(company: Company) -> Company:
    """Declared major at 06:55 by the incident manager; the demo promises a report every 2 h."""
    company.by = "nadia"
    company.ok("declare", "Plus de courant", "--activity", "cold-storage", "--level", "major")
    return company


@scene
def crisis(company: Company) -> Company:
    """Major at 06:55, a crisis confirmed by the business continuity manager at 07:30."""
    company.by = "nadia"
    company.ok("declare", "Plus de courant", "--activity", "cold-storage", "--level", "major")
    company.at("07:30").ok("escalate", "--reason", "Gand aussi", "--by", "wim")
    return company


def hour(instant: str) -> str:
    return datetime.fromisoformat(instant).astimezone(ZONE).strftime("%H:%M")


def limits(company: Company) -> dict[str, str]:
    """The running report limits, by recipient: the hour each is due."""
    incident = company.ok("status", "--json").json["incidents"][0]
    return {
        item["subject"]: hour(item["limit_at"])
        for item in incident["clocks"]
        if item["kind"] == "report"
    }


def levels(company: Company, before: str, after: str) -> None:
    file = company.root / "levels.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_from_major_the_continuity_manager_waits_for_a_report(major: Company) -> None:
    assert limits(major) == {"bcp_manager": "08:55"}
    assert "Report to Wim VERLINDEN-TEST, every 2 h" in " ".join(
        major.ok("status", "--all").out.split()
    )
    major.at("08:00").ok("communicate", "Froid arrêté", "--to", "management", "--medium", "gsm")
    assert limits(major) == {"bcp_manager": "08:55"}  # nobody told the one who waits
    major.ok("communicate", "Froid arrêté", "--to", "bcp_manager", "--medium", "gsm")
    assert limits(major) == {"bcp_manager": "10:00"}
    major.at("08:30").ok("communicate", "Courant à 09:00", "--to", "bcp_manager")
    assert limits(major) == {"bcp_manager": "10:30"}


def test_in_a_crisis_each_recipient_has_a_clock(crisis: Company) -> None:
    """It starts when the level is set, and starts again with the report to that recipient."""
    assert limits(crisis) == {"bcp_manager": "08:30", "management": "08:30"}
    crisis.at("08:00").ok("report", "--for", "management", "--said")
    assert limits(crisis) == {"bcp_manager": "08:30", "management": "09:00"}
    crisis.at("08:10").ok("call", "wim", "--reached", "--report")
    assert limits(crisis) == {"bcp_manager": "09:10", "management": "09:00"}
    crisis.at("08:20").ok("call", "claire", "--reached")  # reached, but told nothing
    assert limits(crisis) == {"bcp_manager": "09:10", "management": "09:00"}
    crisis.at("08:40").ok(
        "classify", "--level", "minor", "--reason", "courant", "--agreed-by", "wim"
    )
    assert limits(crisis) == {}


def test_a_report_that_was_said_is_a_message_with_its_words(major: Company) -> None:
    shown = major.at("07:40").ok("report").out
    assert shown.startswith("For Wim VERLINDEN-TEST +32 400 00 00 02, BCP manager")
    assert "Due at 08:55 (1 h 15 left): Major, every 2 h. First report." in shown
    assert "Once said: incplan report --for bcp_manager --said" in shown
    told = major.ok("report", "--said", "--at", "07:35", "--json").json
    assert told["kind"] == "communicated"
    assert told["details"]["audience"] == "bcp_manager"
    entry = major.ok("show", "006", "--json").json["timeline"][-1]
    assert "Next report due: 09:35." in entry["text"]
    again = major.ok("report", "--json").json
    assert again["readers"] == "bcp_manager"
    assert again["due"]["given"] == 1
    assert hour(again["due"]["limit_at"]) == "09:35"
    major.ok("undo", "--reason", "pas encore dit")
    assert limits(major) == {"bcp_manager": "08:55"}


def test_a_report_asks_its_reader_for_what_only_that_reader_can_decide(crisis: Company) -> None:
    crisis.ok("eta", "--unknown")
    asked = "Tell the business continuity manager now"
    assert asked in crisis.ok("report", "--for", "bcp_manager", "--json").json["text"]
    assert asked not in crisis.ok("report", "--for", "management", "--json").json["text"]


def test_a_report_given_earlier_says_what_had_happened_then(major: Company) -> None:
    major.at("07:30").ok("restore", "cold-storage", "--at", "07:25")
    major.ok("report", "--said", "--at", "07:20")
    entry = next(
        item
        for item in major.ok("show", "006", "--json").json["timeline"]
        if item["kind"] == "message"
    )
    assert "down" in entry["text"]
    assert "restored" not in entry["text"]


def test_without_a_name_it_is_for_whoever_waits_next(crisis: Company) -> None:
    crisis.at("07:50").ok("report", "--for", "bcp_manager", "--said")
    assert crisis.ok("report", "--json").json["readers"] == "management"
    crisis.at("08:00").ok("report", "--said")
    assert limits(crisis) == {"bcp_manager": "08:50", "management": "09:00"}
    team = crisis.ok("report", "--for", "team").out
    assert "Report to Claire DELVAUX-NOVA, every 1 h" in " ".join(team.split())


def test_a_minor_incident_promises_no_report(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Imprimante muette", "--level", "minor")
    assert company.ok("report", "--json").json["readers"] == "team"
    assert limits(company) == {}
    company.refused("report", "--said", code=2)
    company.refused("report", "--for", "team", "--said", code=2)
    company.ok("report", "--for", "bcp_manager", "--said")  # told all the same


def test_a_call_is_a_report_only_to_who_waits_for_one(major: Company) -> None:
    refused = major.refused("call", "elec-jambes", "--reached", "--report")
    assert "Élec Jambes" in refused.err
    major.refused("call", "wim", "--no-answer", "--report", code=2)
    major.refused("call", "wim", "--report", code=2)
    told = major.at("08:00").ok("call", "bcp_manager", "--reached", "--report", "--json").json
    assert told["details"]["report_to"] == ["bcp_manager"]
    journal = major.ok("show", "006").out
    assert "report to: business continuity manager" in " ".join(journal.split())


def test_a_call_put_right_to_somebody_else_is_no_report(major: Company) -> None:
    major.at("08:00").ok("call", "wim", "--reached", "--report")
    assert limits(major) == {"bcp_manager": "10:00"}
    major.ok("correct", "last", "--who", "marc")
    assert limits(major) == {"bcp_manager": "08:55"}


def test_who_took_the_function_over_takes_the_report(major: Company) -> None:
    major.ok("handover", "bcp_manager", "pieter")
    assert "Report to Pieter" in " ".join(major.ok("status", "--all").out.split())
    major.at("07:30").ok("call", "pieter", "--reached", "--report")
    assert limits(major) == {"bcp_manager": "09:30"}


def test_a_late_report_names_who_waits_and_how_to_give_it(major: Company) -> None:
    incident = major.at("09:00").ok("status", "--json").json["incidents"][0]
    late = next(item for item in incident["nudges"] if item["code"] == "report_overdue")
    assert late == {
        "code": "report_overdue",
        "subjects": ["Wim VERLINDEN-TEST"],
        "command": "incplan report --for bcp_manager",
    }


def test_a_closed_incident_owes_no_report_and_a_reopened_one_does(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Plus de courant", "--level", "major")
    company.ok("done", "cause", "--found", "fusible")
    company.at("08:00").ok(
        "close", "--waive", "duties", "--waive", "obligations", "--reason", "papier",
        "--agreed-by", "wim",
    )  # fmt: skip
    closed = company.ok("status", "006", "--json").json["incidents"][0]
    assert not [item for item in closed["clocks"] if item["kind"] == "report"]
    company.at("10:00").ok("reopen", "006", "--reason", "retour")
    assert limits(company) == {"bcp_manager": "12:00"}


def test_a_rhythm_for_each_recipient(crisis: Company) -> None:
    levels(crisis, "report_every: 1h", "report_every: {management: 45min, bcp_manager: 90min}")
    assert limits(crisis) == {"bcp_manager": "09:00", "management": "08:15"}
    crisis.ok("export", "plan", "--format", "md", "--output", str(crisis.root / "plan.md"))
    paper = (crisis.root / "plan.md").read_text(encoding="utf-8")
    assert "BCP manager: 1 h 30; Management: 45 min" in paper.replace("\xa0", " ")
    assert "ROLE016" not in crisis.run("validate", "--json").out


def test_a_rhythm_nobody_gets_is_found(company: Company) -> None:
    levels(company, "report_every: 1h", "report_every: {bcp_manager: 1h}")
    levels(company, "report_every: 2h", "report_every: {management: 2h}")
    solved = "      resolve_within: 8h"
    levels(company, solved, f"{solved}\n    report_every: 3h")
    found = [
        (item["code"], item["message"])
        for item in company.run("validate", "--json").json["diagnostics"]
        if item["code"] in ("ROLE015", "ROLE016")
    ]
    assert [code for code, _said in found] == ["ROLE015", "ROLE016", "ROLE016"]
    assert "Minor" in found[0][1]
    assert "BCP manager" in found[1][1]
    assert "Management" in found[2][1]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{team: 2h}", "SCH019"),
        ("{bcp_manager: often}", "SCH010"),
        ("[2h]", "SCH010"),
        ("often", "SCH010"),
    ],
)
def test_a_rhythm_that_cannot_be_read_is_found_at_its_line(
    company: Company, written: str, code: str
) -> None:
    levels(company, "report_every: 2h", f"report_every: {written}")
    found = json.loads(company.run("validate", "--json").out)["diagnostics"]
    line = next(item for item in found if item["code"] == code)
    assert (line["path"], line["line"]) == ("levels.yaml", 75)
