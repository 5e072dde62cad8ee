"""The plan template as a document of Word, filled in by a French and by a Dutch company."""

import pytest

from tests.intake.conftest import contents
from tests.intake.reports import codes, taken
from tests.intake.test_word_properties import document
from tests.intake.word_files import h, p, saved, table
from tests.intake.word_plans import CARRIED, french


@pytest.fixture
def plan(tmp_path):
    return saved(tmp_path, french())


def test_people_of_the_first_list_and_of_the_lines_below(joinery, plan):
    report = joinery.ok("import", plan, "--dry-run", "--json").json

    assert report["sources"][0]["kinds"] == ["contacts", "activities", "plan"]
    found = taken(report)
    assert found["contacts/benoit-charlet.yaml"] == {
        ("name", "Benoît CHARLET"), ("title", "Gérant"), ("office", "+3281002001"),
        ("mobile", "+32400002001"), ("mobile", "+32400002051"),
        ("email", "benoit@charlet.example"), ("shared", "+3281002001"),
    }  # fmt: skip
    assert ("shared", "+3281002001") in found["contacts/aurelie-charlet.yaml"]  # «idem»
    assert ("office", "+3281002001") in found["contacts/aurelie-charlet.yaml"]
    assert ("mobile", "+32400002003") in found["contacts/didier-pirson.yaml"]
    assert {value for field, value in found["contacts/kevin-leonard.yaml"] if field != "title"} == {
        "Kévin LÉONARD", "+32400002005",
    }  # fmt: skip
    assert ("office", "+3281002006") in found["contacts/fabienne-noel.yaml"]
    assert ("title", "CNC") in found["contacts/rachid-el-mansouri.yaml"]
    assert found["contacts/jean-pol.yaml"] == {("name", "Jean-Pol"), ("title", "concierge")}
    private = [item["value"] for item in report["taken"] if item["private"]]
    assert private == ["+32400002051"]
    assert {"extension_of", "which_number", "surname"} <= set(codes(report))


def test_an_extension_where_no_number_of_a_desk_is_known_asks_for_the_whole_number(
    joinery, tmp_path
):
    file = saved(tmp_path, document([("Anna Un", "interne 15", "")], [], [], []))
    report = joinery.ok("import", file, "--json").json
    (asked,) = [item for item in report["to_ask"] if item["code"].startswith("extension")]
    assert asked["code"] == "extension_of_what"


def test_parties_outside_fill_the_rows_of_the_plan(joinery, plan):
    joinery.ok("import", plan)

    texts = {key: text.decode() for key, text in contents(joinery.root).items()}
    first, second = (texts[f"contacts/electrician-{place}.yaml"] for place in (1, 2))
    assert 'name: "Élec Fictive"' in first
    assert 'customer_account_no: "10031"' in first
    assert "un@exemple.example" in first
    assert "+32400002111" in first
    assert 'reference: "classeur rouge"' in first
    assert "contracts: [C-2024-07]" in second
    assert second.count("+3240000211") == 2
    assert 'available: "24/7"' in texts["contacts/electricity-dso.yaml"]
    assert 'ean: ["541400000000002101"]' in texts["contacts/electricity-dso.yaml"]
    assert "contract_end: 2026-10-31" in texts["contacts/it-provider-1.yaml"]
    assert "rows: [it_provider]" in texts["contacts/alice.yaml"]
    assert 'broker: "Mme Delcourt"' in texts["contacts/insurer.yaml"]
    assert "to_fill: no" in texts["contacts/insurer.yaml"]
    assert "country: FR" in texts["contacts/bois-exemple.yaml"].replace('"', "")
    assert "+33353012180" in texts["contacts/bois-exemple.yaml"]
    assert "Henrard" not in texts["contacts/building-owner.yaml"]
    assert "dpo" not in "".join(key for key in texts if "pas-de" in key)


def test_activities_from_tables_and_prose(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    found = taken(report)
    assert found["activities/production-atelier.yaml"] >= {
        ("activity", "Production atelier"), ("key_personnel", "didier-pirson"),
        ("other", "1 monteur au moins"), ("key_information", "plans DAO"),
        ("key_information", "bons de commande"), ("external_contacts", "machines-fictives-gmbh"),
        ("depends_on", "Achats et stock"), ("rto", "8h"), ("rpo", "4h"),
    }  # fmt: skip
    quotes = found["activities/devis-et-facturation.yaml"]
    assert quotes >= {
        ("key_personnel", "aurelie-charlet"), ("key_personnel", "fabienne-noel"),
        ("it_services", "le logiciel de facturation (cloud)"),
        ("key_information", "la liste des prix"),
    }  # fmt: skip
    assert not [field for field, _value in quotes if field == "rto"]
    asked = [item for item in report["to_ask"] if item["code"] == "objective_which"]
    assert [(item["params"]["text"], item["choices"]) for item in asked] == [
        ("48 h / 3 j.", ["2d", "3d", "no"])
    ]
    assert found["activities/achats-et-stock.yaml"] >= {("rto", "7d"), ("rpo", "1d")}
    assert codes(report).count("owner_open") == 3
    text = contents(joinery.root)["activities/production-atelier.yaml"].decode()
    assert "owner" not in text
    assert "depends_on: [achats-et-stock]" in text


def test_the_organisation_its_functions_and_how_to_report(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    assert taken(report)["plan.yaml"] >= {
        ("name", "MENUISERIE CHARLET & FILLES SRL"), ("staff", "18"),
        ("enterprise_number", "0000.000.097"), ("signed_on", "2026-03-01"),
        ("risk_assessment", "yes"), ("risk_treatment", "no"), ("reporting", "+3281002000"),
        ("reporting", "+32400002099"), ("reporting", "incident@charlet.example"),
        ("available", "mon-fri 07:30-16:30"), ("available", "24/7"),
        ("deputy:incident_manager", "kevin-leonard"), ("deputy:management", "aurelie-charlet"),
    }  # fmt: skip
    text = contents(joinery.root)["plan.yaml"].decode()
    assert "holder: anna-un" in text
    assert "staff: 18" in text
    assert {"function_differs", "function_open", "which_version"} <= set(codes(report))


def test_an_answer_gives_a_function_another_holder(joinery, plan, tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "plan.docx:P7:function_differs: take\nplan.docx:P8:function_open: Aurélie Charlet\n"
        "plan.docx:P8:function_differs: take\n"
    )
    joinery.ok("import", plan, "--answers", str(answers))

    text = contents(joinery.root)["plan.yaml"].decode()
    assert "holder: didier-pirson" in text
    assert "holder: aurelie-charlet" in text
    assert "holder: anna-un" not in text
    # What was answered is not asked again, and the answers still fit.
    again = joinery.ok("import", plan, "--answers", str(answers), "--json").json
    assert again["number"] is None


def test_rows_that_a_company_added_to_the_tables_of_actions(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    assert taken(report)["levels.yaml"] == {
        ("table:handling", "Couper l’air comprimé avant de relancer"),
        ("documents", "Fiche machine n° 7"),
    }
    text = contents(joinery.root)["levels.yaml"].decode()
    assert text.count("Couper l’air comprimé avant de relancer") == 1


def test_a_link_between_procedures_in_words_of_one_s_own(joinery, tmp_path):
    body = (
        h("Liens entre les procédures", 1)
        + p("A. Analyse des risques : classeur 3, revue chaque mars")
        + p("Après une gestion des incidents, rien de plus.")
        + h("Placer un pilote dans l’avion", 3)
        + p("Mot de passe changé le lundi.")
    )
    report = joinery.ok("import", saved(tmp_path, body), "--json").json

    assert taken(report)["plan.yaml"] == {
        ("link", "Analyse des risques : classeur 3, revue chaque mars")
    }
    assert b"A:\n    note:" in contents(joinery.root)["plan.yaml"]
    assert "secret" not in codes(report, "not_taken")


def test_secrets_and_what_is_gone_are_named_and_stand_nowhere(joinery, plan):
    done = joinery.ok("import", plan)

    assert "0000 " not in done.out.replace("0000.000", "")
    written = b"".join(contents(joinery.root).values())
    for gone in (b"19 03", b"+32400001903", b"18 05", b"+32400001805", b"code alarme"):
        assert gone not in written
    said = " ".join(done.out.split())
    assert "a secret (PIN, password, code, account): not taken, and not shown" in said
    assert "deleted, as a tracked change: 0400 00 19 03" in said
    assert "struck through: 0400 00 18 05" in said


def test_everything_that_is_written_is_named_by_its_cell(joinery, plan):
    before = contents(joinery.root)
    report = joinery.ok("import", plan, "--json").json
    after = contents(joinery.root)

    changed = {path for path in before.keys() | after.keys() if after.get(path) != before.get(path)}
    named = {item["into"] for item in report["taken"] if item["how"] != "known"}
    assert changed == named
    for item in report["taken"]:
        place = item["place"]
        assert place["paragraph"] is not None or (place["table"] and place["row"])


def test_a_second_import_changes_nothing_and_undo_gives_the_plan_back(joinery, plan):
    before = contents(joinery.root)
    joinery.ok("import", plan)
    after = contents(joinery.root)

    again = joinery.ok("import", plan)
    assert "Nothing new" in again.out
    assert contents(joinery.root) == after
    joinery.ok("import", "undo")
    assert contents(joinery.root) == before
    assert joinery.run("validate", "--json").json["diagnostics"] is not None


def test_what_is_written_can_be_read_again(joinery, plan):
    joinery.ok("import", plan)

    found = joinery.run("validate", "--json").json["diagnostics"]
    assert [item for item in found if item["code"].startswith(("SCH", "YML", "REF"))] == []


def test_a_plan_that_nobody_filled_in_gives_nothing(joinery, tmp_path):
    body = (
        p("YOUR ORGANISATION")
        + h("Placer un pilote dans l’avion", 3)
        + p("Qui peut dresser ce plan de gestion des incidents ?")
        + h("LISTE DES ACTIVITES ESSENTIELLES", 3)
        + table(("Activité essentielle 1",), ("Personnel clef",), ("Information ou données clefs",))
        + h("B) CONTACTS EXTERNES", 3)
        + table(
            CARRIED,
            ("Assureur", "", "", ""),
            ("CERT", "", "", "Rue de la Loi 16 1000 Bruxelles\nTel. +32 (0)2 501 05 60"),
            ("Opérateur télécom", "", "", "Numéro d’urgence (24/7)\nNuméro de compte"),
            ("...", "", "", ""),
        )
    )
    before = contents(joinery.root)
    report = joinery.ok("import", saved(tmp_path, body), "--json").json

    assert report["taken"] == []
    assert report["to_ask"] == []
    assert {"template_row", "template_data", "template_text"} <= set(codes(report, "not_taken"))
    assert contents(joinery.root) == before


def test_what_is_done_in_an_incident_goes_into_its_fiche(joinery, tmp_path):
    """When it is due and who does it are asked once a fiche; without an answer nothing is taken."""
    body = (
        h("Plan de gestion des incidents", 1) + h("Fiche 1 – Inondation", 2)
        + h("1. Scenario", 3) + p("L'eau monte.")
        + h("3. Mesures préventives (avant incident)", 3) + p("Clapet anti-retour : oui")
        + h("4. Mesures de gestion (INCIDENT)", 3)
        + p("• Couper le courant de la cave") + p("Monter les panneaux")
    )  # fmt: skip
    file = saved(tmp_path, body)
    report = joinery.ok("import", file, "--dry-run", "--json").json
    asked = [item for item in report["to_ask"] if item["code"].startswith("managed_")]
    assert [item["code"] for item in asked] == ["managed_due", "managed_role"]
    assert asked[0]["params"]["text"] == "Couper le courant de la cave; Monter les panneaux"
    assert "managed" not in {item["field"] for item in report["taken"]}

    answers = tmp_path / "answers.yaml"
    answers.write_text(f"{asked[0]['id']}: T15\n{asked[1]['id']}: incident_manager\n")
    joinery.ok("import", file, "--answers", str(answers))

    text = (joinery.root / "fiches" / "flood.yaml").read_text()
    assert text.count("phase: T15") == 2
    assert 'text: "Monter les panneaux"' in text
    again = joinery.ok("import", file, "--json").json
    assert again["files"] == []
    assert not [item for item in again["to_ask"] if item["code"].startswith("managed_")]
