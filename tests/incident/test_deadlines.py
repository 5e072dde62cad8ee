"""Legal delays: hours are elapsed time, months end with the month, nothing is ever later."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.obligations.deadlines import limit, months_later, noon_rule, on_day
from incplan.plan.calendar.public_holidays import belgian_holidays
from incplan.plan.obligations.pack import Delay, DelayUnit

BRUSSELS = ZoneInfo("Europe/Brussels")
HOLIDAYS = belgian_holidays(2024, 2031)
moments = st.datetimes(
    min_value=datetime.fromisoformat("2024-01-01T00:00:00"),
    max_value=datetime.fromisoformat("2030-12-31T00:00:00"),
    timezones=st.just(UTC),
)
counted = st.sampled_from(
    [unit for unit in DelayUnit if unit not in (DelayUnit.UNDUE, DelayUnit.NONE)]
)


def delay(value: int, unit: DelayUnit) -> Delay:
    return Delay(value=value, unit=unit)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        # The night that lasts 25 hours: 72 hours are 72 hours, one less on the wall.
        ("2026-10-23T18:00:00+02:00", 72, "2026-10-26T17:00:00+01:00"),
        ("2026-03-27T18:00:00+01:00", 72, "2026-03-30T19:00:00+02:00"),
        ("2028-02-28T10:00:00+01:00", 24, "2028-02-29T10:00:00+01:00"),
    ],
)
def test_hours_are_elapsed_time_through_a_clock_change(start, hours, expected):
    found = limit(datetime.fromisoformat(start), delay(hours, DelayUnit.HOUR), BRUSSELS)

    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_one(day, months, expected):
    assert months_later(day, months) == expected


def test_days_count_from_the_day_after_and_end_with_the_day():
    accident = datetime(2026, 11, 23, 7, 0, tzinfo=BRUSSELS)

    assert limit(accident, delay(8, DelayUnit.CALENDAR_DAY), BRUSSELS) == datetime(
        2026, 12, 1, 23, 59, tzinfo=BRUSSELS
    )


def test_working_days_leave_out_weekends_and_holidays():
    christmas_eve = datetime(2026, 12, 24, 9, 0, tzinfo=BRUSSELS)

    found = limit(christmas_eve, delay(2, DelayUnit.WORKING_DAY), BRUSSELS, HOLIDAYS)

    assert found is not None
    assert found.date() == date(2026, 12, 29)  # 25 holiday, 26 and 27 weekend


def test_a_time_that_does_not_exist_or_comes_twice_is_read_as_the_earlier_one():
    gap = on_day(date(2026, 3, 29), time(2, 30), BRUSSELS)
    twice = on_day(date(2026, 10, 25), time(2, 30), BRUSSELS)

    assert gap.astimezone(UTC) == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert twice.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_noon_rule_moves_a_rest_day_to_noon_of_the_next_working_day():
    saturday = datetime(2026, 12, 26, 3, 0, tzinfo=BRUSSELS)
    friday = datetime(2026, 12, 18, 3, 0, tzinfo=BRUSSELS)
    christmas = datetime(2026, 12, 25, 3, 0, tzinfo=BRUSSELS)

    assert noon_rule(saturday, BRUSSELS, HOLIDAYS).isoformat() == "2026-12-28T12:00:00+01:00"
    assert noon_rule(christmas, BRUSSELS, HOLIDAYS).isoformat() == "2026-12-28T12:00:00+01:00"
    assert noon_rule(friday, BRUSSELS, HOLIDAYS) == friday


@given(moments, st.integers(0, 400))
def test_an_hour_delay_is_exactly_that_many_hours(start, hours):
    found = limit(start, delay(hours, DelayUnit.HOUR), BRUSSELS)

    assert found is not None
    assert found.astimezone(UTC) - start == timedelta(hours=hours)


@given(moments, moments, st.integers(0, 60), counted)
def test_who_starts_later_is_never_due_earlier(one, other, value, unit):
    first, second = sorted((one, other))
    limits = [limit(start, delay(value, unit), BRUSSELS, HOLIDAYS) for start in (first, second)]

    assert limits[0] is not None
    assert limits[1] is not None
    # Two readings of one wall-clock time at a clock change are the only exception: the earlier.
    assert limits[0].astimezone(UTC) <= limits[1].astimezone(UTC) + timedelta(hours=1)
    if unit in (DelayUnit.HOUR, DelayUnit.IMMEDIATE):
        assert limits[0].astimezone(UTC) <= limits[1].astimezone(UTC)


@given(moments, st.integers(1, 24))
def test_a_month_is_never_longer_than_the_calendar_says(start, months):
    found = limit(start, delay(months, DelayUnit.MONTH), BRUSSELS)

    assert found is not None
    local = start.astimezone(BRUSSELS)
    assert found.date() <= months_later(local.date(), months)
    assert found.astimezone(UTC) > start


@given(moments, st.sampled_from([DelayUnit.UNDUE, DelayUnit.NONE]))
def test_a_delay_without_a_number_gives_no_limit(start, unit):
    assert limit(start, delay(0, unit), BRUSSELS) is None
