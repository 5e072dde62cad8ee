"""A number found wrong on a call stays a finding until it is corrected or verified (S-101, S-103).

And a call that reached somebody verifies the contact: nobody notes the same thing twice.
"""

import pytest

from tests.conftest import Company
from tests.scenes import scene

JORIS = "+32400000004"


def findings(company: Company, code: str) -> list[str]:
    """The files about which `validate` says so."""
    shown = company.run("validate", "--select", code, "--json").json["diagnostics"]
    return [item["path"] for item in shown]


@scene
def night(company: Company) -> Company:
    """An incident at night."""
    company.by, company.now = "marc", "2026-11-30T03:10:00+01:00"
    company.ok("declare", "Plus de courant", "-a", "cold-storage")
    return company


def test_it_is_a_finding_until_it_is_verified(night: Company) -> None:
    assert findings(night, "CON039") == []
    said = night.ok("call", "joris", "--wrong-number")
    assert "names it until it is corrected or verified" in " ".join(said.err.split())
    assert findings(night, "CON039") == ["contacts/joris.yaml"]
    night.ok("contacts", "verified", "joris")
    assert findings(night, "CON039") == []


def test_paper_prints_another_number_first_and_marks_the_wrong_one(night: Company) -> None:
    assert "+32 400 00 00 04" in night.ok("export", "fiche", "ransomware").out.replace(
        "\u00a0", " "
    )
    night.ok("call", "joris", "--wrong-number")
    listed = " ".join(night.ok("export", "contacts").out.replace("\u00a0", " ").split())
    assert "mobile: +32 400 00 00 04 (wrong number)" in listed
    assert "mobile: +32 400 00 01 04 (private)" in listed


def test_correcting_the_file_settles_it_too(night: Company) -> None:
    night.ok("call", "joris", "--wrong-number")
    file = night.root / "contacts" / "joris.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("+32 400 00 00 04", "+32 400 00 00 44"), encoding="utf-8")
    assert findings(night, "CON039") == []


def test_the_next_incident_dials_another_number_first(night: Company) -> None:
    night.ok("call", "joris", "--wrong-number")
    night.at("2026-12-02T09:00:00+01:00").ok("declare", "Encore", "-a", "cold-storage")
    numbers = night.ok("call", "joris", "--json").json["steps"][0]["numbers"]
    assert numbers[0]["value"] != JORIS
    assert [item["value"] for item in numbers if item["wrong"]] == [JORIS]
    assert "wrong number" in night.run("call", "joris", window=(80, 24)).out


def test_an_exercise_finds_it_as_well(company: Company) -> None:
    company.by, company.now = "nadia", "2026-11-30T09:00:00+01:00"
    company.ok("declare", "Exercice", "--exercise", "-a", "cold-storage")
    company.ok("call", "joris", "--wrong-number")
    assert findings(company, "CON039") == ["contacts/joris.yaml"]


def test_whoever_is_reached_on_that_number_after_all_mends_it(night: Company) -> None:
    night.ok("call", "joris", "--wrong-number")
    night.ok("call", "joris", "--wrong-number", "--number", "000104")
    assert len(findings(night, "CON039")) == 2
    night.ok("call", "joris", "--reached", "--number", "000104")
    assert len(findings(night, "CON039")) == 1


@pytest.mark.parametrize("mend", [("undo", "--yes"), ("correct", "last", "--who", "pieter")])
def test_a_call_that_did_not_happen_so_shows_nothing(night: Company, mend: tuple[str, ...]) -> None:
    night.ok("call", "joris", "--wrong-number")
    night.ok(*mend)
    assert findings(night, "CON039") == []


def test_a_call_that_reached_somebody_verifies_the_contact(night: Company) -> None:
    night.at("2027-11-30T03:10:00+01:00")
    assert "contacts/pieter.yaml" in findings(night, "CON011")
    night.ok("call", "pieter", "--no-answer")
    assert "contacts/pieter.yaml" in findings(night, "CON011")
    night.ok("call", "pieter", "--reached")
    assert "contacts/pieter.yaml" not in findings(night, "CON011")
    noted = list((night.root / "journal").rglob("*-contact-verified-*"))
    night.ok("call", "pieter", "--reached")
    assert list((night.root / "journal").rglob("*-contact-verified-*")) == noted


@pytest.mark.parametrize(("again", "found"), [("10min", 0), ("1h", 0), ("0", 1), ("2h", 1)])
def test_the_time_until_the_next_call_is_one_that_helps(
    company: Company, again: str, found: int
) -> None:
    file = company.root / "plan.yaml"
    text = file.read_text(encoding="utf-8").replace("again_after: 10min", f"again_after: {again}")
    file.write_text(text, encoding="utf-8")
    assert len(findings(company, "CON040")) == found
