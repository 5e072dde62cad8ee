"""Where a fact is shown, and how a test reads it there.

Each surface is one command; what it gave is kept, so that a table of facts by surface runs each
command once a plan. A reader takes that text and gives the fact as a plain value: a day in ISO
form, a word, a number; "" where the surface says that it is not known.
"""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as Xml

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
    "plan.html": ("export", "plan", "--format", "html"),
    "plan.docx": ("export", "plan", "--format", "docx"),
    "binder.docx": ("export", "binder", "--format", "docx"),
    "contacts.xlsx": ("export", "contacts", "--format", "xlsx"),
    "calendar.xlsx": ("export", "calendar", "--format", "xlsx"),
}
#: Office files are read from a file, in which each paragraph or row is a line.
_WORDS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELLS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: The day from which a workbook counts.
_DAY_ZERO: Final = date(1899, 12, 30)
Reader = Callable[[str], str]


@dataclass
class Told:
    """What a plan says of itself, each surface read once."""

    company: Company
    _kept: dict[str, str] = field(default_factory=dict)

    def by(self, surface: str) -> str:
        """The text of a surface; `validate` may find something wrong."""
        if surface not in self._kept:
            office = surface.endswith((".docx", ".xlsx"))
            target = self.company.root.parent / surface
            done = self.company.run(*SURFACES[surface], *(("-o", str(target)) if office else ()))
            assert done.code in ((0, 1) if surface == "validate" else (0,)), done.err
            self._kept[surface] = office_text(target) if office else done.out
        return self._kept[surface]


def plain(read: Reader) -> Reader:
    """The same of a page of HTML: its words, a paragraph or a row of a table a line."""

    def found(text: str) -> str:
        cells = re.sub(r"</t[dh]>\s*<t[dh][^>]*>", " | ", text.partition("<body")[2])
        lines = re.sub(r"<(?:/?(?:tr|p|li|h\d|div|dt)|br)\b[^>]*>", "\n", cells)
        words = html.unescape(re.sub(r"<[^>]*>", "", lines))
        rows = (" ".join(line.split()) for line in words.splitlines())
        return read("\n".join(f"| {row} |" if " | " in row else row for row in rows if row))

    return found


def office_text(file: Path) -> str:
    """The words of a document, a paragraph or a row of a table a line; a workbook as csv."""
    with zipfile.ZipFile(file) as archive:
        if file.suffix == ".docx":
            return "\n".join(_lines(Xml.fromstring(archive.read("word/document.xml"))))
        shared = Xml.fromstring(archive.read("xl/sharedStrings.xml"))
        strings = ["".join(item.itertext()) for item in shared.findall(f"{_CELLS}si")]
        sheet = Xml.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    stream = io.StringIO()
    rows = [_row(row, strings) for row in sheet.iter(f"{_CELLS}row")]
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def _lines(body: Xml.Element) -> Iterator[str]:
    rows = list(body.iter(f"{_WORDS}tr"))
    inside = {id(part) for row in rows for part in row.iter(f"{_WORDS}p")}
    for row in rows:
        cells = ("".join(cell.itertext()) for cell in row.iter(f"{_WORDS}tc"))
        yield "| " + " | ".join(cells) + " |"
    for part in body.iter(f"{_WORDS}p"):
        if id(part) not in inside:
            yield "".join(part.itertext())


def _row(row: Xml.Element, strings: list[str]) -> list[str]:
    """The cells of a row by their column; a number is a day."""
    found: dict[int, str] = {}
    for cell in row.iter(f"{_CELLS}c"):
        letters = re.sub(r"\d", "", str(cell.get("r")))
        place = sum((ord(item) - 64) * 26**power for power, item in enumerate(reversed(letters)))
        value = cell.findtext(f"{_CELLS}v") or ""
        if cell.get("t") == "s":
            found[place] = strings[int(value)]
        elif value:
            found[place] = (_DAY_ZERO + timedelta(days=int(float(value)))).isoformat()
    return [found.get(place, "") for place in range(1, max(found, default=0) + 1)]


def iso(words: str) -> str:
    """`4 May 2026`, `04/05/2026` or `2026-05-04` as `2026-05-04`; "" for anything else."""
    for form in ("%d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%Y%m%d"):
        try:
            return datetime.strptime(words.strip(), form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""


def after(label: str) -> Reader:
    """The day that begins what stands behind a label, on a screen or in Markdown."""
    place = re.compile(
        rf"^.*?{re.escape(label)}\W{{1,24}}"
        r"(\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}|\d+ [A-Z]\w+ \d{4})",
        re.M,
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
