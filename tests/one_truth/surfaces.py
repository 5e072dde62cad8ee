"""Where a fact is shown, and how a test reads it there.

Each surface is one command; what it gave is kept, so that a table of facts by surface runs each
command once a plan. A reader takes that text and gives the fact as a plain value: a day in ISO
form, a word, a number; "" where the surface says that it is not known.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from tests.conftest import Company

#: Surface to the command that gives it.
SURFACES: Final = {
    "screen": ("plan",),
    "json": ("plan", "--json"),
    "validate": ("validate", "--horizon", "1500d", "--json"),
    "plan.md": ("export", "plan", "--format", "md"),
    "binder.md": ("export", "binder", "--format", "md"),
    "binder.html": ("export", "binder", "--format", "html"),
    "contacts.csv": ("export", "contacts", "--format", "csv", "--separator", ","),
    "contacts.vcf": ("export", "contacts", "--format", "vcf"),
    "calendar.csv": ("export", "calendar", "--format", "csv", "--separator", ","),
    "prevention": ("fiche", "prevention", "--json"),
}
Reader = Callable[[str], str]


@dataclass
class Told:
    """What a plan says of itself, each surface read once."""

    company: Company
    _kept: dict[str, str] = field(default_factory=dict)

    def by(self, surface: str) -> str:
        """The text of a surface; `validate` may find something wrong."""
        if surface not in self._kept:
            done = self.company.run(*SURFACES[surface])
            assert done.code in ((0, 1) if surface == "validate" else (0,)), done.err
            self._kept[surface] = done.out
        return self._kept[surface]


def iso(words: str) -> str:
    """`4 May 2026` or `2026-05-04` as `2026-05-04`; "" for anything else."""
    for form in ("%d %B %Y", "%Y-%m-%d", "%Y%m%d"):
        try:
            return datetime.strptime(words.strip(), form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""


def after(label: str) -> Reader:
    """The day that begins what stands behind a label, on a screen or in Markdown."""
    place = re.compile(
        rf"^.*?{re.escape(label)}\W{{1,8}}(\d{{4}}-\d\d-\d\d|\d+ [A-Z]\w+ \d{{4}})", re.M
    )

    def read(text: str) -> str:
        found = place.search(text)
        return iso(found[1]) if found else ""

    return read


def field_of(*way: str) -> Reader:
    """A value in JSON."""

    def read(text: str) -> str:
        value: Any = json.loads(text)
        for key in way:
            value = value[key] if value is not None else None
        return "" if value is None else str(value)

    return read


def finding(param: str, *codes: str, path: str = "plan.yaml") -> Reader:
    """A parameter of the one finding with such a code about a file."""

    def read(text: str) -> str:
        listed = json.loads(text)["diagnostics"]
        found = [item for item in listed if item["code"] in codes and item["path"] == path]
        assert len(found) <= 1, found
        return str(found[0]["params"].get(param, "")).strip("-") if found else ""

    return read


def cell(row: str, column: str) -> Reader:
    """A cell of a table, by what stands in the first cell that tells rows apart."""

    def read(text: str) -> str:
        for line in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))):
            if row in line.values():
                return iso(str(line[column]))
        return ""

    return read


def codes(text: str) -> set[str]:
    """Codes of all findings."""
    return {item["code"] for item in json.loads(text)["diagnostics"]}
