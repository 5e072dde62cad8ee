"""The files of a company give the same people in whatever order, and in however many runs."""

import json
import random
import shutil

import pytest
from ruamel.yaml import YAML

from incplan.app.intake.contacts.drafts import name_words
from incplan.plan.values.phones import normalise_phone
from tests.conftest import Company
from tests.intake.word_files import h, saved, table
from tests.intake.word_plans import CARRIED, PEOPLE_HEAD

PLAN = (
    h("A) CONTACTS INTERNES", 3)
    + table(
        PEOPLE_HEAD,
        ("PEETERS Jonas", "Dispatching", "", "0400 00 20 04", "", ""),
        ("MAES Sofie", "Planning des poses", "", "0400 00 20 05", "", ""),
        ("LEONARD Ke\u0301vin", "Informatique", "", "0400 00 20 06", "", ""),
    )
    + h("B) CONTACTS EXTERNES")
    + table(
        CARRIED,
        (
            "Gestionnaire réseau électrique (GRD)",
            "Réseau Exemple de Distribution",
            "",
            "078 00 21 20",
        ),
        ("Prestataire Cloud", "Nuage Exemple BV", "", "02 300 21 40"),
        ("Électricien", "1) Élec Exemple\n2) Volt & Fils", "", "1) 081 00 21 11\n2) 081 00 21 12"),
    )
)
BOOK = (
    "Nom;Société;Fonction;GSM;Tél;Mail\n"
    "Jonas P.;;;0400 00 20 07;;\n"
    "Sofie Vandenbossche;;Planning;0400 00 20 05;;sofie@exemple.example\n"
    ";Réseau Exemple;;;078 00 21 20;\n"
    ";NUAGE EXEMPLE;;;02 300 21 40;\n"
    '"Thiry, Marc (Élec Exemple)";;;0400 00 21 51;;\n'
)
CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Léonard;Kévin;;;\nFN:Kévin Léonard\nTEL;TYPE=CELL:+32400002006\n"
    "END:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Élec Exemple\nORG:Élec Exemple\n"
    "TEL;TYPE=WORK:081002111\nEND:VCARD\n"
)
LIST = "Nom;Tél;GSM\nSofie Maes;;400002005\nKévin Léonard;;400002006\nVolt et Fils;081 00 21 12;\n"
SAME = (
    {"jonas p.", "jonas peeters"},
    {"sofie maes", "sofie vandenbossche"},
    {"réseau exemple", "réseau exemple de distribution"},
    {"volt & fils", "volt et fils"},
)


def _said(question: dict) -> str | None:
    """What somebody who knows the company answers."""
    told = question["params"]
    match question["code"]:
        case "same_contact":
            return "yes" if {told["text"].lower(), told["name"].lower()} in SAME else "no"
        case "lost_zero" | "order_of_name":
            return "yes"
        case "title_differs":
            return "keep" if len(told["known"]) > len(told["text"]) else "take"
        case "value_differs":
            return "keep" if len(told["known"]) > len(told["text"]) else "take"
        case "number_differs":
            return "add"
        case "surname":
            return "no"
    return None


def _import(company: Company, files: list[str], known: dict[str, str]) -> list[dict]:
    answers = company.root.parent / "answers.json"
    while True:
        given = ("--answers", str(answers)) if known else ()
        answers.write_text(json.dumps(known))
        report = company.ok("import", *files, *given, "--dry-run", "--json").json
        new = {item["id"]: said for item in report["to_ask"] if (said := _said(item))}
        if not new:
            break
        known |= new
    done = company.ok("import", *files, *given, "--json").json
    return [*done["answered"], *done["to_ask"]]


def _people(company: Company) -> set[tuple]:
    """Each contact: kind, words of its name, numbers and addresses, rows; an open row too."""
    found = set()
    for path in (company.root / "contacts").glob("*.yaml"):
        data = YAML(typ="safe").load(path.read_text())
        means = [item.get("phone") or item.get("email") for item in data.get("channels") or ()]
        reached = frozenset(normalise_phone(item) or item for item in means if item)
        words = name_words(data["name"])
        found.add((data["kind"], words, reached, frozenset(data.get("rows") or ())))
    return found


def _contradictions(asked: list[dict]) -> set[tuple]:
    return {
        (item["code"], frozenset(name_words(item["params"][key]) for key in ("text", "name")))
        for item in asked
        if item["code"] in ("same_contact", "number_of_another")
    }


@pytest.fixture
def files(tmp_path):
    for name, text in (("book.csv", BOOK), ("cards.vcf", CARDS), ("list.csv", LIST)):
        (tmp_path / name).write_text(text)
    return [
        saved(tmp_path, PLAN),
        *(str(tmp_path / n) for n in ("book.csv", "cards.vcf", "list.csv")),
    ]


def test_one_run_does_not_look_at_the_order(joinery, files):
    one, other = (
        joinery.ok("import", *order, "--dry-run", "--json").json
        for order in (files, [*reversed(files)])
    )
    assert one == other


@pytest.mark.parametrize("seed", range(4))
def test_any_runs_give_the_same_people(joinery, fresh, files, tmp_path, seed):
    whole = Company(tmp_path / "whole" / "plan")
    shutil.copytree(fresh, whole.root, symlinks=True)
    asked = _import(whole, files, {})

    shuffled = files[1:] + files[:1] if seed == 0 else random.Random(seed).sample(files, 4)
    cut = 1 + seed % 3
    told: list[dict] = []
    for part in (shuffled[:cut], *([item] for item in shuffled[cut:])):
        told += _import(joinery, part, {})

    assert _people(joinery) == _people(whole)
    names = [words for _kind, words, *_rest in _people(whole)]
    open_rows = names.count(frozenset({"to", "fill", "in"}))
    assert len(names) == len({*names}) - 1 + open_rows
    assert _contradictions(asked) == _contradictions(told)
    again = joinery.ok("import", *files, "--json").json
    assert again["number"] is None


@pytest.mark.parametrize(
    "word", ["patron", "Le gérant", "zaakvoerder", "de baas", "Geschäftsführer", "the boss", "CEO"]
)
def test_a_function_in_place_of_a_name_is_asked_about(joinery, tmp_path, word):
    (tmp_path / "list.csv").write_text(f"Nom;GSM\n{word};0470 00 22 00\n")
    file = str(tmp_path / "list.csv")
    report = joinery.ok("import", file, "--dry-run", "--json").json
    assert report["taken"] == []
    assert [item["code"] for item in report["to_ask"]] == ["nobody_named"]
    (tmp_path / "answers.json").write_text(json.dumps({"list.csv:A2:nobody_named": "Zoé Patron"}))

    told = joinery.ok(
        "import", file, "--answers", str(tmp_path / "answers.json"), "--dry-run", "--json"
    )

    values = {item["field"]: item["value"] for item in told.json["taken"]}
    assert values == {"name": "Zoé Patron", "title": word, "mobile": "+32470002200"}


def test_who_belongs_to_us_does_not_hang_on_what_came_first(joinery, tmp_path):
    """The firm without its legal form, or with its town, is ours; else the side is asked."""
    (tmp_path / "book.csv").write_text(
        "Nom;Société;GSM\nZoé Neuf;Menuiserie Charlet & Filles Gembloux;0470 00 00 11\n"
        "Jan Buiten;Lijm BV;0470 00 00 12\n"
    )
    joinery.ok("import", str(tmp_path / "book.csv"))
    assert "kind: person" in (joinery.root / "contacts" / "zoe-neuf.yaml").read_text()
    assert "kind: external" in (joinery.root / "contacts" / "jan-buiten.yaml").read_text()
    rows = table(PEOPLE_HEAD, ("BUITEN Jan", "Achats", "", "0470 00 00 12", "", ""))
    outside = table(CARRIED, ("Prestataire Cloud", "Nuage Exemple BV", "", "02 300 21 40"))
    lists = h("A) CONTACTS INTERNES", 3) + rows + h("B) CONTACTS EXTERNES") + outside
    plan = saved(tmp_path, lists)

    asked = joinery.ok("import", plan, "--dry-run", "--json").json["to_ask"]

    kinds = [item["params"] for item in asked if item["code"] == "value_differs"]
    assert [(item["field"], item["known"], item["text"]) for item in kinds] == [
        ("kind", "external", "person")
    ]


NUMBERLESS = ("Date;Type;Description\n", "{day};Vol;{what}\n")


def _register(tmp_path, name, *rows):
    head, row = NUMBERLESS
    text = head + "".join(row.format(day=day, what=what) for day, what in rows)
    (tmp_path / name).write_text(text)
    return str(tmp_path / name)


def _numbers(company):
    found = {}
    for path in company.root.glob("incidents/INC-*/*-declared-*"):
        text = YAML(typ="safe").load(path.read_text())["text"]
        found[text] = path.parent.name.rpartition("-")[0]
    return found


def test_from_which_number_on_is_asked_where_a_year_has_some_already(joinery, tmp_path):
    """Two registers without numbers, one after the other: the order of typing decides nothing."""
    spring = _register(tmp_path, "a.csv", ("03/03/2025", "Vol de câbles"), ("04/04/2025", "Fuite"))
    autumn = _register(tmp_path, "b.csv", ("05/10/2025", "Panne du four"))
    first = joinery.ok("import", autumn, "--json").json
    assert "number_from" not in {item["code"] for item in first["to_ask"]}

    report = joinery.ok("import", spring, "--dry-run", "--json").json

    (question,) = [item for item in report["to_ask"] if item["code"] == "number_from"]
    assert (question["params"]["text"], question["params"]["proposal"]) == ("2025", "2")
    (tmp_path / "answers.json").write_text(json.dumps({question["id"]: "10"}))
    joinery.ok("import", spring, "--answers", str(tmp_path / "answers.json"))
    assert _numbers(joinery) == {
        "Panne du four": "INC-2025-001", "Vol de câbles": "INC-2025-010", "Fuite": "INC-2025-011",
    }  # fmt: skip
    again = joinery.ok("import", spring, autumn, "--json").json
    assert (again["number"], "number_from" in {item["code"] for item in again["to_ask"]}) == (
        None, False,
    )  # fmt: skip


def test_numbers_given_in_one_run_do_not_hang_on_the_names_of_files(joinery, fresh, tmp_path):
    rows = ("03/03/2025", "Vol de câbles"), ("05/10/2025", "Panne du four")
    measures = "Risque;Mesure;Statut\nInondation;{};non\n"
    found = []
    for turn, names in enumerate((("a", "b"), ("b", "a"))):
        company = Company(tmp_path / f"plan{turn}")
        shutil.copytree(fresh, company.root, symlinks=True)
        files = [
            _register(tmp_path, f"r{name}.csv", row) for name, row in zip(names, rows, strict=True)
        ]
        for name, words in zip(names, ("Murets", "Vigie de crue"), strict=True):
            (tmp_path / f"m{name}.csv").write_text(measures.format(words))
        files += [str(tmp_path / f"m{name}.csv") for name in "ab"]
        company.ok("import", *files)
        fiche = (company.root / "fiches" / "flood.yaml").read_text()
        found.append((_numbers(company), fiche))

    assert found[0] == found[1]
    assert set(found[0][0].values()) == {"INC-2025-001", "INC-2025-002"}
