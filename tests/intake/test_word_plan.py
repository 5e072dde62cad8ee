"""The plan template as a document of Word, filled in by a French and by a Dutch company."""

import pytest

from tests.intake.conftest import contents
from tests.intake.word_files import box, cell, h, p, run, saved, table

CARRIED = ("Fonction", "Prénom, NOM ou nom de société", "Référence des contrats", "Informations")
PEOPLE_HEAD = ("Nom", "Fonction", "Tél.", "GSM", "E-mail", "Remarque")
ELECTRICIANS = (
    "Numéro de compte\n1) 10031\n2)\nTéléphone fixe\nBureau\n1) 081/00 21 11\n2) 081 00 21 12\n"
    "Maison\n1)\n2)\nMobile\n1) 0400/00 21 11\n2) 0400 00 21 12 / 0400 00 21 13\nEmail\n"
    "1) un@exemple.example\n2)\nLiens avec les schémas du tableau électrique. → classeur rouge"
)


def french() -> str:
    """A plan of a joinery: hints left standing, tables and prose, what must be asked."""
    return (
        p("YOUR ORGANISATION")
        + p("MENUISERIE CHARLET & FILLES SRL")
        + p("Rue de l’Exemple 12 – 5030 Gembloux – 18 personnes – TVA BE 0000.000.097")
        + p("Version 3 du 3/12/25. Validé par Benoît Charlet (gérant) le 1er mars 2026.",
            raw=box(p("0400/00.20.99 (24h/24)")))
        + h("Chapitre III. Plan de gestion des incidents", 1)
        + h("Placer un pilote dans l’avion", 3)
        + p("Qui dresse le plan : Didier Pirson (chef d’atelier). Back-up : Kévin.")
        + p("Gestionnaire du plan de continuité : à décider ???")
        + p("Qui peut valider ce plan (direction) ?")
        + h("Connaissez vos risques", 3)
        + p("→ Risk Assessment : oui (12/2024). Risk Treatment : pas encore.")
        + h("Étape 2 Notification et Identification")
        + p("Signaler un incident : bureau 081/00 20 00 (lu-ve 7h30-16h30) ou GSM de garde "
            "0400/00.20.99. Par mail : incident@charlet.example")
        + h("LISTE DES ACTIVITES ESSENTIELLES", 3)
        + table(
            ("Activité essentielle 1 : Production atelier",),
            ("Personnel clef\nDidier (chef d’atelier), 1 monteur au moins",),
            ("Information ou données clefs\nplans DAO\nbons de commande",),
            ("Personnes externes de contact (ressources)\nMachines Fictives SA (dépannage)",),
            ("Interdépendance avec d’autres activités (si oui, lesquelles)\noui : achats",),
            ("...\nRTO : 8 heures – RPO : 4h",),
        )
        + p("Activité 2 – Devis et facturation")
        + p("On peut rester sans devis 48 h maximum (RTO). Il faut : Aurélie ou Fabienne, "
            "le logiciel de facturation (cloud), la liste des prix.")
        + h("Activité essentielle 3 : Achats et stock", 3)
        + h("Priorités (à relire)", 3)
        + table(("Ordre", "Activité", "RTO", "RPO"), ("1", "Production", "8h", "4h"),
                ("2", "Devis/factures", "3 j.", "-"), ("3", "Achats/stock", "1 sem.", "1j"))
        + h("Étape 3 Activation et Traitement")
        + table(("Action", "Fonction", "Liens vers d’autres documents\nNom et référence"),
                ("Exécuter les actions à prendre",
                 "Gestionnaire du plan de gestion des incidents", ""),
                ("Couper l’air comprimé avant de relancer", "Chef d’atelier",
                 "Fiche machine n° 7"))
        + h("Annexe 1. Liste des contacts (Annuaire)")
        + h("A) CONTACTS INTERNES", 3)
        + table(
            PEOPLE_HEAD,
            ("CHARLET Benoît", "Gérant", "081/00 20 01", "0400/00.20.01",
             "benoit@charlet.example", "privé : 0400\u202f00\u202f20\u202f51"),
            ("Charlet Aurélie", "Administration", "idem", "+32 400 00 20 02", "", ""),
            ("PIRSON Didier", "Chef d’atelier, gestionnaire des incidents", "081/00.20.03",
             cell(p(raw="<w:del><w:r><w:delText>0400 00 19 03</w:delText></w:r></w:del><w:ins>"
                    + run("0032 400 00 20 03") + "</w:ins>")), "", ""),
            ("LE\u0301ONARD Ke\u0301vin", "Informatique", "interne 15",
             cell(p(raw=run("0400 00 18 05", "<w:strike/>") + run(" 0400.00.20.05"))), "", ""),
        )
        + p("Comptable interne : Fabienne NOËL – 081/00 20 06 poste 12 – absente le mercredi")
        + p("Rachid El Mansouri (CNC)   GSM 0400\u201100\u201120\u201107")
        + p("Jean-Pol, concierge : 0400 00 20 0")
        + p(raw=run("code alarme 0000", "<w:vanish/>"))
        + p("Dressez la liste de toutes les personnes de contact en interne.")
        + h("B) CONTACTS EXTERNES", 3)
        + table(
            CARRIED,
            ("Assureur", "Assurances Fictives SA, courtier Mme Delcourt", "Police 45.000.123-F",
             "Tél. 081/00 21 01 (8h30-17h)\n24h/24 : 078/00 21 02"),
            ("Délégué à la protection des données (DPO)", "pas de DPO", "", ""),
            ("Électriciens capables d’intervenir rapidement", "1) Élec Fictive\n2) Volt & Fils",
             "1) néant\n2) C-2024-07", ELECTRICIANS),
            ("Gestionnaire de distribution d’électricité", "Réseau Fictif",
             "EAN 541400000000002101", "Panne 24/7 : 078 00 21 20\nNuméro de compte 88-2101"),
            (cell("Prestataire IT n° 1", '<w:vMerge w:val="restart"/>'),
             "Bits Fictifs SRL – M. Thiry",
             "SLA 2023-11, intervention 4h ouvrables, échéance 31/10/26",
             "Bureau 081/00.21.50\nEmail helpdesk@bits.example"),
            (cell("", "<w:vMerge/>"), "Alice (webmaster)", "", "0400 00 21 52"),
            ("Propriétaire du bâtiment", "Immo Exemple, M. & Mme Henrard", "",
             "Mobile 0400 00 21 60 (lui) – 0400 00 21 61 (elle)"),
            ("Dépannage CNC", "Machines Fictives GmbH", "n° client DE-5521", "+49 30 23125 170"),
            ("Panneaux", "Bois Exemple – Lille, France", "", "03 53 01 21 80"),
            ("...", "", "", ""),
        )
    )  # fmt: skip


@pytest.fixture
def plan(tmp_path):
    return saved(tmp_path, french())


def taken(report):
    """What is taken, by file: pairs of field and value."""
    found: dict[str, set[tuple[str, str]]] = {}
    for item in report["taken"]:
        found.setdefault(item["into"], set()).add((item["field"], item["value"]))
    return found


def codes(report, key="to_ask"):
    return [item["code"] for item in report[key]]


def test_people_of_the_first_list_and_of_the_lines_below(joinery, plan):
    report = joinery.ok("import", plan, "--dry-run", "--json").json

    assert report["sources"][0]["kinds"] == ["contacts", "activities", "plan"]
    found = taken(report)
    assert found["contacts/benoit-charlet.yaml"] == {
        ("name", "Benoît CHARLET"), ("title", "Gérant"), ("office", "+3281002001"),
        ("mobile", "+32400002001"), ("mobile", "+32400002051"),
        ("email", "benoit@charlet.example"),
    }  # fmt: skip
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
    assert "owner: to-be-named" in text
    assert "depends_on: [achats-et-stock]" in text


def test_the_organisation_its_functions_and_how_to_report(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    assert taken(report)["plan.yaml"] >= {
        ("name", "MENUISERIE CHARLET & FILLES SRL"), ("staff", "18"),
        ("enterprise_number", "0000.000.097"), ("signed_on", "2026-03-01"),
        ("risk_assessment", "yes"), ("risk_treatment", "no"), ("reporting", "+3281002000"),
        ("reporting", "+32400002099"), ("reporting", "incident@charlet.example"),
        ("available", "mon-fri 07:30-16:30"), ("available", "24/7"),
        ("deputy:incident_manager", "kevin-leonard"),
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


def test_rows_that_a_company_added_to_the_tables_of_actions(joinery, plan):
    report = joinery.ok("import", plan, "--json").json

    assert taken(report)["levels.yaml"] == {
        ("table:handling", "Couper l’air comprimé avant de relancer"),
        ("documents", "Fiche machine n° 7"),
    }
    text = contents(joinery.root)["levels.yaml"].decode()
    assert text.count("Couper l’air comprimé avant de relancer") == 1


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

    changed = {path for path in after if after[path] != before.get(path)}
    named = {item["into"] for item in report["taken"] if item["how"] != "known"}
    assert changed - named == {"contacts/to-be-named.yaml"}
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


def dutch() -> str:
    """A plan of a transport company, with two activities in one table and bullets."""
    return (
        p("MENUISERIE CHARLET & FILLES SRL")
        + p("Voorbeeldkaai 45, 9000 Gent – 45 medewerkers")
        + table(("Versie", "Datum", "Door", "Wat"), ("1.0", "15/1/2025", "T", "eerste"),
                ("1.1 DRAFT", "12-10-2026", "T", "fiches"))
        + h("Een piloot in het vliegtuig", 3)
        + p("Incidentmanager: Tom Heyndrickx (magazijn), vervanger: Lies De Clercq")
        + p("BCP-verantwoordelijke: Lies De Clercq, vervanger Tom Heyndrickx")
        + p("Directie: Griet Van Acker. Goedgekeurd: nog niet (versie 1.0 wel, 10/3/2026).")
        + h("Stap 2 Melding en identificatie")
        + p("Melden: dispatching 09/000.30.00 (24u/24) · Teams-kanaal #incident")
        + h("LIJST VAN DE ESSENTIËLE ACTIVITEITEN", 3)
        + table(
            (cell("Essentiële activiteit 1: Dispatching", '<w:gridSpan w:val="2"/>'),),
            ("Sleutelpersoneel", "Ayla"), ("Gebouwen", "kantoor 1e verd. (of thuis)"),
            ("Onderlinge afhankelijkheid met andere activiteiten", "nee"),
            ("RTO", "1 uur (ma-za 5u-22u), ’s nachts 4u"), ("RPO", "15’"),
            (cell("Essentiële activiteit 2: Cross-dock", '<w:gridSpan w:val="2"/>'),),
            ("Onderlinge afhankelijkheid met andere activiteiten", "ja: 1"),
            ("RPO", "einde vorige shift (max. 8u)"),
        )
        + h("Essentiële activiteit 3: Koelopslag (farma)", 3)
        + p("Extern: koeltechnieker", style="ListBullet")
        + p("RTO = 90 minuten na alarm ; MTPD = 2u ; RPO = 0 (geen verlies)", style="ListBullet")
        + h("A) INTERNE CONTACTEN", 3)
        + table(
            ("Naam", "Functie", "Tel. kantoor", "GSM", "Bereikbaar"),
            ("Van Acker, Griet", "Zaakvoerder", "09/000.30.01", "0400 00 30 01", "altijd"),
            ("Heyndrickx, Tom", "Magazijn", "", "+32400003002", "ma-vr 6u-15u"),
            ("De Clercq, Lies", "Finance", "(09) 000 30 03", "0032(0)400003003", ""),
            ("Yılmaz, Ayla", "Dispatching", "dispatching", "0400/003004", "shift"),
            ("Peeters, Jonas", "Dispatching", "dispatching", "0400/00 30 04", "shift"),
            ("Claeys, Nele", "QA", "-", "0400.003.006 / 0400.003.066 (privé)", ""),
            ("Permanentie IT", "beurtrol", "", "0400 00 30 99", "24/7"),
        )
        + h("B) EXTERNE CONTACTEN", 3)
        + table(
            ("Functie", "Voornaam, NAAM of naam van de onderneming",
             "Referentie van de contracten", "Informatie"),
            ("Verzekeraar", "Fictieve Verzekeringen / makelaar Pauwels", "polis 7/00/123",
             "makelaar 09 000 31 01, schade 24u +32 78 00 31 02, schade@verz.example"),
            ("Elektriciens die snel kunnen ingrijpen",
             "1) Elektro Verzonnen\n2) Elektro Verzonnen (zoon)", "",
             "Mobiel\n1) 0400/00.31.11\n2) 0400/00.31.11"),
            ("Koeltechnieker", "Koel Fictief", "K-7", "24/7 +31 6 0000 3180 (Nederland)"),
        )
    )  # fmt: skip


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
