"""Whether people were told in time is measured against what the plan promises.

At major the business continuity manager (Wim) gets a report every 2 h, in a crisis management
(Claire) too. Nothing is promised to staff, customers and the public on when.
"""

import pytest

from tests.conftest import Company

MAJOR = ("--level", "major", "--reason", "x")
NUMBER = "6"


@pytest.fixture
def major(company: Company) -> Company:
    """Declared at 09:00."""
    company.by = "nadia"
    company.now = "2026-11-23T09:00:00+01:00"
    company.ok("declare", "Order system down", *MAJOR)
    return company


def told(company: Company, row: str) -> str:
    text = company.ok("export", "pir", "-i", NUMBER).out.replace("\u00a0", " ")
    after = text.partition(f"{row} communication in time?")[2]
    return after.partition(" |\n")[0].removeprefix(" | ").partition("<br>From the journal")[0]


def report(company: Company, at: str, whom: str = "bcp_manager") -> None:
    company.at(at).ok("communicate", "Where we are", "--to", whom, "--medium", "phone")


def end(company: Company, at: str) -> None:
    company.at(at).ok("done", "cause", "--found", "x")
    agreed = ("--agreed-by", "nadia", "--agreed-by", "wim")
    waived = ("--waive", "duties", "--waive", "obligations", "--reason", "x")
    company.ok("close", "-i", NUMBER, *agreed, *waived)


def test_one_message_hours_late_is_not_in_time(major: Company):
    """Due 11:00, given 15:30: 4 h 30 late. Then due 17:30, closed 16:00: nothing more was due."""
    report(major, "15:30")
    end(major, "16:00")
    assert told(major, "Internal") == (
        "no; not in time<br>to business continuity manager; the first 6 h 30 after detection "
        "(23/11/2026 15:30 CET)<br>BCP manager, every 2 h: 1 of 1 late; longest delay 4 h 30, "
        "due 23/11/2026 11:00 CET"
    )


def test_each_gap_is_measured_to_the_closing(major: Company):
    """10:30 in time (due 11:00); 13:15 late by 45 min (due 12:30); 15:15 just in time (due 15:15);
    closed 18:00, due 17:15 and never given: late by 45 min. Two of four."""
    for at in ("10:30", "13:15", "15:15"):
        report(major, at)
    end(major, "18:00")
    said = told(major, "Internal")
    assert "2 of 4 late; longest delay 45 min, due 23/11/2026 12:30 CET; one never came" in said


def test_whoever_was_reached_on_the_phone_was_told(major: Company):
    """Wim reached at 10:00; a message to staff. Closed 11:30, due 12:00: all in time."""
    major.at("10:00").ok("call", "wim", "--reached")
    report(major, "10:30", "staff")
    end(major, "11:30")
    assert told(major, "Internal") == (
        "yes; in time<br>to staff, on the phone Wim VERLINDEN-TEST; the first 1 h after "
        "detection (23/11/2026 10:00 CET)<br>BCP manager, every 2 h: in time<br>on when, nothing "
        "was promised to: staff"
    )


def test_a_call_that_nobody_answered_tells_nobody(major: Company):
    major.at("10:00").ok("call", "wim", "--no-answer")
    end(major, "12:30")
    said = told(major, "Internal")
    assert said.startswith("no; not in time<br>")
    assert "1 of 1 late; longest delay 1 h 30, due 23/11/2026 11:00 CET; one never came" in said


def test_management_is_promised_reports_from_the_crisis_on(major: Company):
    """Crisis at 10:00, every hour to both: due 11:00; Wim 10:50, Claire 12:20 (1 h 20 late)."""
    crisis = ("escalate", "--to", "crisis", "--by", "wim", "--reason", "x")
    major.at("10:00").ok(*crisis)
    report(major, "10:50")
    report(major, "12:20", "management")
    end(major, "12:30")
    said = told(major, "Internal")
    assert "Management, every 1 h: 1 of 1 late; longest delay 1 h 20" in said
    # Due 11:50 after the report of 10:50, never given until 12:30.
    assert "BCP manager, every 2 h, 1 h: 1 of 2 late; longest delay 40 min" in said


def test_where_nothing_is_promised_no_statement_is_made(company: Company):
    company.by = "nadia"
    company.now = "2026-11-23T09:00:00+01:00"
    company.ok("declare", "Printer", "--level", "minor", "--reason", "x")
    report(company, "16:00", "staff")
    report(company, "16:10", "customers")
    nothing = "whether in time is not said: nothing was promised on when"
    for row, whom in (("Internal", "staff"), ("External", "customers")):
        said = told(company, row)
        assert said.startswith(f"to {whom}; the first 7 h")
        assert said.endswith(nothing)


def test_outside_the_limits_of_duties_are_the_promise(company: Company):
    """Known at 09:00, 72 h: until Thursday 26 November 09:00; submitted that day at 11:30."""
    company.by = "nadia"
    company.now = "2026-11-23T09:00:00+01:00"
    company.ok("declare", "Laptop stolen", *MAJOR)
    answers = ("--answer", "personal_data=yes", "--answer", "privacy_risk=yes")
    company.ok("obligations", "assess", *answers)
    report(company, "10:00", "customers")
    company.now = "2026-11-26T11:30:00+01:00"
    company.ok("obligations", "submit", "gdpr_art33", "--reference", "DBN1")
    said = told(company, "External")
    assert said.startswith("no; not in time<br>to customers; the first 1 h after detection")
    assert "limit 26/11/2026 09:00 CET; 2 h 30 late" in said
    assert "on when, nothing was promised to: customers" in said
    # What the law asks of us is not told outside.
    outside = company.ok("export", "pir", "-i", NUMBER, "--audience", "public").out
    assert "limit 26/11/2026" not in outside
    assert "nothing was promised" not in outside
