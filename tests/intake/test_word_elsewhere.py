"""Documents that are no plan template, and how other programs save them: nothing is passed over."""

import re

import pytest

from tests.intake.tables import asked
from tests.intake.word_files import box, cell, h, p, run, saved, table

PEOPLE = (("Nom", "Fonction", "GSM"), ("Zoé Deux", "gérante", "0400 00 20 05"))
ROW = "".join(cell(text) for text in PEOPLE[1])
HEAD = "".join(cell(text) for text in PEOPLE[0])


def read(joinery, tmp_path, body, **parts):
    return joinery.ok("import", saved(tmp_path, body, **parts), "--dry-run", "--json").json


def control(inside: str) -> str:
    """A content control with a tag only, which Google Docs puts around everything."""
    return (
        '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_1"/></w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def inserted(kind: str, text: str) -> str:
    tag = "delText" if kind in ("del", "moveFrom") else "t"
    return f'<w:{kind} w:id="1"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>'


def test_text_around_a_list_is_named_by_its_place(joinery, tmp_path):
    report = read(
        joinery, tmp_path,
        p("Liste tenue par Léa.", raw=box(p("Garde 0400 00 20 99"))) + table(*PEOPLE)
        + p("En cas de panne, appeler Bois Exemple au 081 00 20 10.") + p("Code alarme : 4711"),
        header=p("Exemple SA"), footer=p("version 3"),
        footnotes=f'<w:footnote w:id="2">{p("voir contrat 7")}</w:footnote>',
        endnotes=f'<w:endnote w:id="3">{p("fin de liste")}</w:endnote>',
        comments=f'<w:comment w:id="1">{p("à vérifier")}</w:comment>',
    )  # fmt: skip
    named = {
        (item["place"]["part"], item["params"].get("value", item["code"]))
        for item in report["not_taken"]
    }
    assert named == {
        ("", "Liste tenue par Léa."), ("box", "Garde 0400 00 20 99"), ("", "secret"),
        ("", "En cas de panne, appeler Bois Exemple au 081 00 20 10."), ("header", "Exemple SA"),
        ("footer", "version 3"), ("footnote", "voir contrat 7"), ("endnote", "fin de liste"),
    }  # fmt: skip
    assert [item["value"] for item in report["taken"]] == ["Zoé Deux", "gérante", "+32400002005"]
    done = joinery.ok("import", str(tmp_path / "plan.docx"), "--dry-run")
    assert "line 1 of the endnotes" in done.out
    assert "4711" not in done.out


def test_a_plan_in_prose_gives_three_honest_lists(joinery, tmp_path):
    lines = (
        "Plan d’urgence de la boulangerie",
        "Notre gestionnaire des incidents est Claire Dupont (0400 00 20 05).",
        "La cuisson doit reprendre en 12 heures.",
    )
    body = "".join(p(line) for line in lines)
    report = read(joinery, tmp_path, body)
    assert (report["taken"], report["to_ask"], report["sources"][0]["kinds"]) == ([], [], [])
    assert [item["params"]["value"] for item in report["not_taken"]] == list(lines)
    assert [item["place"]["paragraph"] for item in report["not_taken"]] == [1, 2, 3]
    done = joinery.ok("import", str(tmp_path / "plan.docx"))
    assert "text for a person to read" in done.out


@pytest.mark.parametrize(
    "body",
    [
        control(f"<w:tbl>{control(f'<w:tr>{HEAD}</w:tr>')}{control(f'<w:tr>{ROW}</w:tr>')}</w:tbl>"),
        table(*PEOPLE).replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>").replace(
            "</w:tc>", "</w:tc></w:sdtContent></w:sdt>"
        ),
        f"<w:tbl><w:tr>{cell('')}{cell(table(*PEOPLE))}</w:tr></w:tbl>",
        p("", raw=box(table(*PEOPLE))),
        table(PEOPLE[0], (
            cell(f"<w:p>{inserted('del', 'Zora')}{inserted('ins', 'Zoé')} "
                 '<w:r><w:t xml:space="preserve"> Deux</w:t></w:r></w:p>'),
            cell(f"<w:p>{inserted('moveFrom', 'chef')}{inserted('moveTo', 'gérante')}</w:p>"),
            "0400 00 20 05",
        )),
        table(PEOPLE[0], (*PEOPLE[1], cell("ancien", '<w:cellDel w:id="1"/>'))),
        table((cell("Contacts", '<w:gridSpan w:val="3"/>'),), *PEOPLE),
    ],
)  # fmt: skip
def test_the_same_list_as_other_programs_save_it(joinery, tmp_path, body):
    report = read(joinery, tmp_path, body)
    assert [item["value"] for item in report["taken"]] == ["Zoé Deux", "gérante", "+32400002005"]


def test_a_function_over_several_rows_and_rows_of_no_function(joinery, tmp_path):
    body = (
        h("Plan de gestion des incidents", 1)
        + h("Annexe 1. Liste des contacts")
        + h("A) CONTACTS INTERNES", 3)
        + table(
            ("Nom", "Fonction", "GSM"), ("Claire Dupont", "gérante", "0400 00 20 05"),
            ("Marc Leroy", "chef", "0400 00 20 06"), ("Julie Petit", "aide", "0400 00 20 07"),
            ("Paul Grand", "aide", "0400 00 20 08"),
        )
        + h("Qui fait quoi", 2)
        + table(
            ("Fonction", "Titulaire", "Suppléant", "Bureau"),
            (cell("Gestionnaire helpdesk", '<w:vMerge w:val="restart"/>'), "Claire Dupont",
             "Marc Leroy", "2.14"),
            (cell("", "<w:vMerge/>"), "Julie Petit", "Paul Grand", ""),
            ("Concierge", "Marc Leroy", "", ""),
        )
    )  # fmt: skip
    report = read(joinery, tmp_path, body)
    found = {(item["field"], item["value"], item["place"]["row"]) for item in report["taken"]}
    assert {
        ("function:helpdesk_manager", "claire-dupont", 2),
        ("deputy:helpdesk_manager", "marc-leroy", 2),
        ("deputy:helpdesk_manager", "paul-grand", 3),
    } <= found
    assert "T2!B3:another_holder" in {item["id"].partition(":")[2] for item in report["to_ask"]}
    said = {(item["code"], item["params"].get("value")) for item in report["not_taken"]}
    assert {("table_not_read", "Concierge | Marc Leroy"), ("not_read", "2.14")} <= said

    (tmp_path / "answers.yaml").write_text("plan.docx:T2!B3:another_holder: yes\n")
    answered = joinery.ok(
        "import", str(tmp_path / "plan.docx"), "--answers", str(tmp_path / "answers.yaml"), "--json"
    ).json
    assert not asked(answered) & {"T2!B3:another_holder"}
    roles = (joinery.root / "plan.yaml").read_text()
    assert "julie-petit" in roles


@pytest.mark.parametrize("look", ["<w:vanish/>", "<w:strike/>", "deleted"])
def test_a_secret_that_does_not_stand_is_not_shown_piece_by_piece(joinery, tmp_path, look):
    pieces = ("code ala", "rme", " 47", "11")
    raw = "".join(
        inserted("del", piece) if look == "deleted" else run(piece, look) for piece in pieces
    )
    body = table(*PEOPLE) + p("Avant. ", raw=raw) + p("Code alarme :") + p("8822")
    joinery.ok("import", saved(tmp_path, body), "--dry-run")
    done = joinery.ok("import", str(tmp_path / "plan.docx"), "--dry-run", "--json")
    assert "11" not in [item["params"].get("value") for item in done.json["not_taken"]]
    assert not {"4711", "8822"} & set(re.findall(r"\d{4}", done.out.split("not_taken")[1]))
    assert [item["code"] for item in done.json["not_taken"]].count("secret") == 3
