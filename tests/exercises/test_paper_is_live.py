"""Typed back from paper, by ordinary commands or by ticks, an exercise reports as a live one.

A scenario of its own, on two plans: an estimate, a duty to notify, a wrong number, what should not
have been done, an activity that went down and came back.
"""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, Company, make_repository
from tests.exercises.shelf import ZONE

BEGAN = datetime(2026, 12, 1, 8, 20, tzinfo=ZONE)
#: Minute of play, hour of the story, what is expected; six times as fast as the wall.
INJECTS = (
    (0, "tue 13:10", "{measure: RAN-A01, within: 20, obj: O1}, "
     "{level: major, within: 30, obj: O1}"),
    (42, "tue 14:00", "{eta: A, within: 30, obj: O1}, {affect: A, within: 30, obj: O1}"),
    (96, "tue 15:40", '{oblige: "gdpr_art33:aware", within: 60, obj: O2}, '
     '{call: "role:bcp_manager", within: 60, obj: O2}'),
    (150, "tue 18:00", "{decide: verify_source, within: 40, obj: O2}, {not: pay, obj: O2}"),
    (216, "tue 21:30", "{bcp: activated, within: 60, obj: O1}, "
     "{log: answered, within: 60, obj: O2}"),
    (276, "wed 06:00", "{tell: customers, within: 60, obj: O2}, "
     "{restore: A, within: 60, obj: O1}"),
)  # fmt: skip
#: By plan: its languages, who leads, who decides on continuity, who is management, what is hit.
CASTS = {
    "drukkerij-lindeboom": (("nl",), "karim", "greet", "greet", "prepress"),
    "ateliers-ardenne-eifel": (
        ("fr", "de"), "jean-baptiste", "maximilian", "anne-francoise", "energie-utilites",
    ),
}  # fmt: skip


def scenario(languages: tuple[str, ...]) -> str:
    def text(words: str) -> str:
        return "{" + ", ".join(f'{language}: "{words}"' for language in languages) + "}"

    injects = "".join(
        f'  - {{id: I{number}, at: {at}, story: "{hour}", to: [incident_manager], via: phone, '
        f"text: {text(f'At {hour}')}, expect: [{expect}]}}\n"
        for number, (at, hour, expect) in enumerate(INJECTS, 1)
    )
    return (
        'format: 1\nid: own-one\nversion: "1"\nfiche: ransomware\nform: tabletop_120\nplay: 330\n'
        'debrief: 30\nstory_start: "tue 13:10"\n'
        "players: [incident_manager, bcp_manager, management]\nbind: {A: activity.shortest_rto}\n"
        f"title: {text('Own')}\nbrief: {text('Tuesday.')}\n"
        f"objectives:\n  - {{id: O1, text: {text('Act')}}}\n  - {{id: O2, text: {text('Tell')}}}\n"
        f"injects:\n{injects}debrief_questions:\n"
        f"  - {{id: Q1, obj: O1, text: {text('Late?')}}}\n"
        f"  - {{id: Q2, obj: O2, text: {text('Who?')}}}\n"
    )


def course(plan: str, *, ticks: bool) -> list[tuple[int, tuple[str, ...]]]:
    """What happened, by minutes on the wall; `ticks` are used where one says it all."""
    _languages, lead, bcp, management, hit = CASTS[plan]
    crew = ",".join(dict.fromkeys((lead, bcp, management)))

    def seen(number: str, *words: str, note: str = "", by: str = "") -> tuple[str, ...]:
        if not ticks:
            return words
        tick = ("exercise", "observe", number, "--done")
        return (*tick, *(("--note", note) if note else ()), *(("--by", by) if by else ()))

    return [
        (0, ("exercise", "start", "own-one", "--speed", "6", "--participants", crew)),
        (0, ("exercise", "next")),
        (1, ("declare", "--exercise", "Files locked", "--type", "ransomware")),
        (3, seen("I1.1", "done", "RAN-A01")),
        (4, seen("I1.2", "escalate", "--to", "major", "--reason", "spreads", note="spreads")),
        (7, ("exercise", "next")),
        (9, ("eta", hit, "+3h")),
        (10, seen("I2.2", "affect", hit)),
        (16, ("exercise", "next")),
        (18, ("obligations", "aware", "gdpr_art33", "--reason", "names seen")),
        (20, seen("I3.2", "call", "bcp_manager", "--reached")),
        (21, ("call", management, "--wrong-number")),
        (25, ("exercise", "next")),
        (26, seen("I4.1", "log", "verify_source", "--decision", "--tag", "verify_source")),
        (27, ("exercise", "observe", "I4.2", "--happened")),
        (36, ("exercise", "next")),
        (38, seen("I5.1", "bcp", "activate", "--by", bcp, "--reason", "late", note="late", by=bcp)),
        (40, seen("I5.2", "log", "answered", "--tag", "answered")),
        (46, ("exercise", "next")),
        (48, seen("I6.1", "communicate", "Soon", "--to", "customers", "--medium", "phone",
                  note="Soon")),
        (51, seen("I6.2", "restore", hit)),
        (55, ("exercise", "finish")),
    ]  # fmt: skip


def played(plan: str, root: Path, *, paper: bool, ticks: bool = False) -> tuple[Any, Any, Company]:
    """The facts and the report, of a course that was typed live or the day after."""
    languages, lead = CASTS[plan][:2]
    company = Company(make_repository(Path(DEMO).parent / plan, root))
    company.by = lead
    (company.root / "scenarios").mkdir()
    (company.root / "scenarios" / "own-one.yaml").write_text(scenario(languages), "utf-8")
    for minutes, words in course(plan, ticks=ticks):
        wall = f"{BEGAN + timedelta(minutes=minutes):%Y-%m-%dT%H:%M}:00+01:00"
        company.now = "2026-12-02T09:00:00+01:00" if paper else wall
        start = ("--paper",) if paper and words[:2] == ("exercise", "start") else ()
        timed = paper or words[:2] == ("obligations", "aware")
        company.ok(*words, *start, *(("--at", wall) if timed else ()))
    company.now = "2026-12-02T10:00:00+01:00"
    facts = company.ok("exercise", "report", "--json").json["facts"]
    target = root.parent / f"{root.name}.json"
    company.ok("exercise", "report", "--output", str(target))
    return facts, json.loads(target.read_text("utf-8")), company


def without_ids(value: Any) -> Any:
    """The same without ids, and without what a tick cannot tell: which number, which medium."""
    if isinstance(value, dict):
        return {key: without_ids(item) for key, item in value.items() if key != "event"}
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if isinstance(value, str):
        return re.sub(r"EXE-2026-001-\w{4}|; number: \+[\d ]*\d|; by: phone", "", value)
    return value


@pytest.mark.parametrize(
    ("plan", "ticks"), [("drukkerij-lindeboom", False), ("ateliers-ardenne-eifel", True)]
)
def test_the_report_is_the_same(plan: str, ticks: bool, tmp_path: Path):
    facts, live, one = played(plan, tmp_path / "live", paper=False)
    again, typed, other = played(plan, tmp_path / "paper", paper=True, ticks=ticks)
    assert without_ids(again) == without_ids(facts)
    assert without_ids(typed["chapters"]) == without_ids(live["chapters"])
    found = [item["outcome"] for item in facts["scores"]["reactions"]]
    assert found == [*("on_time",) * 7, "broken", *("on_time",) * 4]

    def tested(company: Company) -> Any:
        lines = company.ok("tests", "--json").json["tests"]
        return [(item["key"], item["last"], item["people"]) for item in lines if item["last"]]

    assert tested(one) == tested(other)
    assert [item[:2] for item in tested(one)] == [("fiche:ransomware", "2026-12-01")]
