"""Tables of business impact: objectives, owners and dependencies, with what must be asked."""

import pytest

from tests.intake.conftest import FILES, contents


def rows(report, folder="activities/"):
    """By activity file: what is taken, by its key."""
    found: dict[str, dict[str, list[str]]] = {}
    for item in report["taken"]:
        if item["into"].startswith(folder):
            key = item["into"].removeprefix(folder).removesuffix(".yaml")
            found.setdefault(key, {}).setdefault(item["field"], []).append(item["value"])
    return found


def asked(report):
    return {item["id"].rpartition("!")[2].partition("csv:")[2] or item["id"].rpartition("!")[2]
            for item in report["to_ask"]}  # fmt: skip


def test_a_workbook_with_two_rows_of_headings_and_cells_of_time(joinery):
    report = joinery.ok("import", str(FILES / "bia-fr.xlsx"), "--dry-run", "--json").json

    assert report["sources"][0]["kinds"] == ["activities"]
    found = rows(report)
    assert len(found.keys() - {"first-activity"}) == 8
    assert found["froid"] == {
        "activity": ["Froid"], "owner": ["T. Exemple"], "rto": ["1h30"], "rpo": ["0min"],
        "mtpd": ["4h"], "danger_to_persons": ["yes"], "external_contacts": ["Froid Fictif"],
    }  # fmt: skip
    assert found["reception-du-lait"]["depends_on"] == ["Froid"]
    assert found["facturation"]["rto"] == ["3d"]
    assert "rto" not in found["pasteurisation"]
    assert {
        "H4:serious_from", "C6:part_of_a_day", "D6:duration_unclear", "C7:duration_unclear",
        "C8:which_unit", "C10:duration_unclear", "D10:no_data", "A7:owner_open",
    } <= asked(report)  # fmt: skip
    codes = {(item["code"], item["place"]["row"]) for item in report["not_taken"]}
    assert {
        ("only_a_name", 14),
        ("supplier_terms", 4),
        ("no_activity", 5),
        ("not_said", 12),
    } <= codes


def test_hours_in_the_heading_and_decimal_commas(joinery):
    report = joinery.ok("import", str(FILES / "bia-fr.csv"), "--dry-run", "--json").json

    found = rows(report)
    assert found["accueil-patients"]["rto"] == ["1h"]
    assert found["accueil-patients"]["rpo"] == ["15min"]
    assert found["accueil-patients"]["depends_on"] == ["Dossier patient", "Téléphonie"]
    assert found["telephonie"]["rto"] == ["1h30"]
    assert {"H4:serious_from", "E7:very_long", "A7:owner_open"} <= asked(report)
    assert "total_row" in {item["code"] for item in report["not_taken"]}


def test_long_english_headings_and_iso_durations(joinery):
    report = joinery.ok("import", str(FILES / "bia-en.xlsx"), "--dry-run", "--json").json

    found = rows(report)
    assert len(found.keys() - {"first-activity"}) == 5
    assert found["network"]["rto"] == ["1h"]
    assert found["invoicing"]["rto"] == ["3d"]
    assert found["invoicing"]["mtpd"] == ["14d"]
    assert found["customer-hosting"]["depends_on"] == ["Network"]
    assert found["e-mail"]["rto"] == ["1 working day"]
    assert {"C6:duration_unclear", "E6:duration_unclear"} <= asked(report)
    assert "hidden_sheet" in {item["code"] for item in report["not_taken"]}


def test_answers_complete_what_is_written(joinery, tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "bia-fr.csv:H4:serious_from: '3'\n"
        "bia-fr.csv:A7:owner_open: Mme Modèle\n"
        "bia-fr.csv:E7:very_long: no\n"
    )
    joinery.ok("import", str(FILES / "bia-fr.csv"), "--answers", str(answers))

    texts = contents(joinery.root)
    laboratory = texts["activities/laboratoire.yaml"].decode()
    assert "serious_economic_impact_after: 48h" in laboratory
    assert "owner: mme-modele" in laboratory
    assert "rto: 8h" in laboratory
    assert "mtpd" not in laboratory
    assert b"to_fill: yes" in texts["contacts/mme-modele.yaml"]
    assert (
        "depends_on: [dossier-patient, telephonie]"
        in texts["activities/accueil-patients.yaml"].decode()
    )
    found = joinery.run("validate", "--json").json["diagnostics"]
    ours = [item for item in found if item["path"].startswith(("activities/", "contacts/"))]
    # What the table does not say is open, and nothing else is wrong with the form of the files.
    assert {item["code"] for item in ours if item["code"].startswith(("SCH", "YML"))} <= {"SCH002"}

    before = contents(joinery.root)
    assert "Nothing new" in joinery.ok("import", str(FILES / "bia-fr.csv")).out
    assert contents(joinery.root) == before
    joinery.ok("import", "undo")
    assert "activities/laboratoire.yaml" not in contents(joinery.root)


def test_an_objective_that_differs_is_asked_about_and_never_overwritten(company, tmp_path):
    table = tmp_path / "impact.csv"
    table.write_text("Activiteit;Eigenaar;RTO;MTPD\nPrise de commandes;Pieter;6h;24h\n")
    file = company.root / "activities" / "order-intake.yaml"
    before = file.read_text()

    report = company.ok("import", str(table), "--json").json

    assert [item["id"] for item in report["to_ask"]] == ["impact.csv:C2:value_differs"]
    assert file.read_text() == before

    (tmp_path / "answers.yaml").write_text("impact.csv:C2:value_differs: take\n")
    company.ok("import", str(table), "--answers", str(tmp_path / "answers.yaml"))
    assert file.read_text() == before.replace("rto: 4h", 'rto: "6h"')


def test_an_initial_of_somebody_of_the_plan_is_asked_about(company, tmp_path):
    names = contents(company.root)["contacts/pieter.yaml"].decode()
    name = next(line for line in names.splitlines() if line.startswith("name:"))
    given, family = name.removeprefix("name:").strip(' "').split(" ", 1)
    table = tmp_path / "impact.csv"
    table.write_text(f"Process;Owner;RTO\nNew work;{given[0]}. {family};6h\n")

    report = company.ok("import", str(table), "--dry-run", "--json").json
    assert "B2:same_contact" in str(report["to_ask"])

    (tmp_path / "answers.yaml").write_text("impact.csv:B2:same_contact: yes\n")
    company.ok("import", str(table), "--answers", str(tmp_path / "answers.yaml"))
    assert "owner: pieter" in contents(company.root)["activities/new-work.yaml"].decode()


@pytest.mark.parametrize(("kind", "code"), [("activities", 3), ("contacts", 0)])
def test_a_kind_that_is_named_leaves_out_the_others(joinery, kind, code):
    file = str(FILES / "outlook-en.csv")
    assert joinery.run("import", file, "--as", kind, "--dry-run").code == code


def test_nobody_becomes_owner_who_is_not_named(company, tmp_path):
    """Who an initial means is asked once; until then no owner is written, least of all another."""
    name = next(
        line.removeprefix("name:").strip(' "')
        for line in contents(company.root)["contacts/pieter.yaml"].decode().splitlines()
        if line.startswith("name:")
    )
    given, family = name.split(" ", 1)
    table = tmp_path / "impact.csv"
    table.write_text(
        f"Process;Owner;Supplier;RTO\nNew work;{given[0]}. {family};Neue Firma;6h\n"
        f"More work;{given[0]}. {family};;8h\nNobody's work;;;9h\n"
    )

    report = company.ok("import", str(table), "--json").json

    assert [item["code"] for item in report["to_ask"]] == ["owner_open", "same_contact"]
    for key in ("new-work", "more-work", "nobody-s-work"):
        assert b"owner" not in contents(company.root)[f"activities/{key}.yaml"], key


def test_what_the_plan_does_not_say_of_an_activity_is_added(joinery, tmp_path):
    """Another table of the same company: owner, dependencies, suppliers, impact of known ones."""
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("Activité;RTO\nProduction;24h\nPose;48h\n")
    second.write_text(
        "Activité;Responsable;RTO;Dépend de;Fournisseur;Danger personnes\n"
        "Pose;Anna Un;48h;Production;Bois Exemple;oui\n"
    )
    joinery.ok("import", str(first))
    report = joinery.ok("import", str(second), "--json").json

    assert report["to_ask"] == []
    text = contents(joinery.root)["activities/pose.yaml"].decode()
    for line in ("owner: anna-un", "depends_on: [production]", "danger_to_persons: yes",
                 "external_contacts: [bois-exemple]"):  # fmt: skip
        assert line in text, text
    again = joinery.ok("import", str(second), "--json").json
    assert (again["files"], again["to_ask"]) == ([], [])
    assert {item["how"] for item in again["taken"]} == {"known"}

    second.write_text(second.read_text().replace("Anna Un", "Bart Deux"))
    third = joinery.ok("import", str(second), "--json").json
    assert ("stands_in_plan", "Bart Deux") in {
        (item["code"], item["params"].get("value")) for item in third["not_taken"]
    }
    joinery.ok("import", "undo")
    assert "owner" not in contents(joinery.root)["activities/pose.yaml"].decode()


def test_a_dependency_that_takes_longer_is_asked_about(joinery, tmp_path):
    table, answers = tmp_path / "a.csv", tmp_path / "answers.yaml"
    table.write_text(
        "Activité;RTO;Dépend de\nAccueil;1h;Dossier\nDossier;2h;IT\nInformatique (ERP);1h;\n"
    )
    report = joinery.ok("import", str(table), "--dry-run", "--json").json
    asked_of = {item["id"]: item["params"] for item in report["to_ask"]}
    longer = asked_of["a.csv:C2:waits_longer"]
    assert (longer["known"], longer["text"], longer["proposal"]) == ("1h", "Dossier", "2h")
    assert asked_of["a.csv:C3:activity_meant"]["proposal"] == "informatique-erp"
    assert rows(report)["accueil"]["depends_on"] == ["Dossier"]

    answers.write_text("a.csv:C2:waits_longer: no\na.csv:C3:activity_meant: yes\n")
    joinery.ok("import", str(table), "--answers", str(answers))
    texts = contents(joinery.root)
    assert b"depends_on" not in texts["activities/accueil.yaml"]
    assert b"depends_on: [informatique-erp]" in texts["activities/dossier.yaml"]


def test_german_headings_with_words_beside_them(joinery, tmp_path):
    table = tmp_path / "bia.csv"
    table.write_text(
        "Kritischer Prozess;Prozessverantwortlicher;RTO;"
        "Max. tolerierbare Ausfallzeit;Dienstleister\n"
        "Lager;Anna Un;1 Arbeitstag;3 Tage;Cloud Muster GmbH\n"
    )
    report = joinery.ok("import", str(table), "--dry-run", "--json").json
    assert rows(report)["lager"] == {
        "activity": ["Lager"], "owner": ["Anna Un"], "rto": ["1 working day"], "mtpd": ["3d"],
        "external_contacts": ["Cloud Muster GmbH"],
    }  # fmt: skip
