"""Duty rosters: turns of `roster.yaml`, of weeks, dates, days of the week and holidays."""

from tests.intake.conftest import contents
from tests.intake.tables import asked, left, table, text_of, values

FUNCTION = "a.csv:B1:which_function: incident_manager\n"


def test_turns_of_weeks_dates_days_and_holidays(joinery, tmp_path):
    weeks = table(
        tmp_path / "weeks.csv",
        ("Semaine", "Du", "Au", "Fonction", "De garde", "Remplaçant"),
        ("49", "30/11/2026", "06/12/2026", "incident manager", "Anna Un", "Bart"),
        ("50", "07/12/2026", "13/12/2026", "Gestionnaire des incidents", "Anna Un", ""),
        ("45", "02/11/2026", "08/11/2026", "incident_manager", "Anna Un", ""),
        ("51", "14/12/2026", "13/12/2026", "incident_manager", "Anna Un", ""),
        ("52", "21/12/2026", "27/12/2026", "portier", "Anna Un", ""),
    )
    days = table(
        tmp_path / "days.csv",
        ("Dagen", "Functie", "Van wacht"),
        ("zat + zon", "incident_manager", "Bart Deux; Anna Un"),
        ("feestdagen", "incident_manager", "Carl Trois"),
        ("soms", "incident_manager", "Carl Trois"),
    )
    report = joinery.ok("import", weeks, days, "--json").json

    assert [item["kinds"] for item in report["sources"]] == [["roster"], ["roster"]]
    assert values(report, "roster")[" incident_manager zat + zon"]["days"] == "sat, sun"
    assert {"F2:same_contact", "D6:which_function"} <= asked(report)
    assert {("turn_open", 2), ("turn_over", 4), ("no_days", 4)} <= left(report)
    assert text_of(joinery, "roster.yaml").split("\nturns:\n")[1] == (
        '  - role: incident_manager\n    people: [bart-deux, anna-un]\n    days: "sat, sun"\n'
        "  - role: incident_manager\n    people: [carl-trois]\n    holidays: yes\n"
        "  - role: incident_manager\n    people: [anna-un]\n"
        "    first: 2026-12-07\n    last: 2026-12-13\n"
    )
    found = joinery.run("validate", "--json").json["diagnostics"]
    assert not [
        item for item in found if item["path"] == "roster.yaml" and item["severity"] == "error"
    ]
    joinery.now = "2026-12-12T10:00:00+01:00"
    assert "Anna" in joinery.ok("plan").out


def test_a_second_import_changes_nothing_and_another_person_is_asked(joinery, tmp_path):
    before = contents(joinery.root)
    heads = ("Week", "Role", "On duty")
    file = table(tmp_path / "a.csv", heads, ("2026-W50", "incident manager", "Anna Un"))
    joinery.ok("import", file)
    written = contents(joinery.root)
    assert joinery.ok("import", file, "--json").json["number"] is None

    other = table(tmp_path / "b.csv", heads, ("2026-W50", "incident manager", "Bart Deux"))
    report = joinery.ok("import", other, "--json").json
    assert asked(report) == {"A2:value_differs"}
    assert contents(joinery.root) == written
    (tmp_path / "answers.yaml").write_text("b.csv:A2:value_differs: take\n")
    joinery.ok("import", other, "--answers", str(tmp_path / "answers.yaml"))
    assert text_of(joinery, "roster.yaml").startswith(written["roster.yaml"].decode())

    joinery.ok("import", "undo")
    assert contents(joinery.root) == written
    joinery.ok("import", "undo")
    assert contents(joinery.root) == before


def test_what_a_roster_does_not_tell_is_asked_once(joinery, tmp_path):
    rows = (("Date", "De garde"), ("07/12/2026", "Anna Un"), ("14/12/2026", "Bart Deux"))
    file = table(tmp_path / "a.csv", *rows)
    report = joinery.ok("import", file, "--json").json
    assert asked(report) == {"B1:which_function"}
    (tmp_path / "answers.yaml").write_text(FUNCTION + "a.csv:A2:each_week: yes\n")
    joinery.ok("import", file, "--answers", str(tmp_path / "answers.yaml"))
    assert "last: 2026-12-20" in text_of(joinery, "roster.yaml")

    weeks = table(tmp_path / "w.csv", ("Semaine", "Qui"), ("1", "Anna Un"), ("60", "Anna Un"))
    (tmp_path / "answers.yaml").write_text("w.csv:B1:which_function: bcp_manager\n")
    report = joinery.ok("import", weeks, "--answers", str(tmp_path / "answers.yaml"), "--json").json
    assert asked(report) == {"A2:which_year"}


def test_secrets_and_struck_names_stay_out(joinery, tmp_path):
    file = table(
        tmp_path / "a.csv",
        ("Jour", "Fonction", "De garde"),
        ("samedi", "incident_manager", "code alarme 9911"),
        ("", "incident_manager", "Anna Un"),
    )
    done = joinery.ok("import", file, "--json")
    assert {("secret", 2), ("no_turn", 2), ("no_turn", 3)} <= left(done.json)
    assert "9911" not in done.out
    assert "\nturns:" not in text_of(joinery, "roster.yaml")
