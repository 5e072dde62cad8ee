"""Measures, the register and a review in a plan of Word: states, split tables, open questions."""

import pytest

from tests.intake.conftest import contents
from tests.intake.word_files import cell, h, p, run, saved, table, tick

REGISTER = (
    "", "Date", "Type d’incident", "Brève description de l’incident", "Équipe en charge",
    "Description détaillée (impact, durée)", "Description des actions prises",
)  # fmt: skip


def body() -> str:
    """The parts of a plan that tell of incidents and of measures."""
    return (
        h("Plan de gestion des incidents", 1)
        + h("Enregistrement des incidents", 3)
        + table(
            REGISTER,
            ("1", "3/12/25", "Phishing", "Faux mail", "Anna", "1 PC isolé", "mot de passe changé"),
            ("2", "14 avril 2026 14u30", "Panne d’électricité", "disjoncteur fondu", "", "5h", ""),
            ("3", "2 juin ’26", "Inondation", "eau dans la cave", "", "une matinée,", "pompe"),
        )
        + table(
            ("", "", "", "", "", "archives perdues", ""),
            ("4", "été 2025", "Vol", "outillage volé", "", "", ""),
            ("5", "31/02/2026", "Vol", "tentative", "", "", ""),
            ("6", "", "", "", "", "", ""), ("...", "", "", "", "", "", ""),
        )
        + h("Post Incident Review")
        + table(
            ("Élément", "Information"), ("Administration", ""),
            ("Numéro de l’incident dans le registre des incidents :", "2"),
            ("Date et heure de la détection de l’incident :", "14/04/2026 à 14u30"),
            ("Date et heure de la résolution de l’incident :", "14/04/26 19h40"),
            ("Gravité de l’incident :", "Majeur"),
        )
        + table(
            ("Détection", ""),
            ("Les procédures de notification des incidents ont-elles été suivies :",
             "non, trop tard"),
            ("Incidents liés ou de nature similaire :", "néant"),
        )
        + table(
            ("Prévention", ""),
            ("Comment éviter la répétition d’incidents, quelles mesures :",
             "- Onduleur pour le NAS – Anna – fin juin 2026\n- Électricien sous contrat – Bart"),
        )
        + table(
            ("Pertinence de la réponse du management à l’incident", ""),
            ("Le management n'a pas répondu ou n'a pas répondu de manière satisfaisante :", ""),
            ("Le management a répondu pleinement conformément aux plans :", "x"),
        )
        + table(
            ("Niveau de préparation du personnel", ""),
            ("1. Non préparé", cell(p(raw=tick("0")))),
            ("2. Partiellement préparé", cell(p(raw=tick("1")))),
        )
        + h("Fiche 1 – Inondation")
        + h("3. Mesures préventives (avant incident)", 3)
        + table(
            ("Mesure préventive", "Adoptée ?", "Qui / quand"),
            ("Produits à 30 cm du sol", cell(p(raw=tick("1"))), "Anna Un"),
            ("Pompe testée", cell(p(raw=tick("0"))), "à acheter"),
            ("Portes étanches", "planifié 15/11/2027", ""),
            ("Registre à jour", "en cours", ""),
            ("Bacs vidés", "oui / non (cave seulement)", ""),
        )
        + h("Fiche 4 – Phishing / faux mails")
        + table(("Mesure", ""), ("Sensibilisation", "OK"), ("Bouton", "X"), ("Filtre", "v"),
                ("Validation", "-"))
        + h("Fiche 3 – Ransomware (virus)")
        + table(
            ("", "Mesure"),
            (cell(p(raw=run("\uf0fe"))), "Sauvegarde hors ligne"),
            (cell(p(raw='<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>')), "MFA"),
            (cell(p(raw=run("\uf0fe"))), "Windows 7 isolé (partiellement : clé USB)"),
        )
        + h("Fiche 6 – Énergie")
        + p("Groupe électrogène : non (location possible)", style="ListBullet")
        + p("☑ Onduleur    ☐ Panneaux solaires")
    )  # fmt: skip


@pytest.fixture
def plan(tmp_path):
    return saved(tmp_path, body())


def taken(report, folder):
    """What is taken, by file of a folder."""
    found: dict[str, set[tuple[str, str]]] = {}
    for item in report["taken"]:
        if item["into"].startswith(folder):
            found.setdefault(item["into"], set()).add((item["field"], item["value"]))
    return found


def asked(report):
    return {(item["code"], item["params"].get("text", "")) for item in report["to_ask"]}


def test_measures_however_they_are_ticked(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    assert {"register", "measures"} <= set(report["sources"][0]["kinds"])
    states: dict[str, str] = {}
    names = {}
    for item in report["taken"]:
        if item["field"] == "measure":
            names[item["subject"]] = item["value"]
        elif item["field"] == "adopted":
            states[names[item["subject"]]] = item["value"]
    assert states == {
        "Produits à 30 cm du sol": "yes", "Pompe testée": "no", "Portes étanches": "planned",
        "Registre à jour": "in_progress", "Bacs vidés": "partial", "Sensibilisation": "yes",
        "Filtre": "yes", "Sauvegarde hors ligne": "yes", "MFA": "no", "Windows 7 isolé": "partial",
        "Groupe électrogène": "no", "Onduleur": "yes", "Panneaux solaires": "no",
    }  # fmt: skip
    assert {("sign_means", "X"), ("sign_means", "-")} <= asked(report)
    flood = taken(report, "fiches/")["fiches/flood.yaml"]
    assert {("owner", "anna-un"), ("due", "2027-11-15")} <= flood
    text = contents(joinery.root)["fiches/ransomware.yaml"].decode()
    assert "partiellement : clé USB" in text


def test_a_register_that_a_page_parted_in_two(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    found = taken(report, "incidents/")
    told = {frozenset(values) for path, values in found.items() if "review" not in path}
    numbers = {value for values in told for field, value in values if field == "register_number"}
    assert numbers == {"1", "2", "3"}
    flood = next(values for values in told if ("register_number", "3") in values)
    assert {
        ("date", "2026-06-02"), ("type", "flood"), ("detail", "archives perdues"),
        ("detail", "une matinée, archives perdues"), ("actions", "pompe"),
    } <= flood  # fmt: skip
    power = next(values for values in told if ("register_number", "2") in values)
    assert {("level", "major"), ("type", "electricity")} <= power
    assert {("day_unclear", "été 2025"), ("no_such_day", "31/02/2026")} <= asked(report)
    shown = joinery.ok("register", "--json").json
    assert "disjoncteur fondu" in str(shown)


def test_a_review_goes_beside_its_incident(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    [(path, values)] = [item for item in taken(report, "incidents/").items() if "review" in item[0]]
    assert {
        ("pir.root_cause.related", "néant"), ("management_response", "fully_followed"),
        ("staff_readiness", "partly_prepared"), ("action", "Onduleur pour le NAS"),
        ("owner", "anna-un"), ("due", "2026-06-30"), ("action", "Électricien sous contrat"),
    } <= values  # fmt: skip
    text = contents(joinery.root)[path].decode()
    assert 'pir.detection.procedure: {answer: "no", comment: "trop tard"}' in text
    assert "pir.admin.severity: {comment: Majeur}" in text
    assert {"cross_ticked", "action_due"} <= {code for code, _text in asked(report)}
    found = joinery.run("validate", "--json").json["diagnostics"]
    assert [item for item in found if item["code"].startswith(("SCH", "YML", "JRN"))] == []


def test_answers_take_an_action_s_day_and_untick_a_cross(joinery, plan, tmp_path):
    report = joinery.ok("import", plan, "--dry-run", "--json").json
    names = {item["code"]: item["id"] for item in report["to_ask"]}
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"{names['cross_ticked']}: no\n{names['action_due']}: 2026-12-31\n")

    joinery.ok("import", plan, "--answers", str(answers))

    [text] = [item.decode() for key, item in contents(joinery.root).items() if "review" in key]
    assert "management_response" not in text
    assert "due: 2026-12-31" in text


def test_a_second_import_of_incidents_changes_nothing_and_undo_works(joinery, plan):
    before = contents(joinery.root)
    joinery.ok("import", plan)
    after = contents(joinery.root)

    again = joinery.ok("import", plan, "--json").json
    assert again["number"] is None
    assert contents(joinery.root) == after
    joinery.ok("import", "undo")
    assert contents(joinery.root) == before


def test_working_days_are_taken_and_their_hours_asked_once(joinery, tmp_path):
    text = (
        h("LISTE DES ACTIVITES ESSENTIELLES", 3)
        + table(("Activité essentielle 1 : Pose", ""), ("RTO", "2 jours ouvrables"))
        + table(("Activité essentielle 2 : Paie", ""), ("RTO", "½ journée de travail"))
        + h("Priorités", 3)
        + table(("Ordre", "Activité", "RTO"), ("1", "Paie", ""), ("2", "Pose", "2 j. ouvr."))
        + h("A) CONTACTS INTERNES", 3)
    )
    answers = tmp_path / "answers.yaml"
    report = joinery.ok("import", saved(tmp_path, text), "--dry-run", "--json").json
    hours = [item["id"] for item in report["to_ask"] if item["code"] == "working_hours"]
    assert len(hours) == 1
    answers.write_text(f'{hours[0]}: "mon-fri 08:00-17:00"\n')

    joinery.ok("import", saved(tmp_path, text), "--answers", str(answers))

    texts = contents(joinery.root)
    assert b"rto: 2 working days" in texts["activities/pose.yaml"]
    assert b"priority: 2" in texts["activities/pose.yaml"]
    assert b'hours: "mon-fri 08:00-17:00"' in texts["plan.yaml"]
    again = joinery.ok("import", saved(tmp_path, text), "--json").json
    assert "working_hours" not in {item["code"] for item in again["to_ask"]}
    assert again["number"] is None
