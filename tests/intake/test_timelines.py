"""Logs on paper and chats: each entry once, at the time and in the words in which it was made."""

import pytest

from tests.intake.conftest import FILES
from tests.intake.tables import asked, left, table
from tests.intake.test_register import files_of

LOG = str(FILES / "paper-log-fr.csv")


@pytest.fixture
def power_cut(joinery):
    """An incident of that day, and people with the names of those who wrote."""
    people = {"Benoît CHARLET": "benoit", "Rachid EL MANSOURI": "rachid", "Kévin LÉONARD": "kevin"}
    for name, key in people.items():
        text = f'format: 1\nkind: person\nname: "{name}"\nto_fill: yes\n'
        (joinery.root / "contacts" / f"{key}.yaml").write_text(text, encoding="utf-8")
    joinery.git("add", "-A")
    joinery.git("commit", "-qm", "people")
    joinery.now = "2026-04-14T15:10:00+02:00"
    joinery.ok("declare", "Panne de courant", "--level", "minor")
    joinery.now = "2026-11-23T06:55:00+01:00"
    return joinery


def entries(report):
    """Time and words of each entry taken."""
    return [
        (item["subject"][:16], item["value"])
        for item in report["taken"]
        if item["field"] == "entry"
    ]


def test_a_paper_log_with_ditto_marks_midnight_and_a_late_entry(power_cut):
    report = power_cut.ok("import", LOG, "-i", "2026-001", "--dry-run", "--json").json

    assert report["sources"][0]["kinds"] == ["timeline"]
    found = entries(report)
    assert len(found) == 14
    assert found[2] == ("2026-04-14 14:35", "RE: appel Benoît (répond pas)")
    assert found[5][1].startswith("Aurélie: (±15h) appel électricien 1")
    assert found[7] == ("2026-04-14 15:40", "client Dupont-Exemple prévenu ??? (à vérifier)")
    assert found[9][0] == "2026-04-14 16:30"
    assert [at for at, _text in found[-2:]] == ["2026-04-15 00:20", "2026-04-15 08:00"]
    assert {
        "A7:time_about", "A11:time_goes_back", "A14:time_goes_back", "B3:same_contact",
        "B9:who_noted", "B10:who_is", "C8:level_set", "C11:level_set",
    } <= asked(report)  # fmt: skip
    assert ("gap", 15) in left(report)


def test_entries_stand_in_the_journal_once_and_are_taken_back(power_cut, tmp_path):
    before = files_of(power_cut.root)
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "paper-log-fr.csv:B3:same_contact: yes\n"
        "paper-log-fr.csv:B9:who_noted: rachid\n"
        "paper-log-fr.csv:C11:level_set: yes\n"
    )
    power_cut.ok("import", LOG, "-i", "2026-001", "--answers", str(answers))
    after = files_of(power_cut.root)

    shown = power_cut.ok("show", "2026-001", "--json").json
    assert "major" in str(shown)
    texts = b"\n".join(after[path] for path in after.keys() - before.keys()).decode()
    assert texts.count("source: import\n") == 15
    assert texts.count("by: rachid\n") == 3
    assert "entry: decision\n" in texts
    assert "RE:" not in texts

    again = power_cut.ok("import", LOG, "-i", "1", "--answers", str(answers), "--json").json
    assert again["number"] is None
    assert files_of(power_cut.root) == after
    power_cut.ok("import", "undo")
    assert files_of(power_cut.root) == before
    assert power_cut.ok("verify", "--json").json["sound"]


def test_undo_leaves_what_somebody_went_on_from(power_cut):
    power_cut.ok("import", LOG, "-i", "1")
    after = files_of(power_cut.root)
    power_cut.ok("log", "Facture reçue", "-i", "1")

    done = power_cut.ok("import", "undo", "--json").json

    assert done["removed"] == []
    assert len(done["kept"]) == 14
    assert after.items() <= files_of(power_cut.root).items()


def test_the_incident_is_asked_and_may_be_an_exercise(power_cut, tmp_path):
    report = power_cut.ok("import", LOG, "--json").json
    assert "which_incident" in asked(report)
    assert ("no_incident", None) in left(report)
    assert report["number"] is None

    power_cut.now = "2026-04-14T10:00:00+02:00"
    exercise = power_cut.ok("declare", "Panne", "--exercise", "--json").json["incident"]
    power_cut.now = "2026-11-23T06:55:00+01:00"
    (tmp_path / "answers.yaml").write_text(f"paper-log-fr.csv:which_incident: {exercise}\n")
    report = power_cut.ok("import", LOG, "--answers", str(tmp_path / "answers.yaml"), "--json").json
    assert {path.rpartition("/")[0] for path in report["files"]} == {f"exercises/{exercise}"}


def test_an_incident_without_a_log_and_one_that_is_none(power_cut):
    book = str(FILES / "apple-3.0.vcf")
    assert "nothing belongs to" in power_cut.refused("import", book, "-i", "1", code=2).err
    power_cut.refused("import", LOG, "-i", "77")


@pytest.mark.parametrize(
    ("name", "count", "first", "codes"),
    [
        ("whatsapp-fr-android.txt", 9, "2026-04-14 14:31",
         {"system_message": 2, "media_left_out": 1, "deleted_message": 1,
             "added_by_program": 1}),
        ("whatsapp-nl-ios.txt", 4, "2026-09-22 23:51",
         {"system_message": 1, "media_left_out": 2, "deleted_message": 1}),
        ("teams-fr.txt", 4, "2026-06-02 07:46",
         {"system_message": 1, "added_by_program": 2, "no_moment": 1}),
    ],
)  # fmt: skip
def test_chats(power_cut, name, count, first, codes):
    report = power_cut.ok("import", str(FILES / name), "-i", "1", "--dry-run", "--json").json

    found = entries(report)
    assert (len(found), found[0][0]) == (count, first)
    told = [item["code"] for item in report["not_taken"]]
    assert {code: told.count(code) for code in told} == codes
    assert "zone_of_chat" in asked(report)
    assert all(item["place"]["line"] for item in report["taken"])


def test_what_is_asked_about_a_chat(power_cut, tmp_path):
    android, teams = str(FILES / "whatsapp-fr-android.txt"), str(FILES / "teams-fr.txt")
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "whatsapp-fr-android.txt:zone_of_chat: Europe/Lisbon\n"
        "whatsapp-fr-android.txt:L16:poll: yes\n"
        "whatsapp-fr-android.txt:L2:same_contact: yes\n"
        "teams-fr.txt:L21:which_today: 2026-06-02\n"
    )
    report = power_cut.ok(
        "import", android, teams, "-i", "1", "--answers", str(answers), "--json"
    ).json

    found = sorted(entries(report))
    assert found[0] == ("2026-04-14 15:31", "plus de courant a l'atelier, la CNC s'est arretee")
    assert found[2][1] == "ça sent le brûlé\non sort\ntous"
    assert any(text.endswith("OPTION: Oui (3 votes)") for _at, text in found)
    assert found[-1] == ("2026-06-02 11:55", "remis en route, restauration de la veille 18h")
    (tmp_path / "bad.yaml").write_text("whatsapp-fr-android.txt:zone_of_chat: Mars\n")
    assert (
        "is no answer"
        in power_cut.refused(
            "import", android, "-i", "1", "--answers", str(tmp_path / "bad.yaml"), code=2
        ).err
    )


def test_the_same_fact_in_a_log_and_in_a_chat_is_asked_about(power_cut):
    power_cut.ok("import", LOG, "-i", "1")
    chat = str(FILES / "whatsapp-fr-android.txt")
    report = power_cut.ok("import", chat, "-i", "1", "--dry-run", "--json").json
    assert {"L2:same_entry", "L14:same_entry"} <= asked(report)
    assert "2026-04-14 14:31" not in dict(entries(report))


def test_a_log_typed_as_text(power_cut, tmp_path):
    file = tmp_path / "log.txt"
    file.write_text(
        "Journal de la panne\n14 avril 2026\n14h30 Rachid: plus de courant\n"
        "14h41 - Benoît prévenu\nil vient\n23h50 vérification\n0h10 fin\nmot de passe: 1234\n",
        encoding="utf-8",
    )
    report = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json
    assert entries(report) == [
        ("2026-04-14 14:30", "Rachid: plus de courant"),
        ("2026-04-14 14:41", "Benoît prévenu\nil vient"),
        ("2026-04-14 23:50", "vérification"),
    ]
    assert ("secret", None) in left(report)


def test_times_that_are_none_and_days_that_nobody_told(power_cut, tmp_path):
    rows = (
        ("Heure", "Qui", "Quoi"),
        ("14h30", "", "arrêt"),
        ("25h00", "", "x"),
        ("matin", "", "y"),
    )
    file = table(tmp_path / "log.csv", *rows)
    report = power_cut.ok("import", file, "-i", "1", "--dry-run", "--json").json
    assert entries(report) == []
    assert asked(report) == {"A2:day_of_log", "A3:time_unclear", "A4:time_unclear"}

    (tmp_path / "answers.yaml").write_text(
        "log.csv:A2:day_of_log: 14/04/2026\nlog.csv:A4:time_unclear: 12:00\n"
    )
    report = power_cut.ok(
        "import", file, "-i", "1", "--answers", str(tmp_path / "answers.yaml"), "--json"
    ).json
    assert entries(report) == [("2026-04-14 14:30", "arrêt"), ("2026-04-14 12:00", "y")]


def test_american_and_english_chats(power_cut, tmp_path):
    file = tmp_path / "chat.txt"
    file.write_text(
        "4/14/26, 2:31 PM - Rachid: power is out\n4/14/26, 2:33 PM - Rachid: <Media omitted>\n"
        "4/9/26, 11:05 am - Rachid: before\n"
    )
    report = power_cut.ok("import", str(file), "-i", "1", "--dry-run", "--json").json
    assert entries(report) == [
        ("2026-04-14 14:31", "Rachid: power is out"), ("2026-04-09 11:05", "Rachid: before"),
    ]  # fmt: skip


def test_signs_in_a_chat_move_nothing(power_cut, tmp_path):
    file = tmp_path / "chat.txt"
    file.write_text(
        "14/04/2026, 14:31 - Rachid: a\x1b[31mb\u202ec\n14/04/2026, 14:32 - x\x07y: z\n",
        encoding="utf-8",
    )
    done = power_cut.ok("import", str(file), "-i", "1")
    assert not {"\x1b", "\x07", "\u202e"} & set(done.out)
    written = b"".join(files_of(power_cut.root).values()).decode()
    assert "Rachid: a[31mbc" in written
    assert not {"\x1b", "\x07", "\u202e"} & set(written)


def test_evidence_is_told_with_its_hash_and_its_place(joinery, tmp_path):
    """A cut hash and times without a zone are asked; no hash is said."""
    joinery.ok("declare", "Site web", "--level", "minor")
    table = tmp_path / "evidence.csv"
    table.write_text(
        "Ref.;Date/time (UTC+?);What;Collected by;SHA-256;Storage\n"
        "E1;2026-05-04 08:12;disk image;Anna Un;9f2c...;safe\n"
        "E2;2026-05-04 09:40;mail headers;Anna Un;;share\n"
    )
    report = joinery.ok("import", str(table), "-i", "1", "--dry-run", "--json").json

    entries = [item["value"] for item in report["taken"] if item["field"] == "entry"]
    assert entries == [
        "disk image (Ref. E1, SHA-256 9f2c..., Storage safe)",
        "mail headers (Ref. E2, Storage share)",
    ]
    assert [item["code"] for item in report["to_ask"]] == ["zone_of_log", "hash_cut"]
    assert [item["code"] for item in report["not_taken"]] == ["no_hash"]

    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "evidence.csv:zone_of_log: UTC\nevidence.csv:E2:hash_cut: " + "9f2c" * 16 + "\n"
    )
    done = joinery.ok("import", str(table), "-i", "1", "--answers", str(answers), "--json").json
    assert f"SHA-256 {'9f2c' * 16}" in str(done["taken"])
    assert "2026-05-04 10:12+02:00" in str(done["taken"])


def test_a_log_without_an_incident_becomes_one_of_the_past(joinery, tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(
        "Date;Heure;Qui;Quoi\n04/05/2026;07:55;accueil;site défiguré\n"
        "05/05/2026;09:00;accueil;clients prévenus\n"
    )
    answers = tmp_path / "answers.yaml"
    assert asked(joinery.ok("import", str(file), "--dry-run", "--json").json) >= {"which_incident"}
    answers.write_text("log.csv:which_incident: new\nlog.csv:past_brief: Site web défiguré\n")

    report = joinery.ok("import", str(file), "--answers", str(answers), "--json").json

    (incident,) = {item["into"] for item in report["taken"]}
    told = [(item["field"], item["value"]) for item in report["taken"]]
    assert ("description", "Site web défiguré") in told
    assert ("date", "2026-05-04 07:55+02:00") in told
    assert ("entry", "accueil: clients prévenus") in told
    listed = joinery.ok("register", "--json").json
    assert "Site web défiguré" in str(listed)
    again = joinery.ok("import", str(file), "--answers", str(answers), "--json").json
    assert again["number"] is None
    assert {item["how"] for item in again["taken"]} == {"known"}
    joinery.ok("import", "undo")
    assert not (joinery.root / incident).exists()


def test_calls_are_told_and_parted_when_somebody_says_so(joinery, tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(
        "Date;Heure;Qui;Quoi\n"
        '04/05/2026;15:00;x;"appel électricien 1 : non ; électricien 2 : vient"\n'
        "04/05/2026;15:10;x;appel d'offres prêt\n"
    )
    answers = tmp_path / "answers.yaml"
    answers.write_text("log.csv:which_incident: new\n")
    whole = joinery.ok("import", str(file), "--answers", str(answers), "--dry-run", "--json").json
    assert "D2:calls_apart" in asked(whole)
    kinds = [item["value"] for item in whole["taken"] if item["field"] == "kind"]
    assert kinds == ["telephone"]

    answers.write_text(answers.read_text() + "log.csv:D2:calls_apart: each\n")
    parted = joinery.ok("import", str(file), "--answers", str(answers), "--dry-run", "--json").json
    texts = [item["value"] for item in parted["taken"] if item["field"] == "entry"]
    assert texts[:2] == ["x: appel électricien 1 : non", "x: électricien 2 : vient"]


def test_a_log_is_offered_the_incident_of_its_day_also_one_of_the_same_run(joinery, tmp_path):
    register, log = tmp_path / "register.csv", tmp_path / "log.csv"
    register.write_text("N°;Date;Type;Description;Détails\n3;14/04/2026;Vol;porte forcée;câbles\n")
    log.write_text("Date;Heure;Qui;Quoi\n14/04/2026;07:55;x;porte ouverte\n")
    files = (str(register), str(log))
    report = joinery.ok("import", *files, "--dry-run", "--json").json
    (question,) = (item for item in report["to_ask"] if item["code"] == "which_incident")
    assert question["choices"][0].startswith("INC-2026-003-")
    assert "porte forcée" in question["params"]["proposal"]
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"{question['id']}: {question['choices'][0]}\n")

    done = joinery.ok("import", *files, "--answers", str(answers), "--json").json

    assert {item["into"] for item in done["taken"]} == {f"incidents/{question['choices'][0]}"}
    told = joinery.ok("export", "journal", "-i", question["choices"][0], "--format", "md").out
    assert "porte ouverte" in told
    again = joinery.ok("import", *files, "--answers", str(answers), "--json").json
    assert again["number"] is None
