"""The crisis screen: what comes first, at 80 columns; refreshed in place; as calendar alarms."""

from pathlib import Path

import pytest
from icalendar import Calendar

from incplan.cli.prompts.watch import watch
from tests.conftest import Company
from tests.scenes import scene


@scene
def crisis(company: Company) -> Company:
    """Orders are down since half past six; nobody knows for how long."""
    company.by = "pieter"
    company.ok("declare", "Plus de commandes", "--activity", "order-intake", "--since", "06:30")
    company.ok("eta", "--unknown")
    return company


@pytest.mark.parametrize("lang", ["en", "fr", "nl", "de"])
def test_the_screen_fits_and_says_first_things_first(crisis: Company, lang: str) -> None:
    crisis.lang = lang
    out = crisis.ok("status").out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "\x1b" not in out
    lines = out.splitlines()
    assert lines[0].startswith("006 ")
    head = "\n".join(lines[:9])
    assert "Nadia EL FICTI" in head
    assert "07:30" in head  # until then a supplier must be told
    assert "return-late" in "\n".join(lines[:16])
    assert lines[-1].endswith("incplan done 1")


def test_calls_and_tasks_name_a_stand_in_with_a_number(crisis: Company) -> None:
    out = " ".join(crisis.ok("status").out.split())
    assert "Wim VERLINDEN-TEST +32 400 00 00 02 / +32 400 00 01 02 (else Claire" in out
    now = crisis.ok("status", "--json").json["incidents"][0]
    assert now["backups"]["wim"]["id"] == "claire"
    named = next(item for item in now["tasks"] if item["backup"] and item["who"])
    assert named["backup"]["numbers"][0]["value"]
    assert named["backup"]["id"] not in [person["id"] for person in named["who"]]


def test_whoever_took_a_function_over_is_shown_for_its_tasks(crisis: Company) -> None:
    crisis.ok("handover", "incident_manager", "sofie")
    now = crisis.ok("status", "--json").json["incidents"][0]
    task = next(item for item in now["tasks"] if item["id"] == "major.4")
    assert [person["id"] for person in task["who"]] == ["sofie"]


def test_what_passed_is_the_one_limit(crisis: Company) -> None:
    crisis.at("10:40")
    lines = crisis.ok("status").out.splitlines()
    (limit,) = (line for line in lines if line.startswith("DEADLINE"))
    assert limit.startswith("DEADLINE: !! 10 min late (10:30). ")
    assert limit.endswith("RTO 4 h)")


def test_what_depends_on_something_down_is_named(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "ERP arrêté", "--activity", "it-platform", "--since", "06:00")
    out = " ".join(company.ok("status").out.split())
    assert "May follow" in out
    assert "Prise de commandes (10:00)" in out


def test_a_frame_is_drawn_again_in_place() -> None:
    frames, written, pauses = iter(("one", "two", "three")), [], []
    shown = watch(lambda: next(frames), written.append, pauses.append, interval=5, rounds=3)
    assert shown == 3
    assert pauses == [5, 5]
    assert [text.removeprefix("\x1b[H\x1b[J") for text in written] == ["one", "two", "three"]
    assert all(text.startswith("\x1b[H\x1b[J") for text in written)


def test_watching_ends_when_somebody_interrupts() -> None:
    def tired(_seconds: float) -> None:
        raise KeyboardInterrupt

    written: list[str] = []
    assert watch(lambda: "one\n", written.append, tired, interval=5, in_place=False) == 1
    assert written == ["one\n", "\n"]


def test_each_round_reads_what_others_wrote_meanwhile() -> None:
    facts = ["declared"]
    written: list[str] = []
    watch(
        lambda: ", ".join(facts),
        written.append,
        lambda _seconds: facts.append("done"),
        interval=1,
        rounds=2,
        in_place=False,
    )
    assert written == ["declared", "\ndeclared, done"]


def test_watch_on_the_command_line(crisis: Company) -> None:
    done = crisis.ok("status", "--watch", "--rounds", "1")
    assert done.out == crisis.ok("status").out
    crisis.refused("status", "--watch", "--json", code=2)
    crisis.refused("status", "--watch", "--rounds", "1", "--interval", "0", code=2)


def alarms(text: bytes) -> list[object]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_limits_become_alarms(crisis: Company, tmp_path: Path) -> None:
    target = tmp_path / "limits.ics"
    crisis.ok("status", "--ics", str(target))
    events = {str(event["uid"]): event for event in alarms(target.read_bytes())}
    running = [
        clock for clock in crisis.ok("status", "--json").json["incidents"][0]["clocks"]
        if clock["limit_at"] and not clock["stopped_at"]
    ]  # fmt: skip
    assert len(events) == len(running)
    rto = next(event for uid, event in events.items() if "-rto-order-intake" in uid)
    assert rto["dtstart"].dt.isoformat() == "2026-11-23T09:30:00+00:00"
    triggers = [alarm["trigger"].dt.total_seconds() for alarm in rto.walk("VALARM")]
    assert triggers == [-3600, 0]

    crisis.ok("status", "--ics", str(target))  # an export may be made again
    target.write_text("my own notes", encoding="utf-8")
    crisis.refused("status", "--ics", str(target))
    assert crisis.ok("status", "--ics", "-").out.startswith("BEGIN:VCALENDAR")


def test_hostile_words_stay_words_in_the_calendar(company: Company) -> None:
    company.by = "pieter"
    company.ok(
        "declare", "x\r\nEND:VEVENT\r\nBEGIN:VALARM\nACTION:AUDIO;,\\ \u202egnp.exe\x07",
        "--activity", "order-intake",
    )  # fmt: skip
    raw = company.ok("status", "--ics", "-").out
    assert "\x07" not in raw
    assert "\u202e" not in raw
    for event in alarms(raw.encode()):
        assert event["description"].startswith("INC-2026-")
        kinds = [str(alarm["action"]) for alarm in event.walk("VALARM")]
        assert set(kinds) == {"DISPLAY"}


def test_an_exercise_is_marked_in_the_calendar(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Exercice", "--exercise", "--activity", "order-intake")
    assert "EXERCISE" in company.ok("status", "--ics", "-").out
