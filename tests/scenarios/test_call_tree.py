"""A night on which nobody answers: the call tree moves, and everybody's screen remembers it.

The demo plan: Nadia leads incidents (deputies Joris, Pieter), then Wim (Claire), then Claire. Each
has a mobile and a private mobile; the office is closed at night. All begins again after 10 min.
"""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Company
from tests.scenes import scene

NADIA, NADIA_PRIVATE = "+32400000003", "+32400000103"
JORIS, JORIS_PRIVATE = "+32400000004", "+32400000104"
FIVE = ("nadia", "joris", "pieter", "wim", "claire")


@scene
def night(company: Company) -> Company:
    """No power at Namur at ten past three, declared by the facility manager."""
    company.by, company.now = "marc", "2026-11-30T03:10:00+01:00"
    company.ok("declare", "Plus de courant", "-a", "cold-storage", "--since", "03:05")
    return company


def asked(company: Company) -> dict:
    """What the screen says: whom to call, on which number, who follows, what was tried."""
    (incident,) = company.ok("status", "--json").json["incidents"]
    first, then = incident["call_first"], incident["call_then"]
    return {
        "who": first and first["id"],
        "number": first and first["numbers"][0]["value"],
        "then": then and then["id"],
        "tried": incident["call_tried"],
    }


def call(company: Company, at: str, whom: str, *words: str) -> dict:
    details: dict = company.at(at).ok("call", whom, *words, "--json").json["details"]
    return details


def test_three_people_silent_in_a_row(night: Company) -> None:
    for at, whom, following in (
        ("03:12", "nadia", "joris"), ("03:14", "joris", "pieter"), ("03:16", "pieter", "wim"),
    ):  # fmt: skip
        assert asked(night)["who"] == whom
        details = call(night, at, whom, "--no-answer")
        assert details["call"]["id"] == following
        assert asked(night)["who"] == following
    assert asked(night)["then"] == "claire"
    shown = night.run("call", window=(80, 24)).out
    assert "+32 400 00 00 02" in shown
    assert "incplan call wim --no-answer" in shown
    for name in ("Nadia EL FICTI: no answer", "Joris VAN DEMO: no answer", "Pieter DUMMY: no"):
        assert name in shown


def test_when_everybody_is_silent_other_numbers_then_a_second_round(night: Company) -> None:
    for minute, whom in enumerate(FIVE, 12):
        call(night, f"03:{minute}", whom, "--no-answer")
    now = asked(night)
    assert (now["who"], now["number"]) == ("nadia", NADIA_PRIVATE)
    assert (now["tried"]["silent"], now["tried"]["people"], now["tried"]["calls"]) == (True, 5, 5)
    shown = night.run("status", window=(80, 24)).out
    assert "NOBODY HAS ANSWERED: 5 people, 5 calls since 03:12" in shown
    assert "+32 400 00 01 03" in shown
    said = night.run("call", window=(80, 24)).out
    assert "Second round at 03:26." in said
    assert "M&L crise" in said
    night.at("03:26")
    assert (asked(night)["who"], asked(night)["tried"]) == ("nadia", None)


def test_a_plan_says_how_long_a_call_counts(night: Company) -> None:
    file = night.root / "plan.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("call_again_after: 10min", "call_again_after: 25min"), "utf-8")
    for minute, whom in enumerate(FIVE, 12):
        call(night, f"03:{minute}", whom, "--no-answer")
    assert "Second round at 03:41." in night.run("call", window=(80, 24)).out
    file.write_text(text.replace("call_again_after: 10min\n", ""), "utf-8")
    assert "Second round at 03:26." in night.run("call", window=(80, 24)).out


def test_a_wrong_number_gives_the_other_one_of_the_same_person(night: Company) -> None:
    call(night, "03:12", "nadia", "--no-answer")
    details = call(night, "03:13", "joris", "--wrong-number")
    assert details["number"] == JORIS
    assert details["call"]["id"] == "joris"
    assert details["call"]["numbers"][0]["value"] == JORIS_PRIVATE


def test_the_number_that_was_dialled_can_be_said(night: Company) -> None:
    details = call(night, "03:12", "nadia", "--wrong-number", "--number", "00 01 03")
    assert details["number"] == NADIA_PRIVATE
    assert asked(night)["number"] == NADIA
    refused = night.refused("call", "nadia", "--no-answer", "--number", "+32 400 99 99 99", code=2)
    assert "+32 400 00 00 03" in refused.err


def test_somebody_else_comes_to_the_phone(night: Company) -> None:
    details = call(night, "03:12", "nadia", "--answered-by", "Joris")
    assert details["answered_by"] == "joris"
    assert asked(night)["who"] != "nadia"  # her deputy knows
    details = call(night, "03:13", "wim", "--answered-by", "his wife")
    assert details["answered_by"] == "his wife"
    assert details["call"]["id"] == "claire"  # nobody who decides was told
    refused = night.refused("call", "wim", "--answered-by", "jorsi", code=2)
    assert "joris" in refused.err
    assert "his wife answered instead" in night.run("call", "wim", window=(80, 24)).out


def test_a_deputy_reached_ends_the_climb(night: Company) -> None:
    call(night, "03:12", "nadia", "--no-answer")
    details = call(night, "03:13", "joris", "--reached")
    assert details["call"]["id"] == "sup-reeferrent-leie"  # its last useful call is next
    assert asked(night)["who"] == "sup-reeferrent-leie"
    said = " ".join(night.run("status", window=(80, 50)).out.split())
    assert "Nadia EL FICTI should lead and does not answer; Joris VAN DEMO was reached." in said
    assert "incplan handover incident_manager joris" in said
    night.ok("handover", "incident_manager", "joris")
    assert "should lead" not in night.ok("status", "--all").out


def test_an_outside_party_has_a_ladder_of_its_own(night: Company) -> None:
    """The second electrician is next, whoever the incident asks for."""
    details = call(night, "03:12", "elec-jambes", "--no-answer")
    assert (details["call"]["id"], details["call_next"]["id"]) == ("elektro-drongen", "elec-jambes")
    assert asked(night)["who"] == "nadia"
    again = call(night, "03:13", "electrician", "--no-answer")
    assert again["contact"] == "elektro-drongen"


def test_what_they_ask_who_calls_stands_on_the_screen_and_in_json(night: Company) -> None:
    shown = night.run("call", "electrician", window=(80, 24)).out
    for words in ("customer 10031", "contract E-1", "classeur onglet 7", "opens at 08:00"):
        assert words in " ".join(shown.split())
    (first, *_others) = night.ok("call", "electrician", "--json").json["details"]
    assert first["customer"] == "10031"
    assert first["documents"][0]["reference"].startswith("classeur onglet 7")
    grid = " ".join(night.run("call", "ores", window=(80, 24)).out.split())
    assert "EAN 541400000000000001" in grid
    assert "customer 30001" in grid
    assert "téléphonie IP" in grid  # the note of its number


def test_two_copies_that_called_apart_agree_once_they_are_merged(
    night: Company, tmp_path: Path
) -> None:
    other = Company(tmp_path / "other", now=night.now, by="sofie")
    shutil.copytree(night.root, other.root, symlinks=True)
    call(night, "03:12", "nadia", "--no-answer")
    call(other, "03:12", "joris", "--wrong-number")
    call(other, "03:13", "joris", "--no-answer")
    for one, two in ((night, other), (other, night)):
        shutil.copytree(two.root / "incidents", one.root / "incidents", dirs_exist_ok=True)
    night.at("03:14"), other.at("03:14")
    assert asked(night) == asked(other)
    assert asked(night)["who"] == "pieter"


def test_two_incidents_at_once(night: Company) -> None:
    night.at("03:11").ok("declare", "Fichiers chiffrés", "--type", "ransomware", "-a",
                         "it-platform", "--by", "elodie")  # fmt: skip
    shown = night.run("call", window=(80, 24)).out
    refs = [line.rpartition(" ")[2] for line in shown.splitlines() if " -i " in line]
    assert len(set(refs)) == 1
    night.refused("call", "nadia", "--no-answer", code=5)
    night.ok("call", "nadia", "--no-answer", "-i", refs[0])
    again = night.run("call", "-i", refs[0], window=(80, 24)).out
    assert "incplan call joris --reached -i " in again


def test_who_was_silent_in_one_incident_is_not_called_first_in_the_other(night: Company) -> None:
    """For as long as a call counts; reached there, he or she knows nothing of this one."""
    words = ("--type", "ransomware", "-a", "it-platform", "--by", "elodie", "--json")
    other = night.at("03:11").ok("declare", "Fichiers chiffrés", *words).json["incident"]
    first = next(name for name in night.ok("status", "--json").json["incidents"]
                 if name["id"] != other)["id"]  # fmt: skip

    def who(incident: str) -> str:
        found: str = night.ok("call", "-i", incident, "--json").json["call"]["id"]
        return found

    assert (who(first), who(other)) == ("nadia", "nadia")
    night.at("03:12").ok("call", "nadia", "--no-answer", "-i", first)
    assert (who(first), who(other)) == ("joris", "joris")
    night.at("03:23")
    assert (who(first), who(other)) == ("joris", "nadia")
    night.ok("call", "nadia", "--reached", "-i", first)
    assert who(other) == "nadia"


def test_whoever_takes_the_phone_of_a_firm_answers_for_it(night: Company) -> None:
    details = call(night, "03:12", "sup-reeferrent-leie", "--answered-by", "Karel")
    assert (details["outcome"], details["answered_by"]) == ("reached", "Karel")
    assert "Karel answered" in night.run("call", "sup-reeferrent", window=(80, 24)).out
    assert asked(night)["who"] == "nadia"


def test_an_entry_that_cannot_be_read_is_said_beside_the_call(night: Company) -> None:
    call(night, "03:12", "nadia", "--no-answer")
    file = max((night.root / "incidents").rglob("*-called-*.yaml"), key=lambda path: path.name)
    file.write_bytes(b"")
    shown = night.run("call", window=(80, 24))
    assert "Nadia EL FICTI" in shown.out
    assert "IN DOUBT" in shown.out + shown.err
    done = night.at("03:13").ok("call", "nadia", "--no-answer", "--json").json["details"]
    assert done["call"]["id"] == "joris"


def test_a_call_that_waits_outside_the_plan_counts(night: Company) -> None:
    from tests.cli.test_waiting_entries import read_only

    with read_only(night):
        done = night.at("03:12").run("call", "nadia", "--no-answer", window=(80, 24))
        assert done.code == 4
        assert "Joris VAN DEMO" in done.out
        assert asked(night)["who"] == "joris"
    assert asked(night)["who"] == "joris"


def test_a_number_that_depends_on_what_is_down_is_dialled_last(company: Company) -> None:
    company.by, company.now = "marc", "2026-11-30T10:00:00+01:00"
    company.ok("declare", "Centrale téléphonique muette", "--type", "telecom", "-a", "order-intake")
    first = company.ok("call", "bcp_manager", "--json").json["call"]
    office = next(item for item in first["numbers"] if item["kind"] == "office")
    assert office["may_fail"]
    phones = [item for item in first["numbers"] if item["kind"] in ("office", "mobile")]
    assert phones[-1] == office


@pytest.mark.parametrize("window", [(80, 24), (40, 24)])
def test_a_call_undone_is_as_if_it_had_not_been_made(
    night: Company, window: tuple[int, int]
) -> None:
    before = night.run("call", window=window).out
    call(night, "03:10", "nadia", "--no-answer")
    night.ok("undo", "--yes")
    assert night.run("call", window=window).out == before


def test_the_number_that_was_dialled_is_for_the_team_alone(night: Company) -> None:
    call(night, "03:12", "nadia", "--no-answer", "--number", "000103")
    call(night, "03:13", "nadia", "--answered-by", "her son")
    journal = " ".join(night.ok("export", "journal").out.split())
    assert "+32 400 00 01 03" in journal
    assert "answered by: her son" in journal
    for audience in ("management", "customers", "public"):
        outside = night.ok("export", "journal", "--audience", audience).out
        assert "+32 400 00 01 03" not in outside


def test_where_nobody_stands_behind_somebody_the_incident_goes_on(night: Company) -> None:
    details = call(night, "03:12", "helpdesk", "--no-answer")
    assert details["call"]["id"] == "nadia"


def test_no_number_is_cut_where_it_is_read_out(night: Company) -> None:
    night.environment = {"NO_COLOR": "1", "INCPLAN_PLAIN": "1"}
    night.lang = "fr"
    for width in (80, 40):
        shown = night.run("call", window=(width, 24)).out
        cut = [line for line in shown.splitlines() if "+32" in line and line.endswith("...")]
        assert cut == []
        assert "+32 400 00 00 04" in shown


def test_who_stands_in_is_not_called_again_for_what_is_still_proposed(company: Company) -> None:
    """The addressee of a proposal was silent; whoever was reached in her place knows of it."""
    company.by = "nadia"
    company.ok("declare", "Files encrypted", "--type", "ransomware", "-a", "it-platform")
    assert company.ok("status", "--json").json["incidents"][0]["call_first"]["id"] == "wim"
    company.ok("call", "wim", "--no-answer")
    company.ok("call", "claire", "--reached")
    call = company.ok("status", "--json").json["incidents"][0]["call_first"]
    assert call is None or call["id"] not in ("wim", "claire")
