"""Imports that went on from one another are taken back in any order, and the plan is as before."""

import shutil

import pytest

from tests.intake.conftest import contents
from tests.intake.word_files import h, saved, table
from tests.intake.word_plans import CARRIED

FIRST = (
    "Nom;GSM;Mail\nAnn Nieuw;0470 00 20 55;ann@x.example\nBob Vieux;0470 00 20 56;\n"
    "Anna Un;0400 99 00 01;anna@x.example\n"
)
SECOND = (
    "Nom;GSM;Tél\nAnn Nieuw;0470 00 20 55;02 300 20 55\nCarl Neuf;0470 00 20 57;\n"
    "Anna Un;0400 99 00 01;02 300 20 56\n"
)


@pytest.fixture
def joined(joinery, tmp_path):
    """Two imports; the second adds to contacts of the first and of the plan."""
    before = contents(joinery.root)
    for name, text in (("first.csv", FIRST), ("second.csv", SECOND)):
        (tmp_path / name).write_text(text)
        assert joinery.ok("import", str(tmp_path / name), "--json").json["number"]
    return joinery, before


@pytest.mark.parametrize("order", [("1", "2"), ("2", "1")])
@pytest.mark.parametrize("git", [True, False])
def test_two_joined_imports_are_taken_back_in_any_order(joined, order, git):
    company, before = joined
    if not git:
        shutil.rmtree(company.root / ".git")

    first, second = (company.ok("import", "undo", number, "--json").json for number in order)

    assert contents(company.root) == before
    assert not git or company.git("status", "--porcelain") == ""
    assert (first["waits_for"], second["also"]) == (([2], [1]) if order[0] == "1" else ([], []))


def test_what_waits_for_a_later_import_is_said(joined):
    company, _before = joined

    said = company.ok("import", "undo", "1").out
    then = company.ok("import", "undo", "2").out

    assert "Changed since, so left as they are: contacts/ann-nieuw.yaml" in said
    assert "What import 2 changed too goes when that is taken back." in said
    assert "With it went what import 1 had left." in then


@pytest.mark.parametrize("order", [("1", "2"), ("2", "1")])
def test_what_somebody_changed_since_stays_in_any_order(joined, order):
    company, _before = joined
    changed = company.root / "contacts" / "ann-nieuw.yaml"
    changed.write_text(changed.read_text() + "last_verified: 2026-11-20\n")

    for number in order:
        done = company.ok("import", "undo", number, "--json").json
        assert "contacts/ann-nieuw.yaml" in done["kept"]

    text = changed.read_text()
    assert "+3223002055" in text
    assert not (company.root / "contacts" / "bob-vieux.yaml").exists()


def test_an_import_made_since_keeps_the_people_it_found(joined, tmp_path):
    """Import 1 was taken back, its file read again: its people are wanted."""
    company, _before = joined
    company.ok("import", "undo", "1")
    company.at("2026-11-24T08:00:00+01:00")
    (tmp_path / "third.csv").write_text(FIRST + "Dirk Later;0470 00 20 58;\n")
    company.ok("import", str(tmp_path / "third.csv"))

    done = company.ok("import", "undo", "2", "--json").json

    assert done["also"] == []
    assert (company.root / "contacts" / "ann-nieuw.yaml").exists()


def test_an_open_place_that_an_import_gave_up_is_put_back(joinery, tmp_path):
    """A directory knows the supplier; the plan says which row it fills."""
    (tmp_path / "book.csv").write_text("Société;Tél\nNuage Exemple BV;02 300 21 40\n")
    joinery.ok("import", str(tmp_path / "book.csv"))
    before = contents(joinery.root)
    assert "contacts/cloud-provider.yaml" in before
    party = ("Prestataire Cloud", "Nuage Exemple BV", "", "02 300 21 40")
    plan = saved(tmp_path, h("B) CONTACTS EXTERNES") + table(CARRIED, party))

    report = joinery.ok("import", plan, "--json").json

    opened = [item for item in report["taken"] if item["field"] == "open_row"]
    assert [(item["into"], item["value"]) for item in opened] == [
        ("contacts/cloud-provider.yaml", "Nuage Exemple BV")
    ]
    assert not (joinery.root / "contacts" / "cloud-provider.yaml").exists()
    assert joinery.git("status", "--porcelain") == ""
    joinery.ok("import", "undo")
    assert contents(joinery.root) == before
    assert joinery.git("status", "--porcelain") == ""
