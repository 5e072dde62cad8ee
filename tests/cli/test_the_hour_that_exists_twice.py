"""On the last Sunday of October 02:30 comes twice; whoever reads it knows which one is meant."""

import pytest

from tests.conftest import Company

FIRST, SECOND = "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"


@pytest.fixture
def that_night(company: Company) -> Company:
    company.by = "nadia"
    company.at(FIRST).ok("declare", "Power cut", "--activity", "cold-storage")
    company.at(SECOND).ok("log", "the second time")
    return company


def test_screens_say_which_one(that_night: Company):
    told = that_night.ok("log", "again").out
    assert "02:30 CET" in told
    shown = that_night.ok("show").out
    assert "25/10/2026 02:30 CEST" in shown
    assert "25/10/2026 02:30 CET" in shown
    course = that_night.ok("show", "--timeline").out
    assert "02:30 CEST" in course
    status = that_night.ok("status").out
    assert "02:30 CEST" in status
    assert "02:30 CEST" in that_night.ok("report").out


def test_in_german_in_german_words(that_night: Company):
    that_night.lang = "de"
    assert "02:30 MESZ" in that_night.ok("show").out


def test_every_other_hour_stays_short(company: Company):
    company.by = "nadia"
    for time in ("2026-10-25T01:59:00+02:00", "2026-10-25T03:00:00+01:00",
                 "2026-03-29T03:30:00+02:00"):  # fmt: skip
        company.at(time).ok("declare", "Power cut", "--no-activity", "--no-commit")
    told = company.ok("status").out
    for clock in ("01:59", "03:00", "03:30"):
        assert clock in told
        assert f"{clock} CE" not in told


def test_the_frozen_clock_is_read_as_typed_times_are(company: Company):
    company.by = "nadia"
    company.now = "2026-11-23T06:55:00"
    found = company.ok("declare", "Power cut", "--no-activity", "--json").json["incident"]
    company.ok("log", "at that minute", "--at", "06:55")
    told = {line["at"] for line in company.ok("show", found, "--json").json["timeline"]}
    assert told == {"2026-11-23T05:55:00Z"}, "06:55 in Brussels, both"


def test_a_frozen_clock_that_means_two_times_is_refused(company: Company):
    company.now = "2026-10-25T02:30:00"
    refused = company.refused("log", "which", code=2)
    assert "+02:00" in refused.err
    assert "+01:00" in refused.err
