"""A plan under headings of its own, saved by three programs: the same is taken of each."""

import pytest

from tests.intake.reports import taken
from tests.intake.word_files import STYLES, cell, h, p, run, saved, table, tick

LIBRE = "".join(
    f'<w:style w:type="paragraph" w:styleId="Titre{level}">'
    f'<w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)


def heading(program, text, level=2):
    """A heading as Word, LibreOffice and Google Docs (bold, without a style) write it."""
    if program == "google":
        return f"<w:p>{run(text, '<w:b/>')}</w:p>"
    return h(text, level) if program == "word" else p(text, style=f"Titre{level}")


def plan(program):
    return (
        heading(program, "Plan de gestion des incidents et de continuité", 1)
        + p("Menuiserie Charlet & Filles SRL")
        + p("Rue de l’Exemple 12 – 5030 Gembloux – 18 personnes")
        + p("Version 2.1, approuvée par Dora Quatre le 10/02/2026")
        + heading(program, "Qui pilote ?")
        + p("Responsable du plan de gestion des incidents : Anna Un, remplaçant : Bart Deux")
        + p("Responsable de la continuité : Carl Trois, remplaçante : Anna Un")
        + p("Direction : Dora Quatre")
        + heading(program, "Étape 2 : signaler et identifier")
        + p("Signaler un incident : atelier 081 00 20 10 (lu-sa 4h-18h), urgence@charlet.example")
        + heading(program, "Nos activités essentielles")
        + table(("Activité essentielle 1 : Cuisson",), ("RTO : 6 h – RPO : 1 jour",))
        + heading(program, "Fiche inondation")
        + table(
            ("Mesures préventives", "Oui", "Non"),
            ("Murets posés", "X", ""),
            ("Vannes repérées", *(cell(f"<w:p>{tick(state)}</w:p>") for state in "10")),
            ("Pompe essayée", *(cell(f"<w:p>{tick(state)}</w:p>") for state in "01")),
            ("Drains curés", *(cell(f"<w:p>{tick(state)}</w:p>") for state in "00")),
        )
    )


@pytest.mark.parametrize("program", ["word", "libre", "google"])
def test_the_same_is_taken_whatever_program_saved_it(joinery, tmp_path, program):
    styles = {"word": STYLES, "libre": LIBRE, "google": ""}[program]
    file = saved(tmp_path, plan(program), styles=styles)

    report = joinery.ok("import", file, "--dry-run", "--json").json

    found = taken(report)
    told = {(field, value) for field, value in found["plan.yaml"] if field != "address"}
    assert told >= {
        ("staff", "18"), ("signed_on", "2026-02-10"), ("reporting", "+3281002010"),
        ("reporting", "urgence@charlet.example"), ("deputy:bcp_manager", "anna-un"),
        ("function:incident_manager", "anna-un"), ("function:management", "dora-quatre"),
    }  # fmt: skip
    states = [item["value"] for item in report["taken"] if item["field"] == "adopted"]
    assert states == ["yes", "yes", "no"]
    asked = [item["code"] for item in report["to_ask"]]
    assert "value_differs" not in asked  # the title of the document is no name of the company
    assert asked.count("state_unsaid") == 1
    assert ("open_row", "Cuisson") in found["activities/first-activity.yaml"]


@pytest.mark.parametrize(
    "title",
    ["Obligations de notification aux autorités", "Meldplicht", "Obligation de signalement"],
)
def test_numbers_of_authorities_are_no_place_to_report_at(joinery, tmp_path, title):
    file = saved(tmp_path, plan("word") + h(title) + p("CERT : 02 501 05 60"))

    report = joinery.ok("import", file, "--dry-run", "--json").json

    assert ("reporting", "+3225010560") not in taken(report)["plan.yaml"]


def test_a_plan_that_was_signed_on_paper_can_be_approved(joinery, tmp_path):
    """That signature is on another document than one with the measures of the library."""
    joinery.ok("import", saved(tmp_path, plan("word")))

    found = joinery.run("validate", "--json").json["diagnostics"]

    assert {item["severity"] for item in found if item["code"] == "FIC002"} == {"warning"}
