"""`incplan order`: a table, a picture, all of it as JSON."""

import re

import pytest

from tests.conftest import Company


def test_the_order_with_its_reasons(company: Company):
    found = company.ok("order", "--json").json["steps"]

    assert [step["activity"] for step in found] == [
        "cold-storage",
        "it-platform",
        "traceability-recall",
        "order-intake",
        "picking-delivery",
        "invoicing-payments",
    ]
    assert all(step["reasons"] for step in found)
    assert found[1]["needed_within"]["text"] == "3h"
    assert found[1]["rule"] == "dependencies"


def test_a_circle_stays_together_with_its_strictest_objective(company: Company):
    """TC29: two activities that wait for each other."""
    file = company.root / "activities" / "it-platform.yaml"
    file.write_text(file.read_text().replace("depends_on: []", "depends_on: [order-intake]"))

    steps = company.ok("order", "--json").json["steps"]
    circle = [step for step in steps if step["circle"]]
    problems = company.run("validate", "--select", "OBJ", "--json")

    assert [step["activity"] for step in circle] == ["it-platform", "order-intake"]
    assert [step["place"] for step in circle] == [circle[0]["place"], circle[0]["place"] + 1]
    assert {step["needed_within"]["text"] for step in circle} == {"3h"}
    assert problems.code == 1
    found = problems.json["diagnostics"]
    assert [item["code"] for item in found] == ["OBJ002"]
    assert found[0]["params"]["circle"] == "order-intake > it-platform > order-intake"


def test_pictures_have_one_box_an_activity_and_one_arrow_a_dependency(company: Company):
    mermaid = company.ok("order", "--format", "mermaid").out
    dot = company.ok("order", "--format", "dot").out

    assert mermaid.startswith("flowchart TD\n")
    assert len(re.findall(r'^  a\d+\[".*"\]$', mermaid, re.MULTILINE)) == 6
    assert mermaid.count("-->") == 6
    assert "  a2 --> a4\n" in mermaid
    assert dot.startswith("digraph")
    assert dot.count(" -> ") == 6
    assert "Stockage froid" in dot


HOSTILE = '"]; click a1 "javascript:x" %% <b>\\N&lt; end'


@pytest.mark.parametrize("form", ["mermaid", "dot"])
def test_a_name_cannot_become_markup(company: Company, form: str):
    file = company.root / "activities" / "cold-storage.yaml"
    plain = 'name: {fr: "Stockage froid", nl: "Koelopslag"}'
    assert plain in file.read_text()
    file.write_text(file.read_text().replace(plain, f"name: '{HOSTILE}'"))

    out = company.ok("order", "--format", form).out

    line = next(line for line in out.splitlines() if "click" in line)
    if form == "mermaid":
        label = re.fullmatch(r'  a\d+\["(.*)"\]', line)
        assert label is not None
        assert not set('"[]<>%;`') & set(re.sub(r"#\d+;|<br>", "", label[1]))
    else:
        label = re.fullmatch(r'  a\d+ \[label="((?:[^"\\]|\\.)*)"\];', line)
        assert label is not None
        assert "\\\\N&amp;lt;" in label[1]


def test_an_unknown_format_is_refused(company: Company):
    assert "mermaid" in company.refused("order", "--format", "svg", code=2).err
