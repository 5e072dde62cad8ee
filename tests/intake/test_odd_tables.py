"""Tables that programs put together badly: mixed letters, headings on each page, `idem`."""

from tests.intake.conftest import contents
from tests.intake.tables import asked, left, table


def test_a_line_in_other_letters_is_read_and_named(joinery, tmp_path):
    path = tmp_path / "l.csv"
    path.write_bytes(
        "Name;GSM\nJosé Peña;0400 99 10 01\n".encode() + "Zoé Blin;0400 99 10 02\n".encode("cp1252")
    )

    report = joinery.ok("import", str(path), "--json").json

    names = {item["value"] for item in report["taken"] if item["field"] == "name"}
    assert names == {"José Peña", "Zoé Blin"}
    remarks = [item["place"]["line"] for item in report["not_taken"]]
    assert remarks == [3]
    assert report["not_taken"][0]["code"] == "other_letters"


def test_windows_letters_alone_need_no_remark(joinery, tmp_path):
    path = tmp_path / "l.csv"
    path.write_bytes("Name;GSM\nZoé Blin;0400 99 10 02\n".encode("cp1252"))
    assert joinery.ok("import", str(path), "--json").json["not_taken"] == []


def test_headings_said_again_are_no_contact_and_idem_is_no_function(joinery, tmp_path):
    path = table(
        tmp_path / "l.csv",
        ("Naam", "GSM", "Functie"),
        ("An Bo", "0400 99 10 01", "kok"),
        ("Naam", "GSM", "Functie"),
        ("Cy Do", "0400 99 10 02", "idem"),
    )

    report = joinery.ok("import", path, "--json").json

    assert ("headings_again", 3) in left(report)
    assert asked(report) == {"C4:same_as_above"}
    assert {"an-bo.yaml", "cy-do.yaml"} <= {
        name.removeprefix("contacts/") for name in contents(joinery.root)
    }
    assert "contacts/naam.yaml" not in contents(joinery.root)
    assert b"idem" not in contents(joinery.root)["contacts/cy-do.yaml"]

    answers = tmp_path / "answers.yaml"
    answers.write_text("l.csv:C4:same_as_above: yes\n")
    joinery.ok("import", path, "--answers", str(answers))
    assert b"kok" in contents(joinery.root)["contacts/cy-do.yaml"]


def test_headings_said_again_are_no_activity(joinery, tmp_path):
    rows = (("Activiteit", "RTO"), ("Kas", "4 u"), ("Activiteit", "RTO"), ("Oven", "2 u"))
    report = joinery.ok("import", table(tmp_path / "l.csv", *rows), "--json").json

    named = {item["value"] for item in report["taken"] if item["field"] == "activity"}
    assert named == {"Kas", "Oven"}
