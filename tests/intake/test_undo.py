"""An import is taken back whole, with git and without, and never takes somebody's work with it."""

import shutil

from tests.intake.conftest import FILES, contents

FILE = str(FILES / "outlook-fr-cp1252.csv")


def test_undo_takes_back_new_and_changed_files(joinery, tmp_path):
    joinery.ok("import", FILE)
    first = contents(joinery.root)
    book = tmp_path / "more.csv"
    book.write_text(
        "Nom;GSM;Mail\nBenoît CHARLET;0400 00 20 01;b@charlet.example\nAnn Nieuw;0400 00 20 55;\n"
    )
    joinery.ok("import", str(book))
    assert contents(joinery.root) != first

    done = joinery.ok("import", "undo", "--json")

    assert done.json["removed"] == ["contacts/ann-nieuw.yaml"]
    assert done.json["restored"] == ["contacts/benoit-charlet.yaml"]
    assert contents(joinery.root) == first
    assert joinery.git("status", "--porcelain") == ""
    assert joinery.refused("import", "undo", "2").code == 5
    joinery.ok("import", "undo", "1")
    assert "contacts/benoit-charlet.yaml" not in contents(joinery.root)
    assert "no import to take back" in joinery.refused("import", "undo", code=2).err
    assert "There is no import 9" in joinery.refused("import", "undo", "9", code=2).err


def test_undo_without_git(joinery):
    shutil.rmtree(joinery.root / ".git")
    before = contents(joinery.root)
    joinery.ok("import", FILE)
    assert contents(joinery.root) != before

    joinery.ok("import", "undo")

    assert contents(joinery.root) == before


def test_what_was_changed_since_is_named_and_left(joinery):
    joinery.ok("import", FILE)
    changed = joinery.root / "contacts" / "benoit-charlet.yaml"
    changed.write_text(changed.read_text() + "last_verified: 2026-11-20\n")

    done = joinery.ok("import", "undo", "--json").json

    assert done["kept"] == ["contacts/benoit-charlet.yaml"]
    assert changed.exists()
    assert not (joinery.root / "contacts" / "aurelie-charlet.yaml").exists()


def test_the_record_keeps_the_hash_of_the_source_and_no_number(joinery):
    joinery.ok("import", FILE)

    text = (joinery.root / ".incplan" / "imports" / "0001.json").read_text()
    assert "outlook-fr-cp1252.csv" in text
    assert "52e99527a13c96cb88f2d483622c1328290ed9d56647482f629fe508375cf33d" in text
    assert "32400002001" not in text


def test_a_record_that_leads_outside_is_not_followed(joinery, tmp_path):
    joinery.ok("import", FILE)
    record = joinery.root / ".incplan" / "imports" / "0001.json"
    record.write_text(record.read_text().replace("contacts/pompiers.yaml", "../outside.yaml"))

    assert "cannot be read" in joinery.refused("import", "undo", code=3).err


def test_undo_goes_through_no_link(joinery, tmp_path):
    joinery.ok("import", FILE)
    folder = joinery.root / "contacts"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")

    done = joinery.run("import", "undo", "--json").json

    assert done["removed"] == []
    assert (tmp_path / "elsewhere" / "benoit-charlet.yaml").exists()
