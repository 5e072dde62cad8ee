"""An import is taken back whole, with git and without, and never takes somebody's work with it."""

import dataclasses
import shutil
from typing import get_args, get_type_hints

from incplan.app.intake.referring import ACTIVITY_KEYS, CONTACT_KEYS, SITE_KEYS, SUPPLIER_KEYS
from incplan.plan.files import (
    activities,
    contacts,
    fiches,
    organisation,
    review,
    roster,
    suppliers,
)
from incplan.plan.obligations import pack
from incplan.plan.values.scalars import CalledKey, Id
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


def test_a_contact_who_was_given_a_function_stays(joinery):
    joinery.ok("import", FILE)
    plan = joinery.root / "plan.yaml"
    joinery.ok("fill", "--set", "plan.roles.finance_manager.holder=fabienne-noel")
    assert "fabienne-noel" in plan.read_text()

    done = joinery.ok("import", "undo", "--json").json

    held = [{"path": "contacts/fabienne-noel.yaml", "by": ["plan.yaml"]}]
    assert done["referred"] == held
    assert (joinery.root / "contacts" / "fabienne-noel.yaml").exists()
    assert not (joinery.root / "contacts" / "aurelie-charlet.yaml").exists()
    assert "fabienne-noel" not in " ".join(done["removed"])


def test_an_activity_that_an_incident_names_stays_with_what_it_needs(joinery):
    shutil.rmtree(joinery.root / ".git")
    joinery.ok("import", str(FILES / "bia-fr.xlsx"))
    joinery.ok("declare", "Panne")
    joinery.ok("affect", "froid")

    done = joinery.ok("import", "undo")

    assert "activities/froid.yaml" in done.out.replace("\n", " ")
    assert "incidents/INC-2026-001" in done.out
    kept = {item.stem for item in (joinery.root / "activities").glob("*.yaml")}
    assert kept - {"first-activity"} == {"froid"}
    # its owner and its supplier stay with it; nothing dangles
    assert {"t-exemple", "froid-fictif"} <= {
        item.stem for item in (joinery.root / "contacts").glob("*.yaml")
    }
    assert not (joinery.root / "contacts" / "j-ferdin.yaml").exists()
    found = joinery.run("validate", "--format", "concise")
    assert "REF" not in found.out


def test_an_incident_of_the_past_that_another_one_names_stays(joinery):
    joinery.ok("import", str(FILES / "register-fr.xlsx"))
    past = next(item.name for item in (joinery.root / "incidents").glob("INC-2025-003-*"))
    joinery.ok("declare", "Orage", "--related", past)

    done = joinery.ok("import", "undo", "--json").json

    stay = {item["path"].split("/")[1] for item in done["referred"] if "closed" not in item["path"]}
    assert stay == {past}
    assert (joinery.root / "incidents" / past).is_dir()
    assert not list((joinery.root / "incidents").glob("INC-2025-001-*"))


def test_every_key_under_which_a_file_names_an_id_is_known():
    """Of the models: a new field with an id must say what it names."""
    modules = (activities, contacts, fiches, organisation, review, roster, suppliers, pack)
    found = {
        name
        for module in modules
        for model in vars(module).values()
        if dataclasses.is_dataclass(model) and model.__module__ == module.__name__
        for name, hint in get_type_hints(model, include_extras=True).items()
        if _holds_an_id(hint)
    }
    # what has an id itself, and functions of suppliers and files, which no import makes
    own = {"id", "function", "functions"}
    assert found - own <= CONTACT_KEYS | ACTIVITY_KEYS | SUPPLIER_KEYS | SITE_KEYS
    assert {"owner", "holder", "depends_on", "backup", "sites"} <= found


def _holds_an_id(hint):
    return hint in (Id, CalledKey) or any(_holds_an_id(item) for item in get_args(hint))


def test_a_change_inside_a_letter_of_several_bytes_is_taken_back(joinery, tmp_path):
    """`É` and `Ö` share a byte: what stood there is kept in whole letters."""
    table = tmp_path / "a.csv"
    answers = tmp_path / "answers.yaml"
    file = joinery.root / "contacts" / "anna-un.yaml"
    file.write_text(file.read_text() + 'title: "Chef É"\n')
    joinery.ok("save", "--yes")
    before = file.read_bytes()
    table.write_text("Nom;GSM;Fonction\nAnna Un;+32400990001;Chef Ö\n")
    answers.write_text("a.csv:C2:title_differs: take\n")

    joinery.ok("import", str(table), "--answers", str(answers))
    assert file.read_text().endswith('title: "Chef Ö"\n')
    joinery.ok("import", "undo")

    assert file.read_bytes() == before
