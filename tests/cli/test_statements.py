"""Statements that the files contradict are refused, or said to be none."""

import os
import shutil
import subprocess
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from incplan.app.desk.desk import Desk
from incplan.incident.events.plan_events import Approved, PlanEvent, PlanReviewed
from tests.conftest import Company, Run

PLAN = "plan.yaml"
ORDERS = "activities/order-intake.yaml"


def print_it(company: Company, *words: str) -> Run:
    """The plan goes to paper."""
    target = str(company.root.parent / "plan.md")
    return company.ok("export", "plan", "--output", target, "--force", "--printed", *words)


@pytest.fixture
def company(company: Company) -> Company:
    """The demo organisation, by somebody, before anything was noted about its plan."""
    shutil.rmtree(company.root / "journal")
    company.git("commit", "-q", "-a", "-m", "No journal yet")
    company.by = "nadia"
    return company


def change(company: Company, path: str, old: str, new: str) -> None:
    file = company.root / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def severities(company: Company, *codes: str) -> dict[str, str]:
    found = company.run("validate", "--json").json["diagnostics"]
    return {
        f"{item['code']}.{item['params'].get('case') or ''}".rstrip("."): item["severity"]
        for item in found
        if item["code"].startswith(codes)
    }


def test_a_review_that_changed_the_plan_needs_a_changed_plan(company: Company):
    done = company.refused("plan", "reviewed", "--changed")
    assert "incplan plan reviewed --no-change" in done.err

    change(company, ORDERS, "format: 1", "format: 1   # read by Wim")  # says nothing else
    company.refused("plan", "reviewed", "--changed")
    change(company, ORDERS, "percent: 60", "percent: 70")
    company.ok("plan", "reviewed", "--changed")
    company.refused("plan", "reviewed", "--changed")  # not changed a second time
    company.ok("plan", "reviewed", "--no-change")


def test_a_change_committed_and_approved_since_the_last_review_counts(company: Company):
    company.at("2026-11-24T09:00:00+01:00").ok("plan", "reviewed", "--no-change")
    change(company, ORDERS, "percent: 60", "percent: 70")
    company.git("commit", "-q", "-a", "-m", "Seventy")

    company.at("2026-11-26T09:00:00+01:00").ok("plan", "reviewed", "--changed")


def noted(company: Company, kind: type[PlanEvent], **words: object) -> None:
    """An entry about the plan as it says now, whatever stands in the way of it."""
    desk = Desk(
        root=company.root,
        now=datetime.fromisoformat(company.now),
        zone=ZoneInfo("Europe/Brussels"),
        language="en",
        by="claire",
    )
    desk.plan_pen().write(kind, fingerprint=desk.plan().fingerprint, **words)


def approve(company: Company) -> None:
    noted(company, Approved, function="CEO", version="3.1")


def test_a_review_after_an_approval_is_held_against_what_was_approved(company: Company):
    change(company, ORDERS, "percent: 60", "percent: 70")
    company.at("2026-11-24T09:00:00+01:00")
    approve(company)

    company.at("2026-11-26T09:00:00+01:00")
    done = company.refused("plan", "reviewed", "--changed")
    assert "what was approved on 24/11/2026" in " ".join(done.err.split())
    change(company, ORDERS, "percent: 70", "percent: 75")
    company.ok("plan", "reviewed", "--changed")


def test_a_review_whose_changes_were_approved_since_is_noted_for_its_day(company: Company):
    change(company, ORDERS, "percent: 60", "percent: 70")
    approve(company.at("2026-11-24T09:00:00+01:00"))
    company.at("2026-11-26T09:00:00+01:00")

    company.ok("plan", "reviewed", "--changed", "--at", "2026-11-23")
    assert severities(company, "REV064") == {}
    company.refused("plan", "reviewed", "--changed")


def test_a_review_that_another_release_took_for_a_change_is_a_finding(company: Company):
    approve(company)
    noted(company.at("2026-11-24T09:00:00+01:00"), PlanReviewed, changed=True)
    company.at("2026-11-25T09:00:00+01:00")

    assert severities(company, "REV064") == {"REV064": "warning"}
    assert company.ok("plan", "--json").json["conflicts"] == 1
    assert "does not fit the journal" in company.ok("plan").out
    company.ok("plan", "reviewed", "--no-change")
    assert severities(company, "REV064") == {}


def test_without_git_the_word_of_whoever_reviewed_it_counts(company: Company):
    company.environment["PATH"] = "/nowhere"

    company.ok("plan", "reviewed", "--changed")
    company.refused("plan", "reviewed", "--changed")  # the journal knows


def test_copies_that_nobody_holds_leave_nobody_with_the_plan_on_paper(company: Company):
    file = company.root / PLAN
    text = file.read_text()
    start = text.index("paper_copies:")
    rest = text[start:].split("\n\n", 1)
    file.write_text(text[:start] + (rest[1] if len(rest) == 2 else ""))
    assert severities(company, "REV030", "REV034") == {"REV030": "warning"}

    done = print_it(company, "--copies", "2")
    assert "Nobody holds this print yet" in done.err
    assert severities(company, "REV030", "REV034") == {"REV030.printed": "warning"}
    assert "nobody holds a copy" in company.ok("plan").out


def test_what_was_given_earlier_is_what_the_files_said_then(company: Company):
    change(company, ORDERS, "percent: 60", "percent: 65")
    dated = {**os.environ, "GIT_COMMITTER_DATE": "2026-11-21T10:00:00+01:00"}
    commit = ["git", "-C", str(company.root), "commit", "-q", "-a", "-m", "Sixty-five"]
    subprocess.run(commit, env=dated, check=True)
    change(company, ORDERS, "percent: 65", "percent: 70")
    company.ok("distribute", "binder", "--to", "wim", "--at", "2026-11-22")
    assert severities(company, "REV033") == {"REV033.copies": "warning"}
    company.ok("distribute", "binder", "--to", "wim")
    wims = company.ok("plan", "holders", "--json").json["copies"][0]
    assert wims["changed"] == ["activities/order-intake"]
    company.ok("returned", "1")
    assert severities(company, "REV033") == {}


def test_copies_beyond_those_handed_out_are_told(company: Company):
    print_it(company, "--copies", "2")
    assert severities(company, "REV030", "REV034") == {"REV030.printed": "warning"}
    company.ok("distribute", "plan", "--to", "wim")
    assert severities(company, "REV030", "REV034") == {"REV034": "info"}
    company.ok("distribute", "plan", "--to", "claire")
    assert severities(company, "REV030", "REV034") == {}


@pytest.mark.parametrize("words", ["aucune", "Geen boete", "tbd"])
def test_no_sanction_is_none_on_every_surface(company: Company, words: str):
    file = company.root / "suppliers" / "sup-scheldt-it.yaml"
    text = file.read_text().splitlines(keepends=True)
    place = next(number for number, line in enumerate(text) if "  penalty:" in line)
    file.write_text("".join([*text[:place], f"  penalty: '{words}'\n", *text[place + 1 :]]))

    rows = company.ok("rco", "--supplier", "sup-scheldt-it", "--json").json["rows"]
    assert {row["penalty"] for row in rows} == {None}
    found = company.run("validate", "--select", "RCO010", "--json").json["diagnostics"]
    assert "suppliers/sup-scheldt-it.yaml" in {item["path"] for item in found}
    assert "penalty: none" in company.ok("rco", "--supplier", "sup-scheldt-it").out
    assert f"| {words} |" not in company.ok("export", "plan", "--format", "md").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("adopt", "RAN-P05", "--evidence", "none"), 2),
        (("adopt", "RAN-P05", "--evidence", "à compléter"), 2),
        (("adopt", "FLD-P10", "--not-applicable", "--reason", "n/a"), 2),
        (("adopt", "RAN-P08", "--no", "--due", "2026-11-01"), 2),
        (("plan", "project", "tbd"), 2),
        (("tests", "record", "flood", "--form", "tabletop_90", "--at", "2026-12-24"), 2),
        (("contacts", "verified", "nobody-there"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_words_that_answer_nothing_and_days_that_cannot_be_are_refused(
    company: Company, words: tuple[str, ...], code: int
):
    company.refused(*words, code=code)


def test_a_document_that_was_never_made_was_not_read_again(company: Company):
    file = company.root / PLAN
    lines = file.read_text().splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if "risk_treatment:" in line)
    made = next(n for n in range(place, place + 3) if "done: yes" in lines[n])
    lines[made] = lines[made].replace("done: yes", "done: no")
    file.write_text("".join(lines))

    done = company.refused("actions", "review", "risk_treatment", "--changed")
    assert "prior_documents.risk_treatment" in done.err


def test_links_that_nobody_organised_on_every_surface(company: Company):
    assert "Empty links" not in company.ok("plan").out
    file = company.root / PLAN
    text = file.read_text()
    start, end = text.index("  G:\n    document"), text.index("  I:\n    document")
    file.write_text(text[:start] + "  H:\n    note: tbd\n" + text[end:])
    told = {item["letter"]: item for item in company.ok("plan", "--json").json["links"]}
    assert [key for key, item in told.items() if not item["organised"]] == ["G", "H"]
    assert (told["I"]["owner"], told["G"]["owner"]) == ("nadia", None)
    assert "Empty links" in company.ok("plan").out
    (found,) = company.run("validate", "--select", "REV044", "--json").json["diagnostics"]
    assert found["params"]["links"] == "G, H"
    printed = company.ok("export", "plan").out
    rows = [line for line in printed.splitlines() if line.startswith(("| G |", "| H |"))]
    assert [row.count("to fill in") for row in rows] == [2, 2]
    assert "tbd" not in "".join(rows)
    for arrow in ("box2 -->|B| box0", "box1 -->|B| box0", "box0 -->|C| box3", "box1 -->|C| box3"):
        assert arrow in printed  # B and C from both
