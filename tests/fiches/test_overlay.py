"""A shipped fiche with the company's own words: added, reworded, left out, other contacts."""

from tests.conftest import Company
from tests.fiches.adapting import append, findings, line

RANSOMWARE = "fiches/ransomware.yaml"
CHANGES = """
replace:
  RAN-P02: Nothing of ours answers on port 3389.
  RAN-A01: Pull the yellow cable, then phone Joris.
drop:
  RAN-P13: No supplier logs in from outside.
  RAN-A11: The helpdesk does it with RAN-A51.
add_preventive:
  - {id: RAN-P51, text: "Printed list of the suppliers' numbers", review_every: 6 months}
add_measures:
  - {id: RAN-A51, phase: T15, roles: [helpdesk_manager], text: "Text everybody: do not log in"}
"""


def adapted(company: Company) -> Company:
    company.by = "nadia"
    append(company, RANSOMWARE, CHANGES)
    return company


def test_the_card_shows_own_words_and_what_is_left_out(company: Company) -> None:
    card = adapted(company).ok("fiche", "ransomware", "--json").json

    assert line(card, "RAN-A01")["text"] == "Pull the yellow cable, then phone Joris."
    assert line(card, "RAN-A01")["origin"] == "reworded"
    assert line(card, "RAN-A51")["origin"] == "own"
    ids = [item["id"] for item in card["measures"]]
    assert "RAN-A11" not in ids
    assert ids.index("RAN-A51") == ids.index("RAN-A05") - 1, "an added measure stands in its phase"
    preventive = {item["id"]: item for item in card["preventive"]}
    assert preventive["RAN-P02"]["text"] == "Nothing of ours answers on port 3389."
    assert preventive["RAN-P51"]["origin"] == "own"
    assert "RAN-P13" not in preventive
    assert {item["id"]: item["reason"] for item in card["left_out"]} == {
        "RAN-P13": "No supplier logs in from outside.",
        "RAN-A11": "The helpdesk does it with RAN-A51.",
    }


def test_the_screen_says_whose_words_they_are(company: Company) -> None:
    out = " ".join(adapted(company).ok("fiche", "ransomware").out.split())

    assert "RAN-A01 Pull the yellow cable, then phone Joris. (own wording)" in out
    assert "RAN-A51 Text everybody: do not log in (own measure)" in out
    assert "Left out here, and why" in out


def test_an_incident_follows_the_adapted_fiche(company: Company) -> None:
    adapted(company).ok("declare", "Ransomware", "--level", "major", "--reason", "server")
    (incident,) = company.ok("status", "--json").json["incidents"]

    texts = {task["id"]: task["text"] for task in incident["tasks"]}
    assert texts["RAN-A01"] == "Pull the yellow cable, then phone Joris."
    assert "RAN-A51" in texts
    assert "RAN-A11" not in texts
    company.ok("done", "RAN-A51")


def test_an_added_measure_is_asked_about(company: Company) -> None:
    assert "FIC002" in findings(adapted(company), RANSOMWARE)
    company.ok("adopt", "RAN-P51", "--evidence", "list of 3 November", "--owner", "joris")
    assert "FIC002" not in findings(company, RANSOMWARE)


def test_an_added_measure_may_not_take_a_shipped_number(company: Company) -> None:
    extra = "add_measures: [{id: RAN-A03, phase: T15, roles: [everyone], text: Run}]\n"
    append(company, RANSOMWARE, extra)
    assert "FIC015" in findings(company, RANSOMWARE)


def contacts_of(company: Company, fiche: str, measure: str) -> list[str]:
    company.ok("declare", "Something", "--type", fiche, "--level", "major", "--reason", "big")
    incidents = company.ok("status", "--json").json["incidents"]
    return [person["id"] for person in line_of_task(incidents[-1], measure)["contacts"]]


def line_of_task(incident: dict, measure: str) -> dict:
    return next(task for task in incident["tasks"] if task["id"] == measure)


def test_a_fiche_calls_the_contacts_it_means(company: Company) -> None:
    company.by = "nadia"
    usual = contacts_of(company, "ransomware", "RAN-A10")
    assert usual == ["ccb"]
    append(company, RANSOMWARE, "  cert: [lawyer, ccb]\n")
    (incident,) = company.ok("status", "--json").json["incidents"]
    assert [person["id"] for person in line_of_task(incident, "RAN-A10")["contacts"]] == [
        "lawyer",
        "ccb",
    ]
    card = company.ok("fiche", "ransomware", "--json").json
    assert [person["id"] for person in line(card, "RAN-A10")["contacts"]] == ["lawyer", "ccb"]


def test_another_fiche_keeps_the_usual_contacts(company: Company) -> None:
    append(company, RANSOMWARE, "  police: [labo-exemple]\n")
    card = company.ok("fiche", "ceo_fraud", "--json").json
    meant = {person["id"] for item in card["measures"] for person in item["contacts"]}
    assert "labo-exemple" not in meant


def test_who_is_away_is_not_called_even_when_the_fiche_means_them(company: Company) -> None:
    append(company, RANSOMWARE, "  helpdesk_manager: [joris, elodie]\n")
    company.by = "nadia"
    company.now = "2026-12-29T09:00:00+01:00"  # joris is away
    card = company.ok("fiche", "ransomware", "--json").json
    asked = next(item for item in card["measures"] if item["id"] == "RAN-A02")
    assert "joris" not in [person["id"] for person in asked["contacts"]]


def test_a_contact_out_of_use_gives_way_to_the_usual_ones(company: Company) -> None:
    append(company, RANSOMWARE, "  cert: [no-more-ransom]\n")
    append(company, "contacts/no-more-ransom.yaml", "disabled: yes\n")
    card = company.ok("fiche", "ransomware", "--json").json
    assert [person["id"] for person in line(card, "RAN-A10")["contacts"]] == ["ccb"]
