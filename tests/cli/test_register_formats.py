"""The register on the screen and in files: one way to each, nothing in it can run."""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser

import pytest

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
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_csv_has_the_seven_columns_and_no_formula(hostile: Company):
    found = rows(hostile.ok("export", "register", "--format", "csv").out)

    assert found[0] == ["Part", *COLUMNS]
    assert len(found) == 1 + 6
    assert any(row[4] == f"'{HOSTILE}" for row in found)
    assert not any(cell.startswith(("=", "+", "@")) for row in found for cell in row)


def test_wide_adds_columns_and_keeps_the_seven(hostile: Company):
    found = rows(hostile.ok("export", "register", "--wide", "--format", "csv").out)

    assert found[0][1:8] == COLUMNS
    assert found[0][8] == "Identifier"
    assert [row[9] for row in found[1:]].count("near miss") == 2


def test_near_misses_stand_apart_and_exercises_nowhere(company: Company):
    found = rows(company.ok("export", "register", "--wide", "--format", "csv").out)
    counted = [row[9] for row in found[1:]]

    assert counted == sorted(counted)  # incidents, then near misses
    assert not any("EXE-" in cell for row in found for cell in row)


def test_xlsx_holds_texts_only_and_is_repeatable(hostile: Company, tmp_path):
    target = tmp_path / "register.xlsx"
    hostile.ok("export", "register", "--format", "xlsx", "--output", str(target))
    first = target.read_bytes()
    hostile.ok("export", "register", "--format", "xlsx", "--output", str(target), "--force")

    assert target.read_bytes() == first
    with zipfile.ZipFile(target) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "=HYPERLINK" in strings


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _value in attrs]


def test_html_is_one_inert_page(hostile: Company):
    page = hostile.ok("export", "register", "--format", "html", "--lang", "fr").out
    parser = _Tags()
    parser.feed(page)

    assert HOSTILE not in page
    assert "alert(1)</script>" not in page
    assert '<html lang="fr"' in page


def test_markdown_escapes_cells(hostile: Company):
    page = hostile.ok("export", "register", "--format", "md").out

    assert "\\<script\\>" in page
    assert "\\|x" in page


def test_filters_hold_on_the_screen_and_in_every_format_and_are_said(company: Company):
    wanted = ("--level", "crisis", "--from", "2026-01-01")
    listed = company.ok("register", *wanted, "--json").json["entries"]
    found = rows(company.ok("export", "register", *wanted, "--format", "csv").out)
    page = company.ok("export", "register", *wanted).out

    assert len(found) - 1 == len(listed) > 0
    assert "Only a part of the register. Detected from: 1 January 2026; Level: Crisis" in page
    assert "Only a part" not in company.ok("export", "register").out
    assert "## Statistics" not in page, "numbers of all incidents beside a few of them mislead"
    assert "## Statistics" in company.ok("export", "register", "--from", "2026-01-01").out


def test_the_same_rows_stand_on_the_screen_and_on_paper(company: Company):
    """Period, status, type and activity too: one filter, two places."""
    for words in (
        ("--to", "2026-06-30"),
        ("--status", "closed"),
        ("--type", "electricity"),
        ("--activity", "cold-storage"),
    ):
        numbers = {
            entry["id"] for entry in company.ok("register", *words, "--json").json["entries"]
        }
        text = company.ok("export", "register", *words, "--format", "json").out
        assert set(re.findall(r"INC-\d{4}-\d{3}-[a-z0-9]{4}", text)) == numbers, words


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (("register", "--format", "csv"), "incplan export register --format"),
        (("register", "--output", "r.csv"), "incplan export register --output"),
        (("register", "--force"), "incplan export register --force"),
        (("contacts", "--format", "vcf"), "incplan export contacts --format"),
        (("export", "register", "--wide", "--format", "pdf"), "--format csv"),
        (("export", "register", "--level", "huge"), "--level"),
    ],
    ids=" ".join,
)
def test_a_file_is_made_by_export_alone(company: Company, words, right):
    done = company.refused(*words, code=2)
    assert right in " ".join(done.err.split())


def test_a_choice_of_rows_carries_no_page_code(company: Company, tmp_path):
    """`verify page` makes a page again to compare it; it cannot know the filter."""
    words = ("export", "register", "--format", "docx", "--json", "--output")
    whole = company.ok(*words, str(tmp_path / "whole.docx")).json
    part = company.ok(*words, str(tmp_path / "part.docx"), "--level", "major").json
    assert whole["codes"]
    assert part["codes"] == {}


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
