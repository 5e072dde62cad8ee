"""The call round: everybody on every channel, who answered where and in what time."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from incplan.cli.commands.exercises.exercise import calls as command
from incplan.cli.prompts import ask
from tests.conftest import Company
from tests.exercises.plays import with_yearly
from tests.scenes import scene

CALLS = ("exercise", "calls")
DAY = "2026-11-30T{}:00+01:00"
#: Whom an incident calls first, in this order.
FIRST = ("elodie", "thomas", "joris", "nadia", "pieter", "wim", "claire")
#: Holder and first deputy of each function of the call tree.
TREE = ("joris", "elodie", "nadia", "wim", "ines", "pieter", "claire")


@scene
def company(company: Company) -> Company:
    """A Monday morning."""
    company.by, company.now = "sofie", DAY.format("09:00")
    return company


def procedure(company: Company, key: str) -> dict[str, object]:
    lines = company.ok("tests", "--json").json["tests"]
    return next(item for item in lines if item["key"] == key)


def wrong_numbers(company: Company) -> list[str]:
    found = company.run("validate", "--select", "CON039", "--json").json["diagnostics"]
    return [item["path"] for item in found]


def by_id(view: dict[str, object]) -> dict[str, dict[str, object]]:
    people = view["people"]
    assert isinstance(people, list)
    return {item["contact"]: item for item in people}


def test_the_list_holds_everybody_and_no_emergency_service(company: Company) -> None:
    view = company.ok(*CALLS, "--json").json
    people = by_id(view)
    assert tuple(people)[: len(FIRST)] == FIRST
    assert {"sofie", "sup-scheldt-it", "sup-telecom-sambre"} <= set(people)
    public = {"emergency-112", "police-101", "fire-1722", "poison-centre", "apd-gba", "ccb"}
    assert not public & set(people)
    ways = people["joris"]["ways"]
    assert isinstance(ways, list)
    assert [way["kind"] for way in ways] == ["mobile", "mobile", "office", "email", "group"]
    assert (view["since"], view["next_contact"]) == (None, "elodie")


def test_who_answered_where_and_after_what_time(company: Company) -> None:
    company.ok(*CALLS, "joris", "--no-answer")
    company.at(DAY.format("09:07")).ok(*CALLS, "joris", "--reached")
    company.ok(*CALLS, "wim", "--no-answer", "--at", "09:01")
    company.at(DAY.format("09:20")).ok(*CALLS, "wim", "--reached", "--number", "000102")
    company.ok(*CALLS, "claire", "--answered-by", "La voisine")
    view = company.ok(*CALLS, "--json").json
    people = by_id(view)
    assert (people["joris"]["took"]["seconds"], people["joris"]["in_time"]) == (420, True)
    assert people["joris"]["reached_on"] == "+32400000104"
    assert (people["wim"]["took"]["seconds"], people["wim"]["in_time"]) == (1140, False)
    assert people["claire"]["took"] is None  # somebody else at the phone is not the person
    assert (view["called"], view["reached"], view["in_time"]) == (3, 2, 1)
    covered = {item["role"]: item["covered_by"] for item in view["functions"]}
    assert covered["bcp_manager"] == "wim"
    assert covered["incident_manager"] == "joris"


def test_it_is_no_incident(company: Company) -> None:
    before = company.ok("register", "--json").json
    company.ok(*CALLS, "joris", "--reached")
    company.ok(*CALLS, "--finish")
    assert company.ok("register", "--json").json == before
    assert company.ok("status", "--json").json.get("incidents", []) == []


def test_a_wrong_number_is_a_finding_until_taken_back(company: Company) -> None:
    company.ok(*CALLS, "joris", "--wrong-number")
    assert wrong_numbers(company) == ["contacts/joris.yaml"]
    company.ok(*CALLS, "joris", "--take-back")
    assert wrong_numbers(company) == []
    assert company.ok(*CALLS, "--json").json["called"] == 0
    refused = company.run(*CALLS, "joris", "--take-back")
    assert (refused.code, "Nobody has called Joris" in refused.err) == (5, True)


def reach(company: Company, *people: str) -> None:
    for name in people:
        company.ok(*CALLS, name, "--reached")


def test_the_call_tree_is_tested_once_everybody_of_it_was_tried(company: Company) -> None:
    reach(company, *TREE[:-1])
    company.ok(*CALLS, "sup-scheldt-it", "--no-answer")
    company.ok(*CALLS, "sup-telecom-sambre", "--reached")
    said = company.ok(*CALLS, "--finish", "--json").json
    assert said["not_tried"] == ["claire"]
    part = procedure(company, "call_tree")
    assert (part["state"], part["last"]) == ("never", None)
    assert (part["called"], part["tree"], part["not_called"]) == (6, 7, ["claire"])
    assert "supplier:sup-telecom-sambre" in said["tested"]
    assert "supplier:sup-scheldt-it" in said["failed"]
    assert company.ok(*CALLS, "--json").json["called"] == 0  # the next one begins anew
    reach(company, *TREE[:-1])
    company.ok(*CALLS, "claire", "--no-answer")  # Wim stands in
    shown = company.ok(*CALLS, "--finish")
    assert "Counts as tested: Call tree" in shown.out
    found = procedure(company, "call_tree")
    assert (found["last"], found["form"]) == (date(2026, 11, 30).isoformat(), "call_round")
    assert (found["called"], found["answered"], found["not_called"]) == (7, 6, [])
    assert company.ok(*CALLS, "--last", "--json").json["tested"] == ["call_tree"]


def test_a_function_that_nobody_answers_for_fails_the_tree(company: Company) -> None:
    reach(company, *(key for key in TREE if key not in ("wim", "claire")))
    company.ok(*CALLS, "wim", "--no-answer")
    company.ok(*CALLS, "claire", "--left-message")
    said = company.ok(*CALLS, "--finish", "--json").json
    assert (said["tested"], said["failed"]) == ([], ["call_tree"])
    assert procedure(company, "call_tree")["state"] == "never"


def test_the_group_for_when_it_is_down_is_tested_once_all_were_asked(company: Company) -> None:
    view = company.ok(*CALLS, "--json").json
    group = "M&L crise"
    people = by_id(view).items()
    members = [key for key, who in people if any(way["number"] == group for way in who["ways"])]
    assert len(members) > 2
    rows = [f"{key};{group};no_answer;08:40;" for key in members[1:]]
    company.ok(*CALLS, "--csv", str(returned(company, *rows)))
    assert "channel" not in company.ok(*CALLS, "--json").json["tested"]
    company.ok(*CALLS, members[0], "--reached", "--number", group)
    assert "channel" in company.ok(*CALLS, "--finish", "--json").json["tested"]
    found = procedure(company, "channel")
    assert (found["last"], found["form"]) == ("2026-11-30", "channel_check")


def returned(company: Company, *rows: str) -> Path:
    path = company.root.parent / "returned.csv"
    path.write_text("\r\n".join(("contact;number;outcome;at;answered_by", *rows)), encoding="utf-8")
    return path


def test_a_returned_list_is_taken_once(company: Company) -> None:
    path = returned(
        company,
        "joris;;reached;08:30;",
        "wim;000102;mauvais numéro;08:35;",
        "claire;;;;",
        "nadia;;geen antwoord;08:36;",
    )
    first = company.ok(*CALLS, "--csv", str(path), "--json").json
    assert (len(first["events"]), first["already"], first["called"]) == (3, 0, 3)
    assert wrong_numbers(company) == ["contacts/wim.yaml"]
    again = company.ok(*CALLS, "--csv", str(path), "--json").json
    assert (again["events"], again["already"], again["called"]) == ([], 3, 3)


def test_the_list_it_writes_comes_back(company: Company) -> None:
    company.ok(*CALLS, "joris", "--reached")
    path = company.root.parent / "list.csv"
    text = company.ok(*CALLS, "--list").out
    empty, filled = ('\'+32400000002";""', '\'+32400000002";"reached"')
    assert empty in text
    path.write_text(text.replace(empty, filled), encoding="utf-8")
    back = company.ok(*CALLS, "--csv", str(path), "--json").json
    assert (len(back["events"]), back["already"], back["reached"]) == (1, 1, 2)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("nobody-here;;reached;;", "returned.csv:3"),
        ("wim;000999;reached;;", "000999"),
        ("wim;;perhaps;;", "perhaps"),
    ],
)
def test_nothing_of_a_list_with_a_fault_is_recorded(company: Company, row: str, said: str) -> None:
    path = returned(company, "joris;;reached;08:30;", row)
    done = company.run(*CALLS, "--csv", str(path))
    assert done.code == 2
    assert said in done.err
    assert company.ok(*CALLS, "--json").json["called"] == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("joris",), 2, "--left-message"),
        (("--reached",), 2, "exercise calls NAME"),
        (("joris", "--reached", "--no-answer"), 2, "--no-answer"),
        (("--finish",), 5, "Nobody was called yet"),
        (("--last",), 5, "No call round has ended"),
        (("joris", "--reached", "--number", "000999"), 2, "000999"),
    ],
)
def test_what_is_not_clear_is_refused(
    company: Company, words: tuple[str, ...], code: int, said: str
) -> None:
    done = company.run(*CALLS, *words)
    assert (done.code, said in " ".join(done.err.split())) == (code, True)


def test_on_a_terminal_it_asks_one_after_another(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: Iterator[str] = iter(("no_answer", "reached", "skip", "wrong_number", "stop"))
    monkeypatch.setattr(command, "can_ask", lambda **_words: True)
    monkeypatch.setattr(ask, "ask", lambda *_words: next(answers))
    company.ok(*CALLS)
    monkeypatch.undo()
    view = company.ok(*CALLS, "--json").json
    people = by_id(view)
    assert people["elodie"]["reached_on"] == "+3281000005"
    assert (view["called"], view["wrong"]) == (2, ["thomas"])


def paper(company: Company, *words: str) -> str:
    target = company.root.parent / "paper.md"
    company.ok(*CALLS, *words, "--output", str(target))
    text = target.read_text(encoding="utf-8").replace("\u00a0", " ")
    target.unlink()
    return text


def test_the_form_on_paper_holds_everybody_and_every_number(company: Company) -> None:
    text = paper(company, "--list")
    view = company.ok(*CALLS, "--json").json
    for item in view["people"]:
        assert f"{item['name']} ({item['contact']})" in text or item["away"], item["contact"]
    assert text.count("☐ | ☐ | ☐ | ☐") == sum(
        len(item["ways"]) for item in view["people"] if not item["away"]
    )
    assert "EXERCISE" in text
    assert "incplan exercise calls --csv FILE" in text
    for company.lang, mark in (("fr", "EXERCICE"), ("nl", "OEFENING"), ("de", "ÜBUNG")):
        assert mark in paper(company, "--list")


def test_typed_back_it_gives_the_same_report_as_live(company: Company) -> None:
    def told(text: str) -> str:
        return text[text.index("## 1.") :]

    started = company.root.parent / "as-started"
    shutil.copytree(company.root, started)
    company.ok(*CALLS, "joris", "--no-answer")
    company.at(DAY.format("09:07")).ok(*CALLS, "joris", "--reached")
    company.at(DAY.format("09:08")).ok(*CALLS, "wim", "--wrong-number")
    company.at(DAY.format("09:20")).ok(*CALLS, "--finish")
    live = paper(company)
    assert "| Joris VAN DEMO | +32 400 00 00 04 | 09:00; no answer | - |" in live
    assert "reached | 7 min |" in live
    assert "**Wrong numbers**: Wim VERLINDEN-TEST" in live
    back = Company(started, now="2026-12-01T08:00:00+01:00", by="sofie")
    rows = (
        "joris;+32400000004;no_answer;2026-11-30T09:00;",
        "joris;000104;reached;2026-11-30T09:07;",
        "wim;;wrong_number;2026-11-30T09:08;",
    )
    back.ok(*CALLS, "--csv", str(returned(back, *rows)))
    back.ok(*CALLS, "--finish", "--at", "2026-11-30T09:20")
    back.now = DAY.format("09:20")
    assert told(paper(back, "--last")) == told(live)


def test_a_round_during_an_exercise_stands_in_its_report(company: Company) -> None:
    with_yearly(company)
    company.ok("exercise", "start", "yearly", "--speed", "10")
    reach(company.at(DAY.format("09:31")), "wim")
    company.ok(*CALLS, "joris", "--no-answer")
    company.at(DAY.format("09:40")).ok(*CALLS, "--finish")
    company.at(DAY.format("11:00")).ok("exercise", "finish")
    report = company.ok("export", "exercise").out
    assert "- **Reached**: 1 of 2 (50.0 %)" in report.replace("\u00a0", " ").replace("\u202f", " ")
    assert "| BCP manager | Wim VERLINDEN-TEST | 0 min |" in report.replace("\u00a0", " ")


def test_nothing_to_report_is_refused(company: Company) -> None:
    target = str(company.root.parent / "round.md")
    assert "Nobody was called yet" in company.refused(*CALLS, "--output", target).err
    assert "--output" in company.refused(*CALLS, "joris", "--output", target, code=2).err


def test_twelve_people_called(company: Company) -> None:
    """EX-05: 8 in ten minutes, 1 after 14, 1 answered by another, 1 not, 1 wrong number."""
    people = list(by_id(company.ok(*CALLS, "--json").json))
    chain = ["nadia", "joris", "pieter"]  # of the incident manager
    others = [key for key in people if key not in chain][:9]
    for key in others[:7]:
        company.at(DAY.format("07:00")).ok(*CALLS, key, "--reached")
    company.ok(*CALLS, others[7], "--answered-by", "Somebody")
    company.ok(*CALLS, others[8], "--wrong-number")
    company.ok(*CALLS, "nadia", "--no-answer")
    company.at(DAY.format("07:10")).ok(*CALLS, "joris", "--no-answer")
    company.at(DAY.format("07:17")).ok(*CALLS, "pieter", "--reached")
    company.at(DAY.format("07:24")).ok(*CALLS, "joris", "--reached")
    view = company.ok(*CALLS, "--json").json
    assert (view["called"], view["in_time"], view["reached"]) == (12, 8, 9)
    assert len(view["wrong"]) == 1
    covered = {item["role"]: item for item in view["functions"]}["incident_manager"]
    assert (covered["covered_by"], covered["took"]["seconds"]) == ("pieter", 17 * 60)
    text = paper(company)
    assert "8 of 12 (66.7 %)" in text.replace("\u202f", " ")
    assert "9 of 12 (75.0 %)" in text.replace("\u202f", " ")


def test_seconds_are_told_on_screen_and_on_paper_alike(company: Company) -> None:
    company.ok(*CALLS, "joris", "--no-answer")
    company.at("2026-11-30T09:04:20+01:00").ok(*CALLS, "joris", "--reached")
    assert "after 4 min 20" in " ".join(company.ok(*CALLS).out.split()).replace("\u00a0", " ")
    assert "reached | 4 min 20 |" in paper(company)
