"""112 stands before anybody of the organisation when people may be in danger (S-043)."""

import pytest

from tests.conftest import Company

RED = "PEOPLE FIRST"


def calls(company: Company, *words: str) -> list[str]:
    """Functions under whom to call, in order."""
    found = company.ok(*words, "--json").json
    briefing = found.get("briefing") or found["incidents"][0]
    return [item["role"] for item in briefing["calls"]]


@pytest.mark.parametrize(
    "text",
    [
        "Feu dans la chambre froide",
        "Odeur de gaz près du quai",
        "Un ouvrier est blessé",
        "Gaslek in de kelder",
        "Kollege bewusstlos im Lager",
        "Ammonia leak, driver injured",
    ],
)
def test_what_is_reported_puts_112_first(company: Company, text: str) -> None:
    company.by = "elodie"
    assert calls(company, "declare", text)[0] == "emergency_112"
    assert calls(company, "status")[0] == "emergency_112"
    shown = company.ok("status").out
    assert RED in shown
    assert shown.split("\nCALL\n")[1].lstrip().startswith("Emergency 112\n")


@pytest.mark.parametrize(
    "text", ["Files encrypted", "Panne de courant, personne n'est blessé", "Facture de gaz perdue"]
)
def test_nobody_in_danger_nobody_dials_112(company: Company, text: str) -> None:
    company.by = "elodie"
    shown = company.ok("declare", text).out
    assert RED not in shown
    assert "Emergency 112" not in shown


def test_the_answer_about_people_counts_more_than_the_words(company: Company) -> None:
    company.by = "nadia"
    assert calls(company, "declare", "Effondrement d'un rayonnage", "--people", "hurt")[0] == (
        "emergency_112"
    )
    company.ok("classify", "--people", "none", "--organisation", "yes")
    assert "emergency_112" not in calls(company, "status")
    company.ok("classify", "--people", "danger")
    # Answers about something else leave what was said about people as it is.
    company.ok("classify", "--growing", "yes")
    assert calls(company, "status")[0] == "emergency_112"
    company.ok("done", "contained")
    assert "emergency_112" not in calls(company, "status")


def test_112_is_there_without_any_contact_for_it(company: Company) -> None:
    (company.root / "contacts" / "emergency-112.yaml").unlink()
    company.by = "elodie"
    shown = company.ok("declare", "Incendie au dépôt").out
    assert shown.split("\nCALL\n")[1].lstrip().startswith("Emergency 112\n")


def test_a_name_that_is_its_number_is_printed_once(company: Company) -> None:
    path = company.root / "contacts" / "emergency-112.yaml"
    path.write_text(path.read_text().replace("name: 112", "name: Urgences 112"))
    company.by = "elodie"
    company.lang = "fr"
    shown = company.ok("declare", "Incendie au dépôt").out
    assert "Urgences 112" in shown
    assert "112 112" not in shown
    assert "112 : Urgences" not in shown


def test_an_exercise_does_not_ask_to_dial(company: Company) -> None:
    company.by = "elodie"
    assert RED not in company.ok("declare", "Incendie simulé", "--exercise").out


def test_a_row_nobody_filled_in_is_not_called(company: Company) -> None:
    for file in (company.root / "contacts").glob("*.yaml"):
        if "rows: [building_owner]" in file.read_text(encoding="utf-8"):
            file.unlink()
    (company.root / "contacts" / "building-owner-1.yaml").write_text(
        'format: 1\nkind: external\nname: "to fill in"\nrows: [building_owner]\nto_fill: yes\n'
    )
    company.by = "elodie"
    company.ok("declare", "Files encrypted", "--type", "ransomware")
    assert "to fill in" not in company.ok("status", "--all").out
    assert "Nobody is named" in company.ok("call", "building_owner").out
    company.refused("call", "building_owner", "--reached", code=2)


def test_a_number_is_called_by_the_name_of_its_row(company: Company) -> None:
    assert "1. 112, Emergency 112" in company.ok("call", "112").out
    assert "Incident manager" in company.ok("call", "nadia").out
