"""A part of a number never lets a fact of today slip into what is closed, or into an exercise."""

import importlib
import inspect
from pathlib import Path

from incplan.cli.parsing.registry import leaves
from incplan.cli.parsing.running import reach_of
from tests.conftest import Company

#: What to type beside the incident, for each command that records a fact of a running one.
WORDS = {
    "log": ("log", "late"),
    "done tasks": ("done", "1"),
    "done contained": ("done", "contained"),
    "done cause": ("done", "cause", "--found", "a fuse"),
    "affect": ("affect", "cold-storage"),
    "eta": ("eta", "+2h"),
    "restore": ("restore", "cold-storage"),
    "classify": ("classify", "--level", "major", "--reason", "it grows"),
    "escalate level": ("escalate", "--to", "crisis"),
    "escalate decline": ("escalate", "decline", "bcp", "--reason", "no"),
    "bcp assess": ("bcp", "assess", "--by", "wim"),
    "bcp activate": ("bcp", "activate", "--by", "wim"),
    "bcp stand-down": ("bcp", "stand-down", "--by", "wim"),
    "communicate record": ("communicate", "all is well", "--to", "staff", "--medium", "mail"),
    "call order": ("call", "wim", "--reached"),
    "report": ("report", "--for", "management", "--said"),
    "team": ("team", "marc"),
    "meeting": ("meeting", "--next", "+1h"),
    "handover": ("handover", "incident_manager", "--to", "wim"),
    "obligations assess": ("obligations", "assess", "--answer", "personal_data=no"),
    "obligations aware": (
        "obligations",
        "aware",
        "gdpr_art33",
        "--at",
        "06:50",
        "--reason",
        "seen",
    ),
    "obligations submit": ("obligations", "submit", "gdpr_art33", "--reference", "x"),
    "obligations waive": ("obligations", "waive", "gdpr_art33", "--reason", "none"),
    "agree": ("agree", "--by", "wim"),
    "close": ("close",),
    "supplier": ("supplier", "telecom-sambre", "notified"),
    "correct": ("correct", "last", "it was a fuse"),
    "undo": ("undo", "last"),
    "release": ("release", "last", "--by", "nadia"),
    "cancel": ("cancel", "--reason", "nothing"),
}
#: They read a file or a sheet first: `test_a_file_of_entries_reaches_no_closed_incident_either`,
#: and tests/cli/test_transcribe.py.
FROM_PAPER = {"import files", "transcribe"}
CLOSED = "INC-2026-003-g4h2"
EVERYTHING = ("incidents", "exercises")


def writing_leaves() -> dict[str, str]:
    """Every command that writes and takes an incident: its words, and which it may reach."""
    found = {}
    for words, name in leaves():
        module = importlib.import_module(f"incplan.cli.commands.{name}")
        taken = inspect.signature(module.command).parameters
        if getattr(module, "WRITES", False) and "incident" in taken:
            found[words] = reach_of(module)
    return found


def journal(company: Company) -> dict[str, bytes]:
    return {
        str(path.relative_to(company.root)): path.read_bytes()
        for kind in EVERYTHING
        for path in (company.root / kind).rglob("*")
        if path.is_file()
    }


def declared(company: Company, *words: str) -> str:
    company.by = "nadia"
    found: str = company.ok("declare", "Power cut", "--no-activity", *words, "--json").json[
        "incident"
    ]
    return found


def test_every_writing_command_says_which_incidents_it_reaches():
    reaches = writing_leaves()
    running = {words for words, reach in reaches.items() if reach in ("running", "course")}
    assert running == set(WORDS) | FROM_PAPER, (
        "a new command that records facts needs its words above"
    )
    others = {words for words, reach in reaches.items() if reach not in ("running", "course")}
    assert all(words.startswith("review ") or words in ("reopen", "redact") for words in others)


def test_no_fact_reaches_a_closed_incident_by_a_part_of_its_number(company: Company):
    exercise = declared(company, "--exercise")
    before = journal(company)
    for words in WORDS.values():
        for part in ("3", "003", "g4h2", "2026-003", "INC-2026-003"):
            done = company.run(*words, "-i", part)
            assert done.code == 5, (words, part, done.out, done.err)
            assert CLOSED in done.err, (words, part)
            assert exercise not in done.err
    assert journal(company) == before


def test_a_file_of_entries_reaches_no_closed_incident_either(company: Company, tmp_path: Path):
    log = tmp_path / "log.csv"
    log.write_text("Date;Time;Who;What\n14/07/2026;11:05;Marc;Fuse changed\n", encoding="utf-8")
    company.by = "nadia"
    before = journal(company)
    done = company.run("import", str(log), "--as", "timeline", "-i", "3")
    assert (done.code, CLOSED in done.err) == (5, True), done.err
    assert journal(company) == before


def test_a_late_fact_is_kept_under_the_whole_id(company: Company):
    company.by = "nadia"
    done = company.ok("log", "seen on the tape", "-i", CLOSED)
    assert "closed" in done.err
    assert CLOSED in done.out


def test_the_open_one_wins_and_two_are_told_apart_by_their_whole_ids(company: Company):
    exercise = declared(company, "--exercise")
    assert exercise.startswith("EXE-2026-002"), "there is a closed INC-2026-002 too"
    assert exercise in company.ok("log", "in the exercise", "-i", "2").out

    (company.root / "exercises" / "EXE-2026-005-abcd").mkdir()
    exercise, real = declared(company, "--exercise"), declared(company)
    assert exercise[4:12] == real[4:12]
    before = journal(company)
    refused = company.run("log", "which one", "-i", "6")
    assert refused.code == 5
    assert real in refused.err
    assert exercise in refused.err
    assert journal(company) == before
    assert real in company.ok("log", "the real one", "-i", real).out


def test_readers_and_reviews_take_bare_numbers(company: Company):
    company.by = "nadia"
    for words in (
        ("show", "3"),
        ("status", "3"),
        ("report", "3"),
        ("export", "journal", "3"),
        ("review", "2"),
        ("actions", "-i", "3"),
        ("call", "wim", "-i", "3"),
        ("declare", "It came back", "--related", "3", "--no-activity"),
    ):
        company.ok(*words)


def test_reopening_is_never_a_guess_between_an_exercise_and_the_real_thing(company: Company):
    exercise = declared(company, "--exercise")
    number = exercise.split("-")[2]
    company.ok("cancel", exercise, "--reason", "over")
    refused = company.run("reopen", number, "--reason", "again")
    (real,) = (company.root / "incidents").glob(f"INC-2026-{number}-*")
    assert refused.code == 5
    assert exercise in refused.err
    assert real.name in refused.err
    company.ok("reopen", exercise, "--reason", "again")
