"""Entries typed later than they were said, with `--at`: from a sheet, or from memory."""

from tests.conftest import Company
from tests.exercises.plays import DAY, at, with_yearly


def estimates(company: Company) -> list[str]:
    found = company.root.glob("exercises/EXE-2026-002-*/*-estimated-*.yaml")
    texts = sorted(path.read_text("utf-8") for path in found)
    return [line for text in texts for line in text.splitlines() if line.startswith("eta:")]


def test_an_estimate_counts_from_when_it_was_said(company: Company):
    with_yearly(company)
    at(company, "09:30", "exercise", "start", "yearly", "--speed", "10",
       "--participants", "nadia,wim")  # fmt: skip
    at(company, "09:30", "exercise", "next")
    at(company, "09:30", "declare", "--exercise", "Files encrypted", "--type", "ransomware",
       "-a", "order-intake", "--since", "09:30")  # fmt: skip
    at(company, "09:45", "eta", "order-intake", "16:00", "--at", DAY.format("09:33"))
    at(company, "09:46", "eta", "order-intake", "+2h", "--at", DAY.format("09:31"))
    (item,) = at(company, "09:46", "status", "--json").json["incidents"]
    assert item["activities"][0]["eta"] == "2026-11-30T15:00:00Z"  # said last, typed first
    # Ten minutes of play after 09:30 it was 09:40 in the story, and two hours more.
    assert "eta: 2026-11-30T11:40:00+01:00" in estimates(company)


def test_in_an_incident_the_last_estimate_said_stands(company: Company):
    company.by = "nadia"
    company.now = "2026-11-23T08:00:00+01:00"
    company.ok("declare", "No orders", "-a", "order-intake", "--since", "07:30")

    def back() -> object:
        found = company.ok("status", "--json").json["incidents"]
        (mine,) = [item for item in found if item["title"] == "No orders"]
        return mine["activities"][0]["eta"]

    company.ok("eta", "order-intake", "11:00", "-i", "006")
    company.ok("eta", "order-intake", "09:00", "-i", "006", "--at", "07:40")
    assert back() == "2026-11-23T10:00:00Z"
    company.ok("eta", "09:30", "-i", "006", "--at", "07:45")  # of all, but before
    assert back() == "2026-11-23T10:00:00Z"
    company.ok("eta", "order-intake", "12:00", "-i", "006")
    assert back() == "2026-11-23T11:00:00Z"
    told = company.refused("eta", "07:00", "-i", "006", "--at", "07:50", code=2)
    assert "07:00" in told.err


def test_the_book_says_how_estimates_and_duties_are_typed(company: Company):
    text = company.ok("export", "scenario", "flood-cellar", "--sheet", "leader").out
    assert "incplan eta \\_\\_\\_\\_" in text or "incplan eta ____" in text
    assert "incplan obligations aware" in text
    text = company.ok("export", "scenario", "everyone-asks", "--sheet", "leader").out
    assert "incplan eta" not in text
