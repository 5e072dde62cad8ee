"""Screens, drafts and reports for other readers than the team; the table of who reads what."""

import re
from pathlib import Path

import pytest

from incplan.documents.audiences.editions import EDITIONS, Cut
from incplan.vocabulary import Audience
from tests.conftest import Company

DOCS = Path(__file__).parents[2] / "docs"
PRIVATE = "0400 00.01/03"
SIGNS = {Cut.WHOLE: "whole", Cut.NO_PRIVATE: "no private", Cut.RELEASED: "released"}
NAMED = {"sealed": "journal --sealed", "timeline": "show --timeline"}


@pytest.fixture
def running(company: Company) -> Company:
    """An incident whose entries name people, a supplier, and a private number."""
    company.by = "nadia"
    text = f"Nuage Hesbaye is down, Joris VAN DEMO knows: {PRIVATE}"
    company.ok("declare", text, "--level", "major", "--reason", "x", "-a", "order-intake")
    company.ok("done", "cause", "--found", text)
    return company


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_the_page_shows_the_table_of_the_code():
    page = (DOCS / "audiences.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", page, re.MULTILINE)
    shown = {name: cells.split(" | ") for name, cells in rows}
    assert shown == {
        NAMED.get(document, document): [SIGNS.get(offers[who], "-") for who in Audience]
        for document, offers in EDITIONS.items()
    }


def test_management_reads_no_private_number_anywhere(running: Company):
    commands = (
        ("show", "--audience", "management"),
        ("show", "--timeline", "--audience", "management"),
        ("show", "--timeline", "--audience", "management", "--json"),
        ("register", "--audience", "management", "--json"),
        ("export", "journal", "--audience", "management"),
        ("report", "--for", "management"),
        ("communicate", "draft", "--to", "management"),
        ("communicate", "draft", "--to", "staff"),
        ("obligations", "draft", "insurer"),
    )
    for words in commands:
        said = running.ok(*words).out
        assert "400000103" not in digits(said), words
    assert "[...]" in running.ok("show", "--audience", "management").out
    assert "Joris" in running.ok("show", "--audience", "management").out
    assert "[...]" in running.ok("report", "--for", "management").out
    assert "400000103" in digits(running.ok("show").out)


TIRED = (
    "O4OO OO O1 03",
    "(+32) 400 00.01.03",
    "0400/00 home 01 03",
    "0400 00 01\n03",
    "4 0 0 0 0 0 l 0 3",
    "400000103 ext. 12",
    "0400x00x01x03",
)


def test_management_reads_no_private_number_that_a_tired_person_wrote(running: Company):
    for words in TIRED:
        running.ok("log", f"Joris: {words}!")
    running.ok("communicate", f"Ask {TIRED[0]}", "--to", "management", "--medium", TIRED[2])
    running.ok("review", "answer", f"prevention.learned=ask {TIRED[2]}")
    commands = (
        ("show", "--audience", "management"),
        ("show", "--timeline", "--audience", "management"),
        ("register", "--audience", "management"),
        ("report", "--for", "management"),
        ("communicate", "draft", "--to", "management"),
        *(("export", "journal", "--audience", "management", "--format", form)
          for form in ("md", "html", "json", "csv")),
        ("export", "pir", "--audience", "management"),
        ("export", "contacts", "--audience", "management"),
    )  # fmt: skip
    for words in commands:
        said = re.sub(r"\s+", " ", running.ok(*words).out)
        for form in TIRED:
            assert form.replace("\n", " ") not in said, words
        assert "0400 00 01" not in said, words
    journal = running.ok("export", "journal", "--audience", "management").out
    assert journal.count(r"Joris: \[...\]") == len(TIRED)


def test_the_timeline_for_customers_holds_no_word_of_an_entry(running: Company, tmp_path: Path):
    words = ("show", "--timeline", "--audience", "customers")
    drawing = tmp_path / "x.svg"
    running.ok("show", "--svg", str(drawing), "--audience", "customers")
    for said in (running.ok(*words).out, running.ok(*words, "--json").out, drawing.read_text()):
        assert "Nuage" not in said
        assert "Joris" not in said
    assert running.ok(*words, "--json").json["audience"] == "customers"


def test_a_drawing_under_somebodys_name_is_refused(running: Company, tmp_path: Path):
    target = tmp_path / "Joris VAN DEMO.svg"
    assert running.run("show", "--svg", str(target), "--audience", "customers").code == 5
    assert not target.exists()


def test_statistics_for_customers_are_counts_and_times(running: Company):
    found = running.ok("stats", "--audience", "customers", "--json").json
    assert found["incidents"]
    assert [found[name] for name in ("activities", "suppliers", "on_this_day")] == [[], [], []]
    text = running.ok("stats", "--audience", "customers").out
    assert "Nuage" not in text
    assert "Hesbaye" in running.ok("stats").out or running.ok("stats", "--json").json["suppliers"]


def test_columns_beside_the_seven_are_for_readers_inside(running: Company):
    for words in (("register",), ("export", "register")):
        done = running.refused(*words, "--wide", "--audience", "public", code=2)
        assert "--audience team | management" in " ".join(done.err.split())
        assert running.ok(*words, "--wide", "--audience", "management").out


def test_a_message_names_only_whoever_sends_it(running: Company):
    draft = running.ok("communicate", "draft", "--to", "customers", "--in", "en").out
    assert "Joris" not in draft
    file = running.root / "activities" / "order-intake.yaml"
    text = re.sub(
        r"^name: .*$", "name: Orders at Nuage Hesbaye", file.read_text(), flags=re.MULTILINE
    )
    file.write_text(re.sub(r"(?<=Hesbaye\n)(  \w\w: .*\n)+", "", text))
    done = running.run("communicate", "draft", "--to", "customers", "--in", "en")
    assert done.code == 5
    assert "the name Nuage Hesbaye" in " ".join(done.err.split())
    running.ok("communicate", "draft", "--to", "management")
