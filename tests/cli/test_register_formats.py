"""The register for people, spreadsheets and browsers; nothing in it can run."""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser

from tests.conftest import Company
from tests.scenes import scene

HOSTILE = '=HYPERLINK("http://evil.example";"<script>alert(1)</script>|x")'
COLUMNS = [
    "No.", "Date", "Type of incident", "Brief description", "Team in charge",
    "Detailed description: impact, duration, activities, resources", "Actions taken",
]  # fmt: skip


@scene
def hostile(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", HOSTILE, "--level", "minor", "--no-activity")
    return company


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_has_the_seven_columns_and_no_formula(hostile: Company):
    found = rows(hostile.ok("register", "--format", "csv").out)

    assert found[0] == COLUMNS
    assert len(found) == 1 + 6
    assert any(row[3] == f"'{HOSTILE}" for row in found)
    assert not any(cell.startswith(("=", "+", "@")) for row in found for cell in row)


def test_wide_adds_columns_and_keeps_the_seven(hostile: Company):
    found = rows(hostile.ok("register", "--wide", "--format", "csv").out)

    assert found[0][:7] == COLUMNS
    assert found[0][7] == "Identifier"
    assert [row[8] for row in found[1:]].count("near miss") == 2


def test_near_misses_stand_apart_and_exercises_nowhere(company: Company):
    found = rows(company.ok("register", "--wide", "--format", "csv").out)
    counted = [row[8] for row in found[1:]]

    assert counted == sorted(counted)  # incidents, then near misses
    assert not any("EXE-" in cell for row in found for cell in row)


def test_xlsx_holds_texts_only_and_is_repeatable(hostile: Company, tmp_path):
    target = tmp_path / "register.xlsx"
    hostile.ok("register", "--format", "xlsx", "--output", str(target))
    first = target.read_bytes()
    hostile.ok("register", "--format", "xlsx", "--output", str(target), "--force")

    assert target.read_bytes() == first
    with zipfile.ZipFile(target) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "=HYPERLINK" in strings
    assert hostile.refused("register", "--format", "xlsx", "-o", str(target)).code == 5
    assert hostile.run("register", "--format", "xlsx").code == 2


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _value in attrs]


def test_html_is_one_inert_page(hostile: Company):
    page = hostile.ok("register", "--format", "html", "--lang", "fr").out
    parser = _Tags()
    parser.feed(page)

    assert "script" not in parser.tags
    assert not {"src", "href", "onload"} & set(parser.attributes)
    assert parser.tags.count("table") == 2
    assert '<html lang="fr">' in page


def test_markdown_escapes_cells(hostile: Company):
    page = hostile.ok("register", "--format", "md").out

    assert "\\<script\\>" in page
    assert "\\|x" in page


def test_filters_hold_in_every_format(company: Company):
    found = rows(company.ok("register", "--level", "crisis", "--format", "csv").out)
    listed = company.ok("register", "--level", "crisis", "--format", "json").json["entries"]

    assert len(found) - 1 == len(listed) > 0
    assert company.run("register", "--format", "pdf").code == 2


def test_the_chart_of_the_months_has_colours_and_whole_numbers(company: Company):
    """Without its style sheet a chart is one black rectangle."""
    drawing = company.ok("stats", "--format", "svg").out
    style = drawing[drawing.index("<style") : drawing.index("</style>")].replace(" ", "")
    assert ".background{fill:#fff}" in style
    axis = drawing[drawing.index('class="axis y') : drawing.index('class="axis x')]
    assert re.findall(r"<text [^>]*>(\d+)</text>", axis) == ["1"]


def test_the_register_on_paper_ends_with_what_it_says_together(company: Company):
    text = company.ok("export", "register").out
    part = text[text.index("## Statistics") :]
    assert "2026-10: 1 + 0" in part
    assert "| Télécom Sambre SA | 1/1 | 0/0 |" in part  # nobody recorded the repair
    assert "- **to close**: " in part
    assert "data:image/svg+xml;base64," in company.ok("export", "register", "--format", "html").out
