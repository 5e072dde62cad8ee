"""The yearly exercise at ten times the speed, on each of the three plans and at other hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import DEMO, Company, make_repository
from tests.exercises.shelf import ZONE

#: Hours of the story, and with them of play, at which the injects come.
HOURS = (0, 1, 3, 6, 10, 13)
SPEED = 10
ASKED = (
    "{measure: RAN-A01, within: 30, obj: O1}",
    "{level: major, within: 30, obj: O1}",
    '{call: "role:bcp_manager", within: 60, obj: O2}',
    "{decide: verify_source, within: 60, obj: O2}",
    "{tell: customers, within: 60, obj: O2}",
    "{bcp: under_assessment, within: 100, obj: O1}",
)


@dataclass(frozen=True)
class Play:
    """A plan, when its exercise begins on the wall, what is hit and after how long it is late."""

    plan: str
    begins: datetime
    languages: tuple[str, ...]
    people: tuple[str, str, str]
    hit: str
    rto: timedelta
    last: str

    def wall(self, hours: float) -> str:
        """The hour on the wall at an hour of the story."""
        return (self.begins + timedelta(hours=hours / SPEED)).isoformat()

    def scenario(self) -> str:
        """Its own scenario: the same story at its own hour, over midnight where it is late."""

        def text(words: str) -> str:
            return "{" + ", ".join(f'{item}: "{words}"' for item in self.languages) + "}"

        def hour(after: int) -> str:
            at = self.begins + timedelta(hours=after)
            day = at.date() - self.begins.date()
            return f"+{day.days}d {at:%H:%M}" if day else f"{self.begins:%a} {at:%H:%M}".lower()

        injects = "".join(
            f'  - {{id: I{number}, at: {after * 60}, story: "{hour(after)}", '
            f"to: [incident_manager], via: phone, text: {text(f'Number {number}')}, "
            f"{'kind: herring, ' if number == 4 else ''}expect: [{asked}]}}\n"
            for number, (after, asked) in enumerate(zip(HOURS, ASKED, strict=True), 1)
        )
        return (
            'format: 1\nid: each-year\nversion: "1"\nfiche: ransomware\nform: tabletop_120\n'
            f'play: 900\ndebrief: 30\nstory_start: "{hour(0)}"\n'
            "players: [incident_manager, bcp_manager, management]\n"
            f"title: {text('Yearly')}\nbrief: {text('Now.')}\n"
            f"objectives:\n  - {{id: O1, text: {text('Act')}}}\n"
            f"  - {{id: O2, text: {text('Tell')}}}\n"
            f"injects:\n{injects}debrief_questions:\n"
            f"  - {{id: Q1, obj: O1, text: {text('Late?')}}}\n"
            f"  - {{id: Q2, obj: O2, text: {text('Who?')}}}\n"
        )


PLAYS = (
    Play("mosan-leie-foods", datetime(2026, 12, 3, 14, 10, tzinfo=ZONE), ("fr", "nl"),
         ("nadia", "wim", "claire"), "order-intake", timedelta(hours=4), "2026-11-17"),
    Play("drukkerij-lindeboom", datetime(2026, 12, 8, 7, 25, tzinfo=ZONE), ("nl",),
         ("karim", "greet", "rudy"), "prepress", timedelta(hours=8), "2026-10-19"),
    Play("ateliers-ardenne-eifel", datetime(2026, 12, 9, 22, 40, tzinfo=ZONE), ("fr", "de"),
         ("jean-baptiste", "maximilian", "anne-francoise"), "it-platform", timedelta(hours=4),
         "2026-10-21"),
)  # fmt: skip


@pytest.mark.parametrize("play", PLAYS, ids=lambda item: item.plan)
def test_a_yearly_exercise(play: Play, tmp_path: Path):
    company = Company(make_repository(Path(DEMO).parent / play.plan, tmp_path / "plan"))
    lead, bcp, management = play.people
    company.by = lead
    (company.root / "scenarios").mkdir(exist_ok=True)
    (company.root / "scenarios" / "each-year.yaml").write_text(play.scenario(), "utf-8")
    file = company.root / "plan.yaml"
    text = file.read_text("utf-8")
    assert f"last_exercise: {play.last}" in text
    file.write_text(text.replace(play.last, "2025-09-01"), "utf-8")

    def at(hours: float) -> Company:
        company.now = play.wall(hours)
        return company

    overdue = play.plan != "mosan-leie-foods"  # which has one in its journal
    assert ("REV021" in codes(at(0))) is overdue
    at(15)  # statistics reach to the day on which they are asked
    before = [company.ok(*words, "--json").json for words in (("register",), ("stats",))]
    at(0)
    crew = ",".join(play.people)
    company.ok("exercise", "start", "each-year", "--speed", "10", "--participants", crew)
    at(0).ok("exercise", "next")
    company.ok("declare", "--exercise", "Files locked", "--type", "ransomware", "-a", play.hit,
               "--since", play.wall(0))  # fmt: skip
    at(0.2).ok("done", "RAN-A01")
    for number, after in enumerate(HOURS[1:], 2):
        early = at(after - 0.05).run("exercise", "next")
        assert (early.code, f"I{number} is due" in early.err) == (5, True)
        moved = at(after).ok("exercise", "next", "--json").json
        assert datetime.fromisoformat(moved["line"]["story"]) == play.begins + timedelta(
            hours=after
        )
        assert moved["line"]["play"] == f"{after * 60}.00"
        if after == 3:
            at(3.2).ok("call", bcp, "--wrong-number")
            assert limit(at(3.9), play)[0] != "passed"
        if after == 6:
            late = limit(at(6.1), play)
            assert (late[0] == "passed") is (play.rto <= timedelta(hours=6))
            assert late[1] == play.begins + play.rto / SPEED
    at(15).ok("exercise", "finish")
    assert [company.ok(*words, "--json").json for words in (("register",), ("stats",))] == before
    assert not {"REV020", "REV021", "REV022"} & codes(company)
    wrong = company.run("validate", "--select", "CON039", "--json").json["diagnostics"]
    assert [item["path"] for item in wrong] == [f"contacts/{bcp}.yaml"]
    dated = {item["key"]: item["last"] for item in company.ok("tests", "--json").json["tests"]}
    day = datetime.fromisoformat(play.wall(15)).date().isoformat()
    assert {key: last for key, last in dated.items() if last} == {"fiche:ransomware": day}
    assert management in company.ok("tests", "--json").out


def codes(company: Company) -> set[str]:
    return {item["code"] for item in company.run("validate", "--json").json["diagnostics"]}


def limit(company: Company, play: Play) -> tuple[str, datetime]:
    """How the limit of what was hit stands, and when it passes on the wall."""
    (item,) = company.run("status", "--json").json["incidents"]
    (clock,) = [
        one for one in item["clocks"] if one["subject"] == play.hit and one["kind"] == "rto"
    ]
    return clock["state"], datetime.fromisoformat(clock["wall_at"])
