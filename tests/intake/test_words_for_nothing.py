"""`idem` and `à compléter` are no names: they mean the cell above, or that nothing is known yet."""

import pytest

from incplan.app.intake.reading.marks import is_same, says_nothing
from tests.intake.conftest import contents
from tests.intake.tables import asked, left, table, text_of, values
from tests.intake.word_files import h, p, saved
from tests.intake.word_files import table as word_table

SAME = (
    "idem", "Idem.", "id.", '"', '""', "''", "”", "„", "〃", "« »", "- \" -", "ibid", "Ibidem",
    "ditto", "dito", "dto.", "siehe oben",
    "s. oben", "wie oben", "zelfde", "dezelfde", "zie hierboven",
    "voir ci-dessus", "le même", "same as above", "cf. supra",
)  # fmt: skip
NOTHING = (
    "n.v.t.", "NVT", "à compléter", "A COMPLETER", "?", "???", "-", "–", "…", "xxx", "XXX", "/",
    "nader te bepalen", "nog in te vullen", "wird nachgereicht", "folgt", "N.N.", "tbd", "n/a",
    "néant", "niemand", "vacant", "to be confirmed", "inconnu", "_____",
)  # fmt: skip
NAMES = ("Idris", "Nanou", "Id Salah", "Volgter", "Anna Xx", "Geens", "Tba Services", "Pendings SA")


def test_words_that_repeat_and_words_that_say_nothing():
    assert not [word for word in SAME if not is_same(word)]
    assert not [word for word in NOTHING if not says_nothing(word) or is_same(word)]
    assert not [word for word in NAMES if says_nothing(word) or is_same(word)]


@pytest.mark.parametrize("word", [*SAME[:14:3], *NOTHING[::4]])
def test_no_such_word_becomes_the_name_of_anybody(joinery, tmp_path, word):
    files = (
        table(tmp_path / "c.csv", ("Nom", "Fonction", "Société", "GSM"),
              ("Zoé Deux", "gérante", "Bits SA", "0400 00 20 05"),
              (word, word, word, "0400 00 20 06")),
        table(tmp_path / "b.csv", ("Activité", "Responsable", "RTO", "Fournisseur", "Dépend de"),
              ("Pose", "Anna Un", "4h", "Bois Exemple", ""), ("Paie", word, "8h", word, word)),
        table(tmp_path / "m.csv", ("Risque", "Mesure", "Statut", "Responsable"),
              ("Incendie", "Extincteurs", "oui", "Anna Un"),
              ("Incendie", "Détection", "oui", word)),
        table(tmp_path / "d.csv", ("Semaine", "Du", "Au", "Fonction", "De garde"),
              ("50", "07/12/2026", "13/12/2026", "incident manager", "Anna Un"),
              ("51", "14/12/2026", "20/12/2026", "incident manager", word)),
    )  # fmt: skip
    before = contents(joinery.root)

    report = joinery.ok("import", *files, "--json").json

    new = {path for path in contents(joinery.root) if path.startswith("contacts/")} - before.keys()
    assert new == {"contacts/zoe-deux.yaml", "contacts/bois-exemple.yaml"}
    assert all(item["value"] != word for item in report["taken"])
    assert report["to_ask"] or report["not_taken"]


def test_idem_is_the_cell_above_with_its_own_place(joinery, tmp_path):
    file = table(
        tmp_path / "a.csv",
        ("Date", "Type", "Description", "Équipe", "Niveau"),
        ("1/2/2025", "Incendie", "Feu atelier", "Anna", "mineur"),
        ("idem", "ditto", "Feu bureau", '"', "siehe oben"),
        ("3/4/2025", "Incendie", "Feu de poubelle", "n.v.t.", "te bepalen"),
    )
    report = joinery.ok("import", file, "--dry-run", "--json").json
    found = values(report, "incidents/")
    second = next(item for key, item in found.items() if key.endswith("Feu bureau"))
    assert (second["date"], second["type"], second["team"], second["level"]) == (
        "2025-02-01", "fire", "Anna", "minor",
    )  # fmt: skip
    cells = {item["place"]["column"] for item in report["taken"] if item["place"]["row"] == 3}
    assert cells == {"A", "B", "C", "D", "E"}
    assert {("not_said", 4)} <= left(report)


def test_idem_with_nothing_above_is_named(joinery, tmp_path):
    file = table(tmp_path / "a.csv", ("Activité", "Responsable", "RTO"), ("Pose", "idem", "ibid"))
    report = joinery.ok("import", file, "--dry-run", "--json").json
    assert left(report) == {("nothing_above", 2)}


def test_the_same_person_again_is_asked_and_gets_the_second_number(joinery, tmp_path):
    file = table(
        tmp_path / "a.csv", ("Nom", "GSM"), ("Zoé Deux", "0400 00 20 05"), ("idem", "0400 00 20 06")
    )
    assert "A3:same_as_above" in asked(joinery.ok("import", file, "--dry-run", "--json").json)
    (tmp_path / "answers.yaml").write_text(
        "a.csv:A3:same_as_above: yes\na.csv:A3:same_contact: yes\n"
    )
    joinery.ok("import", file, "--answers", str(tmp_path / "answers.yaml"))
    assert "+32400002006" in text_of(joinery, "contacts/zoe-deux.yaml")


def test_a_list_of_a_plan_in_word_holds_no_such_name(joinery, tmp_path):
    body = (
        h("Annexe 1. Liste des contacts")
        + h("A) CONTACTS INTERNES", 3)
        + word_table(
            ("Nom", "Fonction", "GSM"),
            ("Zoé Deux", "gérante", "0400 00 20 05"),
            ("idem", "", "0400 00 20 06"),
            ("à désigner", "concierge", "0400 00 20 07"),
        )
        + p("")
    )
    before = contents(joinery.root)
    report = joinery.ok("import", saved(tmp_path, body), "--json").json
    assert contents(joinery.root).keys() - before.keys() == {"contacts/zoe-deux.yaml"}
    assert "same_as_above" in {item["code"] for item in report["to_ask"]}
