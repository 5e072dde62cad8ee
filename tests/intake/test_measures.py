"""Tables of risk treatment: measures of the fiches, and how far each is."""

import pytest

from incplan.app.intake.measures.states import STATES, read_state
from tests.intake.conftest import FILES, contents
from tests.intake.tables import asked, left, table, text_of, values

#: What a plan says of a measure that is begun: where it has no word of its own, partly.
UNDER_WAY = "in_progress" if "in_progress" in STATES else "partial"
RISKS = str(FILES / "risk-treatment-fr.xlsx")


def test_a_workbook_with_percents_colours_and_a_hidden_row(joinery):
    report = joinery.ok("import", RISKS, "--dry-run", "--json").json

    assert report["sources"][0]["kinds"] == ["measures"]
    found = values(report, "fiches/")
    assert len(found) == 9
    assert found["flood FLD-P51 Archives à 30 cm du sol"] == {
        "measure": "Archives à 30 cm du sol", "adopted": "yes", "due": "2025-12-01",
    }  # fmt: skip
    assert found["fire FIR-P51 Détection fumée local compresseur"]["due"] == "2027-03-31"
    states = [item.get("adopted") for item in found.values()]
    assert (states.count("yes"), states.count("no")) == (4, 1)
    assert found["phishing PHI-P51 Sensibilisation annuelle"]["review_every"] == "12 months"
    assert {"G5:day_unclear", "H10:dropped_as", "E11:state_unsaid", "F9:who_is"} <= asked(report)
    assert {
        ("hidden_row_read", 10), ("risk_accepted", 12), ("own_scale", 3), ("title_row", 1),
    } <= left(report)  # fmt: skip


def test_it_is_written_once_and_taken_back(joinery, tmp_path):
    before = contents(joinery.root)
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "risk-treatment-fr.xlsx:Risk Treatment!H10:dropped_as: not_applicable\n"
        "risk-treatment-fr.xlsx:Risk Treatment!F9:who_is: Anna Un\n"
        "risk-treatment-fr.xlsx:Risk Treatment!G5:day_unclear: 2027-05-31\n"
    )
    joinery.ok("import", RISKS, "--answers", str(answers))

    flood = text_of(joinery, "fiches/flood.yaml")
    assert "FLD-P52: {adopted: no, due: 2027-05-31}" in flood
    assert 'text: "Pompe vide-cave"' in flood
    assert "# Backflow valves" in flood  # comments stay
    assert "owner: anna-un" in text_of(joinery, "fiches/ceo_fraud.yaml")
    assert 'reason: "Abandonné"' in text_of(joinery, "fiches/electricity.yaml")
    shown = joinery.ok("fiche", "prevention", "flood").out
    assert "Pompe vide-cave" in shown
    written = contents(joinery.root)
    again = joinery.ok("import", RISKS, "--answers", str(answers), "--json").json
    assert again["number"] is None
    assert contents(joinery.root) == written
    joinery.ok("import", "undo")
    assert contents(joinery.root) == before


def test_a_shipped_measure_is_answered_and_a_difference_is_asked(joinery, tmp_path):
    text = "Submersible pump with a supply independent of the grid, tested twice a year."
    rows = ("Fiche", "Measure", "Status", "Owner"), ("Flood", text, "Done", "Anna Un")
    first = table(tmp_path / "a.csv", *rows)
    report = joinery.ok("import", first, "--json").json
    assert values(report, "fiches/")["flood FLD-P05 " + text[:92]]["adopted"] == "yes"

    second = table(tmp_path / "b.csv", rows[0], ("Flood", text, "Open", "Bart Deux"))
    report = joinery.ok("import", second, "--json").json
    assert asked(report) == {"C2:value_differs", "D2:value_differs"}
    assert report["number"] is None

    (tmp_path / "answers.yaml").write_text("b.csv:C2:value_differs: take\n")
    joinery.ok("import", second, "--answers", str(tmp_path / "answers.yaml"))
    flood = text_of(joinery, "fiches/flood.yaml")
    assert "adopted: no" in flood
    assert "owner: anna-un" in flood


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Oui", "yes"), ("fait", "yes"), ("100 %", "yes"), ("Nee", "no"), ("0%", "no"),
        ("in Arbeit", UNDER_WAY), ("gedeeltelijk", "partial"), ("60%", UNDER_WAY),
        ("n.v.t.", "not_applicable"), ("☒", "yes"), ("☐", "no"),
    ],
)  # fmt: skip
def test_words_for_how_far_it_is(joinery, tmp_path, words, state):
    rows = ("Risico", "Maatregel", "Stand van zaken"), ("Brand", "Blusser in hal", words)
    report = joinery.ok("import", table(tmp_path / "m.csv", *rows), "--dry-run", "--json").json
    assert report["sources"][0]["kinds"] == ["measures"]
    (found,) = values(report, "fiches/").values()
    assert found["adopted"] == state


def test_what_nobody_can_be_sure_of_is_left_out(joinery, tmp_path):
    rows = (
        ("Risque", "Mesure", "Statut", "Échéance", "Responsable"),
        ("Vol", "Caméra", "oui", "", ""),
        ("Incendie", "Extincteur", "peut-être", "31/02/2027", "X"),
        ("Incendie", "Code alarme 1234", "oui", "", ""),
        ("Incendie", "", "oui", "", ""),
    )
    report = joinery.ok("import", table(tmp_path / "m.csv", *rows), "--dry-run", "--json").json

    (found,) = values(report, "fiches/").values()
    assert found == {"measure": "Extincteur"}
    assert {"A2:which_fiche", "C3:state_unsaid"} <= asked(report)
    assert {("secret", 4), ("no_measure", 4), ("no_measure", 5), ("no_state", 3)} <= left(report)
    assert "1234" not in joinery.ok("import", str(tmp_path / "m.csv"), "--dry-run").out


def test_a_state_that_two_columns_tell_otherwise_is_asked(joinery, tmp_path):
    rows = ("Risk", "Measure", "Status", "% done"), ("Fire", "Extinguishers", "done", "40%")
    report = joinery.ok("import", table(tmp_path / "m.csv", *rows), "--dry-run", "--json").json
    assert asked(report) == {"C2:state_differs"}


def test_a_row_that_names_a_risk_heads_the_measures_below(joinery, tmp_path):
    rows = (
        ("Mesures préventives", "Adoptée (oui/non)", "Qui", "Pour quand"),
        ("INONDATION", "", "", ""),
        ("Sacs de sable", "non", "Bart Deux", "01/09/2027"),
        ("Incendie", "", "", ""),
        ("Gestion des mots de passe revue", "X", "Anna Un", ""),
        ("Mot de passe du NAS : Soleil", "X", "Anna Un", ""),
    )
    report = joinery.ok("import", table(tmp_path / "m.csv", *rows), "--dry-run", "--json").json
    found = values(report, "fiches/")
    assert found["flood FLD-P51 Sacs de sable"]["due"] == "2027-09-01"
    assert found["fire FIR-P51 Gestion des mots de passe revue"]["adopted"] == "yes"
    assert ("secret", 6) in left(report)
    assert len(found) == 2


def test_a_risk_without_a_fiche_may_get_one_of_its_own(joinery, tmp_path):
    """Its measures are taken once somebody says what it endangers, what is done first, by whom."""
    table = tmp_path / "risks.csv"
    table.write_text(
        "Risico;Maatregel;Status\nKoeluitval (eigen);Noodgroep getest;ja\n"
        "Koeluitval (eigen);Reservecel bij buur;lopend\n"
    )
    file = joinery.root / "fiches" / "koeluitval.yaml"
    answers = tmp_path / "answers.yaml"
    answers.write_text("risks.csv:A2:which_fiche: own\n")
    report = joinery.ok("import", str(table), "--answers", str(answers), "--json").json
    assert [item["code"] for item in report["to_ask"]] == ["own_risk", "own_first", "own_role"]
    assert not file.exists()

    answers.write_text(
        "risks.csv:A2:which_fiche: own\nrisks.csv:A2:own_risk: stock_loss\n"
        "risks.csv:A2:own_first: Deur sluiten\nrisks.csv:A2:own_role: quality_manager\n"
    )
    report = joinery.ok("import", str(table), "--answers", str(answers), "--json").json

    told = {(item["field"], item["value"]) for item in report["taken"]}
    assert told == {
        ("own_fiche", "Koeluitval"), ("own_risk", "stock_loss"), ("own_first", "Deur sluiten"),
        ("role", "quality_manager"), ("measure", "Noodgroep getest"), ("adopted", "yes"),
        ("measure", "Reservecel bij buur"), ("adopted", "in_progress"),
    }  # fmt: skip
    assert "Koeluitval" in joinery.ok("fiche", "koeluitval").out
    errors = joinery.run("validate", "--json").json["diagnostics"]
    assert not [item for item in errors if "koel" in item["path"] and item["severity"] == "error"]

    before = file.read_text()
    assert not joinery.ok("import", str(table), "--json").json["files"]
    assert file.read_text() == before
    joinery.ok("import", "undo")
    assert not file.exists()


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Not started", "no"), ("Non démarré", "no"), ("nog niet gestart", "no"),
        ("Noch nicht begonnen", "no"), ("not yet implemented", "no"), ("niet gepland", "no"),
        ("started", "in_progress"), ("n/a", "not_applicable"), ("sans objet", "not_applicable"),
        # somebody says what these mean
        ("Oui, pas testé", ""), ("niet nodig", ""), ("not sure", ""), ("no longer planned", ""),
    ],
)  # fmt: skip
def test_a_denied_state_is_not_the_state(words, state):
    assert read_state(words) == state


def test_the_number_of_a_risk_is_not_the_risk(joinery, tmp_path):
    rows = (
        ("Risk ID", "Threat", "Control", "Owner", "Status", "Target date"),
        ("R1", "Fire", "Smoke detectors", "Anna Un", "Not started", "31/12/2026"),
    )
    report = joinery.ok("import", table(tmp_path / "m.csv", *rows), "--dry-run", "--json").json
    (found,) = values(report, "fiches/").values()
    assert (found["measure"], found["adopted"]) == ("Smoke detectors", "no")


def test_a_measure_in_other_words_is_asked_about_in_both_orders(joinery, tmp_path):
    """`Pompe vide-cave` of one list, `Pompe vide-cave testée` of another: one measure, perhaps."""
    for name, words in (("short", "MFA messagerie"), ("long", "MFA sur la messagerie (Outlook)")):
        (tmp_path / f"{name}.csv").write_text(f"Risque;Mesure;Statut\nRansomware;{words};non\n")
    for first, second in (("short", "long"), ("long", "short")):
        joinery.ok("import", str(tmp_path / f"{first}.csv"))
        file = str(tmp_path / f"{second}.csv")
        report = joinery.ok("import", file, "--json").json
        assert [item["code"] for item in report["to_ask"]] == ["same_measure"]
        assert report["number"] is None
        answers = tmp_path / "answers.yaml"
        answers.write_text(f'"{report["to_ask"][0]["id"]}": yes\n')
        assert joinery.ok("import", file, "--answers", str(answers), "--json").json["files"] == []
        answers.write_text(f'"{report["to_ask"][0]["id"]}": no\n')
        other = joinery.ok("import", file, "--answers", str(answers), "--json").json
        assert other["files"] == ["fiches/ransomware.yaml"]
        for _import in range(3):  # the one in the middle was an answer only
            joinery.ok("import", "undo")


@pytest.mark.parametrize(("last", "written"), [("oui", False), ("non", True)])
def test_of_two_rows_about_one_measure_the_report_names_the_one_that_is_written(
    joinery, tmp_path, last, written
):
    head = ("Risque", "Mesure", "Statut")
    joinery.ok("import", table(tmp_path / "a.csv", head, ("Inondation", "Pompe", "oui")))
    both = table(
        tmp_path / "b.csv", head, ("Inondation", "Pompe", "planifié"), ("Inondation", "Pompe", last)
    )
    answers = tmp_path / "answers.json"
    answers.write_text('{"b.csv:C2:value_differs": "take", "b.csv:C3:value_differs": "take"}')

    report = joinery.ok("import", both, "--answers", str(answers), "--json").json

    states = [item for item in report["taken"] if item["field"] == "adopted"]
    assert [(item["place"]["row"], item["how"]) for item in states] == [
        (3, "changed" if written else "known")
    ]
    assert ("later_row", 2) in left(report)
    assert bool(report["files"]) is written
