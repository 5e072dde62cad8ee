"""Contacts of address books: what a careful person takes, asks and leaves."""

import pytest

from tests.conftest import Company
from tests.intake.conftest import FILES, contents


def dry(company: Company, *names: str):
    """The report of a run that writes nothing."""
    before = contents(company.root)
    done = company.ok("import", *(str(FILES / name) for name in names), "--dry-run", "--json")
    assert contents(company.root) == before
    return done.json


def people(report) -> dict[str, dict[str, str]]:
    """By contact file: name and every number or address with its kind."""
    found: dict[str, dict[str, str]] = {}
    for item in report["taken"]:
        entry = found.setdefault(item["into"].removeprefix("contacts/").removesuffix(".yaml"), {})
        entry[item["value"]] = item["field"]
    return found


def asked(report) -> set[str]:
    return {item["id"].partition(":")[2] for item in report["to_ask"]}


def left(report) -> set[tuple[str, int | None]]:
    return {
        (item["code"], item["place"]["row"] or item["place"]["line"])
        for item in report["not_taken"]
    }


def test_an_export_of_outlook_in_french_and_windows_letters(joinery):
    report = dry(joinery, "outlook-fr-cp1252.csv")

    found = people(report)
    assert len(found) == 12
    assert found["benoit-charlet"]["+3281002001"] == "office"
    assert found["benoit-charlet"]["+32400002001"] == "mobile"
    assert found["benoit-charlet"]["Gérant"] == "title"
    assert found["aurelie-charlet"]["a.charlet.privee@courriel.example"] == "email"
    assert found["bois-exemple"]["+33353012180"] == "office"
    assert found["jean-luc-d-hondt"]["+31600003190"] == "mobile"
    assert found["uwe-beispiel"]["+493023125171"] == "office"
    assert found["pompiers"]["112"] == "short_code"
    assert "+3281002151" not in found["bits-fictifs-srl"]
    assert asked(report) == {
        "AO7:which_number", "D8:order_of_name", "AF9:two_numbers", "BY10:number_in_note",
    }  # fmt: skip
    assert {("secret", 10), ("fax", 12), ("only_defaults", 13), ("exchange_address", 2)} <= left(
        report
    )
    assert ("assistant", 15) in left(report)
    assert "1234" not in str(report)


@pytest.mark.parametrize(
    ("name", "count", "some", "questions"),
    [
        (
            "outlook-nl.csv",
            8,
            {"koel-fictief": {"+31200003180": "office", "+31600003180": "mobile"}},
            {"AO6:lost_zero", "AO7:two_numbers", "AF8:dial_through"},
        ),
        (
            "outlook-en.csv",
            6,
            {"bob-example": {"+12025550143": "office", "+12025550144": "office"}},
            {"8:whose"},
        ),
        (
            "google-new.csv",
            4,
            {"didier-pirson": {"+32400002003": "mobile", "+3281002003": "office"}},
            {"Y3:own_label", "I6:only_a_nickname"},
        ),
        ("google-old.csv", 4, {"koel-fictief": {"+31600003180": "office"}}, {"A3:surname"}),
        (
            "android-2.1.vcf",
            5,
            {"kevin-leonard": {"+32400002005": "mobile", "kevin@charlet.example": "email"}},
            {"L5:extension", "L7:number_in_note", "L38:own_label"},
        ),
        (
            "apple-3.0.vcf",
            5,
            {"griet-van-acker": {"+32400003001": "mobile", "+3290003001": "office"}},
            {"L33:own_label", "L57:dial_through"},
        ),
        (
            "other-4.0.vcf",
            3,
            {"paul-ndiaye": {"+3281002400": "office", "+32400002402": "mobile"}},
            {"L14:family_name", "L32:group_team", "L39:place_card"},
        ),
    ],
)
def test_address_books_of_telephones_and_programs(joinery, name, count, some, questions):
    report = dry(joinery, name)

    found = people(report)
    assert len(found) == count
    for key, values in some.items():
        assert values.items() <= found[key].items()
    assert asked(report) == questions


def test_secrets_are_named_by_their_place_and_never_shown(joinery):
    report = dry(joinery, "android-2.1.vcf", "other-4.0.vcf")

    assert {("secret_after_pause", 54), ("secret", 27)} <= left(report)
    shown = joinery.ok("import", str(FILES / "other-4.0.vcf"), str(FILES / "android-2.1.vcf"))
    for secret in ("4471", "9988"):
        assert secret not in str(report) + shown.out
        assert all(secret.encode() not in text for text in contents(joinery.root).values())


def test_a_card_that_was_cut_off_and_a_group_are_named(joinery):
    report = dry(joinery, "other-4.0.vcf")

    assert {("card_cut_off", 42), ("group_card", 32), ("picture", 17)} <= left(report)


def test_a_workbook_with_titles_hidden_parts_and_lost_zeros(joinery):
    report = dry(joinery, "directory-fr.xlsx")

    found = people(report)
    assert len(found) == 11
    assert found["didier-pirson-wauthy"]["+32400002003"] == "mobile"
    assert found["machines-fictives-gmbh"]["+493023125170"] == "office"
    assert {"Interne!E5:lost_zero", "Interne!G5:hidden_column", "Interne!12:hidden_row"} <= asked(
        report
    )
    assert {"Interne!E6:same_as_above", "Interne!E10:extension_of_what"} <= asked(report)
    assert {("struck_through", 11), ("total_row", 11), ("comment", 9), ("cell_error", 13)} <= left(
        report
    )
    assert "paul-ancien" not in found


def test_answers_make_certain_what_was_not(joinery, tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "outlook-fr-cp1252.csv:AO7:which_number: '+33639980012'\n"
        "outlook-fr-cp1252.csv:D8:order_of_name: yes\n"
        "outlook-fr-cp1252.csv:AF9:two_numbers: oui\n"
        "outlook-fr-cp1252.csv:BY10:number_in_note: no\n"
    )
    file = str(FILES / "outlook-fr-cp1252.csv")

    done = joinery.ok("import", file, "--answers", str(answers))

    assert "To ask" not in done.out
    texts = contents(joinery.root)
    assert b"+33639980012" in texts["contacts/luc-sanspays.yaml"]
    assert b'"Marc THIRY"' in texts["contacts/marc-thiry.yaml"]
    assert b"private: yes" in texts["contacts/marc-thiry.yaml"]
    assert b"+3281002151" in texts["contacts/bits-fictifs-srl.yaml"]
    assert b"+3278002102" not in b"".join(texts.values())


def test_an_answer_to_no_question_and_one_that_does_not_fit_are_refused(joinery, tmp_path):
    answers = tmp_path / "answers.yaml"
    file = str(FILES / "outlook-fr-cp1252.csv")
    for text, said in (
        ("other.csv:A1:whose: me\n", "No such question"),
        ("outlook-fr-cp1252.csv:D8:order_of_name: perhaps\n", "`perhaps` is no answer"),
        ("- a list\n", "no file of answers"),
    ):
        answers.write_text(text)
        done = joinery.run("import", file, "--answers", str(answers))
        assert done.code in (2, 3)
        assert said in done.err
    assert "contacts/benoit-charlet.yaml" not in contents(joinery.root)


def test_what_was_written_is_a_valid_plan_in_one_commit(joinery):
    before = joinery.git("rev-list", "--count", "HEAD")

    joinery.ok("import", *(str(FILES / name) for name in ("outlook-nl.csv", "apple-3.0.vcf")))

    assert int(joinery.git("rev-list", "--count", "HEAD")) == int(before) + 1
    assert joinery.git("status", "--porcelain") == ""
    found = joinery.run("validate", "--json").json
    bad = [item for item in found["diagnostics"] if item["code"].startswith(("SCH", "YML"))]
    assert bad == []


def test_a_second_import_of_the_same_file_changes_nothing(joinery):
    files = [str(FILES / name) for name in ("outlook-fr-cp1252.csv", "android-2.1.vcf")]
    joinery.ok("import", *files)
    before = contents(joinery.root)

    done = joinery.ok("import", *files)

    assert "Nothing new" in done.out
    assert contents(joinery.root) == before


def test_the_files_of_one_company_give_nobody_twice_in_any_order(joinery):
    names = ["outlook-fr-cp1252.csv", "android-2.1.vcf", "directory-fr.xlsx"]
    forward = people(dry(joinery, *names))
    backward = people(dry(joinery, *reversed(names)))

    either = {"bits-fictifs-srl", "bits-fictifs"}
    assert forward.keys() - either == backward.keys() - either
    inside = {"benoit-charlet", "aurelie-charlet", "fabienne-noel", "kevin-leonard"}
    assert inside <= forward.keys()
    assert sum(key.startswith("bits-fictifs") for key in forward) == 1


def test_nothing_that_stands_in_the_plan_is_changed_unasked(joinery, tmp_path):
    joinery.ok("import", str(FILES / "outlook-fr-cp1252.csv"))
    kept = joinery.root / "contacts" / "benoit-charlet.yaml"
    kept.write_text("# ours\n" + kept.read_text().replace("Gérant", "Patron"))
    joinery.ok("save", "--yes")
    book = tmp_path / "more.csv"
    book.write_text(
        "Nom;Fonction;GSM;Mail\nCHARLET Benoit;Directeur;0400 00 20 01;b@charlet.example\n"
    )

    report = joinery.ok("import", str(book), "--json").json

    text = kept.read_text()
    assert text.startswith("# ours\n")
    assert "Patron" in text
    assert "Directeur" not in text
    assert "b@charlet.example" in text
    assert [item["code"] for item in report["to_ask"]] == ["title_differs"]

    (tmp_path / "answers.yaml").write_text("more.csv:B2:title_differs: take\n")
    joinery.ok("import", str(book), "--answers", str(tmp_path / "answers.yaml"))
    assert "Directeur" in kept.read_text()


def test_the_mobile_of_somebody_else_is_asked_about(joinery, tmp_path):
    book = tmp_path / "list.csv"
    book.write_text("Name,Mobile\nAnn Example,0400 00 30 04\nBob Sample,0400 00 30 04\n")

    report = dry_file(joinery, book)

    assert [item["code"] for item in report["to_ask"]] == ["number_of_another"]
    assert "+32400003004" in people(report)["ann-example"]
    assert "+32400003004" not in people(report)["bob-sample"]


def test_one_name_with_other_numbers_is_asked_about(joinery, tmp_path):
    book = tmp_path / "list.csv"
    book.write_text("Name,Mobile\nJan Janssens,0400 00 30 04\nJanssens Jan,0400 00 30 05\n")

    report = dry_file(joinery, book)

    assert [item["code"] for item in report["to_ask"]] == ["same_contact"]
    assert list(people(report)) == ["jan-janssens"]


def dry_file(company: Company, path):
    return company.ok("import", str(path), "--dry-run", "--json").json


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_the_three_lists_in_the_language_of_the_user(joinery, lang):
    joinery.lang = lang
    done = joinery.ok("import", str(FILES / "outlook-fr-cp1252.csv"), "--dry-run")

    for english in ("Would be taken", "To ask", "Not taken", "Nothing was written"):
        assert english not in done.out


def test_an_export_in_german_with_tabs_in_utf_16(joinery, tmp_path):
    book = tmp_path / "kontakte.txt"
    rows = [
        ["Anrede", "Vorname", "Nachname", "Firma", "Position", "Telefon geschäftlich",
         "Fax geschäftlich", "Mobiltelefon", "Telefon (privat)", "E-Mail-Adresse", "Land"],
        ["Frau", "Jörg", "Müller", "", "Leiter", "087 00 00 11", "087000012", "0400/00 50 01",
         "087 00 00 13", "joerg@beispiel.example", ""],
        ["", "", "", "Strom Muster GmbH", "", "0241 12345", "", "", "", "", "Deutschland"],
    ]  # fmt: skip
    book.write_bytes("\r\n".join("\t".join(row) for row in rows).encode("utf-16-le"))

    found = people(dry_file(joinery, book))

    assert found["jorg-muller"] == {
        "Jörg MÜLLER": "name",
        "Leiter": "title",
        "+3287000011": "office",
        "+32400005001": "mobile",
        "+3287000013": "office",
        "joerg@beispiel.example": "email",
    }
    assert found["strom-muster-gmbh"]["+4924112345"] == "office"
    private = [item for item in dry_file(joinery, book)["taken"] if item["private"]]
    assert [item["value"] for item in private] == ["+3287000013"]


def test_headings_of_other_programs_and_a_line_that_names_the_separator(joinery, tmp_path):
    book = tmp_path / "thunderbird.csv"
    book.write_text(
        "First Name,Last Name,Display Name,Primary Email,Work Phone,Mobile Number,Fax Number\n"
        "Zoé,Exemple,Zoé Exemple,zoe@exemple.example,+32 (0) 81 / 00 20 91,,081 00 20 92\n"
    )
    other = tmp_path / "excel.csv"
    other.write_text("sep=|\r\nNaam leverancier|Telefoonnummer\r\nVoorbeeld NV|09 000 30 91\r\n")

    found = people(dry_file(joinery, book))
    assert found["zoe-exemple"] == {
        "Zoé EXEMPLE": "name", "+3281002091": "office", "zoe@exemple.example": "email",
    }  # fmt: skip
    assert people(dry_file(joinery, other))["voorbeeld-nv"]["+3290003091"] == "office"


def test_on_a_terminal_the_questions_are_asked_at_once(joinery, monkeypatch):
    import incplan.cli.commands.intake.asking as asking
    import incplan.cli.commands.intake.files as command

    said = {"is that Marc THIRY": "yes", "is +32 81 00 21 51": "perhaps|no", "Which one": ""}
    typed = {key: iter(value.split("|")) for key, value in said.items()}
    shown: list[str] = []
    asked_words: list[str] = []

    def answer(_sign: str) -> str:
        question = next(text for text in reversed(shown) if text.endswith("?"))
        asked_words.append(question)
        key = next((key for key in typed if key in question), None)
        return next(typed[key]) if key else ""

    monkeypatch.setattr(command, "can_ask", lambda **_words: True)
    monkeypatch.setattr(asking, "ask", answer)
    monkeypatch.setattr(asking, "_say", lambda text, **_indent: shown.append(text))
    done = joinery.ok("import", str(FILES / "outlook-fr-cp1252.csv"))

    texts = contents(joinery.root)
    assert b'"Marc THIRY"' in texts["contacts/marc-thiry.yaml"]
    assert "which_number" in done.out
    assert "number_in_note" in done.out
    assert any("outlook-fr-cp1252.csv" in text for text in shown)
    assert sum("is +32 81 00 21 51" in words for words in asked_words) == 2  # no number at first


def test_a_contact_whose_file_cannot_be_read_is_not_made_twice(joinery):
    broken = joinery.root / "contacts" / "benoit-charlet.yaml"
    broken.write_text("name: [")

    done = joinery.ok("import", str(FILES / "outlook-fr-cp1252.csv"), "--json").json

    assert broken.read_text() == "name: ["
    assert not (joinery.root / "contacts" / "benoit-charlet-2.yaml").exists()
    assert "stands_in_plan" in {item["code"] for item in done["not_taken"]}


def test_an_answer_that_another_one_makes_needless_is_no_mistake(joinery, tmp_path):
    """All questions of a first look may be answered at once; a name never asked is still told."""
    first = tmp_path / "a.csv"
    first.write_text("Nom;GSM\nMarc Thiry;0400 00 21 51\n")
    joinery.ok("import", str(first))
    book = tmp_path / "b.csv"
    book.write_text("Nom;GSM\nMarc Thiry;0400 00 21 99\nTHIRY Marc;0400 00 21 99\n")
    asked_first = joinery.ok("import", str(book), "--dry-run", "--json").json["to_ask"]
    assert [item["code"] for item in asked_first] == ["same_contact", "same_contact"]

    answers = tmp_path / "answers.yaml"
    answers.write_text("".join(f"{item['id']}: yes\n" for item in asked_first))
    joinery.ok("import", str(book), "--answers", str(answers), "--dry-run")
    answers.write_text(answers.read_text() + "b.csv:Z9:lost_zero: yes\n")
    assert "Z9" in joinery.refused("import", str(book), "--answers", str(answers), code=2).err


def test_headings_of_other_exports(joinery, tmp_path):
    google = tmp_path / "google-fr.csv"
    google.write_text(
        "Prénom,Nom de famille,Téléphone 1 - Libellé,Téléphone 1 - Valeur,Nom de l'organisation\n"
        "Lise,Modèle,Mobile,0470 00 00 11,\nZoé,Essai,Travail,081 00 20 77,Exemple SA\n"
    )
    other = tmp_path / "list.csv"
    other.write_text(
        "Full Name|Job Role|Cell|Company Name\nBob Supplier|Sales|0470000012|Sup Ltd\n"
    )
    report = joinery.ok("import", str(google), str(other), "--dry-run", "--json").json

    assert report["not_taken"] == []
    found = people(report)
    assert found["lise-modele"] == {"Lise MODÈLE": "name", "+32470000011": "mobile"}
    assert found["zoe-essai"] == {
        "Zoé ESSAI": "name", "Exemple SA": "information", "+3281002077": "office",
    }  # fmt: skip
    assert found["bob-supplier"] == {
        "Bob Supplier": "name", "Sales": "title", "Sup Ltd": "information",
        "+32470000012": "mobile",
    }  # fmt: skip


def test_a_group_may_be_a_team_of_the_plan(joinery, tmp_path):
    file = str(FILES / "other-4.0.vcf")
    report = dry(joinery, "other-4.0.vcf")
    (question,) = [item for item in report["to_ask"] if item["code"] == "group_team"]
    assert "group_card" in {item["code"] for item in report["not_taken"]}

    answers = tmp_path / "answers.yaml"
    answers.write_text(f"{question['id']}: response_team\n")
    joinery.ok("import", file, "--answers", str(answers))

    plan = (joinery.root / "plan.yaml").read_text()
    assert "members: [paul-ndiaye, ines-baert]" in plan
    again = joinery.ok("import", file, "--json").json
    assert again["files"] == []
    assert "group_team" not in {item["code"] for item in again["to_ask"]}
    joinery.ok("import", "undo")
    assert "paul-ndiaye" not in (joinery.root / "plan.yaml").read_text()
