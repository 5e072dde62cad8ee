"""`--horizon` says ahead which checks fall due: contacts, measures, restore tests."""

from tests.conftest import Company


def said(company: Company, horizon: str, code: str) -> set[tuple[str, str]]:
    found = company.run("validate", "--horizon", horizon, "--json").json["diagnostics"]
    return {(item["path"], item["severity"]) for item in found if item["code"] == code}


def test_a_contact_to_verify_again_is_said_ahead(company: Company):
    assert said(company, "60d", "CON011") == set()
    assert ("contacts/ann.yaml", "info") in said(company, "200d", "CON011")


def test_a_check_of_a_measure_is_said_ahead_unless_it_is_always_near(company: Company):
    assert {severity for _path, severity in said(company, "60d", "FIC005")} == {"warning"}
    assert "info" in {severity for _path, severity in said(company, "360d", "FIC005")}


def test_a_restore_test_is_said_ahead(company: Company):
    assert said(company, "60d", "RCO007") == set()
    assert {severity for _path, severity in said(company, "380d", "RCO007")} == {"info"}


def test_a_measure_without_a_rhythm_is_overdue_once_the_plan_is_not_reviewed(company: Company):
    """FLD-P02 was never checked on a day of its own; the review of the fiche counts for it."""
    file = company.root / "fiches" / "flood.yaml"
    lines = file.read_text().splitlines()
    (adopted,) = (n for n, line in enumerate(lines) if line.startswith("  FLD-P02:"))
    end = next(n for n in range(adopted + 1, len(lines)) if not lines[n].startswith("    "))
    lines[adopted:end] = ["  FLD-P02:", "    adopted: yes", "    on: 2019-05-02"]
    file.write_text("\n".join(lines) + "\n")
    assert said(company, "60d", "FIC016") == set()

    text = file.read_text()
    file.write_text(text.replace("reviewed: 2026-11-12", "reviewed: 2025-11-12"))

    (found,) = company.run("validate", "--select", "FIC016", "--json").json["diagnostics"]
    assert (found["path"], found["severity"]) == ("fiches/flood.yaml", "warning")
    assert (found["excerpt"].strip(), found["params"]["measures"]) == ("on: 2019-05-02", "FLD-P02")
    shown = company.ok("fiche", "flood", "--json").json
    (line,) = (item for item in shown["preventive"] if item["id"] == "FLD-P02")
    assert line["overdue"] is True


def test_years_later_a_fiche_nobody_touched_is_one_finding(company: Company):
    company.now = "2028-12-01T08:00:00+01:00"

    found = company.run("validate", "--select", "FIC016", "--json").json["diagnostics"]

    paths = [item["path"] for item in found]
    assert len(paths) == len(set(paths)) > 3
