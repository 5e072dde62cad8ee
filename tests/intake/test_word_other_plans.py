"""Other plans of Word: in Dutch, for cyber incidents, with other headings, with suppliers."""

import re

import pytest

from tests.intake.conftest import contents
from tests.intake.reports import codes, taken
from tests.intake.word_files import cell, h, p, saved, table
from tests.intake.word_plans import CARRIED, dutch, french


@pytest.fixture
def plan(tmp_path):
    return saved(tmp_path, french())


def test_a_plan_in_dutch(joinery, tmp_path):
    report = joinery.ok("import", saved(tmp_path, dutch()), "--dry-run", "--json").json

    found = taken(report)
    assert found["contacts/griet-van-acker.yaml"] >= {
        ("name", "Griet VAN ACKER"), ("office", "+3290003001"), ("mobile", "+32400003001"),
    }  # fmt: skip
    assert ("office", "+3290003000") in found["contacts/ayla-yilmaz.yaml"]
    assert ("mobile", "+32400003004") not in found["contacts/jonas-peeters.yaml"]
    assert {("mobile", "+32400003006"), ("mobile", "+32400003066")} <= found[
        "contacts/nele-claeys.yaml"
    ]
    private = [item["value"] for item in report["taken"] if item["private"]]
    assert private == ["+32400003066"]
    notes = {item["value"]: item["note"] for item in report["taken"] if item["note"]}
    assert notes["+32400003099"] == "24/7"
    assert notes["+32400003002"] == "mon-fri 06:00-15:00"
    assert notes["+3278003102"] == "24/7"
    assert ("office", "+31600003180") in found["contacts/koel-fictief.yaml"]
    assert found["contacts/electrician-2.yaml"] >= {("name", "Elektro Verzonnen (zoon)")}
    assert found["activities/dispatching.yaml"] >= {
        ("key_personnel", "ayla-yilmaz"), ("depends_on", "[]"), ("rpo", "15min"),
    }  # fmt: skip
    assert found["activities/cross-dock.yaml"] >= {("depends_on", "Dispatching"), ("rpo", "8h")}
    assert found["activities/koelopslag-farma.yaml"] >= {
        ("rto", "1h30"), ("mtpd", "2h"), ("rpo", "0min"), ("external_contacts", "koel-fictief"),
    }  # fmt: skip
    assert found["plan.yaml"] >= {("signed_on", "2026-03-10"), ("signed_version", "1.0")}
    assert {
        "number_of_another", "objective_which", "each_other", "which_version",
    } <= set(codes(report))  # fmt: skip


def test_a_plan_for_cyber_incidents(joinery, tmp_path):
    body = (
        h("CYBER INCIDENT RESPONSE PLAN", 1)
        + p("Menuiserie Charlet & Filles SRL – Namur – TLP:AMBER")
        + h("2. 24/7 contact points", 1)
        + table(("Role", "Name", "Phone", "E-mail", "Back-up", "Back-up phone"),
                ("Reporting (24/7)", "Service desk Exemple", "+32 81 00 24 00 (choose 2)",
                 "soc@exemple.example", "Duty phone", "0400 00 24 99"),
                ("Internal contact", "Inès Baert", "0400/00 24 01", "", "Paul Ndiaye",
                 "0400/00 24 02"))
        + h("3. Cyber Incident Response Team (CIRT)", 1)
        + table(("CIRT role", "Name", "Contact details", "Responsibilities"),
                ("Incident response lead", "Inès Baert", "see 2", "Leads"),
                ("Note taker", "", "", "Incident log"),
                ("External", "Hugo Maes (Cyber Exemple)", "+32 400 00 24 04", ""))
        + h("4. Extended CIRT", 1)
        + table(("Function", "Name", "Phone"), ("DPO", "DPO Exemple", "dpo@dpo.example"),
                ("Insurance", "Cyber Assur, police CY-777", "24/7 +33 1 99 00 24 12"),
                ("HR", "vacant", ""))
        + h("8. Incident response process", 1)
        + p("Recover (order: customer hosting 4 h / RPO 1 h, invoicing 3 days)")
    )  # fmt: skip
    report = joinery.ok("import", saved(tmp_path, body), "--dry-run", "--json").json

    found = taken(report)
    assert ("mobile", "+32400002499") in found["contacts/duty-phone.yaml"]
    assert found["contacts/ines-baert.yaml"] == {
        ("name", "Inès BAERT"), ("title", "Internal contact"), ("title", "Incident response lead"),
        ("mobile", "+32400002401"), ("backup", "paul-ndiaye"),
    }  # fmt: skip
    assert ("information", "Cyber Exemple") in found["contacts/hugo-maes.yaml"]
    assert found["contacts/dpo-external.yaml"] >= {("name", "DPO Exemple")}
    assert found["contacts/insurer.yaml"] >= {("contracts", "police CY-777")}
    assert found["activities/customer-hosting.yaml"] >= {("rto", "4h"), ("rpo", "1h")}
    assert found["activities/invoicing.yaml"] >= {("rto", "3d")}
    assert codes(report).count("vacant") == 2
    assert ("backup", "duty-phone") in found["contacts/service-desk-exemple.yaml"]
    joinery.ok("import", saved(tmp_path, body))
    assert joinery.ok("import", saved(tmp_path, body), "--json").json["number"] is None


def test_an_ordinary_document_with_a_list_of_contacts(joinery, tmp_path):
    body = p("Numbers") + table(("Nom", "GSM"), ("Anna Exemple", "0400 00 99 01"))
    report = joinery.ok("import", saved(tmp_path, body), "--json").json

    assert report["sources"][0]["kinds"] == ["contacts"]
    assert ("mobile", "+32400009901") in taken(report)["contacts/anna-exemple.yaml"]


@pytest.mark.parametrize("kind", ["contacts", "activities"])
def test_one_kind_of_a_plan(joinery, plan, kind):
    report = joinery.ok("import", plan, "--as", kind, "--dry-run", "--json").json

    assert report["sources"][0]["kinds"] == [kind]
    assert "plan.yaml" not in taken(report)


def all_taken(joinery, tmp_path, body, name):
    folder = tmp_path / name
    folder.mkdir()
    report = joinery.ok("import", saved(folder, body), "--dry-run", "--json").json
    return sorted((item["into"], item["field"], item["value"]) for item in report["taken"])


@pytest.mark.parametrize("body", [french, dutch])
def test_headings_by_hand_and_a_frame_around_all_change_nothing(joinery, tmp_path, body):
    styled = all_taken(joinery, tmp_path, body(), "styled")

    by_hand = re.sub(r'<w:pStyle w:val="H\d"/>', "", body())
    assert all_taken(joinery, tmp_path, by_hand, "hand") == styled
    assert all_taken(joinery, tmp_path, table((cell(body()),)), "frame") == styled


def test_headings_in_other_words_and_another_order(joinery, tmp_path):
    start = french().index(h("Annexe 1. Liste des contacts (Annuaire)"))
    cover = french().index(h("Chapitre III. Plan de gestion des incidents", 1))
    moved = french()[:cover] + french()[start:] + french()[cover:start]
    moved = moved.replace("A) CONTACTS INTERNES", "Nos gens – contacts internes")
    moved = moved.replace("LISTE DES ACTIVITES ESSENTIELLES", "Nos activités essentielles")

    assert all_taken(joinery, tmp_path, moved, "moved") == all_taken(
        joinery, tmp_path, french(), "same"
    )


def test_a_list_of_parties_alone_with_a_number_in_the_name(joinery, tmp_path):
    body = table(CARRIED, ("Assureur", "Assurances Fictives 081 00 21 01", "", ""))
    report = joinery.ok("import", saved(tmp_path, body), "--dry-run", "--json").json

    assert taken(report)["contacts/insurer.yaml"] >= {
        ("name", "Assurances Fictives"), ("office", "+3281002101"),
    }  # fmt: skip


def test_what_suppliers_promise(joinery, tmp_path):
    body = (
        h("Priorités", 3)
        + p("RCO : NAS sous contrat Bits Fictifs, intervention en 4 heures, pas de pénalité. "
            "Nuage Fictif : 99,5 % par mois, sauvegarde toutes les 24h.")
        + h("B) CONTACTS EXTERNES", 3)
        + table(
            CARRIED,
            ("Prestataire IT n° 1", "Bits Fictifs SRL", "SLA 23, lu-ve 8h-17h", "081/00 21 50"),
            ("Prestataire cloud", "Nuage Fictif BV", "", "+31 20 000 21 40"),
            ("Opérateur télécom", "Télécom Fictif", "SLA: rétablissement 8 h (24/7)", ""),
        )
    )  # fmt: skip
    file = saved(tmp_path, body)
    report = joinery.ok("import", file, "--json").json

    texts = {key: text.decode() for key, text in contents(joinery.root).items()}
    telecom = texts["suppliers/sup-telecom-operator.yaml"]
    assert 'resolution_time: "8h"' in telecom
    assert 'service_window: ["24/7"]' in telecom
    cloud = texts["suppliers/sup-cloud-provider.yaml"]
    assert "sla" not in cloud
    assert "99,5 %" in cloud
    assert "service_window" in codes(report)
    found = joinery.run("validate", "--json").json["diagnostics"]
    assert [item for item in found if item["code"].startswith(("SCH", "YML", "REF"))] == []
    assert joinery.ok("import", file, "--json").json["number"] is None


def test_who_else_replaces_two_who_replace_each_other(joinery, tmp_path):
    file = saved(tmp_path, dutch())
    asked = joinery.ok("import", file, "--dry-run", "--json").json["to_ask"]
    [name] = [item["id"] for item in asked if item["code"] == "each_other"]
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"{name}: Griet Van Acker\n")

    joinery.ok("import", file, "--answers", str(answers))

    text = contents(joinery.root)["plan.yaml"].decode()
    assert "deputies: [tom-heyndrickx, griet-van-acker]" in text


def test_a_shortened_name_of_another_file_is_asked_about(joinery, tmp_path):
    joinery.ok("import", saved(tmp_path, dutch()))
    file = tmp_path / "phone.csv"
    file.write_text("Name;Mobile\nJonas P.;+32400003005\n")

    report = joinery.ok("import", str(file), "--json").json

    [question] = report["to_ask"]
    assert (question["code"], question["params"]["into"]) == (
        "same_contact", "contacts/jonas-peeters.yaml",
    )  # fmt: skip
    assert report["number"] is None


def test_the_log_of_a_plan_for_cyber_incidents_goes_into_an_incident(joinery, tmp_path):
    body = (
        h("CYBER INCIDENT RESPONSE PLAN", 1)
        + h("2. 24/7 contact points", 1)
        + table(("Role", "Name", "Phone"), ("Lead", "Inès Baert", "0400/00 24 01"))
        + h("10. Incident log", 1)
        + table(
            ("Date", "Time", "Entry", "By"),
            ("04/05/2026", "07:55", "customer calls: site defaced", "service desk"),
            ("", "08:12", "web02 isolated", "Inès Baert"),
        )
    )
    file = saved(tmp_path, body)
    joinery.ok("declare", "site defaced", "--by", "anna-un")

    assert "which_incident" in codes(joinery.ok("import", file, "--dry-run", "--json").json)
    report = joinery.ok("import", file, "-i", "1", "--json").json

    entries = [item["value"] for item in report["taken"] if item["field"] == "entry"]
    assert len(entries) == 2
    assert "site defaced" in entries[0]
    assert joinery.ok("import", file, "-i", "1", "--json").json["number"] is None


def test_levels_and_stakeholders_of_a_plan_for_cyber_incidents(joinery, tmp_path):
    """Four rows are the four levels only if somebody says so; terms of the law are not taken."""
    body = (
        h("CYBER INCIDENT RESPONSE PLAN", 1)
        + h("3. Cyber Incident Response Team (CIRT)", 1)
        + table(("CIRT role", "Name", "Contact details"),
                ("Incident response lead", "Inès Baert", "0400/00 24 01"))
        + h("6. Stakeholders", 1)
        + table(("Stakeholder", "When", "Who informs", "Channel"),
                ("Customers with hosting", "major and above, within 4 hours", "Carl Trois", "mail"),
                ("Data protection authority (APD)", "data breach, 72 hours", "DPO", "form"),
                ("Police", "crime", "CEO", "in person"))
        + h("7. Severity and escalation roles", 1)
        + table(("Severity", "Description", "Lead", "Escalate to", "Within"),
                ("Low", "single user", "service desk", "-", "-"),
                ("Medium", "several users", "Paul", "Inès", "4 h"),
                ("High", "hosting down", "Inès", "CEO", "30 min"),
                ("Critical", "company stops", "CEO", "Management team", "immediately"))
    )  # fmt: skip
    file = saved(tmp_path, body)

    report = joinery.ok("import", file, "--dry-run", "--json").json

    (question,) = [item for item in report["to_ask"] if item["code"] == "levels_map"]
    assert question["params"]["text"] == "Low, Medium, High, Critical"
    rows = [item for item in report["taken"] if item["into"] == "levels.yaml"]
    assert {(item["field"], item["value"]) for item in rows} == {
        ("table:escalation", "Customers with hosting: major and above, within 4 hours, mail"),
        ("role", "bcp_manager"),
        ("table:escalation", "Police: crime, in person"),
    }
    left = {item["code"] for item in report["not_taken"]}
    assert {"own_clocks", "escalation_by_hand", "action_function"} <= left
    assert "review_without_number" not in left

    answers = tmp_path / "answers.yaml"
    answers.write_text(f'"{question["id"]}": yes\n')
    joinery.ok("import", file, "--answers", str(answers))
    text = (joinery.root / "levels.yaml").read_text()
    assert '"company stops"' in text
    assert "functions: [bcp_manager]" in text

    again = joinery.ok("import", file, "--json").json
    assert "levels_map" not in codes(again)
    assert again["files"] == []
