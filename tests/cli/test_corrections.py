"""`correct` and `undo`: what was wrong is put right by a later entry, and everything follows."""

import pytest

from tests.conftest import Company


@pytest.fixture
def running(company: Company) -> Company:
    """A major incident in which orders are down since 06:40."""
    company.by = "nadia"
    since = ("--since", "06:40", "--level", "major", "--reason", "x")
    company.ok("declare", "Orders down", "-a", "order-intake", *since)
    return company


def test_a_wrong_time_is_put_right_and_the_limit_follows(running: Company):
    running.ok("restore", "order-intake", "--minimal", "--at", "06:50")

    done = running.ok("correct", "last", "--at", "06:45", "--json").json

    assert done["entry_at"].startswith("2026-11-23T05:50")
    (limit,) = [new for _old, new in done["moved"]["limits"] if new["kind"] == "rto"]
    assert limit["used"]["text"] == "5min"
    assert "06:50" in running.ok("show").out, "the entry as written stays readable"
    assert running.ok("export", "journal").out.count("corrected by") == 1


def test_the_answer_says_before_and_now(running: Company):
    running.ok("log", "20 machines", "--cost", "250")
    said = running.ok("correct", "last", "12 machines", "--cost", "200").out
    assert "before 20 machines; now 12 machines" in said
    assert "before 250.00; now 200.00" in said
    (row,) = running.ok("register", "--status", "open", "--json").json["entries"]
    assert row["cost_eur"] == "200.00"


def test_undo_opens_a_task_again_and_undoing_the_undo_settles_it(running: Company):
    running.ok("done", "1")

    said = running.ok("undo")

    assert "Task 1 is open again" in said.out
    (status,) = running.ok("status", "--json").json["incidents"]
    assert status["done_count"] == 0
    withdrawal = said.out.split("On disk: ")[1].split()[0]
    running.ok("undo", withdrawal)
    (status,) = running.ok("status", "--json").json["incidents"]
    assert status["done_count"] == 1


def test_undo_again_takes_back_the_entry_before(running: Company):
    running.ok("log", "first")
    running.ok("log", "second")
    running.ok("undo")
    assert "“first”" in running.ok("undo").out
    assert running.ok("show", "--json").json["timeline"][-1]["kind"] == "correction"


def test_an_agreement_nobody_gave_can_be_taken_back(running: Company):
    running.ok("agree", "--by", "nadia")
    running.ok("undo")
    assert "agreement" in running.refused("close", "--waive", "duties", "--reason", "x").err.lower()


def test_somebody_elses_entry_needs_a_reason(running: Company):
    entry = running.ok("log", "seen", "--json").json["event"]
    running.by = "wim"
    assert "--reason" in running.refused("correct", entry[:5], "not seen").err
    assert "--reason" in running.refused("undo", entry[:5]).err
    running.ok("undo", entry[:5], "--reason", "typed twice")


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("undo",), "incplan cancel"),
        (("correct", "last", "--cost", "3"), "--level"),
        (("correct", "last"), "--at"),
        (("correct", "last", "Orders down"), "already"),
        (("correct", "zzzz", "x"), "zzzz"),
    ],
)
def test_what_cannot_be_is_refused_with_the_way_on(running: Company, words, command):
    done = running.run(*words)
    assert done.code in (2, 5)
    assert command in done.err


def test_a_declaration_is_corrected_but_never_withdrawn(running: Company):
    running.ok("correct", "last", "Orders by phone down", "--at", "06:30")
    (status,) = running.ok("status", "--json").json["incidents"]
    assert status["title"] == "Orders by phone down"
    assert status["activities"][0]["since"].startswith("2026-11-23T05:30")


def test_a_crisis_is_not_lowered_by_one_person(running: Company):
    running.ok("escalate", "--to", "crisis", "--by", "wim")
    running.by = "wim"
    assert "incplan classify" in running.refused("undo").err
    assert "incplan classify" in running.refused("correct", "last", "--level", "major").err


def test_a_closed_incident_takes_a_correction_by_the_whole_id_only(company: Company):
    company.by = "nadia"
    assert "-i INC-2026-004" in company.refused("correct", "ag91n", "--at", "06:00").err
    done = company.ok("correct", "ag91nca2a9", "--at", "2026-09-02 09:30", "--reason", "clock")
    assert "closed" in done.err


def test_a_withdrawn_entry_is_not_corrected_but_can_count_again(running: Company):
    entry = running.ok("log", "seen", "--json").json["event"]
    withdrawal = running.ok("undo", "--json").json["event"]
    assert f"incplan undo {withdrawal}" in running.refused("correct", entry, "x").err
    running.ok("undo", withdrawal)
    running.ok("correct", entry, "seen twice")


def test_a_wrong_site_and_the_time_of_the_next_meeting_are_put_right(running: Company):
    running.ok("affect", "invoicing-payments", "--site", "namur")
    assert "now Gand (Drongen)" in running.ok("correct", "last", "--site", "gent").out
    (row,) = running.ok("register", "--status", "open", "--json").json["entries"]
    assert "gent" in row["sites"]
    assert "namur" not in row["sites"]

    running.ok("meeting", "Schools first", "--present", "wim,claire", "--next", "09:00")
    assert "until 09:30" in running.ok("correct", "last", "--next", "09:30").out
    assert "09:30" in running.ok("meeting").out
    running.refused("correct", "last", "--next", "09:30")
    running.ok("log", "Pallets counted")
    running.refused("correct", "last", "--site", "gent", code=2)


def test_a_correction_takes_what_its_entry_has_and_nothing_else(running: Company):
    note = running.ok("log", "20 machines", "--json").json["event"]
    first = running.ok("correct", "last", "12 machines", "--json").json["event"]
    for option in (("--level", "major"), ("--site", "gent"), ("--activity", "it-platform")):
        told = " ".join(running.refused("correct", "last", *option, code=2).err.split())
        assert f"{first} has no {option[0]}" in told
        assert "TEXT, --at, --who, --cost, --effort" in told
    said = running.at("07:10").ok("correct", first, "--at", "07:00").out
    assert "time: before 23/11/2026 06:55 CET; now 23/11/2026 07:00 CET" in " ".join(said.split())

    running.ok("correct", note, "13 machines")
    told = running.refused("correct", first, "14 machines").err
    assert "was corrected again since" in " ".join(told.split())
    running.ok("undo", "--yes")
    back = running.ok("correct", first, "14 machines").out
    assert "before 12 machines; now 14 machines" in " ".join(back.split())


def test_a_withdrawal_has_nothing_to_put_right(running: Company):
    running.ok("log", "20 machines")
    withdrawal = running.ok("undo", "--yes", "--json").json["event"]
    told = running.refused("correct", withdrawal, "12 machines").err
    assert f"incplan undo {withdrawal}" in " ".join(told.split())
