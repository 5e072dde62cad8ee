"""One fact, one reading: whatever is typed in files or noted in the journal, all surfaces agree.

A table of facts by surface, for plans in which only the file says something, only the journal,
both, or both and one of them cannot be. A fact is a row: what its file says, what its command
notes, and how each surface that shows it is read. Add rows; a surface is a line in `surfaces.py`.
"""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from incplan.app.desk.desk import Desk
from incplan.incident.events.plan_events import Approved, FilePrint, Printed
from incplan.plan.maintenance.adoption import add_months
from tests.conftest import Company
from tests.one_truth.conftest import NOW
from tests.one_truth.surfaces import Reader, Told, after, cell, codes, field_of, finding, iso, plain

EARLY, MIDDLE, LATE, TO_COME = "2026-03-02", "2026-05-04", "2026-08-03", "2062-05-04"


@dataclass(frozen=True)
class Case:
    """What the files and the journal say of every fact, and the day that counts."""

    name: str
    file: str = ""
    journal: str = ""
    counts: str = ""


CASES = (
    Case("nothing"),
    Case("file", MIDDLE, "", MIDDLE),
    Case("journal", "", LATE, LATE),
    Case("the file is later", MIDDLE, EARLY, MIDDLE),
    Case("the journal is later", MIDDLE, LATE, LATE),
    Case("the file has a day to come", TO_COME, EARLY, EARLY),
)


@dataclass(frozen=True)
class Fact:
    """A row of the table. `expected` is what surfaces show, of a case; mostly the day."""

    name: str
    write: Callable[[Path, str], None]
    note: Callable[[Company, str], None]
    shown: dict[str, Reader]
    expected: Callable[[Case], str] = field(default=lambda case: case.counts)


def in_plan(section: str, key: str) -> Callable[[Path, str], None]:
    """Write a day into a section of plan.yaml."""

    def write(root: Path, day: str) -> None:
        insert(root / "plan.yaml", f"{section}:\n", f"  {key}: {day}\n")

    return write


def insert(file: Path, before: str, line: str) -> None:
    """A line of YAML behind one that is there."""
    text = file.read_text()
    assert text.count(before) == 1, (file, before)
    file.write_text(text.replace(before, before + line))


def noting(*words: str, day: str = "--at") -> Callable[[Company, str], None]:
    """Note it from the command line for a day."""
    return lambda company, on: company.ok(*words, day, on) and None


def nothing(*_given: object) -> None:
    """This fact has no such source."""


def desk_of(company: Company) -> Desk:
    """A desk that writes what no command can date."""
    return Desk(
        root=company.root,
        now=datetime.fromisoformat(NOW),
        zone=ZoneInfo("Europe/Brussels"),
        language="en",
        by="chloe-petit",
        commit=False,
    )


def approve(company: Company, on: str) -> None:
    """An approval in the journal: what stands in the way of one is another matter."""
    desk = desk_of(company)
    parts = desk.loaded().parts
    desk.plan_pen().write(
        Approved,
        occurred_at=datetime.fromisoformat(f"{on}T12:00:00+02:00"),
        function="management",
        version="0.1",
        fingerprint=desk.plan().fingerprint,
        parts=tuple(FilePrint(key, parts[key]) for key in sorted(parts)),
    )


def print_two(company: Company, on: str) -> None:
    """Two copies of the plan went to paper that day."""
    desk = desk_of(company)
    prints = desk.loaded().parts
    desk.plan_pen().write(
        Printed,
        occurred_at=datetime.fromisoformat(f"{on}T12:00:00+02:00"),
        version="0.1",
        fingerprint=desk.plan().fingerprint,
        parts=tuple(FilePrint(key, prints[key]) for key in sorted(prints)),
        copies=2,
    )


def sign(root: Path, day: str) -> None:
    """The file says that it was signed on paper."""
    insert(root / "plan.yaml", "preparation:\n", f"  signed_on: {day}\n  signed_version: '0.1'\n")


def answer_no(root: Path, day: str) -> None:
    """The file says that a measure was not in place when last looked at."""
    line = f"  PHI-P01: {{adopted: no, checked_on: {day}, owner: bart-maes, due: 2027-06-30}}\n"
    insert(root / "fiches" / "phishing.yaml", "adoption:\n", line)


def who_answered(case: Case) -> str:
    """The file says no, the journal yes: the one that counts."""
    if not case.counts:
        return ""
    return "yes" if case.counts == case.journal else "no"


def a_year_on(read: Reader) -> Reader:
    """A due day read as the day it is counted from; what was never done is due today."""

    def last(text: str) -> str:
        due = read(text)
        if due == NOW[:10]:
            return ""
        return add_months(date.fromisoformat(due), -12).isoformat() if due else ""

    return last


def approval_in_words(case: Case) -> str:
    """Only the journal approves; a signature on paper says what it is."""
    if case.journal:
        return case.journal
    return f"paper {case.file}" if case.file else ""


def approved(label: str) -> Reader:
    """The line on approval: a day in the journal, `paper` and a day, or nothing."""

    def read(text: str) -> str:
        line = next((line for line in text.splitlines() if label in line), "")
        found = re.search(r"\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}|\d+ [A-Z]\w+ \d{4}", line)
        return ("paper " if "on paper" in line else "") + iso(found[0]) if found else ""

    return read


def approval_in_json(text: str) -> str:
    given, signed = (json.loads(text)[key] for key in ("approval", "signature"))
    return given["on"] if given else f"paper {signed['on']}" if signed else ""


def verified_in_plan(text: str) -> str:
    line = next(line for line in text.splitlines() if "Test Insurance" in line)
    return after("Verified")(line)


def verified_on_page(text: str) -> str:
    """In a page of HTML a contact is a row of a table."""
    row = text.partition("Test Insurance")[2].partition("</tr>")[0]
    return after("Verified")(" ".join(re.sub(r"<[^>]*>", " ", row).split()))


def verified_on_card(text: str) -> str:
    card = text.partition("UID:insurer@")[2].partition("END:VCARD")[0]
    return after("Verified")(card)


def adopted_in_list(text: str) -> str:
    (line,) = [item for item in json.loads(text)["measures"] if item["id"] == "PHI-P01"]
    return line["adopted"] or ""


def adopted_in_plan(text: str) -> str:
    line = next(line for line in text.splitlines() if line.startswith("| PHI-P01 |"))
    return {"yes": "yes", "no": "no"}.get(line.split(" | ")[2].strip(), "")


def adopted_in_binder(text: str) -> str:
    """Sheets list what nobody may count on."""
    listed = [line for line in text.splitlines() if line.startswith("- A single way to report")]
    return "yes" if not listed else "" if "(not answered)" in listed[0] else "no"


FACTS = (
    Fact(
        "review",
        in_plan("review", "last_review"),
        noting("plan", "reviewed", "--no-change"),
        {
            "screen": after("Plan reviewed"),
            "json": field_of("review", "last"),
            "plan.md": after("**Last review**"),
            "plan.docx": after("Last review"),
            "plan.html": plain(after("Last review")),
            "validate": finding("last", "REV005", "REV006"),
            "calendar.csv": a_year_on(cell("Review of the incident plan", "Date")),
            "calendar.xlsx": a_year_on(cell("Review of the incident plan", "Date")),
        },
    ),
    Fact(
        "exercise",
        in_plan("review", "last_exercise"),
        noting("tests", "record", "flood", "--form", "tabletop_90"),
        {
            "screen": after("Exercise"),
            "json": field_of("exercise", "last"),
            "plan.md": after("**Last exercise**"),
            "plan.docx": after("Last exercise"),
            "plan.html": plain(after("Last exercise")),
            "validate": finding("last", "REV021", "REV022"),
            "calendar.csv": a_year_on(cell("Exercise of the incident plan", "Date")),
            "calendar.xlsx": a_year_on(cell("Exercise of the incident plan", "Date")),
        },
    ),
    Fact(
        "awareness",
        in_plan("review", "last_awareness"),
        noting("awareness", "record", "All of it", "--present", "12"),
        {
            "screen": after("Awareness"),
            "json": field_of("awareness", "last"),
            "plan.md": after("*When was that last done?*"),
            "plan.docx": after("When was that last done?"),
            "plan.html": plain(after("When was that last done?")),
            "validate": finding("last", "REV024", "REV025"),
            "calendar.csv": a_year_on(cell("Awareness session on incidents", "Date")),
            "calendar.xlsx": a_year_on(cell("Awareness session on incidents", "Date")),
        },
    ),
    Fact(
        "contact",
        lambda root, day: insert(
            root / "contacts" / "insurer.yaml", "kind: external\n", f"last_verified: {day}\n"
        ),
        noting("contacts", "verified", "insurer"),
        {
            "plan.md": verified_in_plan,
            "contacts.csv": cell("Test Insurance", "Verified"),
            "contacts.xlsx": cell("Test Insurance", "Verified"),
            "plan.docx": verified_in_plan,
            "plan.html": verified_on_page,
            "contacts.vcf": verified_on_card,
            "validate": finding("day", "CON011", path="contacts/insurer.yaml"),
        },
    ),
    Fact(
        "print run",
        nothing,
        print_two,
        {
            "screen": after("Printed"),
            "json": field_of("paper", "printed_on"),
            "plan.md": after("**Last printed**"),
            "binder.md": after("Last printed"),
            "binder.html": after("Last printed"),
            "plan.docx": after("Last printed"),
            "plan.html": plain(after("Last printed")),
            "binder.docx": after("Last printed"),
            "validate": finding("on", "REV030"),
        },
        expected=lambda case: case.journal,
    ),
    Fact(
        "approval",
        sign,
        approve,
        {
            "screen": approved(" on "),
            "json": approval_in_json,
            "plan.md": approved("Approved by management"),
            "binder.md": approved("Approved by management"),
            "binder.html": approved("Approved by management"),
            "plan.docx": approved("Approved by management"),
            "plan.html": approved("Approved by management"),
            "binder.docx": approved("Approved by management"),
        },
        expected=approval_in_words,
    ),
    Fact(
        "adoption",
        answer_no,
        noting("adopt", "PHI-P01", "--evidence", "seen in the console", day="--on"),
        {
            "prevention": adopted_in_list,
            "plan.md": adopted_in_plan,
            "plan.docx": adopted_in_plan,
            "plan.html": plain(adopted_in_plan),
            "binder.md": adopted_in_binder,
        },
        expected=who_answered,
    ),
)


@pytest.fixture(scope="module")
def told(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Case], Told]:
    """The plan of a case, with each surface read once."""
    plans: dict[str, Told] = {}

    def of(case: Case) -> Told:
        if case.name not in plans:
            root = tmp_path_factory.mktemp("case") / "plan"
            shutil.copytree(base, root, ignore=shutil.ignore_patterns(".git"))
            company = Company(root, now=NOW, by="chloe-petit")
            for fact in FACTS:
                if case.file:
                    fact.write(root, case.file)
            for fact in FACTS:
                if case.journal:
                    fact.note(company, case.journal)
            plans[case.name] = Told(company)
        return plans[case.name]

    return of


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize(
    ("fact", "surface"),
    [(fact, surface) for fact in FACTS for surface in fact.shown],
    ids=lambda item: item if isinstance(item, str) else item.name,
)
def test_a_fact_is_the_same_on_every_surface(
    told: Callable[[Case], Told], fact: Fact, surface: str, case: Case
) -> None:
    assert fact.shown[surface](told(case).by(surface)) == fact.expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_cannot_be_so_is_a_finding(told: Callable[[Case], Told], case: Case) -> None:
    found = codes(told(case).by("validate"))

    assert ("REV060" in found) == (case.file == TO_COME)
    assert ("REV061" in found) == (case.name == "the file is later")  # signed after the approval
    assert ("REV062" in found) == (case.name == "the file is later")  # a no after a yes
    assert ("REV001" in found) == (not case.journal)


#: The field by which a note names each fact whose days differ.
NAMES = {
    "review": "last_review",
    "exercise": "last_exercise",
    "awareness": "last_awareness",
    "contact": "last_verified",
    "adoption": "PHI-P01",
    "approval": "signed_on",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("fact", NAMES)
def test_two_days_of_one_fact_are_told(told: Callable[[Case], Told], fact: str, case: Case) -> None:
    listed = json.loads(told(case).by("validate"))["diagnostics"]
    noted = [item["params"] for item in listed if item["code"] == "REV063"]
    (cases,) = {tuple(item["case"] for item in noted if item["field"] == NAMES[fact])}

    both = case.file and case.journal and case.file != TO_COME
    otherwise = case.file > case.journal and fact in ("adoption", "approval")  # REV061, REV062
    expected = "later" if case.file > case.journal else "older"
    assert cases == ((expected,) if both and not otherwise else ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_screen_counts_what_does_not_fit(told: Callable[[Case], Told], case: Case) -> None:
    shown = json.loads(told(case).by("json"))["conflicts"]

    assert bool(shown) == (case.name in ("the file is later", "the file has a day to come"))
    assert ("not fit the journal" in told(case).by("screen")) == bool(shown)


def test_an_exercise_run_with_incplan_counts_as_held_on_every_surface(company: Company) -> None:
    plan = company.root / "plan.yaml"
    lines = plan.read_text().splitlines(keepends=True)
    plan.write_text("".join(line for line in lines if "last_exercise" not in line))
    shown = Told(company)
    held = next(fact for fact in FACTS if fact.name == "exercise")
    days = {surface: read(shown.by(surface)) for surface, read in held.shown.items()}

    (closed,) = (company.root / "exercises").glob("EXE-*/*-closed-*.yaml")
    assert set(days.values()) == {iso(closed.name[:8])}
    assert json.loads(shown.by("json"))["exercise"]["source"] == "journal"
