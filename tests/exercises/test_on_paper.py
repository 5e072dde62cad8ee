"""An exercise wholly on paper: its sheets, and results typed back afterwards."""

import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from incplan.documents.views.exercises.papers import SHEETS
from incplan.store.plan.scenarios import shipped_ids
from tests.conftest import DEMO, Company, make_repository
from tests.exercises.plays import DAY, at, with_yearly
from tests.exercises.shelf import shipped


def sheet(company: Company, scenario: str, name: str) -> str:
    return company.ok("export", "scenario", scenario, "--sheet", name).out


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
@pytest.mark.parametrize("scenario", shipped_ids())
def test_no_players_sheet_tells_what_comes(company: Company, scenario: str, language: str):
    company.lang = language
    text = sheet(company, scenario, "players").lower()
    attendance = sheet(company, scenario, "attendance").lower()
    for word in shipped(scenario).hide:
        pattern = rf"(?<!\w){re.escape(word.lower())}(?!\w)"
        assert not re.search(pattern, text + attendance), word
    for inject in shipped(scenario).injects:
        words = dict(inject.text.translations)[language].lower()
        assert words not in text
    assert "i1.1" not in text
    cards = sheet(company, scenario, "cards").lower()
    assert scenario not in text + attendance + cards  # its id tells what it is about


@pytest.mark.parametrize("form", ["json", "html", "docx", "pdf"])
@pytest.mark.parametrize("name", ["players", "attendance", "cards"])
def test_no_property_of_a_sheet_that_players_see_names_the_scenario(
    company: Company, name: str, form: str
):
    """Ids, attributes, names of parts, properties: `ransomware-friday` would tell it all."""
    target = company.root.parent / f"sheet.{form}"
    words = ("export", "scenario", "ransomware-friday", "--sheet", name)
    company.ok(*words, "--format", form, "-o", str(target))
    whole = [target.read_bytes()]
    if form == "docx":
        with zipfile.ZipFile(target) as parts:
            whole = [each.encode() + parts.read(each) for each in parts.namelist()]
    if form == "pdf":
        read = PdfReader(target)
        whole.append(str((read.metadata, read.outline, read.xmp_metadata)).encode())
        whole += [page.extract_text().encode() for page in read.pages]
    assert not [part for part in whole if b"ransomware-friday" in part.lower()]


def test_a_player_knows_rules_and_stop_word(company: Company):
    text = sheet(company, "flood-cellar", "players")
    # The stop word in each language of the plan.
    assert "Whoever says “STOP EXERCISE” stops it." in text
    assert "In other languages: STOP EXERCICE, STOP OEFENING" in text
    assert "Call nobody outside: not 112" in text
    assert "Away in the story: Incident manager" in text
    assert "| Incident manager | Joris VAN DEMO |" in text  # Nadia is away in the story


def test_the_facilitator_can_lead_from_the_book_alone(company: Company):
    text = sheet(company, "flood-cellar", "leader")
    for needed in (
        "Wednesday, 05:40. It has rained all night.",
        "Printed: 6 player\u2019s sheets (one each)",
        "At minute 90 say that it is over",
        "A false trail: it leads nowhere.",
        "Pressure: play it with some force.",
        "tick only if it happened",
        "Call: BCP manager (Wim VERLINDEN-TEST)",
        "I4: minute 35 (06:50 in the story), Incident manager",
        "READINESS: how prepared the staff was",
        "| O1 | 9 | 3 |",
        "step into water that may be live",
        "within 5 min; critical",
        "| 80 |",
        "Who on each shift can shut off what",
        "incplan exercise start flood-cellar --paper",
        "WELL: what went well",
        "Corrections: what, who, by when",
    ):
        assert needed in text, needed
    numbers = set(re.findall(r"I\d\.\d", text))
    injects = shipped("flood-cellar").injects
    expected = {f"{item.id}.{n}" for item in injects for n in range(1, len(item.expect) + 1)}
    assert numbers == expected
    assert set(re.findall(r"I\d\.\d", sheet(company, "flood-cellar", "evaluation"))) == expected


def test_cards_hold_one_inject_each_and_no_reaction(company: Company):
    text = sheet(company, "flood-cellar", "cards")
    assert text.count("minute ") == 8
    assert "I2: minute 10; in the story it is 05:55" in text
    assert "I1.1" not in text


def test_answers_of_who_plays_alone(company: Company):
    text = sheet(company, "solo-thirty", "answers")
    assert "Nadia EL FICTI" in text
    assert "1 working day" in text
    assert "Nadia" not in sheet(company, "solo-thirty", "cards")


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_a_file_in_four_languages(company: Company, name: str):
    for company.lang in ("fr", "nl", "de", "en"):
        target = company.root.parent / f"{name}-{company.lang}.html"
        company.ok("export", "scenario", "ceo-urgent", "--sheet", name, "-o", str(target))
        text = target.read_text("utf-8")
        mark = {"fr": "EXERCICE", "nl": "OEFENING", "de": "ÜBUNG", "en": "EXERCISE"}
        assert mark[company.lang] in text


def test_which_sheet_must_be_said(company: Company):
    done = company.refused("export", "scenario", "flood-cellar", code=2)
    assert "players" in done.err


#: What happened: minutes after 09:30 on the wall, and what of it stands on the observer's sheet.
COURSE = (
    ("09:33", "I1.1"), ("09:36", None), ("09:48", None), ("09:53", "I3.1"), ("10:06", None),
    ("10:08", "I4.1"), ("10:30", None), ("10:35", "I5.1"), ("10:48", None), ("10:55", "I6.1"),
)  # fmt: skip
CALLS = (("10:56", "call", "claire", "--no-answer"), ("10:58", "call", "claire", "--reached"))
LIVE = {
    "I1.1": ("done", "RAN-A01"),
    "I3.1": ("call", "bcp_manager", "--reached"),
    "I4.1": ("log", "who_leads", "--decision", "--tag", "who_leads"),
    "I5.1": ("communicate", "We are on it", "--to", "customers", "--medium", "phone"),
    "I6.1": ("bcp", "assess"),
}


def played(company: Company, *, paper: bool) -> str:
    """The report of the same course, typed live or the day after from the sheets."""
    with_yearly(company)

    def step(time: str, *words: str) -> None:
        if paper:
            company.now = "2026-12-01T08:00:00+01:00"
            company.ok(*words, "--at", DAY.format(time))
        else:
            at(company, time, *words)

    start = ("exercise", "start", "yearly", "--speed", "10", "--participants", "nadia,wim,claire")
    step("09:30", *start, *(("--paper",) if paper else ()))
    step("09:30", "exercise", "next")
    step("09:31", "declare", "--exercise", "Files encrypted", "--type", "ransomware",
         "-a", "order-intake", "--since", DAY.format("09:30"))  # fmt: skip
    for time, reaction in COURSE:
        if reaction is None:
            step(time, "exercise", "next")
        elif paper:
            step(time, "exercise", "observe", reaction, "--done")
        else:
            step(time, *LIVE[reaction])
    for call in reversed(CALLS) if paper else CALLS:  # a log may be typed from its end
        step(*call)
    step("11:00", "exercise", "finish")
    company.now = "2026-12-01T09:00:00+01:00"
    return company.ok("export", "exercise").out


def computed(report: str) -> str:
    """The rows of a report without ids, commits and what a tick cannot tell.

    That is the words of a message, and which number was dialled.
    """
    told = r"EXE-\S+|We are on it[^|]*|; number: [+ \d]+\d"
    kept = re.sub(told, "", report[report.index("## 1.") :])
    return "\n".join(line for line in kept.splitlines() if "message: " not in line)


def test_typed_back_it_gives_the_same_report(company: Company, tmp_path: Path):
    live = computed(played(company, paper=False))
    other = Company(make_repository(DEMO, tmp_path / "other"))
    typed = computed(played(other, paper=True))
    (file,) = other.root.glob("exercises/EXE-2026-002-*/*-measure-*.yaml")
    assert "source: paper" in file.read_text("utf-8")
    tests = {item["key"]: item for item in other.ok("tests", "--json").json["tests"]}
    assert tests["fiche:ransomware"]["last"] == "2026-11-30"
    assert typed == live
