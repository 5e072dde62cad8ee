"""The printed review of a crisis across a clock change and a month end: facts and timeline."""

import base64
import re

import pytest

from tests.conftest import Company
from tests.scenes import scene

WAIVED = ("--waive", "duties", "--waive", "obligations", "--reason", "papier")
HOSTILE = "call +32 400 00 01 03 <script>alert(1)</script>"


@scene
def crisis(company: Company) -> Company:
    """From 24 October 22:30, summer time, to 2 November; the clock goes back in between."""
    company.by = "nadia"
    company.at("2026-10-24T23:10:00+02:00")
    company.ok("declare", HOSTILE, "--type", "ransomware", "--activity", "it-platform",
               "--activity", "order-intake", "--since", "22:30")  # fmt: skip
    company.ok("escalate", "--to", "crisis", "--by", "wim")
    company.ok("call", "sup-nuage-hesbaye", "--reached", "--at", "23:05")
    company.ok("supplier", "telecom-sambre", "failed", "--at", "23:00")
    company.at("2026-10-25T02:30:00+01:00")  # for the second time that night
    company.ok("log", "Restored from the offline copy", "--effort", "1h30min", "--cost", "1450.5")
    company.ok("restore", "it-platform", "--data-loss", "2h", "--at", "2026-10-25T02:30:00+01:00")
    company.ok("supplier", "nuage-hesbaye", "repaired")
    company.at("2026-10-25T06:00:00+01:00")
    company.ok("restore", "order-intake", "--at", "04:00")
    company.at("2026-10-27T09:00:00+01:00")
    company.ok("obligations", "assess", "--answer", "personal_data=yes", "--answer",
               "privacy_risk=yes")  # fmt: skip
    company.ok("obligations", "submit", "gdpr_art33", "--reference", "DBN-1")
    company.ok("done", "cause", "--found", "A stolen password")
    company.at("2026-11-02T09:00:00+01:00")
    company.ok("close", *WAIVED, "--agreed-by", "wim")
    return company


def row(text: str, name: str) -> str:
    (line,) = (line for line in text.split("\n") if line.startswith(f"| {name} |"))
    return line


def test_computed_rows_across_the_clock_change(crisis: Company):
    """22:30 CEST to 02:30 CET are five hours; to 04:00 CET six and a half."""
    text = crisis.ok("export", "pir").out.replace("\u00a0", " ")

    times = row(text, "Actual time against RTO")
    assert "identités \\[FR\\]: 5 h against RTO 3 h, missed" in times
    assert "commandes \\[FR\\]: 6 h 30 against RTO 4 h, missed" in times
    assert "data loss 2 h against RPO 1 h, missed" in times
    assert "25/10/2026 04:00 CET" in row(text, "Resolution: date and time")
    assert "last activity back to full service; 5 h 50 after detection" in row(
        text, "Resolution: date and time"
    )
    contracts = row(text, "Contracts to be revised?")
    # Two hours from our call at 23:05 CEST; they had repaired at 02:30 CET, 2 h 25 late.
    assert "from our call, 24/10/2026 23:05 CEST; repair promised by 25/10/2026 01:05 CEST" in (
        contracts
    )
    assert "repaired 25/10/2026 02:30 CET; missed; 2 h 25 late; penalty: 10 %" in contracts
    assert "no call recorded, so no promise ran: " in contracts
    damage = row(text, "Claims received?")
    assert "cost: 1,450.50 EUR; effort: 1 h 30; activities down in all: 11 h 30" in damage
    assert "may be claimed from Nuage Hesbaye SA: 10 %" in row(
        text, "Claims filed against third parties?"
    )
    assert "1 450,50 EUR" in crisis.ok("export", "pir", "--lang", "fr").out.replace(
        "\u00a0", " "
    ).replace("\u202f", " ")


def test_the_form_shows_the_promises_beside_the_question(crisis: Company):
    crisis.ok("review")
    (form,) = crisis.root.glob("incidents/INC-2026-006*/review.yaml")
    text = " ".join(form.read_text(encoding="utf-8").replace("#", "").split())
    assert "Contracts to be revised? (yes / no / unknown) Nuage Hesbaye SA: from our call" in text


def test_the_timeline_is_a_picture_and_a_table(crisis: Company):
    text = crisis.ok("export", "pir").out
    part = text[text.index("## Timeline") : text.index("## Questions")]
    assert "| 25/10/2026 02:30 CET | +5 h | ✓ Plateforme ERP/WMS et identités" in part
    assert "limit to notify (3 d); kept |" in part
    assert "closed" in part

    page = crisis.ok("export", "pir", "--format", "html").out
    found = re.search(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)"', page)
    assert found is not None
    drawing = base64.b64decode(found[1]).decode()
    assert drawing.startswith("<svg")
    assert "<script" not in drawing
    assert 'class="duty"' in drawing
    assert "down from 24/10/2026 22:30 CEST" in found[2]


def test_readers_outside_get_the_course_without_duties(crisis: Company):
    customers = crisis.ok("export", "pir", "--audience", "customers").out
    assert "## Timeline" in customers
    assert "notify" not in customers
    assert "Nuage" not in customers
    assert "Timeline" not in crisis.ok("export", "pir", "--audience", "public").out
    shown = crisis.ok("show", "--timeline", "--audience", "customers").out
    assert "reference" not in shown
    assert "notify" not in shown


def test_management_reads_no_private_number(crisis: Company):
    """The number of the description is Nadia's own; her company's would stay."""
    crisis.ok("review", "answer", "damages.filed=ask +32 400 00 00 03 or 0400/00.01.04")
    text = crisis.ok("export", "pir", "--audience", "management").out
    assert "call \\[...\\]" in text
    assert "ask +32 400 00 00 03 or \\[...\\]" in text
    assert "+32 400 00 01 03" in crisis.ok("export", "pir").out


def test_the_document_says_how_far_the_review_got(crisis: Company):
    assert "State of the review: draft, due " in crisis.ok("export", "pir").out
    reviewed = crisis.ok("export", "pir", "bp55").out
    assert "recorded by Nadia EL FICTI; sent to Wim VERLINDEN-TEST\n" in reviewed
    crisis.ok("review", "answer", "--comment", "detection.fast=said later", "-i", "bp55")
    assert "sent to Wim VERLINDEN-TEST; changed since\n" in crisis.ok("export", "pir", "bp55").out
    outside = crisis.ok("export", "pir", "bp55", "--audience", "customers").out
    assert "State of the review" not in outside


@pytest.mark.parametrize(
    "words",
    [
        ("--level", "nope"),
        ("--status", "nope"),
        ("--type", "nope"),
        ("--activity", "nope"),
        ("--from", "2026-12-01", "--to", "2026-01-01"),
    ],
)
def test_a_filter_nobody_can_mean_is_no_empty_register(company: Company, words: tuple[str, ...]):
    company.refused("register", *words, code=2)


def test_filters_take_the_beginning_of_a_word(company: Company):
    found = company.ok("register", "--level", "maj", "--type", "tele", "--json").json
    assert [entry["id"] for entry in found["entries"]] == ["INC-2026-004-czaj"]
    assert "matches" in company.ok("register", "--status", "open").out
