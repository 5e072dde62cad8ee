"""Nobody is told about an incident without what cannot be read being said beside it."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Company

BANNER = "IN DOUBT"
AGREED = ("--agreed-by", "wim", "--reason", "it is late")
SETTLED = ("--waive", "duties", "--waive", "obligations")


@pytest.fixture
def major(company: Company) -> str:
    """A major incident with a note behind its escalation."""
    company.by = "nadia"
    found: str = company.ok("declare", "Power cut", "--no-activity", "--json").json["incident"]
    company.ok("escalate", "-i", found, "--to", "major")
    company.ok("log", "the fuse is hot", "-i", found)
    return found


def entry(company: Company, incident: str, kind: str) -> Path:
    folder = company.root / ("exercises" if incident.startswith("EXE") else "incidents")
    return sorted((folder / incident).glob(f"*-{kind}-*.yaml"))[-1]


def lose(file: Path, how: str) -> None:
    if how == "deleted":
        file.unlink()
        return
    whole = file.read_bytes()
    file.write_bytes(
        {"empty": b"", "cut": whole[: len(whole) // 3], "noise": b"\x00\xff" * 99}[how]
    )


@pytest.mark.parametrize("how", ["empty", "cut", "noise", "deleted"])
def test_a_lost_escalation_counts_for_agreements_and_is_said_aloud(
    company: Company, major: str, how: str
):
    lose(entry(company, major, "escalated"), how)
    company.ok("done", "cause", "-i", major, "--found", "a fuse")

    refused = company.refused(
        "close", major, *SETTLED, "--reason", "x", "--agreed-by", "nadia", "--json"
    )
    told = {item["code"] for item in refused.json["errors"][0]["details"]}
    assert {"in_doubt", "agreement_missing"} <= told
    refused = company.refused("close", major, *SETTLED, *AGREED)
    assert "--waive doubt" in refused.err

    company.ok("close", major, *SETTLED, "--waive", "doubt", *AGREED)
    closed = entry(company, major, "closed").read_text(encoding="utf-8")
    assert "- doubt" in closed
    assert "it is late" in closed


def test_the_last_entry_deleted_is_known_to_git(company: Company, major: str):
    company.ok("escalate", "-i", major, "--to", "crisis", "--confirmed-by", "claire")
    entry(company, major, "escalated").unlink()

    shown = company.ok("status", major, "--json").json["incidents"][0]
    assert shown["level"] == "major", "clocks stay with what is known"
    (gone,) = shown["doubt"]["unread"]
    assert (gone["kind"], gone["how"]) == ("escalated", "gone")
    assert shown["doubt"]["level_unread"] is True


READING = (
    ("status",),
    ("show",),
    ("show", "--timeline"),
    ("report",),
    ("report", "--for", "management"),
    ("obligations", "list"),
    ("obligations", "draft", "nis2", "-i"),
    ("call", "incident_manager", "-i"),
    ("export", "journal"),
    ("export", "pir"),
    ("communicate", "draft", "--to", "customers", "-i"),
)
WRITING = (
    ("log", "a word", "-i"),
    ("done", "1", "-i"),
    ("agree", "--by", "wim", "-i"),
    ("call", "wim", "--reached", "-i"),
    ("done", "contained", "-i"),
    ("affect", "cold-storage", "-i"),
    ("bcp", "assess", "--by", "wim", "-i"),
)


def test_every_screen_and_document_says_it(company: Company, major: str, tmp_path: Path):
    lose(entry(company, major, "escalated"), "empty")
    for words in (*READING, *WRITING):
        done = company.ok(*words, major)
        assert BANNER in done.out + done.err, words
    for words in READING[:8]:
        told = company.ok(*words, major, "--json").json
        doubt = told["incidents"][0]["doubt"] if words == ("status",) else told["doubt"]
        assert doubt["level_may_be_higher"] is True, words
    assert company.ok("log", "more", "-i", major, "--json").json["doubt"]["unread"]

    drawn = tmp_path / "course.svg"
    company.ok("show", major, "--svg", str(drawn))
    assert BANNER in drawn.read_text(encoding="utf-8")
    rows = company.ok("export", "journal", major, "--format", "csv").out
    assert "cannot be read" in rows, "a sheet has no notices, so the entry is a row"


def test_a_sealed_journal_says_what_it_was_sealed_without(
    company: Company, major: str, tmp_path: Path
):
    file = entry(company, major, "escalated")
    file.unlink()
    sealed = tmp_path / "journal.zip"
    assert BANNER in company.ok("export", "journal", major, "--sealed", str(sealed)).out
    with zipfile.ZipFile(sealed) as archive:
        assert BANNER in archive.read("journal.md").decode()
        told = json.loads(archive.read("manifest.json"))["doubt"]
    assert told == {"unread": [file.stem.rsplit("-", 1)[1]], "missing": []}
    checked = company.ok("verify", "file", str(sealed))
    assert BANNER in checked.out, "the entries themselves name one that is not inside"


def test_register_and_statistics_name_the_incident(company: Company, major: str):
    entry(company, major, "escalated").unlink()
    for words in (("register",), ("stats",), ("export", "register")):
        done = company.ok(*words)
        assert BANNER in done.out, words
        assert major in done.out, words
    rows = {row["id"]: row for row in company.ok("register", "--json").json["entries"]}
    assert rows[major]["doubt"]["level_may_be_higher"] is True
    assert all(row["doubt"] is None for key, row in rows.items() if key != major)
    assert company.ok("stats", "--json").json["in_doubt"] == [major]


def test_an_unreadable_note_changes_nothing_but_the_banner(company: Company):
    company.by = "nadia"
    found = company.ok("declare", "Smell of gas", "--no-activity", "--json").json["incident"]
    company.ok("log", "in the cellar", "-i", found)
    lose(entry(company, found, "logged"), "empty")
    shown = company.ok("status", found)
    assert BANNER in shown.out
    assert "may be higher" not in shown.out
    company.ok("cancel", found, "--reason", "it was glue")


def test_cancelling_in_doubt_needs_a_word_and_records_it(company: Company, major: str):
    lose(entry(company, major, "escalated"), "cut")
    company.refused("cancel", major, "--reason", "only a fuse")
    company.refused("cancel", major, "--reason", "only a fuse", "--waive", "duties", code=2)
    company.ok("cancel", major, "--reason", "only a fuse", "--waive", "doubt")
    assert "- doubt" in entry(company, major, "cancelled").read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["empty", "cut", "deleted"])
@pytest.mark.parametrize("ending", ["closed", "cancelled"])
def test_an_incident_whose_end_is_lost_stays_listed(company: Company, ending: str, how: str):
    """`show` calls it open: then `status` must not say that no incident is."""
    company.by = "nadia"
    found = company.ok("declare", "Odd smell", "--no-activity", "--json").json["incident"]
    if ending == "cancelled":
        company.ok("cancel", "-i", found, "--reason", "false alarm")
    else:
        company.ok("done", "cause", "-i", found, "--found", "a fuse")
        company.ok("close", found, *SETTLED, *AGREED)
    assert "No open incident" in company.ok("status").out
    lose(entry(company, found, ending), how)

    done = company.run("status")

    assert done.code == 3
    assert f"{found} may be open: what closed it cannot be read" in " ".join(done.out.split())
    assert "No open incident" not in done.out
    assert company.run("status", "--json").json["maybe_open"] == [found]
    assert "resolved" not in company.run("show", found, "--json").json.get("phase", "").lower()


def test_there_is_no_doubt_to_waive_where_all_can_be_read(company: Company, major: str):
    refused = company.refused(
        "cancel", major, "--reason", "only a fuse", "--waive", "doubt", code=2
    )
    assert "no doubt" in refused.err


def test_a_review_in_doubt_is_completed_with_a_word(company: Company):
    company.by = "nadia"
    done = "INC-2026-002-bp55"
    lose(entry(company, done, "measure"), "empty")
    company.refused("review", "complete", done)
    company.refused("review", "complete", done, "--waive", "doubt")
    company.ok("review", "complete", done, "--waive", "doubt", "--reason", "the disk died")
    said = entry(company, done, "reviewed").read_text(encoding="utf-8")
    assert "- doubt" in said
    assert "the disk died" in said


def test_an_exercise_can_be_in_doubt_too(company: Company):
    company.by = "nadia"
    found = company.ok("declare", "Drill", "--exercise", "--no-activity", "--json").json["incident"]
    company.ok("escalate", "-i", found, "--to", "major")
    lose(entry(company, found, "escalated"), "empty")
    shown = company.ok("show", found).out.split("\n")
    assert "EXERCISE" in shown[0]
    assert BANNER in shown[1]


def test_a_lost_entry_about_the_plan_is_said_where_the_plan_stands(company: Company):
    lose(sorted((company.root / "journal").glob("*.yaml"))[0], "empty")
    assert company.run("plan").out.count(BANNER) == 1
    assert BANNER in company.run("export", "plan").out
    assert company.run("plan", "--json").json["doubt"]["unread"]


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_it_is_said_in_each_language(company: Company, major: str, language: str):
    lose(entry(company, major, "escalated"), "empty")
    company.lang = language
    first = company.ok("status", major).out.split("\n")[0]
    assert BANNER not in first
    assert first.startswith(("DOUTE", "IN TWIJFEL", "ZWEIFEL"))


def test_a_review_that_cannot_be_read_is_named_where_its_actions_are_counted(company: Company):
    review = company.root / "incidents" / "INC-2026-002-bp55" / "review.yaml"
    review.write_bytes(b"\x00")
    for words in (("actions",), ("actions", "--format", "csv"), ("stats",)):
        done = company.run(*words)
        assert done.code == 3, words
        assert "INC-2026-002-bp55/review.yaml" in done.err, words


def test_an_incident_that_cannot_be_read_at_all_is_missed_by_name(company: Company, major: str):
    lose(entry(company, major, "declared"), "empty")
    printed = company.ok("export", "register").out
    assert major in printed
    assert BANNER in printed


def test_words_removed_on_request_are_no_doubt(company: Company, major: str):
    noted = entry(company, major, "logged").stem.rsplit("-", 1)[1]
    company.ok("redact", noted, "--reason", "asked for")
    assert BANNER not in company.ok("show", major).out


def test_a_merge_says_what_came_without_something(company: Company, major: str, tmp_path: Path):
    whole = tmp_path / "whole"
    shutil.copytree(company.root, whole)
    shutil.rmtree(company.root / "incidents" / major)
    lose(next((whole / "incidents" / major).glob("*-escalated-*")), "deleted")
    done = company.ok("merge", str(whole))
    assert BANNER in done.out


def test_limits_as_a_calendar_say_it_beside(company: Company, major: str):
    lose(entry(company, major, "escalated"), "empty")
    assert BANNER in company.run("status", major, "--ics", "-").err


def test_an_escalation_that_was_changed_counts_as_one_that_is_lost(company: Company, major: str):
    file = entry(company, major, "escalated")
    file.write_bytes(file.read_bytes().replace(b"level: major", b"level: minor"))
    shown = company.ok("status", major)
    assert BANNER in shown.out
    assert "changed: escalated" in shown.out
    company.refused("close", major, *SETTLED, "--reason", "x", "--agreed-by", "nadia")
    assert "was changed since" in company.ok("export", "journal", major).out


def test_what_is_found_and_what_is_asked_for_say_that_an_incident_lacks_entries(company: Company):
    (entry,) = (company.root / "incidents").glob("INC-2026-002-*/*-escalated-*.yaml")
    entry.write_bytes(b"")
    for words in (("actions",), ("search", "Phishing")):
        assert company.run(*words, "--json").json["in_doubt"] == ["INC-2026-002-bp55"]
        assert "IN DOUBT" in company.run(*words).out


def test_a_briefing_in_the_readers_language_says_it_once(company: Company, major: str):
    """Whoever hands over reads the banner; whoever takes over reads it in the briefing."""
    lose(entry(company, major, "logged"), "empty")
    told = company.ok("handover", "incident_manager", "joris", "-i", major, "--lang", "nl").out
    assert told.count("IN TWIJFEL") == 1
    told = company.ok("handover", "incident_manager", "nadia", "-i", major, "--lang", "de").out
    assert ("ZWEIFEL" in told.upper(), "DOUTE" in told) == (True, True)
