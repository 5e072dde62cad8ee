"""What a newcomer or a tired person runs into: one clear message, a next step, the right code."""

import json
from pathlib import Path

import pytest

from tests.conftest import Company, run_command

ANY = {"INCPLAN_LANG": "en", "INCPLAN_NOW": "2026-11-23T06:55:00+01:00"}


def outside(where: Path, *words: str):
    return run_command(*words, environment=ANY, cwd=where)


@pytest.mark.parametrize(
    "words",
    [("status",), ("declare", "Smoke"), ("log", "x"), ("validate",), ("register",), ("show", "14")],
    ids=lambda words: words[0],
)
def test_an_empty_directory_is_not_a_plan(tmp_path, words):
    done = outside(tmp_path, *words)

    assert done.code == 3
    assert done.out == ""
    assert "incplan init" in done.err
    assert "Traceback" not in done.err


def test_a_directory_named_that_is_not_a_plan(tmp_path):
    assert outside(tmp_path, "-C", str(tmp_path), "status").code == 3
    missing = outside(tmp_path, "-C", str(tmp_path / "nowhere"), "status")
    assert missing.code == 3
    assert "nowhere" in missing.err


def test_one_broken_file_blinds_nobody(company: Company):
    (company.root / "activities" / "order-intake.yaml").write_text("name: [unclosed\n")
    company.by = "nadia"

    declared = company.ok("declare", "Panne", "--activity", "cold-storage")
    assert "Recorded" in declared.out
    shown = company.run("status")
    assert (shown.code, "activities/order-intake.yaml:" in shown.out) == (3, True)
    assert "activities/order-intake.yaml" in shown.err
    checked = company.run("validate")
    assert checked.code == 1
    assert "activities/order-intake.yaml:" in checked.out


def test_a_broken_plan_file_still_lets_one_write(company: Company):
    (company.root / "plan.yaml").write_text("format: 1\nlanguage: fr\n\tbroken: tab\n")
    company.by = "nadia"

    before = len(company.files())

    done = company.run("declare", "Feu au dépôt")
    assert done.code == 0, done.err
    assert len(company.files()) == before + 1
    assert "plan.yaml" in done.err
    assert company.run("status").code == 3
    printed = company.run("export", "plan")
    assert (printed.code, "plan.yaml:3" in printed.out) == (3, True)


def test_a_typo_in_one_number_hides_nobody(company: Company):
    file = company.root / "contacts" / "nadia.yaml"
    file.write_text(file.read_text().replace("phone: +32 81 00 00 03", "phone: ask reception"))
    company.by = "elodie"

    declared = company.ok("declare", "Panne")
    assert "Nadia EL FICTI +32 400 00 00 03" in declared.out
    assert "contacts/nadia.yaml" in declared.err
    assert "SCH014" in company.run("validate").out


def test_an_unknown_incident_is_refused_with_a_way_out(company: Company):
    refused = company.refused("log", "x", "-i", "INC-2026-999-zzzz")
    assert "INC-2026-999-zzzz" in refused.err
    assert company.refused("close").err.count("\n") >= 1


def test_an_unknown_command_proposes_the_near_one(company: Company):
    done = company.run("statu")
    assert done.code == 2
    assert "status" in done.err


def test_an_unknown_activity_names_the_near_one(company: Company):
    company.by = "nadia"
    company.ok("declare", "Panne")
    refused = company.refused("affect", "ordre-intake", code=2)
    assert "order-intake" in refused.err


def test_a_closed_incident_still_takes_facts_but_no_second_closing(company: Company):
    company.by = "nadia"
    number = company.ok("declare", "Roue crevée", "--happened", "no", "--json").json["incident"]
    company.ok("close", "--waive", "duties", "--waive", "obligations", "--reason", "rien à faire")

    late = company.ok("log", "La pièce est arrivée", "-i", number)
    assert "closed" in late.err.lower()
    again = company.refused("close", number)
    assert "reopen" in again.err


def test_errors_are_json_too(company: Company):
    done = company.run("show", "nothing-like-it", "--json")
    assert done.code == 5
    document = json.loads(done.out)
    assert document["schema"] == "incplan/error/1"
    assert document["errors"][0]["code"] == "unknown_incident"


@pytest.mark.parametrize("time", ["25:99", "soon", "2026-02-30T10:00", "tomorrow 9h"])
def test_a_time_that_cannot_be_is_refused(company: Company, time):
    company.by = "nadia"
    company.ok("declare", "Panne")
    refused = company.refused("log", "x", "--at", time, code=2)
    assert refused.err.strip()


def test_a_time_inside_the_clock_change_names_its_readings(company: Company):
    company.by = "nadia"
    company.at("2026-10-25T12:00:00+01:00").ok("declare", "Tempête")
    twice = company.refused("log", "x", "--at", "02:30", code=2)
    assert "+02:00" in twice.err
    assert "+01:00" in twice.err
    company.at("2027-03-28T12:00:00+02:00")
    never = company.refused("log", "x", "--at", "02:30", code=2)
    assert "+02:00" in never.err


def test_init_inside_another_repository_says_so(company: Company):
    words = ("init", str(company.root / "plans" / "own"), "--name", "Ma Société")
    people = ("manager", "deputy", "bcp-manager", "management")
    numbers = ("manager", "deputy", "bcp", "management")
    for place, (role, number) in enumerate(zip(people, numbers, strict=True)):
        words += (f"--{role}", f"Anne Dupont{place}", f"--{number}-phone", "0470000001")
    done = company.ok(*words)
    assert str(company.root) in " ".join(done.err.split())
    assert "inside the git repository" in " ".join(done.err.split())


@pytest.mark.parametrize("sign", ["\a", "\u2028", "\u0085", "\x7f"])
def test_a_name_with_a_sign_that_no_plan_may_hold_begins_a_plan_that_can_be_read(tmp_path, sign):
    people = ("manager", "Anne"), ("deputy", "Bart"), ("bcp-manager", "Chloe"), ("management", "Di")
    words = [item for role, name in people for item in (f"--{role}", f"{name}{sign} Exemple")]
    phones = ("manager", "deputy", "bcp", "management")
    words += [item for role in phones for item in (f"--{role}-phone", "0470000001")]
    assert outside(tmp_path, "init", "plan", "--name", f"Zoo{sign}SRL", *words).code == 0

    found = outside(tmp_path / "plan", "validate", "--json").json["diagnostics"]
    assert [item["path"] for item in found if item["code"].startswith(("YML", "SCH"))] == []
    assert 'name: "Zoo SRL"' in (tmp_path / "plan" / "plan.yaml").read_text(encoding="utf-8")
