"""A plan of Word in a shape of its own: other heads, other columns, tables below headings."""

import pytest

from tests.intake.conftest import contents
from tests.intake.reports import codes, taken
from tests.intake.word_files import h, p, saved, table

BODY = (
    p("Boulangerie Exemple SRL", style="Title")
    + p("Place du Marché 3, 1300 Wavre")
    + p("BCE 0123.456.789 – 12 travailleurs")
    + p("Version : 2.1 – approuvé par Mme Claire Dupont le 5 janvier 2026")
    + h("1. Organisation", 1)
    + table(
        ("Fonction", "Titulaire", "Suppléant"),
        ("Gestionnaire des incidents", "Claire Dupont", "Marc Leroy"),
        ("Gestionnaire de la continuité", "Marc Leroy", "à désigner"),
        ("Direction", "Claire Dupont", ""),
    )
    + h("2. Qui fait quoi", 2)
    + p("Porte-parole : Claire Dupont")
    + h("Signaler un incident", 2)
    + p("Tél. 010 00 20 00 (24h/24, 7j/7)")
    + p("E-mail : urgence@boulangerie.example")
    + h("Activités essentielles", 2)
    + h("Activité 1 : Cuisson du pain", 3)
    + table(
        ("Élément", "Description"),
        ("Personnel clé", "Marc, Julie"),
        ("Données", "recettes"),
        ("Informatique", "four connecté ; caisse"),
        ("Locaux", "atelier"),
        ("Fournisseurs / externes", "Four Service"),
        ("Dépendances", "2"),
        ("RTO", "12 heures"),
        ("RPO", "néant"),
    )
    + h("Activité 2 : Vente en magasin", 3)
    + p("RTO : 1 jour ; RPO : 4 heures", style="ListBullet")
    + p("Personnel : Claire", style="ListBullet")
    + p("Dépend de : non", style="ListBullet")
    + h("Registre des incidents", 2)
    + table(
        ("N°", "Date et heure", "Type", "Description", "Gravité", "Durée", "Actions"),
        (
            "2025/1",
            "12 mars 2025 à 6h15",
            "Électricité",
            "four arrêté",
            "mineur",
            "2h",
            "disjoncteur",
        ),
        ("2026/1", "02.02.2026", "Incendie", "friteuse", "majeur", "", ""),
    )
    + h("Fiches", 1)
    + h("Fiche Incendie", 2)
    + table(
        ("Mesures préventives", "Statut", "Responsable", "Échéance"),
        ("Extincteurs vérifiés", "OK", "Marc", "03/2026"),
        ("Plan d'évacuation affiché", "en cours", "Julie", "30/06/2026"),
        ("Détecteurs", "prévu", "Marc", "fin décembre 2026"),
    )
    + h("Fiche Télécom", 2)
    + p("☒ Routeur 4G de secours")
    + p("☐ Second opérateur")
    + h("Annexe : annuaire", 1)
    + h("Contacts internes", 2)
    + table(
        ("Prénom", "Nom", "Rôle", "GSM", "Tél. privé", "Mail", "Disponibilité"),
        (
            "Claire",
            "Dupont",
            "gérante",
            "0470/00.20.01",
            "010 00 20 51",
            "claire@boulangerie.example",
            "lu-sa 6h-14h",
        ),
        ("Marc", "Leroy", "boulanger", "0470 00 20 02", "", "", ""),
        ("Julie", "Van de Velde", "vendeuse", "+32 470 00 20 03", "", "", "24/7"),
        ("Stagiaire", "", "", "", "", "", ""),
    )
    + h("Contacts externes", 2)
    + table(
        ("Fonction", "Société / personne", "Contrat", "Téléphone", "E-mail", "Remarques"),
        (
            "Assureur",
            "Assur SA (courtier : M. Petit)",
            "POL-1",
            "02 000 11 22",
            "",
            "24/7 : 0800 00 333",
        ),
        (
            "Électricien",
            "Volt SPRL",
            "néant",
            "0470 11 22 33 / 010 11 22 44",
            "volt@volt.example",
            "",
        ),
        (
            "IT",
            "PC Clinic",
            "C-88 échéance 31/12/2026",
            "010 22 33 44 ext. 5",
            "",
            "code client 4471",
        ),
        ("Four", "Four Service", "", "+33 3 20 00 00 00", "", "Lille"),
    )
)


@pytest.fixture
def plan(tmp_path):
    return saved(tmp_path, BODY)


def test_functions_from_a_table_under_any_heading(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    assert taken(report)["plan.yaml"] >= {
        ("staff", "12"), ("enterprise_number", "0123.456.789"), ("signed_on", "2026-01-05"),
        ("deputy:incident_manager", "marc-leroy"),
        ("function:communications_lead", "claire-dupont"),
    }  # fmt: skip
    assert codes(report).count("function_differs") == 3
    assert codes(report).count("function_open") == 1
    text = contents(joinery.root)["plan.yaml"].decode()
    assert "communications_lead: {holder: claire-dupont}" in text


def test_people_and_parties_whatever_their_columns(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    found = taken(report)
    assert ("office", "+3210002051") in found["contacts/claire-dupont.yaml"]
    assert [item["value"] for item in report["taken"] if item["private"]] == ["+3210002051"]
    assert "contacts/stagiaire.yaml" not in found
    assert found["contacts/insurer.yaml"] >= {
        ("name", "Assur SA"), ("broker", "M. Petit"), ("contracts", "POL-1"),
        ("office", "+3280000333"),
    }  # fmt: skip
    assert found["contacts/electrician-1.yaml"] >= {
        ("mobile", "+32470112233"), ("office", "+3210112244"), ("email", "volt@volt.example"),
    }  # fmt: skip
    assert found["contacts/it-provider-1.yaml"] >= {
        ("name", "PC Clinic"), ("contracts", "C-88"), ("contract_end", "2026-12-31"),
        ("customer_account_no", "4471"),
    }  # fmt: skip


def test_activities_measures_and_register_whatever_their_heads(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    found = taken(report)
    assert found["activities/cuisson-du-pain.yaml"] >= {
        ("key_personnel", "marc-leroy"), ("key_information", "recettes"), ("rto", "12h"),
        ("external_contacts", "four-service"), ("depends_on", "Vente en magasin"),
    }  # fmt: skip
    assert found["activities/vente-en-magasin.yaml"] >= {("rto", "1d"), ("rpo", "4h")}
    assert found["fiches/fire.yaml"] >= {
        ("adopted", "in_progress"), ("due", "2026-06-30"), ("due", "2026-12-31"),
        ("owner", "julie-van-de-velde"),
    }  # fmt: skip
    assert ("adopted", "no") in found["fiches/telecom.yaml"]
    levels = {value for values in found.values() for field, value in values if field == "level"}
    assert levels == {"minor", "major"}


def test_it_is_idempotent_and_readable(joinery, plan):
    before = contents(joinery.root)
    joinery.ok("import", plan)

    assert joinery.ok("import", plan, "--json").json["number"] is None
    found = joinery.run("validate", "--json").json["diagnostics"]
    assert [item for item in found if item["code"].startswith(("SCH", "YML", "REF", "JRN"))] == []
    joinery.ok("import", "undo")
    assert contents(joinery.root) == before


def test_label_and_value_on_one_line_of_an_activity_are_read(joinery, tmp_path):
    body = h("LISTE DES ACTIVITES ESSENTIELLES", 2) + table(
        ("Activité essentielle 1 : Fraisage",),
        ("Personnel clef : Noé Lambert",),
        ("Bâtiments : atelier",),
        ("Locaux hangar",),
        ("RPO 6 heures",),
        ("RTO : 12 heures",),
    )

    report = joinery.ok("import", saved(tmp_path, body), "--json").json

    assert {
        ("other", "Noé Lambert"), ("buildings", "atelier"), ("rto", "12h"), ("rpo", "6h"),
    } <= taken(report)["activities/fraisage.yaml"]  # fmt: skip
    left = {item["place"]["row"]: item for item in report["not_taken"]}
    assert left[4]["params"]["value"] == "Locaux hangar"


def test_every_row_of_a_table_without_a_place_is_named(joinery, tmp_path):
    body = h("Externe partners", 1) + table(
        ("Rol", "Firma", "Telefoon"),
        ("Verzekeraar", "KBC Fictief", "011 44 55 66"),
        ("Elektricien", "Elektro Bex", "0475 20 20 20"),
    )

    report = joinery.ok("import", saved(tmp_path, body), "--as", "plan", "--json").json

    left = [item for item in report["not_taken"] if item["code"] == "table_not_read"]
    assert [item["place"]["row"] for item in left] == [1, 2, 3]
    assert left[1]["params"]["value"] == "Verzekeraar | KBC Fictief | 011 44 55 66"
    assert left[2]["params"]["value"] == "Elektricien | Elektro Bex | 0475 20 20 20"
