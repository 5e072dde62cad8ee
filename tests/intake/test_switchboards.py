"""A number that several of our people answer is a switchboard: asked once, and never a block."""

import json

import pytest

from tests.intake.conftest import contents
from tests.intake.tables import asked, table

HEAD = ("Nom", "Société", "Tél", "GSM")
DESK = "081 00 20 10"


def _validate(company):
    found = company.run("validate", "--json").json["diagnostics"]
    return [item["severity"] for item in found if item["code"] == "CON010"]


def _answers(company, tmp_path, **said):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({f"a.csv:{name}": answer for name, answer in said.items()}))
    return ("--answers", str(path))


@pytest.fixture
def three(tmp_path):
    return table(
        tmp_path / "a.csv",
        HEAD,
        ("Zoé Neuf", "", DESK, "0470 00 20 11"),
        ("Yan Dix", "", DESK, "0470 00 20 12"),
        ("Xavier Onze", "", DESK, ""),
    )


def test_a_desk_of_three_is_asked_once_and_marked_in_each_file(joinery, tmp_path, three):
    first = joinery.ok("import", three, "--dry-run", "--json").json
    assert asked(first) == {"C3:shared_number"}

    report = joinery.ok(
        "import", three, *_answers(joinery, tmp_path, **{"C3:shared_number": "yes"}), "--json"
    ).json

    marked = {item["into"] for item in report["taken"] if item["field"] == "shared"}
    assert marked == {f"contacts/{name}.yaml" for name in ("zoe-neuf", "yan-dix", "xavier-onze")}
    for path in marked:
        assert "shared: yes" in (joinery.root / path).read_text()
    assert _validate(joinery) == []
    assert joinery.ok("import", three, "--json").json["number"] is None


def test_without_an_answer_it_is_a_warning_and_asked_again(joinery, three):
    joinery.ok("import", three)

    assert _validate(joinery) == ["warning"]
    again = joinery.ok("import", three, "--json").json
    assert again["number"] is None
    assert {item["code"] for item in again["to_ask"]} == {"shared_number"}


def test_who_joins_a_marked_number_later_is_marked_too(joinery, tmp_path, three):
    told = _answers(joinery, tmp_path, **{"C3:shared_number": "yes"})
    joinery.ok("import", three, *told)
    before = contents(joinery.root)
    more = table(tmp_path / "b.csv", HEAD, ("Willy Douze", "", DESK, ""))

    report = joinery.ok("import", more, "--json").json

    assert report["to_ask"] == []
    assert "shared: yes" in (joinery.root / "contacts" / "willy-douze.yaml").read_text()
    joinery.ok("import", "undo")
    assert contents(joinery.root) == before


def test_somebody_of_the_plan_is_marked_in_his_own_file(joinery, tmp_path):
    anna = joinery.root / "contacts" / "anna-un.yaml"
    channel = f'channels:\n  - {{kind: office, phone: "{DESK}"}}\n'
    anna.write_text(anna.read_text().replace("channels:\n", channel))
    joinery.ok("save", "--yes")
    before = contents(joinery.root)
    file = table(tmp_path / "a.csv", HEAD, ("Zoé Neuf", "", DESK, ""))
    told = _answers(joinery, tmp_path, **{"C2:shared_number": "yes"})

    joinery.ok("import", file, *told)

    assert f'{{kind: office, phone: "{DESK}", shared: yes}}' in anna.read_text()
    assert _validate(joinery) == []
    joinery.ok("import", "undo")
    assert contents(joinery.root) == before


def test_a_mobile_that_two_have_is_marked_once_somebody_says_so(joinery, tmp_path):
    file = table(
        tmp_path / "a.csv", HEAD, ("Zoé Neuf", "", "", "0470 00 20 11"),
        ("Yan Dix", "", "", "0470 00 20 11"),
    )  # fmt: skip
    told = _answers(joinery, tmp_path, **{"D3:number_of_another": "yes"})

    joinery.ok("import", file, *told)

    assert _validate(joinery) == []
    assert "shared: yes" in (joinery.root / "contacts" / "zoe-neuf.yaml").read_text()


def test_parties_outside_are_not_asked_about(joinery, tmp_path):
    file = table(
        tmp_path / "a.csv", HEAD, ("Jan Buiten", "Lijm BV", DESK, ""),
        ("Piet Buiten", "Lijm BV", DESK, ""),
    )  # fmt: skip

    report = joinery.ok("import", file, "--json").json

    assert "shared_number" not in {item["code"] for item in report["to_ask"]}
    assert _validate(joinery) == []
