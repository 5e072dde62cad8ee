"""Registers of past incidents: their numbers are kept, their limits and reviews are over."""

import pytest

from tests.conftest import Company
from tests.intake.conftest import FILES, contents
from tests.intake.tables import asked, left, table, text_of, values

REGISTER = str(FILES / "register-fr.xlsx")
HEADS = ("N°", "Date", "Type", "Description", "Équipe", "Détail", "Actions", "Gravité", "Durée")


def files_of(root):
    """Every file of incidents and exercises."""
    return {
        str(item.relative_to(root)): item.read_bytes()
        for kind in ("incidents", "exercises")
        for item in sorted((root / kind).rglob("*"))
        if item.is_file()
    }


def test_a_workbook_with_a_sheet_for_each_year(joinery):
    report = joinery.ok("import", REGISTER, "--dry-run", "--json").json

    assert report["sources"][0]["kinds"] == ["register"]
    found = [item for item in report["taken"] if item["field"] == "date"]
    assert [(item["subject"].split()[0], item["value"]) for item in found] == [
        ("2025-001", "2025-01-13 08:05+01:00"),
        ("2025-002", "2025-04-03"),
        ("2025-003", "2025-05-25"),
        ("2025-004", "2025-05-28"),
        ("2025-005", "2025-09-30"),
        ("2025-005", "2025-09-30"),
        ("2026-001", "2026-02-03 14:30+01:00"),
        ("2026-002", "2026-03-29"),
    ]
    assert {
        "B5:month_first", "B6:day_serial", "A7:one_or_two", "2:level_of_past", "C5:which_type",
        "C6:which_type",
        "C3:time_missing", "B4:day_unclear", "B5:day_to_come", "B7:no_such_day",
    } == asked(report)  # fmt: skip
    assert ("no_description", 9) in left(report)


def test_past_incidents_stand_in_the_register_and_the_next_number_follows(joinery, tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "register-fr.xlsx:2025!2:level_of_past: minor\n"
        "register-fr.xlsx:2026!B5:day_to_come: 2026-01-12\n"
        "register-fr.xlsx:2026!C3:time_missing: 03:30\n"
        "register-fr.xlsx:2025!A7:one_or_two: one\n"
    )
    joinery.ok("import", REGISTER, "--answers", str(answers))

    rows = joinery.ok("register", "--json").json["entries"]
    assert [row["register_number"] for row in rows] == [
        "1",
        "2",
        "3",
        "4",
        "5a",
        "5b",
        "4",
        "1",
        "2",
    ]
    assert all(row["imported"] and row["level"] == "minor" for row in rows)
    assert {row["status"] for row in rows} == {"closed"}
    assert rows[0]["details"] == ["4h, bureau"]
    assert rows[0]["actions"][0]["text"] == "routeur 4G"
    assert rows[8]["date"] == "2026-03-29T01:30:00Z"
    assert (rows[1]["duration"], rows[1]["day_only"], rows[1]["people"]) == (None, True, [])
    assert "imported, there number 5a" in joinery.ok("register").out
    assert "source: import\n" in text_of(joinery, event(joinery, "declared"))

    stats = joinery.ok("stats", "--json").json
    assert (stats["incidents"], stats["imported"], stats["open"]) == (9, 9, 0)
    assert all(item["count"] == 0 for item in stats["times"].values())
    assert "come from a register kept before" in joinery.ok("stats").out
    assert joinery.ok("status", "--json").json["incidents"] == []
    assert joinery.ok("declare", "Panne", "--json").json["incident"].startswith("INC-2026-005-")


def event(company, kind):
    """The path of the first event of a kind."""
    return next(path for path in files_of(company.root) if f"-{kind}-" in path)


def test_nothing_is_asked_of_what_is_over(joinery):
    joinery.ok("import", REGISTER)

    found = joinery.run("validate", "--json").json["diagnostics"]
    about = {item["code"] for item in found if "INC-2025" in item["path"]}
    assert about == set()  # 5a and 5b were two before
    assert not [item for item in found if item["code"].startswith("REV") and "INC-" in str(item)]
    assert joinery.ok("verify").code == 0
    joinery.refused("review", code=5)


def test_a_level_that_nobody_said_is_shown_as_such(joinery):
    joinery.ok("import", REGISTER)

    rows = joinery.ok("register", "--json").json["entries"]
    assert {row["level"] for row in rows} == {"not_said"}
    stats = joinery.ok("stats", "--json").json
    assert stats["levels"]["not_said"] == len(rows)
    assert stats["levels"]["minor"] == 0
    assert "not said" in joinery.ok("export", "register").out


def test_a_second_import_changes_nothing_and_undo_takes_all_back(joinery, tmp_path):
    before, plan = files_of(joinery.root), contents(joinery.root)
    answers = tmp_path / "answers.yaml"
    answers.write_text("register-fr.xlsx:2025!C5:which_type: 'no'\n")
    joinery.ok("import", REGISTER, "--answers", str(answers))
    after = files_of(joinery.root)

    again = joinery.ok("import", REGISTER, "--answers", str(answers), "--json").json
    assert again["number"] is None
    assert {item["how"] for item in again["taken"]} == {"known"}
    assert files_of(joinery.root) == after

    done = joinery.ok("import", "undo")
    assert "incidents/INC-2025-001-" in done.out
    assert "declared" not in done.out
    assert files_of(joinery.root) == before
    assert contents(joinery.root) == plan
    assert joinery.git("status", "--porcelain") == ""
    checked = joinery.ok("verify", "--json").json
    assert checked["sound"]
    assert [item["code"] for item in checked["diagnostics"]] == ["JRN086"]
    joinery.ok("import", REGISTER)


def test_an_entry_that_no_import_made_is_never_excused(joinery):
    joinery.ok("declare", "Panne", "--level", "minor")
    mine = event(joinery, "declared")
    joinery.ok("import", REGISTER)
    record = joinery.root / ".incplan" / "imports" / "0001.json"
    forged = record.read_text().replace(event_of_import(joinery), mine, 1)
    joinery.ok("import", "undo")
    record.write_text(forged.replace("\n}", ',\n "undone": "2026-11-23"\n}'))
    joinery.git("rm", "-q", mine)
    joinery.git("commit", "-qam", "tidy up")

    found = joinery.run("verify", "--json").json["diagnostics"]
    assert [item["path"] for item in found if item["code"] == "JRN042"] == [mine]


def event_of_import(company):
    return next(
        path for path in files_of(company.root) if "-declared-" in path and "INC-2025" in path
    )


def test_an_incident_that_somebody_went_on_with_stays(joinery):
    joinery.ok("import", REGISTER)
    incident = event(joinery, "declared").split("/")[1]
    joinery.ok("log", "Facture reçue", "-i", incident)

    done = joinery.ok("import", "undo", "--json").json

    assert len(done["kept"]) == 5
    assert {incident in path for path in done["kept"]} == {True}
    (row,) = joinery.ok("register", "--json").json["entries"]
    assert (row["id"], row["status"]) == (incident, "closed")


def test_levels_durations_and_numbers_of_a_table(joinery, tmp_path):
    rows = (
        HEADS,
        ("2024/7", "03/05/2024 14h30", "Brand", "Feu", "A", "petit", "éteint", "mineur", "2 h"),
        ("", "4 mai 2024", "", "Sans numéro", "", "", "Code alarme 1234", "Majeur", "long"),
        ("9/2024", "27/10/2024 02:30", "", "Horloge", "", "x", "", "Faible", ""),
    )  # fmt: skip
    file = table(tmp_path / "old.csv", *rows)
    report = joinery.ok("import", file, "--json").json

    found = joinery.ok("register", "--json").json["entries"]
    assert [(row["number"], row["level"], row["near_miss"]) for row in found] == [
        ("2024-007", "minor", False), ("2024-008", "major", False), ("2024-009", "low", True),
    ]  # fmt: skip
    assert (found[0]["duration"]["text"], found[0]["type"]) == ("2h", "fire")
    assert {"I3:duration_unclear", "B4:time_twice"} == asked(report)
    assert ("secret", 3) in left(report)
    assert "1234" not in "".join(path.decode() for path in files_of(joinery.root).values())


@pytest.mark.parametrize(
    ("said", "number"), [("keep", "2026-001"), ("next", "2026-002"), ("no", None)]
)
def test_a_number_that_is_used_is_asked_about(joinery, tmp_path, said, number):
    joinery.ok("declare", "Panne de courant", "--level", "minor")
    file = table(
        tmp_path / "old.csv", HEADS, ("1", "3/4/2026", "", "Vol", "", "", "plainte", "", "")
    )
    report = joinery.ok("import", file, "--json").json
    assert (asked(report) & {"A2:number_used"}, report["number"]) == ({"A2:number_used"}, None)

    (tmp_path / "answers.yaml").write_text(f"old.csv:A2:number_used: '{said}'\n")
    joinery.ok("import", file, "--answers", str(tmp_path / "answers.yaml"))
    found = [row["number"] for row in joinery.ok("register", "--json").json["entries"]]
    assert found[:-1] == ([number] if number else [])


def test_the_same_incident_in_two_registers_is_asked_about(joinery, tmp_path):
    row = ("1", "3/4/2025", "Phishing", "faux Itsme reçu", "", "", "signalé", "", "")
    one = table(tmp_path / "one.csv", HEADS, row)
    two = table(tmp_path / "two.csv", HEADS, ("7", *row[1:3], "Faux Itsme", *row[4:]))
    joinery.ok("import", one)
    report = joinery.ok("import", two, "--json").json
    assert "D2:same_incident" in asked(report)
    assert report["number"] is None
    (tmp_path / "answers.yaml").write_text("two.csv:D2:same_incident: yes\n")
    joinery.ok("import", two, "--answers", str(tmp_path / "answers.yaml"))
    assert len(joinery.ok("register", "--json").json["entries"]) == 1


def test_past_incidents_on_paper_in_every_language(joinery):
    joinery.ok("import", REGISTER)
    for language, words in (
        ("fr", "non précisé"), ("nl", "niet vermeld"), ("de", "nicht angegeben"),
    ):  # fmt: skip
        assert words in joinery.ok("export", "register", "--lang", language).out


def test_what_is_seen_of_them_by_their_folder(joinery):
    report = joinery.ok("import", REGISTER, "--json").json
    assert values(report, "incidents/")
    assert all(
        path.startswith(("incidents/INC-", "incidents/closed/INC-")) for path in report["files"]
    )


def test_a_dutch_and_an_english_register(joinery, tmp_path):
    dutch = table(
        tmp_path / "nl.csv",
        ("Incidentenregister", "", "", "", "", "", ""),
        ("Nr.", "Datum", "Soort incident", "Korte beschrijving van het incident",
         "Verantwoordelijk team", "Gedetailleerde beschrijving (impact, duur)",
         "Beschrijving van de genomen acties"),
        ("2025-01", "12/03/2025 om 9u15", "Phishing", "valse factuur", "Jan", "1 uur",
         "wachtwoord gewijzigd"),
        ("2025-02", "idem", "Brand", "vuilbak", "Els", "", "wachtwoord: zonnig"),
    )  # fmt: skip
    english = table(
        tmp_path / "en.csv",
        ("ID", "Date detected", "Category", "Severity", "Summary", "Root cause", "Owner"),
        ("INC-1", "2024-05-02 10:00", "Ransomware", "Major", "Server encrypted", "mail", "IT"),
    )
    report = joinery.ok("import", dutch, english, "--json").json

    rows = joinery.ok("register", "--json").json["entries"]
    assert sorted((row["number"], row["type"], row["team"]) for row in rows) == [
        ("2024-001", "ransomware", "IT"),
        ("2025-001", "phishing", "Jan"),
        ("2025-002", "fire", "Els"),
    ]
    assert rows[0]["details"] == ["Root cause: mail"]
    assert rows[2]["actions"][0]["text"] == "wachtwoord gewijzigd"
    assert ("secret", 4) in left(report)
    assert asked(report) == {"3:level_of_past"}


def test_numbers_in_a_column_without_a_heading_are_kept(joinery, tmp_path):
    rows = (
        ("", "Date", "Type d’incident", "Brève description", "Actions"),
        ("7", "3/4/2025", "Phishing", "faux Itsme", "signalé"),
        ("8", "4/4/2025", "Divers", "poubelle", "éteint"),
    )
    report = joinery.ok("import", table(tmp_path / "old.csv", *rows), "--json").json
    assert asked(report) == {"2:level_of_past"}
    assert ("no_type", 3) in left(report)
    found = joinery.ok("register", "--json").json["entries"]
    assert [row["number"] for row in found] == ["2025-007", "2025-008"]


def test_another_clone_follows_an_import_and_its_undoing(joinery, tmp_path):
    joinery.ok("import", REGISTER)
    joinery.git("clone", "-q", str(joinery.root), str(tmp_path / "other"))
    other = Company(tmp_path / "other")
    assert len(other.ok("register", "--json").json["entries"]) == 8

    joinery.ok("import", "undo")
    other.ok("sync")

    assert other.ok("register", "--json").json["entries"] == []
    assert other.ok("verify", "--json").json["sound"]
    assert joinery.ok("verify", "--json").json["sound"]


def test_dutch_headings_in_other_words(joinery, tmp_path):
    file = table(
        tmp_path / "r.csv",
        ("Incidentnr", "Datum incident", "Soort incident", "Wat is er gebeurd?", "Gevolgen",
         "Ondernomen acties"),
        ("2024-01", "12-11-2024", "Phishing", "Valse mail bank", "geen", "bank gebeld"),
    )  # fmt: skip
    report = joinery.ok("import", file, "--dry-run", "--json").json
    found = {item["field"]: item["value"] for item in report["taken"]}
    assert found == {
        "register_number": "2024-01", "date": "2024-11-12", "type": "phishing",
        "description": "Valse mail bank", "detail": "geen", "actions": "bank gebeld",
    }  # fmt: skip
    assert report["not_taken"] == []


def test_a_level_that_nobody_said_is_no_level_in_the_journal_either(joinery, tmp_path):
    row = ("7", "14/04/2026", "Vol", "porte forcée", "", "câbles", "", "", "")
    joinery.ok("import", table(tmp_path / "register.csv", HEADS, row))
    (entry,) = joinery.ok("register", "--json").json["entries"]

    told = joinery.ok("export", "journal", "-i", entry["id"], "--format", "md").out

    assert "- **Level**: not said" in told
    assert "- **Highest level**: not said" in told
    assert "level: not said" in told
    assert "Minor" not in told
