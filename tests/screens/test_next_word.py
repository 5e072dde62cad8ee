"""A line without a command, help in four languages, and the language of what is refused."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Company, run_command
from tests.screens.states import power_cut, two_incidents


def alone(company: Company, *words: str) -> str:
    return company.ok(*words).out


def test_no_command_shows_the_crisis_or_the_choice_or_a_calm_screen(company: Company) -> None:
    calm = alone(company)
    assert "No open incident" in calm
    assert "Management has not approved this plan yet." in calm
    assert "incplan fill" in calm
    power_cut(company)
    assert alone(company) == alone(company, "status")
    assert company.run(window=(80, 24)).out.startswith("\x1b[1;31m006 MAJOR")


def test_two_incidents_are_a_choice_with_their_titles(company: Company) -> None:
    two_incidents(company)
    company.environment = {"NO_COLOR": "1"}
    shown = company.run(window=(80, 24)).out
    assert "006 MAJOR since 03:10  Plus de courant" in shown
    assert "007 CRISIS since 07:10  Fichiers chiffrés" in shown
    assert "incplan status --all" in shown
    assert "-i 7" in shown.splitlines()[-1]


def test_without_a_plan_it_says_how_to_begin(tmp_path: Path, company: Company) -> None:
    shutil.copytree(company.root, tmp_path / "ours")
    done = run_command(cwd=tmp_path, environment={"INCPLAN_LANG": "en"})
    assert done.code == 0
    assert "112" in done.out
    assert "incplan -C ours" in done.out
    assert "incplan init" in done.out
    assert "No open incident" in run_command("-C", "ours", cwd=tmp_path, environment={
        "INCPLAN_LANG": "en", "INCPLAN_NOW": company.now}).out  # fmt: skip


@pytest.mark.parametrize(
    ("word", "said"),
    [("aide", "Utilisation"), ("hulp", "Gebruik"), ("hilfe", "Aufruf"), ("help", "Usage")],
)
def test_help_in_the_words_of_whoever_asks(word: str, said: str) -> None:
    assert run_command(word, environment={"INCPLAN_LANG": "en"}).out.startswith(said)
    assert "log" in run_command(word, "log", environment={"INCPLAN_LANG": "en"}).out


@pytest.mark.parametrize(
    "words", [("-C", "PLAN", "stautus"), ("--plan=PLAN", "log", "--foo"), ("-CPLAN", "done")]
)
def test_what_is_refused_before_the_plan_opens_speaks_its_language(
    words: tuple[str, ...], company: Company, tmp_path: Path
) -> None:
    text = (company.root / "plan.yaml").read_text(encoding="utf-8")
    assert "language: fr" in text
    done = run_command(*(word.replace("PLAN", str(company.root)) for word in words), cwd=tmp_path)
    assert done.code == 2
    assert any(said in done.err for said in ("n'existe pas", "manque"))


def test_a_title_of_many_lines_is_one_line(company: Company) -> None:
    company.by, company.environment = "marc", {"NO_COLOR": "1"}
    shown = company.run("declare", "Panne\nde\ncourant " + "longue " * 60, window=(80, 24)).out
    lines = shown.splitlines()
    assert len(lines) <= 22
    (title,) = (line for line in lines if "Panne de courant longue" in line)
    assert title.startswith("006 MINOR since")
    assert "..." in title


def test_each_recorded_fact_is_answered_with_what_comes_next(company: Company) -> None:
    power_cut(company)
    company.environment = {"NO_COLOR": "1"}
    for words in (
        ("done", "1"),
        ("log", "Générateur en route"),
        ("call", "nadia", "--reached"),
        ("eta", "05:00"),
        ("bcp", "assess"),
        ("handover", "incident_manager", "joris"),
        ("escalate", "--to", "crisis", "--reason", "three sites"),
        ("escalate", "decline", "confirm-crisis", "--reason", "no"),
        ("classify", "--people", "none", "--continuity", "yes"),
        ("supplier", "sup-reeferrent-leie", "notified"),
        ("restore", "cold-storage", "--minimal"),
        ("undo",),
    ):
        done = company.run(*words, window=(80, 24))
        assert done.code == 0, done.err
        lines = (done.err + done.out).splitlines()
        assert len(lines) <= 22, words
        for label in ("NOW", "CALL", "DEADLINE"):
            assert any(line.startswith(label) for line in lines), (words, label)
        assert "incplan " in lines[-1]


def test_findings_come_in_groups_with_the_errors_first(company: Company) -> None:
    company.environment = {"NO_COLOR": "1"}
    done = company.run("validate", window=(80, 24))
    lines = done.out.splitlines()
    assert len(lines) <= 22
    heads = [place for place, line in enumerate(lines) if line in ("ERRORS", "WARNINGS", "NOTES")]
    assert [lines[place] for place in heads] == ["ERRORS", "WARNINGS", "NOTES"]
    assert "RCO004" in lines[heads[0] + 1]
    assert lines[-1].startswith("Next: incplan explain RCO004")
    every = company.run("validate", "--all", window=(80, 24)).out
    assert every.count("\n") > 60
    piped = company.run("validate").out
    assert piped.index("error RCO004") < piped.index(": warning ")


@pytest.mark.parametrize("many", [3, 12])
def test_no_error_gives_its_place_to_a_warning_unsaid(company: Company, many: int) -> None:
    file = company.root / "plan.yaml"
    file.write_text(file.read_text() + "".join(f"bogus{n}: 1\n" for n in range(many)))
    found = company.run("validate", "--json").json["diagnostics"]
    errors = sum(item["severity"] == "error" for item in found)
    company.environment = {"NO_COLOR": "1"}
    shown = company.run("validate", window=(80, 24)).out
    rows = shown.split("WARNINGS")[0].splitlines()
    stand = sum(row.startswith("  ") and row[2:5].isupper() for row in rows)
    left = f"More: {errors - stand} error" if errors > stand else "See all: incplan validate --all"
    assert left in shown, shown
    assert stand >= min(errors, 5)


def test_what_was_said_is_not_asked_again(company: Company) -> None:
    """An answer about people holds until somebody says something else."""
    company.by = "nadia"
    company.ok("declare", "Panne", "--people", "danger", "--organisation", "no")
    done = company.ok("classify", "--organisation", "no", "--json").json
    assert done["rule"] == "people_first"
    assert company.ok("show", "6", "--json").json["timeline"][-1]["text"] != "danger"


def test_staff_reads_no_words_of_the_declaration(company: Company) -> None:
    company.by = "nadia"
    company.ok("declare", "Pieter a cliqué sur un lien", "--type", "phishing")
    assert "Pieter" not in company.ok("communicate", "draft", "--to", "staff").out
    assert "Pieter" in company.ok("communicate", "draft", "--to", "management").out
