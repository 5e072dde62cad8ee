"""One broken name or file gives one finding: nothing else of the plan seems wrong because of it."""

import re

import pytest

from tests.conftest import DEMO, Company
from tests.plan.edited_demo import added, demo

CONTACTS = sorted(path.stem for path in (DEMO / "contacts").glob("*.yaml"))


def named_in_roles() -> list[tuple[int, str]]:
    """Line of plan.yaml and each contact a function names on it."""
    lines = demo().documents["plan"].lines
    first = lines.index("roles:")
    last = next(i for i, line in enumerate(lines) if line.startswith("reporting_channels"))
    found = []
    for number in range(first, last):
        match = re.match(r" +(?:holder|deputies|members): (.*)", lines[number])
        names = re.findall(r"[a-z0-9-]+", match[1]) if match else []
        found += [(number, name) for name in names]
    return found


@pytest.mark.parametrize(("number", "name"), named_in_roles())
def test_a_wrong_name_in_a_function_is_one_finding_there(number, name):
    lines = list(demo().documents["plan"].lines)
    lines[number] = re.sub(rf"(?<![a-z-]){name}(?![a-z-])", f"{name}x", lines[number])

    found, _checked = added({"plan.yaml": "\n".join(lines)})

    assert found == {("REF001", "plan.yaml", number + 1)}


@pytest.mark.parametrize("contact", CONTACTS)
def test_an_unreadable_contact_makes_nothing_else_wrong(contact):
    subject = f"contacts/{contact}"

    found, _checked = added({f"{subject}.yaml": None}, unreadable=frozenset({subject}))

    assert not found


def test_a_broken_file_of_a_leader_is_told_once(company: Company):
    before = company.run("validate", "--format", "concise").out.splitlines()
    (company.root / "contacts" / "nadia.yaml").write_text("format: 1\n\tname: Nadia\n")

    after = company.run("validate", "--format", "concise").out.splitlines()

    (only,) = set(after) - set(before)
    assert only.startswith("contacts/nadia.yaml:2:1: error YML005")
