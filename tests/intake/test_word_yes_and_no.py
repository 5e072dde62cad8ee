"""Measures in two columns, `Oui|Non`: a mark counts, words are read, anything else is asked."""

import pytest

from tests.intake.reports import taken
from tests.intake.word_files import h, p, saved, table

HEADS = {
    "fr": ("Mesures", "Oui", "Non"),
    "nl": ("Maatregelen", "Ja", "Nee"),
    "de": ("Maßnahmen", "Ja", "Nein"),
    "en": ("Measures", "Yes", "No"),
}


def report_of(plan, tmp_path, language, *cells):
    body = (
        p("Plan de gestion des incidents")
        + h("3.1.1 Placer un pilote dans l’avion", 3)
        + p("Gestionnaire des incidents : Anna Un")
        + h("Fiche 2 – Incendie")
        + h("Mesures préventives", 3)
        + table(HEADS[language], ("Haspel kelder west", *cells))
    )
    return plan.ok("import", saved(tmp_path, body), "--dry-run", "--json").json


def told(report):
    return [item["value"] for item in report["taken"] if item["field"] == "adopted"]


@pytest.mark.parametrize(
    ("language", "cells", "state"),
    [
        ("fr", ("x", ""), "yes"),
        ("fr", ("oui", "–"), "yes"),
        ("fr", ("☐", "☒"), "no"),
        ("fr", ("prévu 30/06/2027", ""), "planned"),
        ("fr", ("", "pas encore"), "no"),
        ("fr", ("n.a.", ""), "not_applicable"),
        ("nl", ("ja", ""), "yes"),
        ("nl", ("nee", ""), "no"),
        ("nl", ("mee bezig", ""), "in_progress"),
        ("nl", ("gepland 15/11/2027", ""), "planned"),
        ("de", ("✓", ""), "yes"),
        ("de", ("in Arbeit", ""), "in_progress"),
        ("de", ("", "geplant 15.11.2027"), "planned"),
        ("en", ("yes", ""), "yes"),
        ("en", ("not applicable", ""), "not_applicable"),
        ("en", ("", "in progress"), "in_progress"),
    ],
)
def test_a_mark_counts_and_words_are_read_as_in_one_column(
    joinery, tmp_path, language, cells, state
):
    report = report_of(joinery, tmp_path, language, *cells)

    assert told(report) == [state]
    days = [item["value"] for item in report["taken"] if item["field"] == "due"]
    assert bool(days) == (state == "planned")


@pytest.mark.parametrize(
    ("language", "cells"),
    [
        ("fr", ("?", "")),
        ("fr", ("", "abandonné")),
        ("fr", ("", "fait")),
        ("fr", ("x", "prévu en 2028")),
        ("nl", ("", "in 2027 te kopen")),
        ("de", ("siehe Angebot", "")),
        ("en", ("see quote", "")),
    ],
)
def test_what_says_no_state_is_asked_with_its_cell(joinery, tmp_path, language, cells):
    report = report_of(joinery, tmp_path, language, *cells)

    assert told(report) == []
    asked = [item for item in report["to_ask"] if item["code"] == "sign_means"]
    assert len(asked) == 1
    assert all(cell in asked[0]["params"]["text"] for cell in cells if cell)


def test_words_beside_a_state_are_named(joinery, tmp_path):
    report = report_of(joinery, tmp_path, "fr", "pas encore, devis demandé", "")

    assert told(report) == ["no"]
    assert any("devis demandé" in item["params"].get("value", "") for item in report["not_taken"])


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("27 travailleurs. Chaussée de Test 88, 4000 Liège", "Chaussée de Test 88, 4000 Liège"),
        ("27 werknemers. Teststraat 8, 9000 Gent", "Teststraat 8, 9000 Gent"),
        ("27 employees. Teststraat 8, 9000 Gent", "Teststraat 8, 9000 Gent"),
        ("BCE 0123.456.749. Rue X 8, 4000 Liège", "Rue X 8, 4000 Liège"),
        ("Rue X 8, 4000 Liège. BCE 0123.456.749", "Rue X 8, 4000 Liège"),
        ("Rue Neuve 5, 1000 Bruxelles - BCE 0123.456.749 - 27 travailleurs",
         "Rue Neuve 5, 1000 Bruxelles"),
    ],
)  # fmt: skip
def test_an_address_in_a_line_with_other_facts_is_written_and_named(
    joinery, tmp_path, line, address
):
    body = (
        p("Plan de gestion des incidents")
        + p(line)
        + h("3.1.1 Placer un pilote dans l’avion", 3)
        + p("Gestionnaire des incidents : Anna Un")
    )

    report = joinery.ok("import", saved(tmp_path, body), "--json").json

    found = taken(report)["plan.yaml"]
    town = address.rpartition(" ")[2]
    assert ("address", address) in found
    assert ("site", town) in found
    site = f'name: {town}, address: "{address}"'
    assert site in (joinery.root / "plan.yaml").read_text("utf-8").replace('"Liège"', "Liège")


@pytest.mark.parametrize(
    ("yes", "no"), [("Oui", "Non"), ("Ja", "Nee"), ("Ja", "Nein"), ("Yes", "No")]
)
def test_a_table_with_both_columns_is_read_likewise(joinery, tmp_path, yes, no):
    file = tmp_path / "measures.csv"
    rows = ["prévu 30/06/2027;", "non;", "x;", ";x", "à voir;", "en cours, devis;"]
    body = [f"Incendie;Porte {at} du hall {at};{row}" for at, row in enumerate(rows, 3)]
    file.write_text("\n".join([f"Risque;Mesure;{yes};{no}", *body]) + "\n", "utf-8")

    report = joinery.ok("import", str(file), "--dry-run", "--json").json

    assert told(report) == ["planned", "no", "yes", "no", "in_progress"]
    assert ("due", "2027-06-30") in {(item["field"], item["value"]) for item in report["taken"]}
    asked = [item["params"]["text"] for item in report["to_ask"] if item["code"] == "sign_means"]
    assert asked == ["à voir"]
    notes = [item["params"].get("value") for item in report["not_taken"]]
    assert "en cours, devis" in notes
