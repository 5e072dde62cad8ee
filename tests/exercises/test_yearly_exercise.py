"""A yearly exercise, played at ten times the speed from 09:30 to 11:00: fifteen hours of story."""

from datetime import datetime

import pytest

from tests.conftest import Company, Run
from tests.exercises.plays import DAY, YEARLY, at, with_yearly
from tests.scenes import scene

EXERCISE = "EXE-2026-002"


def started(company: Company) -> Company:
    with_yearly(company)
    at(company, "09:30", "exercise", "start", "yearly", "--speed", "10",
       "--participants", "nadia,wim,claire")  # fmt: skip
    at(company, "09:30", "exercise", "next")
    company.by = "nadia"
    at(company, "09:30", "declare", "--exercise", "Files encrypted", "--type", "ransomware",
       "-a", "order-intake", "--since", "09:30")  # fmt: skip
    return company


begun = scene(started)


@scene
def over(company: Company) -> Company:
    """The whole of it, with a wrong number, a decision, and the end at 11:00."""
    started(company)
    at(company, "09:32", "done", "RAN-A01")
    at(company, "09:36", "exercise", "next")
    at(company, "09:48", "exercise", "next")
    at(company, "09:52", "call", "wim", "--wrong-number")
    at(company, "10:06", "exercise", "next")
    at(company, "10:08", "log", "Joris leads", "--decision", "--tag", "who_leads")
    at(company, "10:30", "exercise", "next")
    at(company, "10:48", "exercise", "next")
    at(company, "10:55", "bcp", "assess", "--by", "wim")
    company.by = "sofie"
    at(company, "11:00", "exercise", "finish")
    return company


def limits(done: Run) -> dict[str, dict[str, str]]:
    (item,) = done.json["incidents"]
    return {f"{clock['kind']}:{clock['subject']}": clock for clock in item["clocks"]}


def test_injects_come_at_their_hour_on_the_wall_and_in_the_story(begun: Company):
    expected = zip(("09:36", "09:48", "10:06", "10:30", "10:48"), YEARLY[1:], strict=True)
    for wall, (minute, hour, _expect) in expected:
        line = at(begun, wall, "exercise", "--json").json["line"]
        assert line["due"] is True
        moved = at(begun, wall, "exercise", "next", "--json").json
        assert moved["line"]["play"] == f"{minute}.00"
        story = datetime.fromisoformat(f"2026-11-30T{hour}:00+01:00")
        assert datetime.fromisoformat(moved["inject"]["story"]) == story
        assert datetime.fromisoformat(moved["line"]["story"]) == story


def test_nothing_is_played_before_it_is_due(begun: Company):
    begun.now = begun.now.replace("09:30", "09:35")
    done = begun.run("exercise", "next")
    assert done.code == 5
    assert "I2 is due at 09:36 on the wall" in done.err
    assert at(begun, "09:35", "exercise", "next", "--early", "--json").json["inject"]["id"] == "I2"


def test_the_limit_of_four_hours_passes_at_09_54_on_the_wall(begun: Company):
    at(begun, "09:36", "exercise", "next")
    at(begun, "09:48", "exercise", "next")
    limit = limits(at(begun, "09:53", "status", "--json"))["rto:order-intake"]
    assert (limit["limit_at"], limit["state"]) == ("2026-11-30T12:30:00Z", "due_soon")
    assert limit["wall_at"] == "2026-11-30T08:54:00Z"
    begun.now = begun.now.replace("09:53", "09:54")
    assert begun.run("status", "--exit-code").code == 11
    late = limits(at(begun, "09:55", "status", "--json"))["rto:order-intake"]
    assert late["state"] == "passed"
    assert "09:54 on the wall" in at(begun, "09:55", "status").out


def test_limits_of_law_run_in_the_story_and_never_become_real(begun: Company):
    """72 hours from the hour of the story; no calendar, register of breaches or closing asks."""
    begun.by = "nadia"
    at(begun, "09:36", "exercise", "next")  # 10:30 in the story
    at(begun, "09:36", "obligations", "assess", "--answer", "personal_data=yes",
       "--answer", "privacy_risk=yes", "--reason", "names seen")  # fmt: skip
    at(begun, "09:36", "obligations", "aware", "gdpr_art33", "--at", DAY.format("09:36"),
       "--reason", "sure now")  # fmt: skip
    found = at(begun, "09:42", "obligations", "--json").json
    (duty,) = [item for item in found["duties"] if item["id"] == "gdpr_art33"]
    stage = duty["stages"][0]
    assert stage["limit_at"] == "2026-12-03T09:30:00Z"
    assert stage["left"]["text"] == "71h"  # at 11:30 in the story
    clocks = limits(at(begun, "09:42", "status", "--json"))
    assert clocks["obligation:gdpr_art33.notification"]["limit_at"] == stage["limit_at"]
    shown = at(begun, "09:42", "obligations").out
    assert "EXERCISE: limits by the hour of the story; no legal limit runs" in shown
    calendar = at(begun, "09:42", "status", "--ics", "-").out
    assert "RTO" in calendar
    assert "authority" not in calendar
    at(begun, "09:48", "obligations", "submit", "gdpr_art33", "--reference", "DBN-1")
    assert "EXE" not in at(begun, "09:48", "obligations", "register").out
    at(begun, "11:00", "exercise", "finish")
    report = at(begun, "11:01", "export", "exercise").out
    row = "to the authority | 03/12/2026 10:30 CET | 30/11/2026 12:30 CET | yes |"
    assert row in report.replace("\u00a0", " ")


def test_a_limit_ahead_is_never_told_as_past_on_the_wall(begun: Company):
    """The second inject is due at 09:36; at 10:00 nobody has played it, and the story waits."""
    limit = limits(at(begun, "10:00", "status", "--json"))["rto:order-intake"]
    assert limit["limit_at"] == "2026-11-30T12:30:00Z"
    assert limit["left"]["text"] == "3h"
    # Two injects that are due come at once: 12:30, then 20 minutes of play to 13:30.
    assert limit["wall_at"] == "2026-11-30T09:02:00Z"


def test_an_entry_keeps_the_time_on_the_wall_and_both_others(begun: Company):
    at(begun, "09:36", "exercise", "next")
    at(begun, "09:42", "log", "Half way to the third inject")
    (file,) = begun.root.glob("exercises/EXE-2026-002-*/*-logged-*.yaml")
    text = file.read_text("utf-8")
    assert "occurred_at: 2026-11-30T09:42:00+01:00" in text
    assert 'play: "120.00"' in text
    assert "story: 2026-11-30T11:30:00+01:00" in text


def test_an_hour_typed_for_later_is_one_of_the_story(begun: Company):
    at(begun, "09:33", "eta", "order-intake", "16:00")
    (item,) = at(begun, "09:33", "status", "--json").json["incidents"]
    assert item["activities"][0]["eta"] == "2026-11-30T15:00:00Z"
    assert at(begun, "09:33", "eta", "order-intake", "+2h", "--json").json["details"]["eta"] == (
        "2026-11-30T11:00:00Z"
    )


def test_a_board_that_is_watched_plays_what_is_due(begun: Company):
    done = at(begun, "09:36", "status", "--watch", "--rounds", "1")
    assert "What happens at 10:30" in done.out
    assert at(begun, "09:36", "exercise", "--json").json["line"]["played"] == ["I1", "I2"]


def test_screens_and_documents_are_marked_in_the_users_language(over: Company):
    marks = {"en": "EXERCISE", "fr": "EXERCICE", "nl": "OEFENING", "de": "ÜBUNG"}
    course = ("show", "--timeline")
    shown = (("exercise", "show"), ("show",), ("export", "journal"), ("status",), course,
             (*course, "--audience", "management"))  # fmt: skip
    drawing = over.root.parent / "course.svg"
    for over.lang, mark in marks.items():
        for words in shown:
            assert mark in over.ok(*words, EXERCISE).out, (over.lang, words)
        over.ok("show", EXERCISE, "--svg", str(drawing), "--force")
        assert mark in drawing.read_text("utf-8")


def test_register_and_statistics_of_incidents_are_unchanged(over: Company, company: Company):
    company.now = over.now
    for words in (("register", "--json"), ("stats", "--json")):
        assert over.ok(*words).out == company.ok(*words).out


def test_what_was_touched_counts_as_tested_and_nothing_else(over: Company):
    found = {item["key"]: item for item in over.ok("tests", "--json").json["tests"]}
    sheet = found["fiche:ransomware"]
    assert (sheet["last"], sheet["form"]) == ("2026-11-30", "tabletop_120")
    assert sheet["incident"].startswith(EXERCISE)
    dated = [key for key, item in found.items() if item["last"]]
    assert dated == ["fiche:ransomware"]
    assert over.ok("plan", "--json").json["exercise"]["last"] == "2026-11-30"


def test_the_finding_of_an_overdue_exercise_is_gone(over: Company):
    file = over.root / "plan.yaml"
    text = file.read_text("utf-8").replace("last_exercise: 2026-11-17", "last_exercise: 2025-11-17")
    file.write_text(text, "utf-8")
    codes = {item["code"] for item in over.run("validate", "--json").json["diagnostics"]}
    assert not codes & {"REV020", "REV021", "REV022"}
    assert not {code for code in codes if code.startswith(("JRN", "LIF"))}


def test_what_is_over_stays_over(over: Company):
    assert over.run("exercise", "next", EXERCISE).code == 5
    assert over.run("exercise", "finish", EXERCISE).code == 5
    assert over.run("exercise", "next").code == 5
    assert over.ok("status", "--json").json["exercises"] == []


@pytest.mark.parametrize("number", ["002", "EXE-2026-002"])
def test_declare_without_exercise_is_real_and_stops_it(begun: Company, number: str):
    done = at(begun, "09:40", "declare", "Real water in the cellar")
    assert "INC-2026-006" in done.out
    assert "stands still: this is real" in done.err
    line = at(begun, "09:45", "exercise", EXERCISE, "--json").json["line"]
    assert (line["course"], line["play"]) == ("paused", "100.00")
    assert line["stopped_for"].startswith("INC-2026-006")
    logged = at(begun, "09:46", "log", "The real one is meant").out
    assert "INC-2026-006" in logged
    assert begun.run("exercise", "resume").code == 5
    assert begun.run("exercise", "next").code == 5
    at(begun, "09:50", "cancel", "INC-2026-006", "--reason", "A bucket")
    resumed = at(begun, "09:51", "exercise", "resume", "--json").json["line"]
    assert resumed["play"] == "100.00"


def test_one_exercise_at_a_time_and_declared_once(begun: Company):
    assert "runs" in begun.run("exercise", "start", "yearly").err
    done = begun.run("declare", "--exercise", "Again")
    assert done.code == 5
    assert "was declared already" in done.err


def test_abort_leaves_nothing_outside_its_folder(begun: Company):
    before = {str(path) for path in (begun.root / "journal").iterdir()}
    at(begun, "09:40", "exercise", "abort", "--reason", "Fire alarm")
    assert {str(path) for path in (begun.root / "journal").iterdir()} == before
    assert begun.ok("plan", "--json").json["exercise"]["last"] == "2026-11-17"
    assert begun.ok("status", "--json").json["incidents"] == []
    assert begun.run("exercise").code == 5


def wrong_numbers(company: Company) -> list[str]:
    found = company.run("validate", "--select", "CON039", "--json").json["diagnostics"]
    return [item["path"] for item in found]


def journal_of(company: Company) -> list[str]:
    return sorted(path.name for path in (company.root / "journal").rglob("*.yaml"))


def test_a_wrong_number_is_known_at_once_and_kept_when_the_exercise_ends(begun: Company):
    before = journal_of(begun)
    at(begun, "09:40", "call", "wim", "--wrong-number")
    assert wrong_numbers(begun) == ["contacts/wim.yaml"]
    assert journal_of(begun) == before  # nothing outside its folder yet
    at(begun, "09:41", "declare", "Real water in the cellar")
    steps = at(begun, "09:42", "call", "wim", "--json").json["steps"]
    assert [item["wrong"] for item in steps[0]["numbers"]].count(True) == 1
    at(begun, "09:43", "cancel", "INC-2026-006", "--reason", "A bucket")
    at(begun, "09:44", "exercise", "finish", EXERCISE)
    assert wrong_numbers(begun) == ["contacts/wim.yaml"]
    assert [name for name in journal_of(begun) if "contact-doubted" in name]


def test_a_wrong_number_of_an_exercise_that_was_broken_off_stays_in_its_folder(begun: Company):
    before = journal_of(begun)
    at(begun, "09:40", "call", "wim", "--wrong-number")
    at(begun, "09:41", "call", "claire", "--reached")
    at(begun, "09:42", "exercise", "abort", "--reason", "Fire alarm")
    assert wrong_numbers(begun) == []
    assert journal_of(begun) == before


def test_a_call_of_an_exercise_verifies_the_contact_when_it_ends(begun: Company):
    def verified() -> int:
        return sum("contact-verified" in name for name in journal_of(begun))

    before = verified()
    at(begun, "09:40", "call", "claire", "--reached")
    at(begun, "09:41", "call", "claire", "--reached")
    assert verified() == before
    at(begun, "11:00", "exercise", "finish")
    assert verified() == before + 1


def test_too_few_injects_count_for_nothing(begun: Company):
    done = at(begun, "09:40", "exercise", "finish", "--json").json
    assert (done["tested"], done["too_few"]) == ([], 6)
    assert begun.ok("plan", "--json").json["exercise"]["last"] == "2026-11-17"


def test_an_exercise_that_nobody_declared_hides_nothing(company: Company):
    with_yearly(company)
    at(company, "09:30", "exercise", "start", "yearly")
    shown = at(company, "09:31", "status", "--json").json
    assert (shown["incidents"], shown["hidden"]) == ([], False)
    assert shown["exercises"][0]["declared"] is False
    done = company.run("done", "1")
    assert done.code == 5
    assert "incplan declare --exercise" in done.err
    assert at(company, "09:32", "log", "Kept all the same").code == 0


def test_who_the_story_takes_away_is_not_called(company: Company):
    company.by = "sofie"
    company.ok("exercise", "start", "ransomware-friday")
    company.ok("declare", "--exercise", "Ransom note", "--type", "ransomware")
    (item,) = company.ok("status", "--json").json["incidents"]
    assert item["manager"]["id"] == "joris"
    shown = company.ok("call", "incident_manager", "--json").json
    assert "nadia" not in [step["id"] for step in shown["steps"]]


def test_nothing_of_an_exercise_happened_before_it_began(company: Company):
    company.by = "sofie"
    company.at("08:00").ok("exercise", "start", "ransomware-friday")
    company.at("08:05")
    told = company.run("exercise", "pause", "--at", "07:00")
    assert (told.code, "before" in told.err) == (5, True)
    assert " paused" not in company.at("08:10").ok("exercise").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("exercise",), 5, "incplan scenario"),
        (("exercise", "start"), 2, "Which scenario?"),
        (("exercise", "start", "yearly", "--speed", "100"), 2, "Speed 100"),
        (("exercise", "start", "yearly", "--speed", "fast"), 2, "--speed"),
        (("exercise", "start", "yearly", "--participants", "zoe"), 2, "zoe"),
        (("exercise", "show", "EXE-2026-001"), 5, "plays no scenario"),
        (("exercise", "observe", "I1.1"), 2, "--done"),
        (("log", "x", "--tag", "who_leads"), 5, "No open incident"),
    ],
)
def test_what_cannot_be_is_refused(company: Company, words, code: int, said: str):
    with_yearly(company)
    done = company.refused(*words, code=code)
    assert said in " ".join(done.err.split())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("exercise", "observe", "I9.1", "--done"), 2, "I1.1"),
        (("exercise", "observe", "I1.1", "--happened"), 5, "--happened is for"),
        (("exercise", "answer", "Q9", "x"), 2, "Q1, Q2"),
        (("exercise", "answer", "Q1", " "), 2, "no answer"),
        (("exercise", "abort"), 5, "Say why"),
        (("log", "x", "--tag", "nonsense"), 2, "who_leads"),
    ],
)
def test_what_the_facilitator_mistypes_is_refused(begun: Company, words, code: int, said: str):
    done = begun.refused(*words, code=code)
    assert said in " ".join(done.err.split())


def test_an_exercise_that_really_restores_tests_the_restore_with_its_time(company: Company):
    with_yearly(company)
    file = company.root / "scenarios" / "yearly.yaml"
    file.write_text(file.read_text("utf-8").replace("tabletop_120", "restore_test"), "utf-8")
    at(company, "09:30", "exercise", "start", "yearly", "--speed", "10")
    at(company, "09:30", "exercise", "next")
    at(company, "09:30", "declare", "--exercise", "ERP is gone", "-a", "it-platform",
       "--since", "09:30")  # fmt: skip
    at(company, "10:10", "restore", "it-platform")
    done = at(company, "10:20", "exercise", "finish", "--json").json
    assert done["tested"] == ["restore:it-platform"]
    found = {item["key"]: item for item in company.ok("tests", "--json").json["tests"]}
    restored = found["restore:it-platform"]
    assert (restored["last"], restored["kept"]) == ("2026-11-30", True)
    assert restored["took"]["text"] == "40min"  # on the wall, whatever the story says
    assert [key for key, item in found.items() if item["last"]] == ["restore:it-platform"]


def test_an_exercise_in_which_nobody_declares_is_no_finding(company: Company):
    """Whoever plays alone answers questions; one that is broken off early has no declaration."""
    company.by = "sofie"
    company.ok("exercise", "start", "solo-thirty")
    company.ok("exercise", "next")
    company.ok("exercise", "answer", "I1", "Nadia", "--right")
    company.ok("exercise", "abort", "--reason", "Telephone")
    found = company.run("validate", "--select", "JRN010,JRN020", "--json").json["diagnostics"]
    assert found == []


def test_who_plays_alone_answers_each_question_and_compares(company: Company):
    """No note about something else answers, and an answer counts once it was compared."""
    company.by = "sofie"
    company.ok("exercise", "start", "solo-thirty")
    company.ok("exercise", "next")
    told = company.ok("exercise", "answer", "I1", "Nadia EL FICTI").err
    assert "--right or --wrong" in " ".join(told.split())
    company.ok("log", "Something else", "--tag", "answered")
    company.ok("exercise", "next", "--early")
    assert reactions(company) == ["", ""]
    again = company.ok("exercise", "answer", "I1", "Nadia EL FICTI", "--right").err
    assert "--wrong" not in again
    counted = reactions(company)
    assert counted[0]
    assert counted[1] == ""


def reactions(company: Company) -> list[str]:
    """The entries that count for the first two injects."""
    report = company.run("exercise", "report", "--json").json
    found = report["facts"]["scores"]["reactions"]
    return [item["event"] for item in found if item["inject"] in ("I1", "I2")]
