"""The report of an exercise: computed rows, what it lacks, when it is due, in every format."""

from typing import Any

import pytest

from tests.conftest import Company
from tests.exercises.plays import at, with_yearly
from tests.scenes import scene


@scene
def over(company: Company) -> Company:
    """Played at ten times the speed: late with a call, one wrong number, customers not told."""
    with_yearly(company)
    at(company, "09:30", "exercise", "start", "yearly", "--speed", "10",
       "--participants", "nadia,joris,claire")  # fmt: skip
    at(company, "09:30", "exercise", "next")
    company.by = "nadia"
    at(company, "09:31", "declare", "--exercise", "Files encrypted", "--type", "ransomware",
       "-a", "order-intake", "--since", "09:30")  # fmt: skip
    at(company, "09:36", "exercise", "next")
    at(company, "09:37", "done", "RAN-A01")
    at(company, "09:48", "exercise", "next")
    at(company, "09:50", "call", "wim", "--wrong-number")
    at(company, "09:53", "call", "wim", "--reached")
    at(company, "10:06", "exercise", "next")
    at(company, "10:08", "log", "Joris leads", "--decision", "--tag", "who_leads", "--by", "joris")
    at(company, "10:30", "exercise", "next")
    at(company, "10:40", "restore", "order-intake")
    at(company, "10:48", "exercise", "next")
    company.by = "sofie"
    at(company, "10:52", "exercise", "observe", "I6.1", "--equivalent")
    at(company, "11:00", "exercise", "finish")
    return company


def rows(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


def test_rows_are_computed(over: Company):
    text = over.ok("exercise", "report", "--format", "md").out
    found = {row[0]: row[1:] for row in rows(text)}
    # Done at play 70, within 30 of play 0: more than twice too late.
    assert found["I1.1"][2:] == ["70 min", "much too late"]
    assert found["I2.1"][2:] == ["before", "on time"]
    assert found["I3.1"][2:] == ["20 min", "on time"]
    assert found["I5.1"][2:] == ["-", "never came"]
    assert found["I6.1"][2:] == ["40 min", "done in another way"]
    assert found["O1"] == ["Act", "partly", "2 of 3 (66 %)"]
    assert found["O2"] == ["Tell", "partly", "2 of 3 (66 %)"]
    assert found["To reach the BCP manager"] == ["230 min", "240 min", "-"]
    assert found["To the first message outside"][:2] == ["never", "660 min"]
    assert found["BCP manager"][1:] == ["deputy"]
    assert found["Prise de commandes \\[FR\\]"] == ["4 h", "-", "11 h 40", "no"]
    assert ["380", "decide who leads; Joris leads", "Joris VAN DEMO", "Incident manager"] in rows(
        text
    )
    assert "Critical, and never came: I1.1" in text
    assert "Wrong number: Wim VERLINDEN-TEST" in text
    assert "no time was measured" in text


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "json", "md"])
@pytest.mark.parametrize("lang", ["fr", "nl", "de", "en"])
def test_every_format_in_four_languages(over: Company, form: str, lang: str):
    over.lang = lang
    target = over.root.parent / f"report-{lang}.{form}"
    over.ok("exercise", "report", "--output", str(target))
    assert target.stat().st_size > 2000


def test_it_is_complete_once_management_has_read_it(over: Company):
    lacking = over.refused("exercise", "report", "--complete", "--by", "claire")
    assert "Q1 is not answered" in lacking.err
    over.ok("exercise", "answer", "Q1", "The first measure")
    over.ok("exercise", "answer", "q2", "Customers")
    over.ok("exercise", "answer", "readiness", "partly_prepared")
    over.ok("exercise", "action", "Right number", "--owner", "sofie", "--due", "2027-01-10")
    refused = over.refused("exercise", "report", "--complete", "--by", "marc")
    assert "Management reads it" in refused.err
    done = over.ok("exercise", "report", "--complete", "--by", "claire", "--json").json
    assert (done["complete"], done["missing"]) == (True, [])
    text = over.ok("export", "exercise").out
    assert "Partly prepared" in text
    assert "- **Read by**: Claire DELVAUX-NOVA" in text
    actions = over.ok("actions", "--json").json["actions"]
    assert [item["what"] for item in actions if item["incident"].startswith("EXE-2026-002")] == [
        "Right number"
    ]


def test_nothing_to_correct_is_said_by_name(over: Company):
    over.ok("exercise", "answer", "Q1", "Nothing")
    over.ok("exercise", "answer", "Q2", "Nobody")
    over.ok("exercise", "report", "--complete", "--nothing-to-correct", "--by", "claire")
    assert "Nothing to correct, says Claire DELVAUX-NOVA." in over.ok("export", "exercise").out


def codes(company: Company, exercise: str = "EXE-2026-002") -> list[str]:
    """The finding, of one exercise."""
    found = company.run("validate", "--select", "REV018", "--json").json["diagnostics"]
    return [item["code"] for item in found if str(item["params"]["exercise"]).startswith(exercise)]


def test_without_its_report_it_is_a_finding_when_due(over: Company):
    """Monday 30 November: five working days after are Monday 7 December."""
    over.at("2026-12-07T18:00:00+01:00")
    assert codes(over) == []
    over.at("2026-12-08T08:00:00+01:00")
    assert codes(over) == ["REV018"]
    over.ok("exercise", "answer", "Q1", "x")
    over.ok("exercise", "answer", "Q2", "x")
    over.ok("exercise", "report", "--complete", "--nothing-to-correct", "--by", "claire")
    assert codes(over) == []


def test_until_its_report_is_read_what_it_tested_counts_for_thirty_days(over: Company):
    def sheet() -> dict[str, Any]:
        found = over.ok("tests", "--json").json["tests"]
        return next(item for item in found if item["key"] == "fiche:ransomware")

    assert (sheet()["due"], sheet()["report_open"]) == ("2026-12-30", True)
    assert "report open" in " ".join(over.ok("tests").out.split())
    assert ", report open), by Sofie EXEMPEL." in over.ok("export", "plan").out
    assert "report open" not in over.ok("status").out
    over.at("2026-12-02T08:00:00+01:00")
    over.ok("exercise", "answer", "Q1", "x")
    over.ok("exercise", "answer", "Q2", "x")
    over.ok("exercise", "report", "--complete", "--nothing-to-correct", "--by", "claire")
    assert (sheet()["due"], sheet()["report_open"]) == ("2029-11-30", False)
    assert (sheet()["last"], sheet()["by"]) == ("2026-11-30", "sofie")


def test_an_exercise_without_scenario_is_reported_by_its_review(company: Company):
    """Closed on Tuesday 17 November: ten working days after are Tuesday 1 December."""
    company.at("2026-12-01T18:00:00+01:00")
    assert codes(company, "EXE-2026-001") == []
    company.at("2026-12-02T08:00:00+01:00")
    assert codes(company, "EXE-2026-001") == ["REV018"]
    assert "incplan review EXE-2026-001" in company.run("validate", "--select", "REV018").out


def test_beside_the_last_time(over: Company):
    over.at("2026-12-14T09:30:00+01:00")
    over.ok("exercise", "start", "yearly", "--speed", "10")
    over.ok("exercise", "next")
    over.ok("declare", "--exercise", "Again", "--type", "ransomware")
    over.ok("exercise", "finish")
    found = {row[0]: row[1:] for row in rows(over.ok("exercise", "report", "--format", "md").out)}
    assert found["To reach the BCP manager"] == ["never", "240 min", "230 min"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("exercise", "report", "EXE-2026-001"), 5, "plays no scenario"),
        (("exercise", "report", "--nothing-to-correct"), 2, "--complete"),
        (("exercise", "action", " "), 2, "Say what will be done"),
        (("exercise", "action", "x", "--owner", "zoe"), 2, "zoe"),
        (("export", "exercise", "--audience", "public"), 2, "export pir"),
    ],
)
def test_what_cannot_be_is_refused(over: Company, words, code: int, said: str):
    assert said in " ".join(over.refused(*words, code=code).err.split())
