"""The small plan from which the tables of facts by surface start."""

import re
from pathlib import Path

import pytest

from tests.conftest import run_command

NOW = "2026-11-23T09:00:00+01:00"


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small plan in which nothing was ever noted."""
    root = tmp_path_factory.mktemp("one-truth") / "plan"
    people = {"manager": "Anne Dupont", "deputy": "Bart Maes", "bcp": "Chloe Petit"}
    words = [f"--{key}-manager" if key == "bcp" else f"--{key}" for key in people]
    options = [item for pair in zip(words, people.values(), strict=True) for item in pair]
    for number, key in enumerate((*people, "management"), start=1):
        options += [f"--{key}-phone", f"047000000{number}"]
    done = run_command(
        *("init", str(root), "--languages", "en", "--name", "Test Sons", *options),
        *("--management", "David Roy"),
        environment={"INCPLAN_NOW": NOW, "INCPLAN_LANG": "en"},
    )
    assert done.code == 0, done.err
    plan, fiche = root / "plan.yaml", root / "fiches" / "phishing.yaml"
    plan.write_text(plan.read_text().replace("commit: auto", "commit: off"))
    answers = fiche.read_text().replace("adoption: {}\n", "adoption:\n")
    fiche.write_text(re.sub(r"(?m)^  # (PHI-P(?!01)\d\d):$", r"  \1: {adopted: no}", answers))
    (root / "contacts" / "insurer.yaml").write_text(
        "format: 1\nkind: external\nname: Test Insurance\nrows: [insurer]\nlanguages: [en]\n"
        "channels:\n  - {kind: office, phone: '081 00 00 31'}\n"
    )
    return root
