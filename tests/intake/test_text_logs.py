"""Logs and chats in running text: each form of a day and a time, from paper and telephones."""

from datetime import time

import pytest

from incplan.app.intake.reading.days import day_in
from incplan.app.intake.reading.times import read_time
from incplan.store.intake.messages.chats import read_chat
from tests.intake.tables import asked, left, table

NARROW = "\u202f"
CHATS = {
    "android fr": "14/04/2026 à 14:31 - Anna Un: coupure\n14/04/2026 à 14:35 - Bart Deux: ok\n",
    "android en": "14/04/2026, 14:31 - Anna Un: coupure\n14/04/2026, 14:35 - Bart Deux: ok\n",
    "android nl": "14-04-2026 14:31 - Anna Un: coupure\n14-04-2026 14:35 - Bart Deux: ok\n",
    "android de": "14.04.26, 14:31 - Anna Un: coupure\n14.04.26, 14:35 - Bart Deux: ok\n",
    "android us":
        f"4/14/26, 2:31{NARROW}PM - Anna Un: coupure\n4/14/26, 2:35{NARROW}PM - Bart Deux: ok\n",
    "android h": "14/04/2026, 14 h 31 - Anna Un: coupure\n14/04/2026, 14 h 35 - Bart Deux: ok\n",
    "ios fr":
        "[14/04/2026 à 14:31:02] Anna Un: coupure\n\u200e[14/04/2026 à 14:35:02] Bart Deux: ok\n",
    "ios de": "[14.04.26, 14:31:02] Anna Un: coupure\n[14.04.26, 14:35:10] Bart Deux: ok\n",
    "ios us": "[4/14/26, 2:31:02 PM] Anna Un: coupure\n[4/14/26, 2:35:10 PM] Bart Deux: ok\n",
    "signal": "[2026-04-14 14:31] Anna Un: coupure\n\n[2026-04-14 14:35] Bart Deux: ok\n",
    "signal seconds":
        "[2026-04-14, 14:31:00] Anna Un: coupure\n[2026-04-14, 14:35:00] Bart Deux: ok\n",
    "telegram": "Anna Un, [14/04/2026 14:31]\ncoupure\n\nBart Deux, [14/04/2026 14:35]\nok\n",
    "teams day": "[14/04/2026 14:31] Anna Un\ncoupure\n[14/04/2026 14:35] Bart Deux\nok\n",
    "teams two lines": "Anna Un\n14/04/2026 14:31\ncoupure\n\nBart Deux\n14/04/2026 14:35\nok\n",
    "teams behind": "Anna Un 14/04/2026 14:31\ncoupure\nBart Deux 14/04/2026 14:35\nok\n",
    "teams heading": "mardi 14 avril 2026\nAnna Un 14:31\ncoupure\nBart Deux 14:35\nok\n",
    "teams colon": "[14.04.2026 14:31] Anna Un: coupure\n[14.04.2026 14:35] Bart Deux: ok\n",
    "android p.m.":
        "14/04/2026, 2:31 p. m. - Anna Un: coupure\n14/04/2026, 2:35 p. m. - Bart Deux: ok\n",
    "android words":
        "Apr 14, 2026, 2:31 PM - Anna Un: coupure\nApr 14, 2026, 2:35 PM - Bart Deux: ok\n",
    "whatsapp on a computer":
        "[14:31, 14/04/2026] Anna Un: coupure\n[14:35, 14/04/2026] Bart Deux: ok\n",
    "whatsapp on a computer us":
        "[2:31 PM, 4/14/2026] Anna Un: coupure\n[2:35 PM, 4/14/2026] Bart Deux: ok\n",
    "ios nl":
        "[14-04-2026 om 14:31:02] Anna Un: coupure\n[14-04-2026 om 14:35:02] Bart Deux: ok\n",
    "ios de um": "[14.04.26 um 14:31:02] Anna Un: coupure\n[14.04.26 um 14:35:02] Bart Deux: ok\n",
    "teams in words":
        "[April 14, 2026 2:31 PM] Anna Un: coupure\n[April 14, 2026 2:35 PM] Bart Deux: ok\n",
    "teams weekday":
        "Anna Un  Tuesday, April 14, 2026 2:31 PM\ncoupure\n"
        "Bart Deux  Tuesday, April 14, 2026 2:35 PM\nok\n",
    "discord": "Anna Un — 14/04/2026 14:31\ncoupure\nBart Deux — 14/04/2026 14:35\nok\n",
    "signal blocks":
        "Conversation: Atelier\n\nFrom: Anna Un (+32400990001)\nType: incoming\n"
        "Sent: Tue, 14 Apr 2026 14:31:00 +0200\nReceived: Tue, 14 Apr 2026 14:31:09 +0200\n\n"
        "coupure\n\nFrom: Bart Deux (+32400990002)\nType: incoming\n"
        "Sent: Tue, 14 Apr 2026 12:35:00 +0000\nReceived: Tue, 14 Apr 2026 14:36:00 +0200\n\nok\n",
    "mail de":
        "Von: Anna Un <a@x.example>\nGesendet: Dienstag, 14. April 2026 14:31\nAn: Bart Deux\n\n"
        "coupure\n\nVon: Bart Deux\nGesendet: Dienstag, 14. April 2026 14:35\nAn: Anna Un\n\nok\n",
    "mail fr":
        "De : Anna Un\nEnvoyé : mardi 14 avril 2026 14:31\nÀ : Bart Deux\n\ncoupure\n\n"
        "De : Bart Deux\nEnvoyé : mardi 14 avril 2026 14:35\nÀ : Anna Un\n\nok\n",
    "mail nl":
        "Van: Anna Un\nVerzonden: dinsdag 14 april 2026 14:31\nAan: Bart Deux\n\ncoupure\n\n"
        "Van: Bart Deux\nVerzonden: dinsdag 14 april 2026 14:35\nAan: Anna Un\n\nok\n",
    "mail en, the last one first":
        "From: Bart Deux\nSent: Tuesday, April 14, 2026 2:35 PM\nTo: Anna Un\n\nok\n\n"
        "________________________________\n"
        "From: Anna Un\nSent: Tuesday, April 14, 2026 2:31 PM\nTo: Bart Deux\n\ncoupure\n",
    "mail with zones":
        "Von: Anna Un\nDatum: 14. April 2026 um 14:31:00 MESZ\nAn: Bart Deux\n\ncoupure\n\n"
        "Von: Bart Deux\nDatum: Tue, 14 Apr 2026 13:35:00 +0100\nAn: Anna Un\n\nok\n",
    "answers":
        "Le mar. 14 avr. 2026 à 14:31, Anna Un <anna@x.example>\na écrit :\n> coupure\n\n"
        "Am 14.04.26 um 14:35 schrieb Bart Deux:\n> ok\n",
    "mail in bold, each line apart":
        "*De:* Anna Un\n\n*Date:* mar. 14 avr. 2026 à 14:31\n\n*À:* Bart Deux\n\ncoupure\n\n"
        "*De:* Bart Deux\n\n*Date:* mar. 14 avr. 2026 à 14:35\n\n*À:* Anna Un\n\nok\n",
    "log iso": "2026-04-14T14:31:00 Anna Un: coupure\n2026-04-14T14:35:00 Bart Deux: ok\n",
    "log le": "le 14/04/2026 à 14h31 : Anna Un: coupure\nle 14/04/2026 à 14h35 : Bart Deux: ok\n",
    "log numbered": "Panne du 14/04/2026\n1. 14h31 Anna Un: coupure\n2. 14h35 Bart Deux: ok\n",
    "log": "Journal du 14 avril 2026\n14h31 Anna Un: coupure\n14h35 Bart Deux: ok\n",
    "log in cells": "14/04/2026;14:31;Anna Un;coupure\n14/04/2026;14:35;Bart Deux;ok\n",
    "log with tabs": "14/04/2026 14u31\tAnna Un\tcoupure\n14/04/2026 14u35\tBart Deux\tok\n",
    "log in bullets": "Logboek 14/04/2026\n- 14u31: Anna Un: coupure\n- 14u35 - Bart Deux: ok\n",
}  # fmt: skip


@pytest.fixture
def power_cut(joinery):
    joinery.now = "2026-04-14T15:10:00+02:00"
    joinery.ok("declare", "Panne de courant", "--level", "minor")
    joinery.now = "2026-11-23T06:55:00+01:00"
    return joinery


def entries(report):
    return [
        (item["subject"][:16], item["value"])
        for item in report["taken"]
        if item["field"] == "entry"
    ]


def test_a_chat_of_every_program_gives_the_same_two_entries(power_cut, tmp_path):
    wrong = {}
    for name, text in CHATS.items():
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        report = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json
        who = [item["value"] for item in report["taken"] if item["field"] == "who"]
        found = (sorted(entries(report)), sorted(who), asked(report) - {"zone_of_chat"})
        if found != (
            [("2026-04-14 14:31", "coupure"), ("2026-04-14 14:35", "ok")],
            ["anna-un", "bart-deux"],
            set(),
        ):
            wrong[name] = found
    assert not wrong


def test_what_the_head_of_a_message_says_beside_is_kept_or_named(power_cut, tmp_path):
    """The subject is a part of the words; recipients are named; an offset settles the zone."""
    file = tmp_path / "thread.txt"
    file.write_text(CHATS["signal blocks"], encoding="utf-8")
    signal = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json
    assert asked(signal) == set()
    file.write_text(CHATS["mail de"].replace("An: Anna Un", "An: Anna Un\nBetreff: Strom"))
    mail = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json
    assert [words for _at, words in entries(mail)] == ["coupure", "Strom\nok"]
    named = [item["params"].get("value") for item in mail["not_taken"]]
    assert named == ["An: Bart Deux", "An: Anna Un"]


def test_a_moment_in_no_form_is_asked_and_an_address_says_who_wrote(power_cut, tmp_path):
    file = tmp_path / "thread.txt"
    mail = (power_cut.root / "contacts" / "anna-un.yaml").read_text()
    channel = "channels:\n  - {kind: email, email: a.un@x.example}\n"
    (power_cut.root / "contacts" / "anna-un.yaml").write_text(mail.replace("channels:\n", channel))
    file.write_text(
        "From: a.un@x.example\nDate: 2026-04-14T14:31:00+02:00\n\ncoupure\n\n"
        "From: Bart Deux\nDate: one Tuesday\n\nok\n"
    )

    report = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json

    who = [item["value"] for item in report["taken"] if item["field"] == "who"]
    assert (entries(report), who) == ([("2026-04-14 14:31", "coupure")], ["anna-un"])
    assert [item["code"] for item in report["to_ask"]] == ["zone_of_chat", "time_unclear"]


def test_a_day_that_is_not_certain_is_asked(power_cut, tmp_path):
    for text, code in (
        ("Anna Un\n14/04 14:31\ncoupure\nBart Deux\n14/04 14:35\nok\n", "day_without_year"),
        (
            "Anna Un\nmar. 14/04 14:31\ncoupure\nBart Deux\nmar. 14/04 14:35\nok\n",
            "day_without_year",
        ),
        ("14/04 9h15 coupure\n14/04 9h20 appel\n", "day_without_year"),
        ("Anna Un\nhier 14:31\ncoupure\nBart Deux\nhier 14:35\nok\n", "which_today"),
        ("[Dienstag 14:31] Un, Anna\ncoupure\n[Dienstag 14:35] Deux, Bart\nok\n", "day_unclear"),
        ("[14:31] Anna Un\ncoupure\n[14:35] Bart Deux\nok\n", "day_of_log"),
        ("Journal du 14 au 15 avril\n14h31 coupure\n14h35 ok\n", "day_of_log"),
    ):
        file = tmp_path / "a.txt"
        file.write_text(text, encoding="utf-8")
        report = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json
        assert entries(report) == []
        assert code in {item["code"] for item in report["to_ask"]}, text


@pytest.mark.parametrize(
    ("text", "at", "about"),
    [
        ("9u15", (9, 15), False), ("± 9.15", (9, 15), True), ("~9:15", (9, 15), True),
        ("vers 14h", (14, 0), True), ("vers les 11h", (11, 0), True), ("midi", (12, 0), False),
        ("vers midi", (12, 0), True), ("'s middags", (12, 0), True), ("’s middags", (12, 0), True),
        ("gegen Mittag", (12, 0), True), ("rond 8u", (8, 0), True), ("ca. 14 Uhr", (14, 0), True),
        ("14h env.", (14, 0), True), ("16 Uhr 05", (16, 5), False), ("9 h 20", (9, 20), False),
        ("9h15min", (9, 15), False), ("8 Uhr abends", (20, 0), False), ("minuit", (0, 0), False),
        ("3 uur 's nachts", (3, 0), False), ("2h de l'après-midi", (14, 0), False),
        ("12 Uhr nachts", (0, 0), False), ("à 14h30", (14, 30), False), ("2:05 pm", (14, 5), False),
        ("omstreeks 7u30", (7, 30), True), ("environ 10 heures", (10, 0), True),
        ("middernacht", (0, 0), False), ("tegen 17.30 uur", (17, 30), True),
    ],
)  # fmt: skip
def test_times_as_people_write_them(text, at, about):
    read = read_time(text)
    assert read is not None
    assert (read.time, read.about) == (time(*at), about)


@pytest.mark.parametrize(
    "text", ["25h", "9h75", "matin", "half tien", "halb zehn", "14", "24:00", "13 pm", "quand ?"]
)
def test_what_is_no_certain_time_is_none(text):
    assert read_time(text) is None


def test_the_day_of_a_title():
    assert day_in("Panne du 14 avril 2026 (atelier)") == "14 avril 2026"
    assert day_in("Protokoll vom 14.04.2026") == "14.04.2026"
    assert day_in("Logboek 2026-04-14, blad 2") == "2026-04-14"
    assert day_in("du 14/04/2026 au 15/04/2026") == ""
    assert day_in("bon 14/04/2026/7, tel 081/00.20.01") == ""
    assert day_in("14 avril") == ""


def test_a_table_takes_the_day_of_its_title_and_keeps_words_of_doubt(power_cut, tmp_path):
    file = table(
        tmp_path / "a.csv",
        ("Journal de bord du 14/04/2026", "", ""),
        ("Heure", "Qui", "Ce qui s'est passé"),
        ("± 9.15", "Anna Un", "coupure"),
        ("midi", "Anna Un", "repas"),
        ("'s middags", "Anna Un", "elektricien"),
    )
    report = power_cut.ok("import", file, "-i", "1", "--dry-run", "--json").json
    assert entries(report) == [
        ("2026-04-14 09:15", "(± 9.15) coupure"),
        ("2026-04-14 12:00", "repas"),
        ("2026-04-14 12:00", "('s middags) elektricien"),
    ]
    assert asked(report) == {"A3:time_about", "A5:time_about"}
    assert left(report) == {("title_row", 1)}


def test_a_list_with_times_and_headings_is_a_table_and_prose_is_no_chat():
    assert read_chat("Heure;Qui;Quoi\n9h15;Anna;coupure\n9h20;Bart;ok\n", "a") is None
    assert read_chat("Nom;Ouvert\nBois;8h00\nFer;9h00\n", "a") is None
    assert read_chat("Le 14 avril, à midi, tout allait bien.\nOn a mangé.\n", "a") is None
    assert read_chat("x" * 200_000 + "\n" + "9h15 a\n9h20 b\n", "a") is None


def test_what_a_program_adds_and_what_is_not_here_is_named(power_cut, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(
        "14/04/2026, 14:31 - Anna Un: coupure <Ce message a été modifié>\n"
        "14/04/2026, 14:33 - Anna Un: \u200e<pièce jointe : 0012-PHOTO.jpg>\n",
        encoding="utf-8",
    )
    report = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json
    assert entries(report) == [("2026-04-14 14:31", "coupure")]
    assert [item["code"] for item in report["not_taken"]] == [
        "added_by_program", "media_left_out",
    ]  # fmt: skip


def test_a_span_of_time_stays_in_front_of_what_happened(power_cut, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("14/04/2026\n09:15-09:30 coupure\n09:30 - 10:00 réparation\n")
    report = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json
    assert entries(report) == [
        ("2026-04-14 09:15", "(09:15-09:30) coupure"),
        ("2026-04-14 09:30", "(09:30 - 10:00) réparation"),
    ]
