"""`status` of an incident that is over: what is left of it, and nothing of the response."""

import pytest

from tests.conftest import Company
from tests.screens.watched import WINDOWS

OF_THE_RESPONSE = ("TO DO (", "[ ]", "CALL", "Done: ", "NOW", "leads", "Restore ")


@pytest.fixture
def closed(company: Company) -> Company:
    """A major incident, closed on Monday 30 November 2026 at 16:00."""
    company.by, company.now = "nadia", "2026-11-30T09:30:00+01:00"
    company.ok("declare", "Panne", "-a", "order-intake", "--level", "major", "--reason", "x")
    company.at("15:00").ok("restore", "order-intake")
    company.ok("done", "cause", "--found", "a switch")
    waived = ("--waive", "duties", "--waive", "obligations", "--agreed-by", "wim")
    company.at("16:00").ok("close", *waived, "--reason", "x")
    return company


def test_the_review_and_the_actions_are_left(closed: Company):
    said = closed.ok("status", "006").out
    assert not [word for word in OF_THE_RESPONSE if word in said]
    assert "left, until 15/12 00:00: Post-incident review" in said
    closed.ok("review", "006")
    closed.ok(
        "review", "action", "Second line", "--owner", "wim", "--due", "2027-01-15", "-i", "006"
    )
    found = closed.ok("status", "006", "--json").json
    (left,) = found["left"]
    assert left["review_by"] == "2026-12-14T23:00:00Z"
    assert [(item["what"], item["owner"]) for item in left["actions"]] == [
        ("Second line", "Wim VERLINDEN-TEST")
    ]
    assert (found["incidents"][0]["tasks"], found["incidents"][0]["calls"]) == ([], [])
    assert "Second line; Wim VERLINDEN-TEST; 15 January 2027" in closed.ok("status", "006").out
    for window in WINDOWS.values():
        shown = closed.run("status", "006", window=window).out
        assert "Second line" in shown
        assert not [word for word in OF_THE_RESPONSE if word in shown]


def test_a_report_on_it_proposes_no_task(closed: Company):
    assert "Next tasks" not in closed.ok("report", "-i", "006", "--for", "team").out


def test_of_a_false_alarm_nothing_is_left(company: Company):
    company.by = "nadia"
    company.ok("declare", "Fumée", "--no-activity")
    company.ok("cancel", "--reason", "dust")
    said = company.ok("status", "006").out
    assert "nothing" in said.partition("LEFT TO DO")[2]
    assert not [word for word in OF_THE_RESPONSE if word in said]


def test_once_reopened_the_tasks_are_there_again(closed: Company):
    closed.at("17:00").ok("reopen", "006", "--reason", "down again")
    said = closed.ok("status", "006")
    assert "TO DO (" in said.out
    assert "LEFT TO DO" not in said.out
