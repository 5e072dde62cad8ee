"""Sessions of awareness: recorded, counted, due again, in the plan and the calendar."""

import pytest

from tests.conftest import Company
from tests.scenes import scene

RECORD = ("awareness", "record", "The first ten minutes", "--audience")


@scene
def aware(company: Company) -> Company:
    """All staff heard the first ten minutes, by a signed list; the helpdesk how to take a call."""
    company.by = "elodie"
    company.ok(*RECORD, "staff", "--present", "19", "--caught-up", "3", "--staff", "25",
               "--away", "1",
               "--answers", "21,14,18", "--passed", "17", "--at", "2026-11-03")  # fmt: skip
    company.ok("awareness", "record", "Taking", "a", "call", "--audience", "helpdesk",
               "--present", "elodie,thomas", "--led-by", "nadia")  # fmt: skip
    return company


def test_what_is_due_is_listed_by_audience_and_by_person(aware: Company):
    shown = aware.ok("awareness", "--json").json
    lines = {item["audience"]: item for item in shown["audiences"]}
    assert (lines["staff"]["last"], lines["staff"]["due"]) == ("2026-11-03", "2027-11-03")
    assert round(lines["staff"]["figures"]["reach"], 3) == 0.917
    assert (lines["helpdesk"]["due"], lines["helpdesk"]["owner"]) == ("2027-05-23", "joris")
    assert lines["management"]["state"] == "never"
    people = {item["person"]: item["state"] for item in shown["people"]}
    assert (people["elodie"], people["claire"]) == ("current", "never")
    assert "91.7 %" in aware.ok("awareness").out


def test_a_session_of_all_staff_is_the_day_on_every_surface(aware: Company):
    assert aware.ok("plan", "--json").json["awareness"]["last"] == "2026-11-03"
    plan = aware.ok("export", "plan").out
    assert "| all staff | The first ten minutes | 3 November 2026 | 22 | 3 November 2027 |" in plan
    assert "| 95.5 %; 63.6 %; 81.8 % |" in plan
    assert "95,5 %; 63,6 %; 81,8 %" in aware.ok("export", "plan", "--lang", "nl").out.replace(
        "\u00a0", " "
    )
    calendar = aware.ok("export", "calendar").out
    assert "Awareness session for helpdesk and reception | Taking a call | Joris" in calendar


def test_a_question_too_few_knew_is_a_finding_until_they_do(aware: Company):
    def found() -> list[str]:
        told = aware.run("validate", "--select", "REV028", "--json").json["diagnostics"]
        return [item["params"]["share"] for item in told]

    assert found() == ["63.6"]
    aware.ok(*RECORD, "staff", "--present", "20", "--answers", "20,19,20")
    assert found() == []


def test_before_the_first_session_one_finding_names_all_audiences(company: Company):
    (never,) = company.run("validate", "--select", "REV026", "--json").json["diagnostics"]
    assert never["params"]["people"] == ["helpdesk", "management", "holders"]
    assert "helpdesk and reception, management" in never["message"]
    company.ok(*RECORD, "management", "--present", "claire", "--by", "elodie")
    left = company.run("validate", "--select", "REV026", "--json").json["diagnostics"]
    assert [item["params"]["people"] for item in left] == ["helpdesk", "holders"]


def test_a_newcomer_late_is_a_finding_in_the_file_that_says_when(aware: Company):
    file = aware.root / "contacts" / "lucas.yaml"
    file.write_text(file.read_text().replace("kind: person", "kind: person\njoined_on: 2026-10-01"))
    (late,) = aware.run("validate", "--select", "REV027", "--json").json["diagnostics"]
    assert (late["path"], late["params"]["due"]) == ("contacts/lucas.yaml", "2026-10-31")
    assert "First awareness session of Lucas" in aware.ok("export", "calendar").out
    aware.ok(*RECORD, "staff", "--caught-up", "lucas")
    assert aware.run("validate", "--select", "REV027", "--json").json["diagnostics"] == []
    kept = aware.ok("awareness", "--json").json["audiences"][0]
    assert kept["last"] == "2026-11-03"  # a catch-up is no new session


def test_newcomers_are_counted_among_those_who_are_new(aware: Company):
    for name in ("lucas", "ann", "marc"):
        file = aware.root / "contacts" / f"{name}.yaml"
        text = file.read_text().replace("kind: person", "kind: person\njoined_on: 2026-11-10")
        file.write_text(text)

    def line() -> dict[str, object]:
        shown = aware.ok("awareness", "--json").json["audiences"]
        return next(item for item in shown if item["audience"] == "newcomers")

    assert (line()["due"], line()["owner"]) == ("2026-12-10", "ines")
    done = aware.ok(*RECORD, "newcomers", "--present", "lucas,ann", "--json").json
    assert round(done["figures"]["reach"], 3) == 0.667  # not of everybody
    assert line()["state"] == "soon"
    aware.ok(*RECORD, "newcomers", "--present", "marc")
    assert (line()["due"], line()["state"]) == (None, "current")


def test_the_next_session_of_a_person_follows_the_audiences_they_belong_to(aware: Company):
    people = {item["person"]: item for item in aware.ok("awareness", "--json").json["people"]}
    assert people["elodie"]["due"] == "2027-05-23"  # the helpdesk, each half year
    aware.ok(*RECORD, "staff", "--present", "lucas")
    people = {item["person"]: item for item in aware.ok("awareness", "--json").json["people"]}
    assert (people["lucas"]["due"], people["lucas"]["owner"]) == ("2027-11-23", "ines")
    plan = aware.ok("export", "plan").out
    assert "awareness session | 23 November 2026 | 23 May 2027 |" in plan


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--present"),
        (("--present", "nobody-here"), "nobody-here"),
        (("--present", "5", "--answers", "3,3"), "three questions"),
        (("--present", "5", "--answers", "3,3,6"), "--answers 6"),
        (("--present", "5", "--passed", "6"), "--passed 6"),
        (("--present", "26", "--staff", "25"), "25"),
        (("--present", "5", "--answers", "a,b,c"), "three questions"),
    ],
)
def test_what_does_not_fit_is_refused(company: Company, words: tuple[str, ...], said: str):
    assert said in " ".join(company.refused(*RECORD, "staff", *words, code=2).err.split())


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "Pay before"), ("fr", "Payer avant"), ("nl", "Betalen voor"), ("de", "Zahlen, bevor")],
)
def test_the_questions_are_answered_from_the_plan(company: Company, lang: str, words: str):
    said = company.ok("awareness", "questions", "--lang", lang)
    assert "+32400000004" in said.out
    assert words in said.out
