"""Secrets in a file: named by their place, never shown, never written; other words are taken."""

import json

import pytest

from incplan.app.intake.secrets import heads_secrets, holds_secret, tells_secret
from tests.intake.conftest import contents
from tests.intake.tables import table
from tests.intake.word_files import h, p, saved
from tests.intake.word_files import table as word_table

GIVEN = {
    "admin / Geheim123": "Geheim123",
    "code van de kluis is 4411": "4411",
    "2FA-code 884 221 doorgegeven": "884 221",
    "chef, code portail 7719": "7719",
    "Sleutelkluis code 2207": "2207",
    "code coffre 5544": "5544",
    "le digicode est 77A9": "77A9",
    "login admin, pass Zorro9": "Zorro9",
    "Tresor: 12-34-56": "12-34-56",
    "Karte 4111 1111 1111 1111": "4111 1111",
    "code du coffre 55-12-90": "55-12-90",
    "clé wifi: AB12cd34": "AB12cd34",
    "clé du Wi-Fi : AB12cd35": "AB12cd35",
    "wifi-sleutel blauwe-fiets-7": "blauwe-fiets-7",
    "WLAN-Schlüssel xY77pQ12": "xY77pQ12",
    "recovery key 1111-2222-3333": "1111-2222",
    "Alarm: 2580 (uitschakelen)": "2580",
    "désarmer l’alarme avec 2581#": "2581",
    "sleutelkluis 6161": "6161",
    "boîte à clés 7171": "7171",
    "combinaison 12-34-57": "12-34-57",
    "x@exemple.example / Pa$$w0rd": "Pa$$w0rd",
    "account: piet / Gehe1m!": "Gehe1m",
    "boîte à clés 4-8-1-5": "4-8-1-5",
    "wifi: Zebra-2020": "Zebra-2020",
    "compte 363-1234567-26": "363-1234567",
    "Tresor 8842 offen": "8842",
    "tape 4477 au clavier de l'alarme": "4477",
    "sleutelkluis 3 7 2 9": "3 7 2 9",
    "Tippe 5521 am Tastenfeld": "5521",
}
HARMLESS = (
    "coffre-fort remplacé le 12/03/2026",
    "boîte à clés cassée, 2 clés perdues",
    "boîte à clés 12-03-2026 remplacée",
    "wifi en panne 3 h",
    "wifi: en panne depuis 12h30",
    "alarme à 03:10",
    "Tresor 2024 ersetzt",
    "type 1234 imprimante",
    "Mail mit falscher IBAN", "Valse factuur met ander IBAN-nummer", "code postal 5000",
    "postcode 9000", "code NACE 47110", "wachtwoord gewijzigd", "code gewijzigd op 12/05/2026",
    "Erreur, code 0x80070005", "Admin / IT", "passe 3 boîtes", "code 112",
)  # fmt: skip
KINDS = {
    "contacts": (("Nom", "Fonction", "GSM"), lambda said: ("Ann Un", said, "0400 99 10 01")),
    "contact names": (("Nom", "GSM"), lambda said: (said, "0400 99 10 01")),
    "activities": (("Activiteit", "RTO", "Eigenaar"), lambda said: (said, "4 u", "Anna Un")),
    "measures": (("Risico", "Maatregel", "Status"), lambda said: ("Brand", said, "gepland")),
    "register": (
        ("Nr", "Datum", "Omschrijving", "Type", "Maatregelen"),
        lambda said: ("1", "03/04/2026", "Inbraak", "Diefstal", said),
    ),
    "timeline": (("Datum", "Uur", "Wie", "Wat"), lambda s: ("12/11/2026", "08:05", "Anna Un", s)),
}


@pytest.mark.parametrize("said", GIVEN)
def test_a_code_or_password_is_told_in_titles_and_in_prose(said):
    assert holds_secret(said)
    assert tells_secret(said)


@pytest.mark.parametrize("said", HARMLESS)
def test_words_that_open_nothing_are_no_secret(said):
    assert not tells_secret(said)


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_table_shows_or_writes_a_secret(joinery, tmp_path, kind):
    heads, row = KINDS[kind]
    path = table(tmp_path / "list.csv", heads, *(row(said) for said in GIVEN))
    where = ()
    if kind == "timeline":
        joinery.now = "2026-11-12T09:00:00+01:00"
        joinery.ok("declare", "Inbraak", "--level", "minor")
        where = ("-i", "1")

    shown = joinery.run("import", path, *where, "--json")
    read = joinery.run("import", path, *where)

    said = json.dumps(shown.json) + shown.out + read.out + read.err
    written = b"\n".join(contents(joinery.root).values()).decode()
    assert shown.json["not_taken"]
    for secret in GIVEN.values():
        assert secret not in said
        assert secret not in written


@pytest.mark.parametrize("heading", ["Wachtwoord", "Mot de passe", "Passwort", "Password"])
def test_a_column_of_passwords_is_named_cell_by_cell_and_never_shown(joinery, tmp_path, heading):
    assert heads_secrets(heading)
    path = table(
        tmp_path / "list.csv",
        ("Activiteit", "RTO", heading),
        ("Kas", "4 u", "Zomer"),
        ("Oven", "2 u", "zonnebloem"),
    )

    done = joinery.ok("import", path, "--json")

    cells = {(item["code"], item["place"]["column"]) for item in done.json["not_taken"]}
    assert ("secret", "C") in cells
    assert "Zomer" not in done.out
    assert "zonnebloem" not in done.out


def test_a_plan_of_word_shows_no_secret(joinery, tmp_path):
    body = (
        p("Plan de gestion des incidents", style="Title")
        + h("1. Organisation", 1)
        + word_table(("Fonction", "Titulaire"), ("Gestionnaire des incidents", "Anna Un"))
        + h("Activités essentielles", 1)
        + h("Activité 1 : Pose", 2)
        + word_table(("Élément", "Description"), ("RTO", "12 heures"))
        + p("code van de kluis is 4411")
        + word_table(
            ("Wat", "Waar"), ("Sleutelkluis code 2207", "achterdeur"), ("Wachtwoord", "zomerzon")
        )
    )
    path = saved(tmp_path, body)

    done = joinery.ok("import", path, "--as", "plan", "--json")

    assert sum(item["code"] == "secret" for item in done.json["not_taken"]) == 3
    for secret in ("4411", "2207", "zomerzon"):
        assert secret not in done.out


def test_a_card_shows_no_secret_in_its_names(joinery, tmp_path):
    path = tmp_path / "c.vcf"
    lines = (
        "BEGIN:VCARD", "VERSION:3.0", "FN:Ann Un", "N:Un;Ann;;;", "ORG:code coffre 5544",
        "TITLE:code portail 7719", "NOTE:Sleutelkluis code 2207", "TEL;TYPE=CELL:0400991001",
        "END:VCARD", "BEGIN:VCARD", "VERSION:3.0", "FN:code porte 1290",
        "TEL;TYPE=CELL:0400991002", "END:VCARD", "",
    )  # fmt: skip
    path.write_text("\r\n".join(lines), encoding="utf-8")

    done = joinery.ok("import", str(path), "--json")

    said = done.out + b"\n".join(contents(joinery.root).values()).decode()
    secrets = [item["place"]["line"] for item in done.json["not_taken"] if item["code"] == "secret"]
    assert sorted(secrets) == [5, 6, 7, 12]
    for secret in ("5544", "7719", "2207", "1290"):
        assert secret not in said
