"""What was answered once is not asked again: of one file nothing, of others what they share."""

import json
import shutil

import pytest

from tests.intake.conftest import contents
from tests.intake.tables import asked, table
from tests.intake.word_files import h, p, saved
from tests.intake.word_files import table as word_table
from tests.intake.word_plans import PEOPLE_HEAD

HEAD = ("Nom", "Fonction", "GSM", "Tél")
ANSWERS = {
    "A2:same_contact": "yes",
    "B2:title_differs": "keep",
    "C2:number_differs": "keep",
    "A3:same_contact": "yes",
    "C4:lost_zero": "yes",
    "A5:nobody_named": "Zoé Patron",
    "A6:same_as_above": "no",
    "6:whose": "no",
}


@pytest.fixture
def book(joinery, tmp_path):
    """A list that contradicts the plan, and one that is not certain of itself."""
    anna = joinery.root / "contacts" / "anna-un.yaml"
    text = anna.read_text()
    anna.write_text(text.replace("name: ", "title: Cheffe\nname: ", 1))
    joinery.ok("save", "--yes")
    return table(
        tmp_path / "book.csv",
        HEAD,
        ("Anna Un", "Directrice", "0470 00 00 11", ""),
        ("Bart D.", "", "0400 99 00 02", ""),
        ("Dirk Neuf", "", "400002003", ""),
        ("patron", "", "0470 00 00 12", ""),
        ("idem", "", "0470 00 00 13", ""),
    )


def _import(company, file, answers=None, *words):
    told = ()
    if answers:
        path = company.root.parent / "answers.json"
        path.write_text(json.dumps({f"book.csv:{name}": said for name, said in answers.items()}))
        told = ("--answers", str(path))
    return company.ok("import", file, *told, *words, "--json").json


def test_a_second_import_asks_nothing_that_was_answered(joinery, book):
    first = _import(joinery, book, {"A2:same_contact": "yes"}, "--dry-run")
    assert asked(first) | {"A2:same_contact"} == ANSWERS.keys()
    done = _import(joinery, book, ANSWERS)
    assert done["number"] == 1
    after = contents(joinery.root)

    again = _import(joinery, book)

    assert (again["to_ask"], again["number"]) == ([], None)
    assert {item["earlier"] for item in again["answered"]} == {True}
    assert contents(joinery.root) == after
    shown = joinery.ok("import", book).out
    assert "answered at an earlier import. Ask" in shown
    assert "Nothing new: the plan stays as it is." in shown


def test_answers_alone_are_kept_and_taken_back(joinery, tmp_path):
    file = table(tmp_path / "book.csv", HEAD, ("Anna Un", "", "0470 00 00 11", ""))
    before = contents(joinery.root)

    said = {"A2:same_contact": "yes", "C2:number_differs": "keep"}
    done = _import(joinery, file, said)

    assert (done["number"], done["files"], contents(joinery.root)) == (1, [], before)
    assert joinery.git("status", "--porcelain") == ""
    assert _import(joinery, file)["to_ask"] == []
    joinery.ok("import", "undo")
    assert asked(_import(joinery, file)) == {"A2:same_contact"}


def test_what_was_said_of_a_value_counts_in_other_files_and_of_a_cell_in_its_own(
    joinery, book, tmp_path
):
    _import(joinery, book, ANSWERS)
    other = table(
        tmp_path / "other.csv",
        HEAD,
        ("Dora Quatre", "", "400002003", ""),
        ("Anna Un", "Directrice", "0470 00 00 11", ""),
    )

    report = _import(joinery, other, None, "--dry-run")

    assert asked(report) == {"C2:lost_zero"}


def test_another_answer_counts_from_then_on_and_all_can_be_asked_again(joinery, book):
    _import(joinery, book, ANSWERS)

    assert asked(_import(joinery, book, None, "--dry-run", "--ask-again")) >= {"A2:same_contact"}
    changed = _import(joinery, book, {"B2:title_differs": "take"})

    assert changed["number"] == 2
    assert "title: Directrice" in (joinery.root / "contacts" / "anna-un.yaml").read_text()


def test_a_value_that_has_changed_since_is_asked_about(joinery, book):
    _import(joinery, book, ANSWERS)
    anna = joinery.root / "contacts" / "anna-un.yaml"
    anna.write_text(anna.read_text().replace("title: Cheffe", "title: Patronne"))

    assert asked(_import(joinery, book, None, "--dry-run")) == {"B2:title_differs"}


def test_the_record_holds_answers_but_no_question(joinery, book):
    _import(joinery, book, ANSWERS)
    record = (joinery.root / ".incplan" / "imports" / "0001.json").read_text()
    kept = json.loads(record)["answers"]
    assert sorted(kept.values()) == sorted(ANSWERS.values())
    for words in ("0470", "Directrice", "title_differs", "Bart D"):
        assert words not in record


@pytest.mark.parametrize("git", [True, False])
def test_functions_and_dates_of_a_plan_are_not_asked_again(joinery, tmp_path, git):
    if not git:
        shutil.rmtree(joinery.root / ".git")
    body = p("Gestionnaire des incidents : Bart Deux") + p("Validé par Anna Un le 31/02/2026")
    body += h("A) CONTACTS INTERNES", 3)
    body += word_table(PEOPLE_HEAD, ("Bart Deux", "x", "", "0400 99 00 77", "", ""))
    file = saved(tmp_path, h("Placer un pilote dans l’avion", 3) + body)
    first = joinery.ok("import", file, "--dry-run", "--json").json
    assert {item["code"] for item in first["to_ask"]} >= {"same_contact", "function_differs"}
    said = {item["id"]: item["choices"][0] for item in first["to_ask"] if item["choices"]}
    (tmp_path / "answers.json").write_text(json.dumps(said))
    done = joinery.ok("import", file, "--answers", str(tmp_path / "answers.json"), "--json").json

    again = joinery.ok("import", file, "--json").json

    open_before = {item["id"] for item in done["to_ask"]}
    assert {item["id"] for item in again["to_ask"]} <= open_before
    assert again["number"] is None


@pytest.mark.parametrize("said", ["keep", None])
def test_a_number_that_was_left_out_does_not_come_in_with_the_one_beside_it(
    joinery, tmp_path, said
):
    """Of two mobiles in a cell one is refused, the other added: the file then has a known one."""
    file = table(tmp_path / "book.csv", HEAD, ("Anna Un", "", "0470 00 00 11 / 0470 00 00 12", ""))
    told = {"A2:same_contact": "yes", "C2:number_differs-2": "add"}
    _import(joinery, file, told | ({"C2:number_differs": said} if said else {}))

    again = _import(joinery, file)

    text = (joinery.root / "contacts" / "anna-un.yaml").read_text()
    assert ("+32470000011" in text, "+32470000012" in text) == (False, True)
    assert again["number"] is None
    assert asked(again) == (set() if said else {"C2:number_differs"})
