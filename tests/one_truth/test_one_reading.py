"""What files say of the upkeep of a plan is read in one place; all else asks `Plan.facts`."""

import ast
from pathlib import Path

import pytest

import incplan

SOURCE = Path(incplan.__file__).parent
#: Fields of files and of the record that have another source beside them, to the modules that may
#: read them: where both are joined, where conflicts are looked for, where the journal is folded.
JOINED = {"plan/maintenance/effective.py", "plan/maintenance/conflicts.py"}
FOLDED = {*JOINED, "incident/state/plan_fold.py", "incident/state/plan_tests.py"}
#: An import compares what a file of the company says with what the plan's file says.
COMPARED = "app/intake/plans/functions.py"
READERS = {
    "signed_on": {*JOINED, COMPARED},
    "signed_version": {*JOINED, COMPARED},
    "last_review": JOINED,
    "last_exercise": JOINED,
    "last_awareness": JOINED,
    "paper_copies": {
        *JOINED,
        "plan/validation/maintenance/references.py",
        "plan/validation/context/uses.py",
    },
    "penalty": {"plan/files/suppliers.py", "plan/validation/recovery/contracts.py"},
}
#: Of a `PlanRecord`, by any name.
RECORD = {
    "reviews": FOLDED,
    "exercises": {*FOLDED, "plan/maintenance/tested/company.py"},
    "awareness": FOLDED,
    "verified": FOLDED,
    "approval": {*FOLDED, "plan/record.py"},
}


def read_at(path: Path) -> list[tuple[str, str]]:
    """Attributes read in a module, with the name they are read from."""
    return [
        (node.attr, getattr(node.value, "id", getattr(node.value, "attr", "")))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
    ]


@pytest.fixture(scope="module")
def attributes() -> dict[str, list[tuple[str, str]]]:
    return {path.relative_to(SOURCE).as_posix(): read_at(path) for path in SOURCE.rglob("*.py")}


@pytest.mark.parametrize("name", READERS)
def test_a_field_of_a_file_is_read_where_the_journal_is_joined_to_it(
    attributes: dict[str, list[tuple[str, str]]], name: str
) -> None:
    found = {
        module
        for module, known in attributes.items()
        for attribute, owner in known
        if attribute == name and owner not in ("item", "row", "papers")
    }
    assert found <= READERS[name]


@pytest.mark.parametrize("name", RECORD)
def test_the_record_is_read_where_the_files_are_joined_to_it(
    attributes: dict[str, list[tuple[str, str]]], name: str
) -> None:
    found = {
        module
        for module, known in attributes.items()
        for attribute, owner in known
        if (attribute, owner) == (name, "record")
    }
    assert found <= RECORD[name]
