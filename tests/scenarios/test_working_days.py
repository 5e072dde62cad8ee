"""Objectives in working days: what a joinery means by "within two working days".

It works from Monday to Friday, 07:30 to 16:00, and closes between Christmas and New Year.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.i18n.time.durations import human
from incplan.plan.calendar.closing_days import days_off
from incplan.plan.calendar.working_time import course, with_day
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.working_time import ClosingDays
from incplan.plan.values.durations import WorkingDays, format_duration, parse_length
from incplan.plan.values.reading import check
from tests.conftest import Company

BRUSSELS = ZoneInfo("Europe/Brussels")
ACTIVITY = "activities/order-intake"
HOURS = "plan.working_time.hours=mon-fri 07:30-16:00"


def joinery(**working: object) -> PlanFile:
    return check(
        PlanFile,
        {
            "language": "fr",
            "version": "1",
            "organisation": {"name": "Joinery"},
            "preparation": {},
            "roles": {},
            "working_time": {"hours": "mon-fri 07:30-16:00", **working},
        },
    )


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2 working days", "2 working days"),
        ("2 jours ouvrables", "2 working days"),
        ("1 jour ouvré", "1 working day"),
        ("une demi-journée", "0.5 working day"),
        ("half a day", "0.5 working day"),
        ("een halve werkdag", "0.5 working day"),
        ("1,5 werkdagen", "1.5 working days"),
        ("ein halber Arbeitstag", "0.5 working day"),
        ("1½ Arbeitstage", "1.5 working days"),
    ],
)
def test_a_length_in_working_days_is_read_in_four_languages(typed: str, written: str):
    found = parse_length(typed)
    assert isinstance(found, WorkingDays)
    assert format_duration(found) == written
    assert parse_length(written) == found


def test_it_is_shown_as_people_say_it():
    assert human(WorkingDays(4), "fr") == "2 jours ouvrables"
    assert human(WorkingDays(3), "fr") == "1,5 jour ouvrable"
    assert human(WorkingDays(1), "nl") == "een halve werkdag"
    assert human(WorkingDays(2), "de") == "1 Arbeitstag"
    assert human(WorkingDays(3), "en") == "1.5 working days"


@pytest.mark.parametrize(
    ("halves", "since", "until"),
    [
        (4, "2026-11-23T09:00", "2026-11-25T09:00"),  # Monday to Wednesday
        (4, "2026-11-27T15:00", "2026-12-01T15:00"),  # over a weekend
        (1, "2026-11-23T09:00", "2026-11-23T13:15"),  # half of eight hours and a half
        (2, "2026-11-22T23:00", "2026-11-24T07:30"),  # the whole of Monday may be lost
        (2, "2026-12-31T10:00", "2027-01-04T10:00"),  # New Year is a public holiday
    ],
)
def test_the_limit_runs_in_working_hours_only(halves: int, since: str, until: str):
    limit = with_day(WorkingDays(halves), joinery().working_time)
    assert limit is not None
    found = course(limit, joinery(), moment(since))
    assert found.reached(moment(since)) == moment(until)


def test_own_closing_days_do_not_count():
    closed = joinery(closed=[{"first": "2026-12-24", "last": "2027-01-03", "reason": "leave"}])
    found = course(WorkingDays(2), closed, moment("2026-12-23T12:00"))
    assert found.reached(moment("2026-12-23T12:00")) == moment("2027-01-04T12:00")
    assert found.between(moment("2026-12-24T08:00"), moment("2027-01-03T20:00")) == timedelta(0)


def test_a_day_that_comes_back_is_closed_each_year():
    yearly = check(ClosingDays, {"first": "2024-02-29", "yearly": "yes"})
    assert [day.isoformat() for day in sorted(days_off([yearly], 2023, 2026))] == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
    ]
    turn = check(ClosingDays, {"first": "2025-12-30", "last": "2026-01-02", "yearly": "yes"})
    assert len(days_off([turn], 2027, 2027)) == 4


@given(
    halves=st.integers(1, 20),
    start=st.integers(0, 700 * 24 * 60),
    gone=st.integers(0, 30 * 24 * 60),
)
def test_a_limit_has_passed_exactly_when_more_than_it_was_used(halves: int, start: int, gone: int):
    begins = moment("2026-01-01T00:00") + timedelta(minutes=start)
    found = course(WorkingDays(halves), joinery(), begins)
    now = begins + timedelta(minutes=gone)
    used = found.between(begins, now)
    if used > found.allowed:
        assert now > found.reached(begins)
    if now.timestamp() <= found.reached(begins).timestamp():
        assert used <= found.allowed


def test_without_working_hours_a_working_day_has_24_hours_and_validate_says_so(company: Company):
    company.ok("fill", "--set", f"{ACTIVITY}.rto=2 werkdagen")
    said = company.run("validate", "--select", "OBJ016", "--format", "concise").out
    assert f"{ACTIVITY}.yaml" in said
    assert "2 werkdagen" in company.run("--lang", "nl", "validate", "--select", "OBJ016").out
    assert "2 working days" in said
    company.by = "nadia"
    company.now = "2026-11-23T09:00:00+01:00"
    company.ok("declare", "Orders stopped", "--activity", "order-intake", "--level", "minor",
               "--reason", "x")  # fmt: skip
    assert rto(company)["limit_at"] == "2026-11-25T08:00:00Z"
    company.ok("fill", "--set", HOURS)
    assert "OBJ016" not in company.run("validate", "--format", "concise").out


def rto(company: Company) -> dict[str, str]:
    clocks = company.ok("status", "--json").json["incidents"][0]["clocks"]
    return next(item for item in clocks if item["kind"] == "rto")


def judged(company: Company) -> tuple[int, int]:
    """How often the RTO of the activity was kept, and missed."""
    found = company.ok("stats", "--json").json["activities"]
    row = next(item for item in found if item["activity"] == "order-intake")
    return row["kept"], row["missed"]


def test_an_incident_over_a_weekend_is_judged_in_working_days(company: Company):
    """Down on Friday at noon, back on Tuesday at eleven: ninety-five hours, less than two days."""
    company.ok("fill", "--set", HOURS, "--set", f"{ACTIVITY}.rto=2 jours ouvrables",
               "--set", f"{ACTIVITY}.mtpd=5 jours ouvrables")  # fmt: skip
    company.by = "nadia"
    company.now = "2026-11-27T12:00:00+01:00"
    before = judged(company)
    company.ok("declare", "Orders stopped", "--activity", "order-intake", "--level", "minor",
               "--reason", "x")  # fmt: skip
    clock = rto(company)
    assert clock["limit"]["text"] == "2 working days"
    assert clock["limit_at"] == "2026-12-01T11:00:00Z"
    assert "2 working days" in company.ok("status").out
    company.now = "2026-12-01T11:00:00+01:00"
    company.ok("restore", "order-intake")
    assert judged(company) == (before[0] + 1, before[1])
    company.ok("fill", "--set", f"{ACTIVITY}.rto=4h")
    assert rto(company)["limit"]["text"] == "2 working days"  # as it was when declared (TC30)
    assert rto(company)["kept"] is True


def test_the_hours_are_asked_once_and_printed_with_the_objectives(company: Company):
    asked = [
        item["key"] for item in company.ok("fill", "--list", "company", "--json").json["questions"]
    ]
    assert {"plan.working_time.hours", "plan.working_time.closed"} <= set(asked)
    company.ok("fill", "--set", HOURS, "--set",
               "plan.working_time.closed=24/12/2026 - 03/01/2027: jaarlijks verlof; "
               "elk jaar 27/09/2026")  # fmt: skip
    after = [
        item["key"] for item in company.ok("fill", "--list", "company", "--json").json["questions"]
    ]
    assert not {"plan.working_time.hours", "plan.working_time.closed"} & set(after)
    plan = company.ok("export", "plan").out.replace("\u00a0", " ")
    assert "Mon-Fri 07:30-16:00" in plan
    assert "jaarlijks verlof" in plan
    assert "every year" in plan


def test_what_are_no_closing_days_is_refused(company: Company):
    for words in ("soon", "03/01/2027 - 24/12/2026: leave"):
        done = company.run("fill", "--set", f"plan.working_time.closed={words}")
        assert done.code == 2
        assert "24/12/2026 - 03/01/2027" in " ".join(done.err.split())


def test_a_supplier_on_leave_does_not_count_its_promise(company: Company):
    """Four hours of work, called on the eve of a week's leave."""
    key = "suppliers/sup-winkelweb.sla"
    company.ok("fill", "--set", f"{key}.service_window=mon-fri 08:00-17:00",
               "--set", f"{key}.resolution_time=4h",
               "--set", f"{key}.closed=23/11/2026 - 27/11/2026: leave")  # fmt: skip
    company.by = "nadia"
    company.now = "2026-11-20T16:00:00+01:00"
    company.ok("declare", "Shop gone", "--supplier", "sup-winkelweb", "--level", "major",
               "--reason", "x")  # fmt: skip
    company.ok("supplier", "sup-winkelweb", "notified")
    clocks = company.ok("status", "--json").json["incidents"][0]["clocks"]
    repair = next(item for item in clocks if item["kind"] == "supplier_resolution")
    assert repair["limit_at"] == "2026-11-30T10:00:00Z"


def test_leave_of_a_supplier_counts_in_the_worst_case(company: Company):
    key = "suppliers/sup-winkelweb.sla"
    said = ("service_window=mon-fri 08:00-17:00", "public_holidays=excluded", "resolution_time=4h")
    company.ok("fill", *(word for item in said for word in ("--set", f"{key}.{item}")))

    def worst() -> int:
        rows = company.ok("rco", "--supplier", "sup-winkelweb", "--json").json["rows"]
        return max(int(row["worst"]["seconds"]) for row in rows)

    before = worst()
    company.ok("fill", "--set", f"{key}.closed=12/07/2027 - 25/07/2027: verlof")
    assert worst() >= before + 7 * 24 * 3600
    assert "verlof" in company.ok("export", "plan").out
