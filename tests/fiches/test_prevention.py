"""Prevention: adopted of applicable, overdue checks, owners; answers from the command line."""

import pytest

from tests.conftest import Company
from tests.fiches.adapting import findings, line

FIRE = "fiches/fire.yaml"


def of_fiche(company: Company, fiche: str) -> dict:
    return company.ok("fiche", "prevention", fiche, "--json").json


def test_the_count_and_the_late_check_of_a_fiche(company: Company) -> None:
    answer = of_fiche(company, "fire")

    (count,) = answer["fiches"]
    assert (count["adopted"], count["applicable"], count["overdue"]) == (12, 15, 1)
    assert answer["measures"][0]["id"] == "FIR-P04"
    assert (answer["measures"][0]["day"], answer["measures"][0]["overdue"]) == ("2026-09-18", True)
    days = [item["day"] for item in answer["measures"] if item["day"]]
    assert days == sorted(days)


def test_only_what_is_late_and_only_what_one_person_owns(company: Company) -> None:
    late = company.ok("fiche", "prevention", "--overdue", "--json").json["measures"]
    assert [item["id"] for item in late] == ["RAN-P05", "FIR-P04"]

    owned = company.ok("fiche", "prevention", "--owner", "thomas", "--json").json["measures"]
    assert owned
    assert {item["owner"] for item in owned} == {"thomas"}
    assert not company.ok("fiche", "prevention", "--overdue", "--owner", "thomas", "--json").json[
        "measures"
    ]


def test_the_screen_puts_what_is_late_first_within_80_columns(company: Company) -> None:
    out = company.ok("fiche", "prevention").out

    assert out.index("OVERDUE") < out.index("FIR-P04") < out.index("NEXT")
    assert max(len(row) for row in out.splitlines()) <= 80


def test_a_check_made_again_is_not_late_any_more(company: Company) -> None:
    assert "FIC005" in findings(company, FIRE)
    company.ok(
        "adopt", "fir-p04", "--evidence", "drill in 3 min 50 s", "--on", "2026-11-20",
        "--by", "sofie",
    )  # fmt: skip

    told = line(of_fiche(company, "fire"), "FIR-P04")
    assert (told["day"], told["overdue"], told["source"]) == ("2027-11-20", False, "journal")
    assert (told["said_on"], told["evidence"]) == ("2026-11-20", "drill in 3 min 50 s")
    assert "FIC005" not in findings(company, FIRE)
    out = " ".join(company.ok("fiche", "prevention", "fire").out.split())
    assert "said in the journal on 20/11/2026 by Sofie EXEMPEL" in out


def test_of_file_and_journal_the_later_day_counts(company: Company) -> None:
    done = company.run(
        "adopt", "FIR-P04", "--no", "--due", "2027-01-15", "--on", "2025-01-10", "--by", "sofie"
    )

    assert done.code == 0
    assert "it counts" in " ".join(done.err.split())
    told = line(of_fiche(company, "fire"), "FIR-P04")
    assert (told["adopted"], told["source"]) == ("yes", "file")


def test_what_is_no_longer_in_place(company: Company) -> None:
    before = of_fiche(company, "fire")["fiches"][0]["adopted"]
    company.ok(
        "adopt", "FIR-P04", "--partial", "--due", "2027-01-15", "--owner", "marc", "--by", "sofie",
        "--reason", "only the ground floor",
    )  # fmt: skip

    answer = of_fiche(company, "fire")
    told = line(answer, "FIR-P04")
    assert answer["fiches"][0]["adopted"] == before - 1
    assert (told["adopted"], told["owner"], told["day"]) == ("partial", "marc", "2027-01-15")
    assert told["reason"] == "only the ground floor"


@pytest.mark.parametrize("state", ["in_progress", "planned"])
def test_what_is_planned_or_begun_lacks_and_says_so(company: Company, state: str) -> None:
    before = of_fiche(company, "fire")["fiches"][0]
    company.ok(
        "adopt", "FIR-P04", f"--{state.replace('_', '-')}", "--due", "2027-01-15",
        "--owner", "marc", "--by", "sofie",
    )  # fmt: skip

    answer = of_fiche(company, "fire")
    told = line(answer, "FIR-P04")
    assert (told["adopted"], told["owner"], told["day"]) == (state, "marc", "2027-01-15")
    assert answer["fiches"][0]["adopted"] == before["adopted"] - 1
    assert answer["fiches"][0]["applicable"] == before["applicable"]
    words = {"in_progress": "In progress", "planned": "Planned"}[state]
    assert words in company.ok("fiche", "prevention", "fire").out
    assert words in company.ok("export", "plan").out
    assert words in company.ok("export", "binder", "--format", "md").out
    assert "FIC003" not in findings(company, FIRE)
    company.refused("adopt", "FIR-P04", "--planned", "--by", "sofie", "--no", code=2)


def test_what_does_not_apply_is_not_counted(company: Company) -> None:
    before = of_fiche(company, "fire")["fiches"][0]["applicable"]
    company.ok("adopt", "FIR-P09", "--not-applicable", "--reason", "no hot work", "--by", "sofie")

    answer = of_fiche(company, "fire")
    assert answer["fiches"][0]["applicable"] == before - 1
    assert line(answer, "FIR-P09")["day"] is None


def test_an_adoption_reaches_the_printed_plan(company: Company) -> None:
    count = " ".join(company.ok("fiche").out.split())
    assert "ceo_fraud 5/13" in count
    company.ok("adopt", "CEO-P04", "--evidence", "limits at the bank", "--by", "thomas")

    assert "ceo_fraud 6/13" in " ".join(company.ok("fiche").out.split())
    assert company.git("log", "-1", "--format=%s").startswith("plan: measure_adopted")
    assert "CEO-P04" in company.ok("export", "plan").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("FIR-P04",), "evidence"),
        (("FIR-P04", "--not-applicable"), "does not apply"),
        (("FIR-P04", "--no"), "--due"),
        (("FIR-P04", "--no", "--partial"), "only one"),
        (("FIR-P99", "-e", "x"), "FIR-P99"),
        (("FIR-P04", "--no", "--due", "soon"), "not a date"),
        (("FIR-P04", "-e", "x", "--owner", "nobody"), "nobody"),
        (("FIR-A01", "-e", "x"), "FIR-A01"),
    ],
    ids=" ".join,
)
def test_an_answer_without_its_proof_is_a_slip(company: Company, words, code) -> None:
    before = sorted((company.root / "journal").iterdir())

    done = company.run("adopt", *words, "--by", "sofie")

    assert done.code == 2
    assert code in " ".join(done.err.split())
    assert sorted((company.root / "journal").iterdir()) == before


def test_options_of_another_word_are_refused(company: Company) -> None:
    for words in (("fiche", "--overdue"), ("fiche", "fire", "--owner", "x"), ("fiche", "--keep")):
        assert company.run(*words).code == 2
    assert company.run("fiche", "fire", "flood").code == 2


def test_parts_stand_apart_the_way_the_language_does_it(company: Company) -> None:
    company.lang = "fr"
    rows = company.ok("fiche", "prevention", "flood").out.splitlines()
    assert any("31/03/2027 ; Marc PROTOTYPE" in row for row in rows)
    (place,) = (index for index, row in enumerate(rows) if "FLD-P10" in row)
    assert "Pourquoi" in rows[place + 2], "no empty line where nobody is named"

    company.lang = "nl"
    assert "31/03/2027; Marc PROTOTYPE" in company.ok("fiche", "prevention", "flood").out
