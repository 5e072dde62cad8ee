"""`incplan scenario`: list, show, preview, new, and `validate` on the company's own."""

import pytest

from incplan.store.plan.scenarios import shipped_ids
from tests.conftest import Company
from tests.exercises.plays import with_yearly


def test_all_of_them_are_listed_with_titles_in_the_users_language(company: Company):
    found = {item["id"]: item for item in company.ok("scenario", "--json").json["scenarios"]}
    assert tuple(sorted(found)) == shipped_ids()
    assert found["flood-cellar"]["injects"] == 8
    assert found["flood-cellar"]["left_out"] == 0
    company.lang = "nl"
    assert "Water in de kelder" in company.ok("scenario").out


@pytest.mark.parametrize("lang", ["fr", "nl", "de", "en"])
def test_a_preview_shows_names_and_spacing_and_no_reaction(company: Company, lang: str):
    company.lang = lang
    shown = company.ok("scenario", "preview", "flood-cellar").out
    assert "Nadia EL FICTI" in shown
    assert "I8" in shown
    assert "FLD" not in shown
    assert "[ ]" not in shown


def test_show_is_for_the_facilitator(company: Company):
    shown = " ".join(company.ok("scenario", "show", "Water in the cellar").out.split())
    assert "players should not read on" in shown
    assert "[ ] I1.2" in shown
    assert "within 5 min, critical" in shown
    assert "Do not: step into water that may be live" in shown


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show",), 2, "incplan scenario lists them"),
        (("preview", "flod-cellar"), 2, "flood-cellar"),
        (("new", "Été!"), 2, "letters, digits and hyphens"),
        (("new", "mine", "--from", "volcano"), 2, "volcano"),
    ],
)
def test_what_cannot_be_meant_is_refused(company: Company, words, code: int, said: str):
    done = company.refused("scenario", *words, code=code)
    assert said in " ".join(done.err.split())


def test_a_copy_takes_the_place_of_the_shipped_one(company: Company):
    company.ok("scenario", "new", "flood-cellar", "--from", "flood-cellar")
    file = company.root / "scenarios" / "flood-cellar.yaml"
    file.write_text(
        file.read_text("utf-8").replace("Water in the cellar", "Water in our cellar"), "utf-8"
    )
    assert "Water in our cellar" in company.ok("scenario").out
    assert company.run("validate", "scenarios").code == 0
    company.refused("scenario", "new", "flood-cellar")


def test_a_new_one_can_be_staged_and_says_what_is_to_be_written(company: Company):
    company.ok("scenario", "new", "our-oven")
    done = company.run("validate", "scenarios", "--json").json
    assert {item["code"] for item in done["diagnostics"]} == {"SCN018"}
    assert done["errors"] == 0
    assert company.ok("scenario", "preview", "our-oven", "--json").json["id"] == "our-oven"


def test_faults_are_found_with_their_line(company: Company):
    company.ok("scenario", "new", "our-oven", "--from", "fire-charging")
    file = company.root / "scenarios" / "our-oven.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("measure: FIR-A01", "measure: FIR-A99", 1), "utf-8")
    done = company.run("validate", "scenarios", "--format", "concise")
    line = text[: text.index("FIR-A01")].count("\n") + 1
    assert done.code == 1
    assert f"scenarios/our-oven.yaml:{line}:" in done.out
    assert "SCN007" in done.out


def test_a_file_that_cannot_be_read_hides_no_other(company: Company):
    company.ok("scenario", "new", "our-oven")
    file = company.root / "scenarios" / "our-oven.yaml"
    file.write_text("format: 1\nid: our-oven\nplay: long\n", "utf-8")
    done = company.run("scenario")
    assert done.code == 3
    assert "scenarios/our-oven.yaml" in done.out
    assert "flood-cellar" in done.out
    assert company.run("scenario", "show", "our-oven").code == 3
    assert company.run("validate", "scenarios").code == 1


def test_own_scenarios_are_no_part_of_what_is_approved(company: Company):
    before = company.ok("plan", "--json").json
    company.ok("scenario", "new", "our-oven", "--from", "fire-charging")
    after = company.ok("plan", "--json").json
    assert before["approval"] == after["approval"]


def test_a_scenario_with_errors_is_not_started(company: Company):
    with_yearly(company)
    file = company.root / "scenarios" / "yearly.yaml"
    good = file.read_text("utf-8")
    bad = good.replace("RAN-A01", "RAN-A99").replace("decide: who_leads", "decide: who_sings")
    file.write_text(bad, "utf-8")
    refused = company.refused("exercise", "start", "yearly")
    line = 1 + bad[: bad.index("RAN-A99")].count("\n")
    assert f"scenarios/yearly.yaml:{line}: SCN007" in refused.err
    assert "RAN-A99" in refused.err
    assert not list((company.root / "exercises").glob("EXE-2026-002*"))
    told = company.run("exercise", "start", "yearly", "--json").json["errors"][0]
    assert {item["params"]["code"] for item in told["details"]} == {"SCN007"}
    assert company.ok("exercise", "start", "yearly", "--despite-errors").code == 0
