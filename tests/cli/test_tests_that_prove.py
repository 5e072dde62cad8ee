"""What counts as a test: what was really touched, by enough people, with what its form measures."""

from typing import Any

import pytest

from tests.conftest import Company
from tests.exercises.plays import at, with_yearly
from tests.scenes import scene

RECORD = ("tests", "record")


@scene
def company(company: Company) -> Company:
    """On behalf of Nadia."""
    company.by = "nadia"
    return company


def line(company: Company, key: str) -> dict[str, Any]:
    return next(item for item in company.ok("tests", "--json").json["tests"] if item["key"] == key)


def findings(company: Company) -> list[str]:
    found = company.run("validate", "--select", "REV046", "--json").json["diagnostics"]
    return [str(item["params"]["procedure"]) for item in found]


def test_an_incident_counts_for_whom_it_called(company: Company):
    said = " ".join(company.ok(*RECORD, "call_tree", "--from", "004").out.split())
    assert "1 of 7 called, 1 answered; not called yet: Joris VAN DEMO" in said
    found = line(company, "call_tree")
    assert (found["state"], found["last"], found["in_order"]) == ("never", None, False)
    assert [item["contact"] for item in found["members"] if item["last"]] == ["wim"]
    assert "wim" not in found["not_called"]
    assert "call_tree" in findings(company)
    shown = " ".join(company.ok("tests").out.split())
    assert "1 of 7 called, 1 answered; not called yet" in shown
    assert "1 of 7 called, 1 answered; not called yet" in company.ok("export", "plan").out


@pytest.mark.parametrize(
    ("procedure", "incident"),
    [
        ("channel", "005"),  # calls, but none in the group for when IT is down
        ("standby:order-intake", "002"),
        ("paper:cold-storage", "002"),
        ("supplier:sup-scheldt-it", "005"),
        ("fiche:fire", "005"),
    ],
)
def test_what_left_no_entry_was_not_tried(company: Company, procedure: str, incident: str):
    refused = company.refused(*RECORD, procedure, "--from", incident)
    assert "does not show" in " ".join(refused.err.split())


def test_a_standby_whose_telephony_was_not_tested(company: Company):
    """EX-08: data yes, telephony not tested: no; gap 4 min 20 of the 5 promised, RTO kept."""
    words = ("standby:order-intake", "--form", "failover_test", "--took", "4min20s")
    said = company.ok(*RECORD, *words, "--moved", "data", "--proof", "log of the provider")
    told = "4 min 20 of 4 h; promised 5 min; data line: yes; telephony not tested: no"
    assert told in " ".join(said.out.split())
    found = line(company, "standby:order-intake")
    assert (found["moved"], found["not_tested"]) == (["data"], ["telephony"])
    assert found["took"] == {"text": "4min20s", "seconds": 260}
    assert (found["promise_kept"], found["kept"], found["in_order"]) == (True, True, False)
    assert found["lacking"] == ["function:telephony"]
    assert findings(company) == ["standby:order-intake"]
    assert told in company.ok("export", "plan").out.replace("\u00a0", " ")
    company.lang = "fr"
    shown = " ".join(company.ok("tests").out.replace("\u00a0", " ").split())
    assert "téléphonie (pas de test) : non" in shown
    company.lang = "en"
    company.ok(*RECORD, *words, "--moved", "data", "--not-moved", "telephony", "--proof", "log")
    assert line(company, "standby:order-intake")["not_moved"] == ["telephony"]
    assert findings(company) == []


def test_work_on_paper_is_measured(company: Company):
    words = ("paper:order-intake", "--form", "paper_half_day", "--proof", "forms")
    company.ok(*RECORD, *words, "--took", "3h")
    assert line(company, "paper:order-intake")["lacking"] == ["rate", "reentry", "mistakes"]
    company.ok(*RECORD, *words, "--took", "3h", "--rate", "60", "--reentry", "2min30s",
               "--mistakes", "2")  # fmt: skip
    found = line(company, "paper:order-intake")
    assert (found["lacking"], found["rate"], found["in_order"]) == ([], 60, True)
    told = "60 % of the usual pace; 2 min 30 to type in one unit; 2 mistakes"
    assert told in " ".join(company.ok("tests").out.split()).replace("\u00a0", " ")


def test_a_test_held_elsewhere_shows_its_evidence_and_by_whom(company: Company):
    company.ok(*RECORD, "flood", "--form", "walk_through", "--counted", "6/7", "--led-by", "marc",
               "--participants", "marc,sofie", "--proof", "photos")  # fmt: skip
    found = line(company, "fiche:flood")
    assert (found["led_by"], found["people"], found["proof"]) == ("marc", ["marc", "sofie"],
                                                                  "photos")  # fmt: skip
    assert (found["in_order"], found["due"]) == (True, "2027-11-23")
    assert (found["version"], len(found["fingerprint"])) == ("2026.2", 16)
    shown = " ".join(company.ok("tests").out.split())
    assert "walk-through on the spot Marc PROTOTYPE, Sofie EXEMPEL 6 of 7 steps" in shown
    plan = company.ok("export", "plan").out
    told = "(walk-through on the spot), by Marc PROTOTYPE. Plan version: 2026.2. Took part: Marc"
    assert told in plan
    assert "| walk-through on the spot, version 2026.2 | Marc PROTOTYPE, Sofie EXEMPEL |" in plan
    bare = company.ok(*RECORD, "phishing", "--form", "tabletop_30").out
    assert "Incomplete; missing: the evidence." in bare
    assert "Tested in time: 1 of" in company.ok("tests").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("restore:it-platform", "--form", "restore_test", "--moved", "data"), "--moved says"),
        (("standby:order-intake", "--form", "failover_test", "--moved", "fax"), "telephony, data"),
        (("evacuation:namur", "--form", "evacuation_drill", "--rate", "3"), "--rate says"),
        (("flood", "fire", "--form", "walk_through", "--counted", "1/2"), "One time"),
        (("flood", "--form", "tabletop_90", "--took", "1h"), "--took says"),  # talk proves no time
        (("flood", "--form", "walk_through", "--led-by", "zoe"), "zoe"),
    ],
)
def test_a_measure_of_something_else_is_refused(company: Company, words: Any, said: str):
    assert said in " ".join(company.refused(*RECORD, *words, code=2).err.split())


def play(company: Company, *people: str, measure: str = "RAN-A01", form: str = "") -> Any:
    """The yearly scenario with its six injects, and one measure."""
    with_yearly(company)
    company.by = "nadia"
    if form:
        file = company.root / "scenarios" / "yearly.yaml"
        file.write_text(file.read_text("utf-8").replace("tabletop_120", form), "utf-8")
    at(company, "09:30", "exercise", "start", "yearly", "--speed", "10",
       "--participants", ",".join(people))  # fmt: skip
    at(company, "09:30", "exercise", "next")
    at(company, "09:30", "declare", "--exercise", "Files encrypted", "--type", "ransomware")
    at(company, "09:32", "done", measure)
    for time in ("09:36", "09:48", "10:06", "10:30", "10:48"):
        at(company, time, "exercise", "next")
    return at(company, "11:00", "exercise", "finish", "--json").json


def test_one_player_alone_tests_nothing(company: Company):
    done = play(company, "nadia")
    assert (done["tested"], done["alone"]) == ([], True)
    assert line(company, "fiche:ransomware")["state"] == "never"
    refused = company.refused(*RECORD, "fiche:ransomware", "--from", "EXE-2026-002")
    assert "one person alone" in " ".join(refused.err.split())
    report = company.ok("export", "exercise").out
    assert "One person alone, or nobody who can lead an incident, played: no test." in report


def _plain(company: Company, *more: str) -> Any:
    """An exercise without a scenario, closed with a waiver; what the plan then says."""
    company.at("2026-12-07T09:00:00+01:00")
    found = company.ok("declare", "Drill", "--exercise", "--no-activity", "--json").json["incident"]
    company.ok("log", "talked it over", "-i", found)
    if more:
        company.ok(*more, "-i", found)
    company.ok("done", "cause", "--not-found", "a drill", "-i", found)
    company.ok("close", found, "--waive", "duties", "--waive", "obligations", "--reason", "drill")
    return company.ok("plan", "--json").json["exercise"]["last"]


@pytest.mark.parametrize(
    "more",
    [
        ("log", "took the minutes", "--by", "wim"),
        ("call", "claire", "--reached"),
        ("meeting", "--chair", "wim", "--present", "nadia,wim"),
    ],
)
def test_a_plain_exercise_of_two_is_one_of_the_plan(company: Company, more: tuple[str, ...]):
    assert _plain(company, *more) == "2026-12-07"


@pytest.mark.parametrize("more", [(), ("call", "claire", "--no-answer"), ("call", "a supplier")])
def test_a_plain_exercise_of_one_alone_is_none_of_the_plan(company: Company, more: tuple[str, ...]):
    if more[-1:] == ("a supplier",):
        supplier = next(iter(sorted((company.root / "suppliers").glob("*.yaml")))).stem
        more = ("call", supplier, "--reached")
    assert _plain(company, *more) == "2026-11-17"
    assert "17/11/2026" in company.ok("plan").out.replace("17 November 2026", "17/11/2026")


def test_a_test_of_one_person_is_no_exercise_of_the_plan(company: Company):
    company.at("2026-12-07T09:00:00+01:00")
    company.ok(*RECORD, "flood", "--form", "tabletop_30", "--participants", "wim")
    assert company.ok("plan", "--json").json["exercise"]["last"] == "2026-11-17"
    company.ok(*RECORD, "flood", "--form", "tabletop_30", "--participants", "wim,nadia")
    assert company.ok("plan", "--json").json["exercise"]["last"] == "2026-12-07"


def test_another_sheet_is_not_tested_by_a_tick(company: Company):
    done = play(company, "nadia", "wim", "claire", measure="FLD-A01")
    assert (done["tested"], done["alone"]) == ([], False)
    refused = company.refused(*RECORD, "fiche:flood", "--from", "EXE-2026-002")
    assert "does not show" in " ".join(refused.err.split())


def test_functions_that_had_to_play_are_told(company: Company):
    done = play(company, "nadia", "wim", "claire")
    assert done["tested"] == ["fiche:ransomware"]
    assert done["without"] == ["communications_lead", "it_provider"]
    found = line(company, "fiche:ransomware")
    assert found["lacking"] == ["role:communications_lead", "role:it_provider"]
    assert found["people"] == ["nadia", "wim", "claire"]
    assert found["led_by"] == "nadia"
    assert found["version"] == "2026.2"
    report = company.ok("export", "exercise").out
    assert "Nobody took part as: Communications lead, IT provider" in report


def test_an_exercise_is_a_test_of_its_own_form_only(company: Company):
    play(company, "nadia", "wim")
    words = (*RECORD, "fiche:ransomware", "--from", "EXE-2026-002", "--form", "full")
    assert "tabletop_120" in " ".join(company.refused(*words).err.split())


def test_a_restore_exercise_tests_no_sheet(company: Company):
    done = play(company, "nadia", "wim", form="restore_test")
    assert done["tested"] == []


@pytest.mark.parametrize(
    ("took", "kept", "seconds", "said"),
    [
        ("3h25", True, 300, "3 h 25 + 30 min of 4 h;"),
        ("3h30", True, 0, "3 h 30 + 30 min of 4 h, no margin;"),
        ("3h31", False, -60, "3 h 31 + 30 min, more than 4 h;"),
    ],
)
def test_a_restore_against_four_hours(
    company: Company, took: str, kept: bool, seconds: int, said: str
):
    """EX-07: 09:00 to 12:25, 12:30 and 12:31; the data of 07:55 were 55 minutes old."""
    words = ("restore:order-intake", "--form", "restore_test", "--took", took, "--loss", "55min")
    told = company.ok(*RECORD, *words, "--proof", "signed")
    assert said in f"{' '.join(told.out.split())};"
    found = line(company, "restore:order-intake")
    assert (found["kept"], found["margin"]["seconds"]) == (kept, seconds)
    assert (found["loss"]["seconds"], found["in_order"]) == (3300, True)


@pytest.mark.parametrize(
    ("last", "today", "due", "state", "said"),
    [
        ("2026-08-31", "2026-11-30", "2027-02-28", "current", "Sun 28/02/2027 in order"),
        ("2026-05-20", "2026-11-30", "2026-11-20", "overdue", "Fri 20/11/2026 10 days late"),
        ("2026-06-30", "2026-11-30", "2026-12-30", "soon", "Wed 30/12/2026"),
        ("2026-06-30", "2026-11-29", "2026-12-30", "current", "Wed 30/12/2026"),
    ],
)
def test_when_a_test_is_due_again(
    company: Company, last: str, today: str, due: str, state: str, said: str
):
    """EX-09: half a year later, at the end of a short month; soon from thirty days before."""
    company.now = f"{today}T09:00:00+01:00"
    words = ("--form", "restore_test", "--took", "2h", "--loss", "10min", "--proof", "x")
    company.ok(*RECORD, "restore:it-platform", *words, "--at", last)
    found = line(company, "restore:it-platform")
    assert (found["due"], found["state"]) == (due, state)
    shown = company.ok("tests").out
    assert said in " ".join(shown.split())


def test_all_there_is_to_say_of_one_procedure(company: Company):
    company.ok(*RECORD, "call_tree", "--from", "004")
    words = ("--took", "2h", "--loss", "10min", "--proof", "ticket 4711", "--led-by", "marc")
    company.ok(*RECORD, "restore:it-platform", "--form", "restore_test", *words)
    shown = company.ok("tests", "it-platform", "call_tree").out
    for told in ("Evidence: ticket 4711", "By whom: Marc PROTOTYPE", "Joris VAN DEMO: not called",
                 "Wim VERLINDEN-TEST: "):  # fmt: skip
        assert told in shown
    assert "Flood" not in shown
    assert "flooding" in company.refused("tests", "flooding", code=2).err
