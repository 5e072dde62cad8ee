"""A fiche of the company's own works like the others, from the skeleton to the review."""

import re
from pathlib import Path

import pytest

from incplan.app.plan.fiches.new import free_prefix
from tests.conftest import ROOT, Company
from tests.fiches.adapting import findings, replace, write
from tests.scenes import scene

EXAMPLE = ROOT / "docs" / "examples" / "chemical_spill.yaml"
SPILL = "fiches/chemical_spill.yaml"


@scene
def spill(company: Company) -> Company:
    """The demo organisation with the fiche of the documentation."""
    company.by = "nadia"
    write(company, SPILL, EXAMPLE.read_text(encoding="utf-8"))
    return company


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_skeleton_loads_and_asks_only_for_its_answers(company: Company, lang: str) -> None:
    company.lang = lang
    company.ok("fiche", "new", "Chemical spill")

    assert set(findings(company, SPILL)) <= {"FIC003", "LNG001"}
    card = company.ok("fiche", "chemical_spill", "--json").json
    assert (card["title"], card["is_own"]) == ("Chemical spill", True)
    assert {item["phase"] for item in card["measures"]} == {"T15", "T60", "POST"}
    for part in ("preventive", "eradication", "deactivation", "review_questions", "user_card"):
        assert card[part], part


def test_a_skeleton_never_writes_over_anything(company: Company) -> None:
    file = write(company, SPILL, "mine\n")
    done = company.run("fiche", "new", "Chemical spill")
    assert done.code == 5
    assert file.read_text(encoding="utf-8") == "mine\n"

    flood = (company.root / "fiches/flood.yaml").read_bytes()
    assert company.run("fiche", "new", "Flood").code == 5
    assert (company.root / "fiches/flood.yaml").read_bytes() == flood


@pytest.mark.parametrize("name", ["", "  ", "!!!", "7", "prevention", "New", "../../etc"])
def test_names_that_cannot_be_a_fiche(company: Company, name: str) -> None:
    before = sorted((company.root / "fiches").iterdir())
    done = company.run("fiche", "new", name)
    written = set((company.root / "fiches").iterdir()) - set(before)
    if name == "../../etc":
        assert [file.name for file in written] == ["etc.yaml"]
    else:
        assert done.code == 2
        assert not written


@pytest.mark.parametrize(
    ("key", "taken", "prefix"),
    [
        ("chemical_spill", set(), "CHE"),
        ("chemical_spill", {"CHE"}, "CHM"),
        ("it", set(), "ITX"),
        ("aa", {"AAX"}, "AAA"),
    ],
)
def test_three_letters_nobody_uses(key: str, taken: set[str], prefix: str) -> None:
    assert free_prefix(key, taken) == prefix
    assert re.fullmatch(r"[A-Z]{3}", prefix)


def test_the_example_is_sound(spill: Company) -> None:
    assert set(findings(spill, SPILL)) <= {"LNG001"}


def test_it_is_proposed_from_the_words(spill: Company) -> None:
    result = spill.ok("declare", "Fuite d'ammoniac au froid négatif", "--json").json
    assert (result["type"], result["type_suggested"]) == ("chemical_spill", True)


def test_from_declaration_to_review(spill: Company) -> None:
    spill.ok(
        "declare", "Drum knocked over at the dock", "--type", "chemical_spill",
        "--level", "major", "--reason", "somebody exposed",
    )  # fmt: skip
    (incident,) = spill.ok("status", "--json").json["incidents"]
    tasks = {task["id"]: task for task in incident["tasks"]}
    assert incident["type_label"] == "Chemical spill"
    order = [task["id"] for task in incident["tasks"] if task["id"].startswith("CHE-")]
    assert order == ["CHE-A01", "CHE-A02", "CHE-A03", "CHE-A04", "CHE-A05"]
    assert tasks["CHE-A05"]["contacts"][0]["id"] == "sup-genset-meuse"
    assert tasks["CHE-A01"]["contacts"][0]["id"] == "emergency-112"
    assert "COM-B01" in tasks, "the communication fiche goes with it"

    spill.ok("done", "CHE-A01", "CHE-A02")
    spill.refused("done", "CHE-A03")
    spill.ok("done", "CHE-A03", "--decision", "zone only", "--reason", "two litres, indoors")
    (incident,) = spill.ok("status", "--json").json["incidents"]
    assert {task["id"] for task in incident["tasks"] if task["done"]} >= {"CHE-A01", "CHE-A03"}
    journal = spill.ok("export", "journal").out
    assert "zone only" in journal
    assert "two litres, indoors" in journal


def test_a_skeleton_names_the_duties_it_may_bring(company: Company) -> None:
    company.by = "nadia"
    company.ok("fiche", "new", "Stolen van")
    text = (company.root / "fiches/stolen_van.yaml").read_text(encoding="utf-8")
    assert "environment" in text.split("obligations:")[0]
    assert "  obligations: [insurer_claim]\n" in text

    replace(company, "fiches/stolen_van.yaml", r"\[insurer_claim\]", "[lease_owner]")
    company.ok("declare", "Van gone", "--type", "stolen_van", "--level", "minor")
    assert "lease_owner" in _duties(company)

    replace(company, "fiches/stolen_van.yaml", r"\[lease_owner\]", "[lease_ownr]")
    assert "REF009" in findings(company, "fiches/stolen_van.yaml")


def _duties(company: Company) -> set[str]:
    answer = company.ok("obligations", "--json").json
    return {item["id"] for item in answer["duties"]}


def test_its_duties_are_assessed_and_printed(spill: Company) -> None:
    spill.ok(
        "declare", "Drum knocked over", "--type", "chemical_spill", "--level", "major",
        "--reason", "somebody exposed",
    )  # fmt: skip
    assert {"environment", "work_accident_insurer", "food_safety"} <= _duties(spill)
    assert "(environment)" in spill.ok("fiche", "chemical_spill").out
    assert "Report the pollution" in spill.ok("obligations").out


def test_its_questions_are_in_the_review(spill: Company) -> None:
    spill.ok(
        "declare", "Spill", "--type", "chemical_spill", "--level", "major",
        "--reason", "somebody exposed",
    )  # fmt: skip
    spill.ok("review")
    (form,) = [
        file
        for file in (spill.root / "incidents").rglob("review.yaml")
        if "CHE-Q01" in file.read_text(encoding="utf-8")
    ]
    assert "safety data sheet found within five minutes" in form.read_text(encoding="utf-8")


def test_it_is_printed_and_counted(spill: Company) -> None:
    plan = spill.ok("export", "plan").out
    assert "Chemical spill" in plan
    assert "CHE-P01" in plan
    (count,) = spill.ok("fiche", "prevention", "chemical_spill", "--json").json["fiches"]
    assert (count["adopted"], count["applicable"]) == (1, 2)
    spill.ok("adopt", "CHE-P02", "--evidence", "kit counted", "--owner", "marc")
    assert "chemical_spill 2/2" in " ".join(spill.ok("fiche").out.split())


def test_there_is_nothing_to_compare_it_with(spill: Company) -> None:
    answer = spill.ok("fiche", "update", "chemical_spill", "--json").json
    assert (answer["fiches"], answer["own"]) == ([], ["chemical_spill"])


def test_a_card_that_was_not_written_is_said(spill: Company) -> None:
    text = (spill.root / SPILL).read_text(encoding="utf-8")
    Path(spill.root / SPILL).write_text(re.sub(r"  user_card:.*\n", "", text), encoding="utf-8")
    done = spill.run("fiche", "chemical_spill", "--user")
    assert done.code == 2
    assert "user_card" in done.err


def test_measures_come_in_the_order_of_time(spill: Company) -> None:
    spill.ok(
        "declare", "Drum", "--type", "chemical_spill", "--level", "major", "--reason", "exposed"
    )
    (incident,) = spill.ok("status", "--json").json["incidents"]
    phases = [task["phase"] for task in incident["tasks"] if task["phase"]]
    assert phases == sorted(phases, key=["T15", "T60", "T24", "T72", "POST"].index)
    first = [task["id"] for task in incident["tasks"] if task["phase"] == "T15"]
    assert first[0] == "CMN-A01"
    assert first.index("CHE-A01") < first.index("COM-B01")
    duties = [task["number"] for task in incident["tasks"] if not task["phase"]]
    assert duties[0] == len(first) + 1
