"""Every cell of a list of contacts is taken, asked about or named: none vanishes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.app.intake.contacts.from_tables import drafts_of_table
from incplan.app.intake.report import Dialogue
from incplan.store.intake.tables import Row, Table, column_letter
from tests.intake.tables import left, table, text_of


@pytest.mark.parametrize(
    ("heading", "kind", "private"),
    [
        ("Privat", "mobile", True),
        ("Privé", "mobile", True),
        ("Private", "mobile", True),
        ("Home", "home", False),
        ("Thuis", "home", False),
        ("Fixe", "office", False),
        ("Werk", "office", False),
        ("Vast", "office", False),
    ],
)
def test_numbers_under_a_heading_of_one_word_are_numbers(joinery, tmp_path, heading, kind, private):
    number = "0470 99 10 01" if kind == "mobile" else "081 99 10 01"
    path = table(tmp_path / "l.csv", ("Nom", heading, "GSM"), ("Ann Un", number, "0470 99 10 02"))

    report = joinery.ok("import", path, "--json").json

    found = {
        (item["field"], item["private"])
        for item in report["taken"]
        if item["place"]["column"] == "B"
    }
    assert found == {(kind, private)}


HEADINGS = (
    "Nom", "Naam", "Contact", "Fonction", "Functie", "Rôle", "Société", "Firma", "Privé", "24/7",
    "Pays", "Prénom", "Surnom", "Home", "Werk", "Vast", "Mail", "Fax", "Notes", "Label", "Ext",
    "Civilité", "Zzz", "Bureau", "Titre", "", "Assistante", "Adresse", "GSM", "Phone 1 - Label",
)  # fmt: skip


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_cell_of_a_row_vanishes_unnamed(data):
    heads = data.draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6))
    words = [
        data.draw(
            st.sampled_from(["081 99 10 1{0}", "Mot{0} Dit{0}", "mot{0}", "0470 99 10 1{0}", ""])
        )
        for _head in heads
    ]
    row = ("Ann Un", "0470 99 10 99", *(word.format(at) for at, word in enumerate(words)))
    rows = (("Nom complet", "GSM", *heads), row)
    source = Table("l.csv", "", tuple(Row(at, at, cells) for at, cells in enumerate(rows, start=1)))
    dialogue = Dialogue()

    drafts = list(drafts_of_table(source, dialogue))

    told = [*dialogue.left, *dialogue.questions]
    said = " ".join(str(item) for item in (*drafts, *told))
    places = {item.place.column for item in told}
    for at, cell in enumerate(row):
        whole = cell.casefold() in said.casefold() or cell.replace(" ", "").lstrip("0") in said
        assert not cell or whole or column_letter(at) in places, (heads, row, said)


@pytest.mark.parametrize(("cell", "taken"), [
    ("12", "12"), ("ext. 12", "12"), ("Poste 12", "12"), ("tst 12", "12"), ("mot12", None),
    ("Bureau 12", None),
])  # fmt: skip
def test_a_word_beside_an_extension_is_not_lost(joinery, tmp_path, cell, taken):
    file = table(tmp_path / "a.csv", ("Nom", "Tél.", "Ext"), ("Ann Un", "081 00 20 05", cell))
    report = joinery.ok("import", file, "--json").json
    values = [item["value"] + item["note"] for item in report["taken"]]
    assert any(f"ext. {taken}" in value for value in values) is (taken is not None)
    assert (("extension_only", 2) in left(report)) is (taken is None)


def test_an_extension_in_a_column_of_its_own_stands_beside_its_number(joinery, tmp_path):
    file = table(
        tmp_path / "a.csv",
        ("Nom", "Poste", "Ext", "Tél.", "GSM"),
        ("Kévin Léonard", "gérant", "12", "081 00 20 05", "0400 00 20 05"),
        ("Anna Deux", "comptable", "13", "", "0400 00 20 06"),
    )
    report = joinery.ok("import", file, "--json").json

    text = text_of(joinery, "contacts/kevin-leonard.yaml")
    assert "+3281002005 ext. 12" in text
    assert 'title: "gérant"' in text
    place = next(item["place"] for item in report["taken"] if item["field"] == "office")
    assert (place["column"], place["header"]) == ("D", "Tél. + C2 Ext")
    assert {("extension_only", 3)} == left(report)


def test_a_column_of_numbers_without_a_telling_heading_and_a_name_that_is_none(joinery, tmp_path):
    one = table(tmp_path / "a.csv", ("Dienst", "Nummer"), ("Noodlijn gas", "0800 65 065"))
    two = table(
        tmp_path / "b.csv", ("Nom", "Numéro", "GSM"), ("Zoé Deux", "1002345", "0400 00 20 05"),
        ("x" * 300, "1", "0400 00 20 06"),
    )  # fmt: skip
    report = joinery.ok("import", one, two, "--dry-run", "--json").json
    found = {(item["subject"], item["field"]): item["value"] for item in report["taken"]}
    assert found["Noodlijn gas", "office"] == "+3280065065"
    assert found["Zoé Deux", "mobile"] == "+32400002005"
    assert {("not_read", 2), ("name_too_long", 3)} <= left(report)
