"""A past incident whose log tells no level has none on any surface: nobody said one."""

import re
from pathlib import Path

import pytest

from tests.conftest import Company

LOG = (
    "Date;Heure;Qui;Quoi\n"
    "12/05/2025;08:10;Nadia;Panne du serveur de fichiers\n"
    "12/05/2025;11:20;Nadia;Serveur de nouveau en service\n"
)
ANSWERS = "log.csv:C2:same_contact: yes\nlog.csv:which_incident: new\n"
YEAR = ("--from", "2025-01-01", "--to", "2025-12-31")
#: Surface to the words that tell it there.
SHOWN = {
    ("show", "INC"): "level not said",
    ("show", "INC", "--levels"): "level not said",
    ("show", "INC", "--timeline"): "Level: not said",
    ("status", "INC"): "LEVEL NOT SAID",
    ("report", "-i", "INC"): "level not said",
    ("export", "pir", "INC"): "highest: not said",
    ("export", "journal", "INC"): "**Highest level**: not said",
    ("register", *YEAR): "not said",
    ("export", "register", *YEAR): "| not said |",
}
#: JSON, and the way to the level.
TOLD = {
    ("show", "INC"): lambda told: {
        told["level"],
        told["highest_level"],
        told["levels"][0]["asked"],
    },
    ("status", "INC"): lambda told: {told["incidents"][0]["level"]},
    ("show", "INC", "--timeline"): lambda told: {told["levels"][0]["told"]},
}


@pytest.fixture
def past(company: Company, tmp_path: Path) -> tuple[Company, str]:
    """The demo organisation with a log of last year as an incident of its own."""
    company.by = "nadia"
    (tmp_path / "log.csv").write_text(LOG)
    (tmp_path / "answers").write_text(ANSWERS)
    log, answers = str(tmp_path / "log.csv"), str(tmp_path / "answers")
    company.ok("import", log, "--as", "timeline", "--answers", answers)
    (found,) = (company.root / "incidents").glob("INC-2025-*")
    return company, found.name


def test_no_surface_tells_a_level(past: tuple[Company, str], tmp_path: Path) -> None:
    company, found = past
    for words, expected in SHOWN.items():
        shown = company.ok(*(found if item == "INC" else item for item in words)).out
        assert expected in shown, words
        assert not re.search(r"\bminor\b", shown, re.IGNORECASE), (words, shown)
    for words, read in TOLD.items():
        line = (found if item == "INC" else item for item in words)
        assert read(company.ok(*line, "--json").json) == {"not_said"}, words
    drawn = tmp_path / "course.svg"
    company.ok("show", found, "--svg", str(drawn))
    assert "Minor" not in drawn.read_text(encoding="utf-8")


def test_a_level_said_later_counts_from_then_on(past: tuple[Company, str]) -> None:
    company, found = past
    company.ok("reopen", found, "--reason", "read again", "--yes")
    company.ok("escalate", "-i", found, "--to", "major")

    shown = company.ok("show", found, "--json").json
    assert (shown["level"], shown["highest_level"]) == ("major", "major")
    assert [item["level"] for item in shown["levels"]] == ["not_said", "major"]
