"""What the documents say of the libraries is what `pyproject.toml` asks for."""

import re
import tomllib

from tests.conftest import ROOT


def test_the_table_names_every_library_once_with_its_lower_bound():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = text.split("## Dependencies")[1].split("\n\n")[1]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    bounds = [
        re.fullmatch(r"([a-z0-9.-]+)>=([0-9.]+)(?:,<([0-9.]+))?", item).groups() for item in asked
    ]

    assert sorted(tuple(row[:2]) for row in rows[2:]) == sorted(
        (name, f"{lowest}, below {end}" if end else lowest) for name, lowest, end in bounds
    )
    assert all(row[2] for row in rows[2:])
