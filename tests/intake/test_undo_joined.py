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

    assert "Left, since import 2 has it too: contacts/ann-nieuw.yaml" in said
    assert "What import 2 changed too goes when that is taken back." in said
    assert "With it went what import 1 had left." in then


def test_of_a_file_that_both_changed_only_its_own_part_goes(joinery, tmp_path):
    """The first import gives Anna an address and answers for measures, the second one more each."""
    before = contents(joinery.root)
    book = "Nom;GSM;Mail;Tél\nAnna Un;0400 99 00 01;{mail};{phone}\n"
    risks = "Risque;Mesure;Statut\n{rows}"
    first = {
        "a.csv": book.format(mail="anna@x.example", phone=""),
        "b.csv": risks.format(rows="Inondation;Murets;oui\nInondation;Sacs de sable;non\n"),
    }
    second = {
        "c.csv": book.format(mail="", phone="02 300 20 56"),
        "d.csv": risks.format(rows="Inondation;Vigie de crue;non\nIncendie;Détecteur;oui\n"),
    }
    for files in (first, second):
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        joinery.ok("import", *(str(tmp_path / name) for name in files))

    done = joinery.ok("import", "undo", "1", "--json").json

    assert done["reduced"] == ["contacts/anna-un.yaml", "fiches/flood.yaml"]
    assert (done["kept"], done["waits_for"]) == ([], [])
    anna = (joinery.root / "contacts" / "anna-un.yaml").read_text()
    assert "anna@x.example" not in anna
    assert "+3223002056" in anna
    flood = (joinery.root / "fiches" / "flood.yaml").read_text()
    assert "Murets" not in flood
    assert "Vigie de crue" in flood
    assert joinery.git("status", "--porcelain") == ""
    joinery.ok("import", "undo", "2")
    assert contents(joinery.root) == before


def test_whom_a_later_import_found_stays_until_that_is_taken_back(joinery, tmp_path):
    before = contents(joinery.root)
    (tmp_path / "first.csv").write_text(
        "Nom;GSM\nAnn Nieuw;0470 00 20 55\nBob Vieux;0470 00 20 56\n"
    )
    (tmp_path / "second.csv").write_text(
        "Nom;GSM\nAnn Nieuw;0470 00 20 55\nCarl Neuf;0470 00 20 57\n"
    )
    for name in ("first.csv", "second.csv"):
        joinery.ok("import", str(tmp_path / name))

    said = joinery.ok("import", "undo", "1").out

    assert "Removed: contacts/bob-vieux.yaml" in said
    assert "Left, since import 2 has it too: contacts/ann-nieuw.yaml" in said
    joinery.ok("import", "undo", "2")
    assert contents(joinery.root) == before


def test_what_builds_on_the_earlier_one_stays_with_it(joinery, tmp_path):
    """The second import says who sees to a measure of the first one: that measure stays."""
    before = contents(joinery.root)
    (tmp_path / "a.csv").write_text("Risque;Mesure;Statut\nInondation;Murets;non\n")
    (tmp_path / "b.csv").write_text(
        "Risque;Mesure;Statut;Responsable\nInondation;Murets;non;Anna Un\n"
    )
    for name in ("a.csv", "b.csv"):
        joinery.ok("import", str(tmp_path / name))

    done = joinery.ok("import", "undo", "1", "--json").json

    assert done["reduced"] == []
    assert done["shared"] == [{"path": "fiches/flood.yaml", "numbers": [2]}]
    assert "Murets" in (joinery.root / "fiches" / "flood.yaml").read_text()
    joinery.ok("import", "undo", "2")
    assert contents(joinery.root) == before


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
