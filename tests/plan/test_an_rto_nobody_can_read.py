"""An activity whose RTO cannot be read stays in use with all else that is written of it."""

from pathlib import Path

import pytest

from tests.conftest import Run, run_command
from tests.plan.one_plan import whole_plan
from tests.validate.zoo import NOW

WAYS = {
    "a bad one": "rto: 2 sleeps\n",
    "a list": "rto: [4h]\n",
}


@pytest.fixture(params=WAYS)
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    root = whole_plan(tmp_path / "plan")
    file = root / "activities" / "stock.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("rto: 8h\n", WAYS[request.param]), encoding="utf-8")
    return root


def run(root: Path, *words: str) -> Run:
    environment = {
        "INCPLAN_NOW": NOW,
        "INCPLAN_PLAN": str(root),
        "INCPLAN_LANG": "en",
        "INCPLAN_BY": "bob",
    }
    done = run_command(*words, environment=environment)
    assert done.code != 70, done.err
    return done


def test_screens_and_paper_show_the_rest_and_name_the_gap(root: Path) -> None:
    for words in (
        ("order",),
        ("export", "plan", "--format", "md"),
        ("export", "binder", "--format", "md"),
    ):
        done = run(root, *words)
        assert done.code == 3
        assert "Stock keeping" in done.out, words
        assert "not readable" in done.out, words
        assert "activities/stock.yaml:" in done.out, words
        assert "876000" not in done.out.replace("\u00a0", ""), words  # hours of the stand-in
        assert "36500" not in done.out.replace("\u00a0", ""), words
    assert "Half of it" in run(root, "export", "plan", "--format", "md").out
    assert run(root, "contacts", "--all").code == 3


def test_programs_are_given_no_number(root: Path) -> None:
    steps = {item["activity"]: item for item in run(root, "order", "--json").json["steps"]}
    assert steps["stock"]["rto"] is None
    assert steps["stock"]["needed_within"] is None
    assert steps["orders"]["rto"] is not None
    rows = run(root, "rco", "--json").json["rows"]
    assert not [row for row in rows if row["activity"] == "stock"]


def test_an_incident_takes_it_in(root: Path) -> None:
    done = run(root, "declare", "Water in the store", "--activity", "stock", "--json")
    assert done.code == 0, done.err
    found = done.json["incident"]
    assert "Stock keeping" in run(root, "status", found).out
    clocks = run(root, "status", found, "--json").json["incidents"][0]["clocks"]
    assert not [item for item in clocks if "rto" in item.get("key", "")]


def test_nothing_else_seems_wrong_because_of_it(root: Path) -> None:
    found = run(root, "validate", "--json").json
    about = {item["code"] for item in found["diagnostics"] if item["path"].endswith("stock.yaml")}
    assert not about & {"OBJ001", "OBJ003", "OBJ004", "OBJ006", "OBJ010", "REV050", "RCO002"}
    (gap,) = found["not_compared"]
    assert gap["path"] == "activities/stock.yaml"


@pytest.mark.parametrize("way", ["", "rto:\n"], ids=["left out", "nothing behind it"])
def test_an_rto_that_nobody_has_said_is_an_open_question_and_no_error(way, tmp_path: Path) -> None:
    root = whole_plan(tmp_path / "plan")
    file = root / "activities" / "stock.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("rto: 8h\n", way), encoding="utf-8")
    found = run(root, "validate", "--json").json
    about = {item["code"]: item for item in found["diagnostics"] if "stock" in item["path"]}
    assert about["OBJ015"]["severity"] == "warning"
    assert about["OBJ015"]["params"]["keys"] == "rto"
    assert not about.keys() & {"SCH002", "SCH010", "OBJ001", "OBJ003", "OBJ010", "RCO002"}
    assert "RTO not answered yet" in run(root, "order").out
    paper = run(root, "export", "plan", "--format", "md").out
    assert "not readable" not in paper
    assert "fill in" in paper
