"""Paper that comes back: sheets written by hand are typed into one incident, once."""

import csv
import os
import pty
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Company
from tests.scenes import scene

#: A Wednesday; the water came on the Sunday before, when no computer worked.
TYPED = "2026-11-11T09:00:00+01:00"
PRINTED = "2026-11-01T10:00:00+01:00"
HEAD = ("sheet", "box", "when", "kind", "means", "text", "who")
INCIDENT = [
    ("I1", "by", "", "", "", "", "nadia"),
    ("I1", "1", "", "", "", "Water in the cellar of Namur, power off", ""),
    ("I1", "2", "8/11/2026 06:10", "", "", "", ""),
    ("I1", "3", "8/11/2026 06:10", "", "", "", ""),
    ("I1", "4", "", "", "", "the night guard", ""),
    ("I1", "5", "", "1", "", "", ""),
    ("I1", "7", "", "3", "", "", ""),
    ("I1", "14a", "06:10", "", "", "", ""),
    ("I1", "14b", "08:25", "", "", "", ""),
    ("I1", "15a", "06:10", "", "", "", ""),
    ("I1", "15c", "17:40", "", "", "", ""),
]
LOG = [
    ("J1", "by", "", "", "", "", "elodie"),
    ("J1", "1", "06:15", "F", "", "20 cm in the cellar", "lucas"),
    ("J1", "2", "06:25", "D", "", "Power off below", "marc"),
    ("J1", "3", "=", "A", "", "Pumps ordered", ""),
    ("J1", "4", "07:15", "T", "", "Fire brigade: in an hour", "Captain Dupont"),
    ("J1", "5", "23:50", "F", "", "Dry again", ""),
    ("J1", "6", "00:20", "F", "", "Guard leaves", ""),
]
TICKS = [
    ("C1", "1", "06:20", "", "", "", "marc"),
    ("C1", "2", "x", "", "", "no lift there", ""),
    ("C1", "L3", "06:30", "", "", "", "nadia"),
    ("C1", "L4", "07:00", "", "", "", "wim"),
    ("C1", "S1", "12:00", "", "", "", ""),
    ("C1", "S3", "07:05", "", "", "", "wim"),
]


@scene
def paper(company: Company) -> Company:
    """Two sets of forms, printed before; the clock of the day on which they are typed."""
    company.at(PRINTED)
    target = company.root.parent / "forms.md"
    done = company.ok("export", "forms", "--copies", "2", "-o", str(target), "--json")
    company.environment["FIRST"], company.environment["SECOND"] = done.json["numbers"]
    return company.at(TYPED)


def table(company: Company, rows: list[tuple[str, ...]]) -> str:
    """The rows as a file beside the plan."""
    path = company.root.parent / "paper.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([HEAD, *rows])
    return str(path)


def words_of(company: Company, rows: list[tuple[str, ...]], *words: str) -> tuple[str, ...]:
    number = company.environment["FIRST"]
    return (
        *("transcribe", number, "--csv", table(company, rows), "--by", "elodie", "--json"),
        *words,
    )


def typed(company: Company, rows: list[tuple[str, ...]], *words: str) -> dict:
    return company.ok(*words_of(company, rows, *words)).json


def timeline(company: Company, incident: str) -> list[dict]:
    return company.ok("show", incident, "--json").json["timeline"]


def on_a_terminal(company: Company, answers: str, *words: str, code: int = 0) -> str:
    """Run `transcribe` on a terminal on which somebody types; what the screen said."""
    environment = {
        **os.environ,
        "INCPLAN_NOW": company.now,
        "INCPLAN_PLAN": str(company.root),
        "INCPLAN_LANG": company.lang,
        "INCPLAN_BY": "elodie",
        "TERM": "dumb",
    }
    controller, terminal = pty.openpty()
    asking = subprocess.Popen(
        [sys.executable, "-m", "incplan", "transcribe", *words],
        stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, env=environment, cwd=ROOT,
    )  # fmt: skip
    os.close(terminal)
    os.write(controller, answers.encode())
    out, _ = asking.communicate(timeout=60)
    screen = os.read(controller, 65536).decode()
    os.close(controller)
    assert asking.returncode == code, screen
    return screen.replace("\r", "") + out.decode()


def test_the_flood_comes_back_with_its_times(paper: Company):
    """Orders at their minimum after 2 h 15, deliveries after 11 h 30, a limit missed by 2 h 50."""
    result = typed(paper, [*INCIDENT, *LOG])

    assert [(item["sheet"], item["ended"]) for item in result["sheets"]] == [
        ("I1", True),
        ("J1", True),
    ]
    late = {item["duty"]: item["late"] for item in result["late"]}
    assert late["gdpr_art33"]["seconds"] == (2 * 60 + 50) * 60
    shown = paper.ok("status", "-i", result["incident"]).out
    assert "stopped after 2 h 15: kept: Restore Prise de commandes (RTO 4 h)" in shown
    flat = " ".join(shown.split())
    assert "stopped after 11 h 30: missed: Restore Préparation et livraison (RTO 6 h)" in flat
    assert "!! 2 h 50 late, until 06:10: If it applies: Notify the data breach" in flat


def test_each_entry_keeps_both_times_and_both_people(paper: Company):
    incident = typed(paper, [*INCIDENT, *LOG])["incident"]

    found = {item["paper"]: item for item in timeline(paper, incident) if item["paper"]}
    number = paper.environment["FIRST"]
    first = found[f"{number} J1 1"]
    assert first["at"] == "2026-11-08T05:15:00Z"
    assert first["late"] == "2026-11-11T08:00:00Z"
    assert (first["who"], first["typed_by"]) == ("Lucas VOORBEELD", "Élodie MAQUETTE")
    assert f"{number} J1 1" in first["marks"][0]
    # Who wrote the sheet made what names nobody; the line above lends its time.
    assert found[f"{number} J1 3"]["who"] == "Élodie MAQUETTE"
    assert found[f"{number} J1 3"]["at"] == found[f"{number} J1 2"]["at"]
    assert "Captain Dupont" in found[f"{number} J1 4"]["text"]
    assert "telephone call" in found[f"{number} J1 4"]["text"]
    assert found[f"{number} J1 6"]["at"] == "2026-11-08T23:20:00Z", "past midnight"
    stored = "\n".join(
        content.decode() for name, content in paper.files().items() if incident in name
    )
    assert stored.count("source: paper") == len(found)
    assert paper.run("verify").code == 4, "older entries of the demo cannot be checked; all holds"


def test_no_sheet_is_typed_twice_and_all_sheets_are_one_incident(paper: Company):
    incident = typed(paper, INCIDENT)["incident"]
    assert typed(paper, LOG)["incident"] == incident

    again = paper.refused(*words_of(paper, LOG))
    assert "J1" in again.out
    other = paper.ok("declare", "Smoke in the hall", "--by", "nadia", "--json").json["incident"]
    elsewhere = paper.refused(*words_of(paper, TICKS, "-i", other))
    assert incident in elsewhere.out


def test_an_open_incident_is_asked_about(paper: Company):
    declared = paper.ok("declare", "Power cut", "--by", "nadia", "--json").json["incident"]

    refused = paper.refused(*words_of(paper, LOG))
    assert declared in refused.out
    assert "--new" in refused.out
    assert typed(paper, INCIDENT, "--new")["incident"] != declared

    paper.environment["FIRST"] = paper.environment["SECOND"]
    assert typed(paper, TICKS[:1], "-i", declared)["incident"] == declared


def test_ticks_levels_and_ends(paper: Company):
    incident = typed(paper, [*INCIDENT, *TICKS])["incident"]

    state = paper.ok("status", "-i", incident, "--json").json
    assert state["incidents"][0]["level"] == "crisis"
    taken = {
        item["facts"]["measure"]: item["facts"]
        for item in timeline(paper, incident)
        if "measure" in item["facts"]
    }
    assert taken["FLD-A02"]["outcome"] == "skipped"
    assert taken["FLD-A02"]["reason"] == "no lift there"
    assert taken["FLD-A01"].get("outcome") != "skipped"
    assert any(item["kind"] == "contained" for item in timeline(paper, incident))


def test_the_action_tables_of_steps_3_and_5_come_back(paper: Company):
    """Printed rows of 3.3, 3.3.3 and 3.5 with their words, free rows with those written there."""
    rows = [
        ("D1", "1", "06:30", "", "", "", "lucas"),
        ("D1", "6", "07:40", "", "", "Sandbags at the gate", "marc"),
    ]
    incident = typed(paper, [*INCIDENT, *rows])["incident"]

    found = {item["paper"]: item for item in timeline(paper, incident) if item["paper"]}
    number = paper.environment["FIRST"]
    assert "Sandbags at the gate" in found[f"{number} D1 6"]["text"]
    assert found[f"{number} D1 6"]["who"] == "Marc PROTOTYPE"
    assert len(found[f"{number} D1 1"]["text"]) > 20, "the words of the row"
    assert found[f"{number} D1 1"]["at"] == "2026-11-08T05:30:00Z"


def test_whoever_may_not_confirm_a_crisis_did_not(paper: Company):
    rows = [("C1", "L4", "07:00", "", "", "", "lucas")]
    typed(paper, INCIDENT)

    refused = paper.refused(*words_of(paper, rows))
    assert "paper.csv:2" in refused.out


def test_calls_messages_and_duties(paper: Company):
    rows = [
        ("A1", "1", "06:30", "1", "", "on his way", "wim"),
        ("A1", "2", "06:40", "2", "", "", "0470 unknown firm"),
        ("M1", "1", "07:30", "3", "phone", "two rooms flooded", "nadia"),
        ("N1", "1", "10/11/2026 10:00", "1", "APD-77", "gdpr_art33", ""),
    ]
    incident = typed(paper, [*INCIDENT, *rows])["incident"]

    found = {item["paper"].split(" ", 1)[-1]: item for item in timeline(paper, incident)}
    assert found["A1 1"]["facts"]["contact"] == "wim"
    assert "unknown firm" in found["A1 2"]["text"]
    assert found["M1 1"]["facts"]["audience"] == "management"
    duties = paper.ok("obligations", incident, "--json").json["duties"]
    notice = next(item for item in duties if item["id"] == "gdpr_art33")["stages"][0]
    assert notice["reference"] == "APD-77"
    assert notice["in_time"] is True


def test_the_reason_of_a_limit_that_was_missed(paper: Company):
    incident = typed(paper, INCIDENT, "--late-reason", "No computer for three days")["incident"]

    duties = paper.ok("obligations", incident, "--json").json["duties"]
    notice = next(item for item in duties if item["id"] == "gdpr_art33")["stages"][0]
    assert notice["late_because"] == "No computer for three days"
    shown = " ".join(paper.ok("obligations", incident).out.split())
    assert "late because: No computer for three days" in shown


def test_the_reason_may_come_after_the_sheets(paper: Company):
    incident = typed(paper, INCIDENT)["incident"]
    number = paper.environment["FIRST"]
    words = ("transcribe", number, "--late-reason", "No computer", "--by", "elodie", "--json")
    told = paper.ok(*words).json

    assert told["incident"] == incident
    assert {limit["because"] for limit in told["late"]} == {"No computer"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("J1", "2", "25:99", "F", "", "x", ""), "25:99"),
        (("J1", "2", "12/11/2026 10:00", "F", "", "x", ""), "future"),
        (("J1", "2", "07:00", "Q", "", "x", ""), "F D A T M"),
        (("J1", "99", "07:00", "F", "", "x", ""), "99"),
        (("J1", "2", "", "F", "", "x", ""), "time is missing"),
        (("J1", "2", "07:00", "F", "", "", ""), "words are missing"),
        (("I1", "16c", "07:00", "", "", "", ""), "16a"),
        (("J1", "2", "07:00", "F", "phone", "x", ""), "phone"),
        (("I1", "9", "", "1", "", "of course", ""), "of course"),
        (("J1", "1", "07:00", "F", "", "x", ""), "twice"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_written(paper: Company, row, said):
    """One wrong row among right ones: its line is told, and none of them is written."""
    right = INCIDENT[:8] if row[0] == "I1" else LOG[:2]
    if row[0] != "I1":
        typed(paper, INCIDENT[:8])

    done = paper.refused(*words_of(paper, [*right, row]), code=2)

    assert said in done.out
    assert f"paper.csv:{len(right) + 2}" in done.out


def test_a_table_is_taken_again_after_one_of_its_sheets_was_refused(paper: Company):
    wrong = ("C1", "L3", "06:30", "", "", "of course", "nadia")
    done = paper.run(*words_of(paper, [*INCIDENT, *LOG, TICKS[0], wrong]))
    assert done.code == 2
    assert "of course" in done.out

    again = paper.ok(*words_of(paper, [*INCIDENT, *LOG, *TICKS]))
    assert [sheet["sheet"] for sheet in again.json["sheets"]] == ["C1"]
    assert "passed over: I1, J1" in again.out + again.err
    assert paper.run(*words_of(paper, [*INCIDENT, *LOG, *TICKS])).code == 5


def test_what_stands_in_another_column_of_a_box_alone_is_meant_for_it(paper: Company):
    """A number to ring, typed where words stand, was passed over: the level was then a guess."""
    rows = [*INCIDENT[:5], ("I1", "5", "", "", "", "2", ""), ("I1", "7", "", "", "", "3", "")]
    incident = typed(paper, rows)["incident"]
    (known,) = paper.ok("status", "--json").json["incidents"]

    assert known["id"] == incident
    assert (known["level"], known["type"]) == ("major", "fire")


def test_numbers_are_known_in_full_or_without_their_letters(paper: Company):
    short = paper.environment["FIRST"].rpartition("-")[0].removeprefix("P-")
    rows = table(paper, INCIDENT)

    assert paper.ok("transcribe", short, "I1", "--csv", rows, "--by", "elodie").code == 0
    assert paper.run("transcribe", "P-2026-777", "I1", "--csv", rows).code == 2
    assert paper.run("transcribe", short, "Q7", "--csv", rows).code == 2


def test_boxes_are_asked_in_their_order_and_one_can_stop(paper: Company):
    typed(paper, INCIDENT)
    number = paper.environment["FIRST"]

    on_a_terminal(paper, "\nnadia\n06:15\nF\nWater\nlucas\n06:30\n.\n", number, "J1")
    screen = on_a_terminal(paper, "06:30\nD\nPower off\nmarc\n-\n\n\n\n", number, "J1")
    assert "2  time:" in screen
    assert "1  time:" not in screen

    incident = paper.ok("status", "--json").json["incidents"][0]["id"]
    found = [item for item in timeline(paper, incident) if " J1 " in item["paper"]]
    assert [item["paper"].rpartition(" ")[2] for item in found] == ["1", "2"]
    assert "was typed" in on_a_terminal(paper, "", number, "J1", code=5)


def test_the_scan_is_kept_and_named_by_each_entry(paper: Company):
    scan = paper.root.parent / "i1.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")
    incident = typed(paper, INCIDENT, "--scan", str(scan))["incident"]

    (kept,) = (paper.root / "incidents" / incident / "evidence").iterdir()
    entries = [
        content.decode()
        for name, content in paper.files().items()
        if incident in name and name.endswith(".yaml")
    ]
    assert kept.read_bytes() == scan.read_bytes()
    assert all(kept.name in text for text in entries if "I1" in text)


def test_answers_of_a_review_on_paper_reach_the_review(paper: Company):
    incident = typed(paper, INCIDENT)["incident"]
    rows = [
        ("P1", "2", "", "", "", "in four minutes", ""),
        ("P1", "5", "", "", "gauge", "read too late", ""),
        ("P2", "18", "2027-03-31", "", "", "Raise the sockets", "marc"),
        ("P2", "24", "", "2", "", "", ""),
        ("P2", "27", "", "3", "", "", ""),
    ]
    typed(paper, rows)

    text = (paper.root / "incidents" / incident / "review.yaml").read_text(encoding="utf-8")
    assert '  pir.detection.fast: "in four minutes"' in text
    assert "read too late" in text
    assert "Raise the sockets" in text
    assert "2027-03-31" in text
    assert "management_response: fully_followed" in text
    assert "gauge" in text, "a row of their own"
    assert '  pir.adequacy.actual_time: {comment: "For some activities only"}' in text
    assert paper.git("status", "--porcelain") == ""


def test_journal_register_and_review_mark_what_came_from_paper(paper: Company):
    incident = typed(paper, [*INCIDENT, *LOG])["incident"]
    number = paper.environment["FIRST"]

    assert (
        f"from paper {number} J1 2, typed by Élodie MAQUETTE"
        in paper.ok("export", "journal", incident).out
    )
    assert f"Typed from paper: {number} (11 entries)" in paper.ok("export", "register").out
    paper.ok("review", "-i", incident)
    assert f"{number} (11 entries)" in paper.ok("export", "pir", incident).out


def test_a_wrong_answer_is_told_the_words_of_the_sheet(paper: Company):
    wrong = [row if row[1] != "7" else ("I1", "7", "", "9", "", "", "") for row in INCIDENT]
    refused = paper.run(*words_of(paper, wrong, "--lang", "fr"))
    assert refused.code == 2
    assert "1 Faible, 2 Mineur, 3 Majeur, 4 Crise" in refused.err + refused.out


def test_an_answer_may_be_typed_in_the_words_of_the_sheet(paper: Company):
    words = [row if row[1] != "7" else ("I1", "7", "", "maj", "", "", "") for row in INCIDENT]
    done = typed(paper, words, "--lang", "fr")
    assert done["sheets"][0]["ended"]


def test_boxes_of_a_sheet_are_told_by_their_series(paper: Company):
    typed(paper, INCIDENT)
    refused = paper.run(*words_of(paper, [("C1", "99", "06:20", "", "", "", "")]))
    assert "E1 - E7, EZ1 - EZ6, L1 - L4, S1 - S6" in refused.err + refused.out


def test_hours_count_from_the_day_on_the_sheet_not_from_that_of_typing(paper: Company):
    """The head is asked in the order of its boxes; the day also where a sheet declares."""
    number = paper.environment["FIRST"]
    screen = on_a_terminal(
        paper,
        "Water\n07/11/2026 23:10\n08/11/2026\nnadia\n00:20\nF\nStock wet\nlucas\n-" + "\n" * 7,
        number,
        "J1",
    )
    places = [screen.index(words) for words in ("What is happening", "(T0)", "Day of", "Filled in")]
    assert places == sorted(places)
    (found,) = paper.ok("status", "--json").json["incidents"]
    first = next(item for item in timeline(paper, found["id"]) if item["paper"].endswith("J1 1"))
    assert first["at"] == "2026-11-07T23:20:00Z"  # of the 8th, in Brussels


def test_a_table_that_stops_halfway_says_what_it_took_in(paper: Company):
    wrong = ("J1", "6", "25:05", "F", "", "Guard leaves", "")
    done = paper.run(*words_of(paper, [*INCIDENT, *LOG[:-1], wrong])[:-1])
    assert done.code == 2
    (incident,) = (item["id"] for item in paper.run("status", "--json").json["incidents"])
    assert f"Taken in before, in {incident}: I1" in " ".join(done.err.split())
