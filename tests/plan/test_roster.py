"""The roster says who is called first: for a date, on holidays, by days of the week, in turn."""

from datetime import UTC, date, datetime

import pytest

from incplan.plan.calendar.duty import day_of_duty, on_duty
from incplan.plan.files.roster import Roster
from incplan.plan.values.reading import check
from tests.conftest import Company

ROLE = "incident_manager"
TURNS = [
    {"role": ROLE, "people": ["nadia", "joris", "pieter"], "in_turn_from": "2026-11-30"},
    {"role": ROLE, "people": ["joris"], "days": "sat, sun"},
    {"role": ROLE, "people": ["pieter", "nadia"], "holidays": "yes"},
    {"role": ROLE, "people": ["wim"], "first": "2026-12-24", "last": "2026-12-26"},
]


def roster(**words: object) -> Roster:
    return check(Roster, {"format": "1", "turns": TURNS, **words})


@pytest.mark.parametrize(
    ("day", "people"),
    [
        ("2026-11-29", ("joris",)),  # a Sunday before the turns begin
        ("2026-11-30", ("nadia", "joris", "pieter")),  # Monday of the first week
        ("2026-12-06", ("joris",)),  # its Sunday
        ("2026-12-07", ("joris", "pieter", "nadia")),
        ("2026-12-14", ("pieter", "nadia", "joris")),
        ("2026-12-21", ("nadia", "joris", "pieter")),
        ("2026-12-24", ("wim",)),
        ("2026-12-25", ("wim",)),  # a date goes before a holiday
        ("2026-12-31", ("joris", "pieter", "nadia")),
        ("2027-01-01", ("pieter", "nadia")),  # New Year
        ("2027-03-28", ("joris",)),  # Easter Sunday is no holiday by law
        ("2027-03-29", ("pieter", "nadia")),  # Easter Monday
        ("2026-11-27", ()),  # nothing is said: the function's own order
    ],
)
def test_who_is_on_duty(day: str, people: tuple[str, ...]) -> None:
    assert on_duty(roster(), ROLE, date.fromisoformat(day)) == people


def test_own_closing_days_are_holidays_and_other_functions_have_no_turn() -> None:
    closed = roster(closed_on=["2026-12-28"])
    assert on_duty(closed, ROLE, date(2026, 12, 28)) == ("pieter", "nadia")
    assert on_duty(closed, "bcp_manager", date(2026, 12, 28)) == ()


def test_before_the_hour_of_change_yesterdays_duty_runs() -> None:
    at_eight = roster(changes_at="08:00")
    assert day_of_duty(at_eight, datetime(2026, 12, 7, 3, 0, tzinfo=UTC)) == date(2026, 12, 6)
    assert day_of_duty(at_eight, datetime(2026, 12, 7, 8, 0, tzinfo=UTC)) == date(2026, 12, 7)


FILE = """\
format: 1
changes_at: "08:00"
turns:
  - role: incident_manager
    people: [joris, pieter]
    in_turn_from: 2026-11-23
  - role: incident_manager
    people: [nadia]
    first: 2026-12-01
    last: 2026-12-01
"""


def write(company: Company, text: str = FILE) -> None:
    (company.root / "roster.yaml").write_text(text, encoding="utf-8")


def first(company: Company, at: str) -> str:
    company.now = at
    who: str = company.ok("call", "incident_manager", "--json").json["call"]["id"]
    return who


def test_whoever_is_on_duty_is_called_first_and_leads(company: Company) -> None:
    company.by = "marc"
    assert first(company, "2026-11-24T03:00:00+01:00") == "nadia"
    write(company)
    assert first(company, "2026-11-23T07:59:00+01:00") == "nadia"  # duty begins at eight
    assert first(company, "2026-11-23T08:00:00+01:00") == "joris"
    assert first(company, "2026-11-30T12:00:00+01:00") == "pieter"
    assert first(company, "2026-12-01T12:00:00+01:00") == "nadia"
    company.now = "2026-12-02T03:00:00+01:00"
    assert first(company, "2026-12-02T03:00:00+01:00") == "nadia"  # of the day before, until eight
    company.now = "2026-11-30T12:00:00+01:00"
    assert "Pieter DUMMY, incident manager, on duty" in company.run("status", window=(80, 24)).out
    assert "Pieter DUMMY (Incident manager)" in company.ok("plan").out
    done = company.ok("declare", "Panne", "--type", "telecom", "-a", "order-intake", "--json").json
    assert done["briefing"]["manager"]["id"] == "pieter"


def test_a_fiche_on_the_screen_shows_it_and_paper_does_not(company: Company) -> None:
    company.now = "2026-11-30T12:00:00+01:00"
    write(company, "format: 1\n")
    before = company.ok("export", "fiche", "ransomware").out
    write(company)
    assert "Pieter DUMMY (on duty)" in " ".join(company.ok("fiche", "ransomware").out.split())
    assert company.ok("export", "fiche", "ransomware").out == before


def test_it_is_checked_and_told_by_diff_and_schema(company: Company) -> None:
    company.now = "2026-12-20T12:00:00+01:00"
    write(company, FILE +
          "  - {role: incident_manager, people: [sofie], days: mon, holidays: yes}\n"
          "  - {role: incident_manager, people: [nadia], first: 2026-12-24, last: 2026-12-20}\n"
          "  - {role: incident_manager, people: [nadia]}\n"
          "  - {role: incident_manager, people: [nadia], days: mon-fri}\n")  # fmt: skip
    shown = company.run("validate", "--json").json["diagnostics"]
    found = [(item["code"], item["params"].get("case", "")) for item in shown
             if item["path"] == "roster.yaml"]  # fmt: skip
    assert sorted(found) == [
        ("ROLE018", ""), ("ROLE018", "none"), ("ROLE018", "reversed"), ("ROLE019", ""),
        ("ROLE020", ""),
    ]  # fmt: skip
    assert "Duty roster" in company.ok("diff", "HEAD").out
    assert "in_turn_from" in company.ok("schema", "roster").out


def test_a_roster_is_answered_by_fill_and_stands_in_the_calendar(company: Company) -> None:
    (company.root / "roster.yaml").unlink()
    company.git("commit", "-qam", "no roster")
    asked = {item["key"] for item in company.ok("fill", "--list", "--json").json["questions"]}
    assert "roster.turns" in asked
    company.now = "2026-11-30T09:00:00+01:00"
    for words in (
        "incident manager: nadia, joris in turn from 30/11/2026",
        "incidentmanager: joris za, zo",
        "gestionnaire des incidents : pieter les jours fériés",
        "Incident-Manager/in: joris 24/12/2026 - 26/12/2026",
        "incident_manager: pieter 26.12.2026",
        "fire_team: lucas 2026-12-28..2027-01-01",
    ):
        company.ok("fill", "--set", f"roster.turns={words}")
    company.ok("fill", "--set", "roster.changes_at=08:00")
    asked = {item["key"] for item in company.ok("fill", "--list", "--json").json["questions"]}
    assert "roster.turns" not in asked
    paper = company.ok("export", "calendar").out
    assert "Duty passes to the next at 08:00." in paper
    rows = [line.strip("| ") for line in paper[paper.index("Who is on duty") :].splitlines()]
    for row in (
        "30 November 2026 to 4 December 2026 | Incident manager | Nadia EL FICTI, Joris VAN DEMO |",
        "5 December 2026 to 6 December 2026 | Incident manager | Joris VAN DEMO |",
        "24 December 2026 to 25 December 2026 | Incident manager | Joris VAN DEMO |",
        "26 December 2026 | Incident manager | Pieter DUMMY | named twice: not Joris VAN DEMO, "
        "the later entry counts",
        "28 December 2026 to 1 January 2027 | Fire team | Lucas VOORBEELD |",
    ):
        assert any(line.startswith(row.rstrip(" |")) for line in rows), row
    assert "gap" not in paper  # every day of the one is named; the other has single days only
    events = company.ok("export", "calendar", "--format", "ics").out.replace("\r\n ", "")
    assert "SUMMARY:On duty: Nadia EL FICTI\\, Joris VAN DEMO (Incident manager)" in events
    assert "DTSTART:20261130T070000Z" in events
    assert "DTEND:20261205T070000Z" in events
    assert events.count("UID:duty-fire_team-") == 1


def test_a_gap_of_a_roster_that_goes_on_is_told(company: Company) -> None:
    (company.root / "roster.yaml").write_text(
        "format: 1\nturns:\n  - {role: incident_manager, people: [joris], days: mon-fri}\n"
    )
    company.git("commit", "-qam", "weekdays")
    company.now = "2026-11-30T09:00:00+01:00"
    paper = company.ok("export", "calendar").out
    assert "| 5 December 2026 to 6 December 2026 | Incident manager | Nadia EL FICTI, " in " ".join(
        paper.split()
    )
    assert "gap: nobody in the roster, the holder and deputies are called" in paper
    events = company.ok("export", "calendar", "--format", "ics").out.replace("\r\n ", "")
    assert "SUMMARY:Nobody on duty by the roster: Nadia EL FICTI" in events


@pytest.mark.parametrize(
    "words",
    [
        "joris",
        "incident_manager: joris",
        "boss: joris sat",
        "incident_manager: joris someday",
        "incident_manager: sat",
    ],
)
def test_what_is_no_turn_of_duty_is_refused(company: Company, words: str) -> None:
    before = (company.root / "roster.yaml").read_text(encoding="utf-8")
    company.refused("fill", "--set", f"roster.turns={words}", code=2)
    assert (company.root / "roster.yaml").read_text(encoding="utf-8") == before


def test_none_says_that_the_holder_is_always_called(company: Company) -> None:
    (company.root / "roster.yaml").unlink()
    company.git("commit", "-qam", "no roster")
    company.ok("fill", "--set", "roster.turns=none")
    assert "turns: []" in (company.root / "roster.yaml").read_text()
    assert "Who is on duty" not in company.ok("export", "calendar").out
