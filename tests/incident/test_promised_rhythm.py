"""The rhythm of reports against what was promised, checked minute by minute."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.review.timeliness import Promised, kept_rhythm

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def promise(start: int, end: int, every: int) -> Promised:
    span = timedelta(minutes=every)
    return Promised(recipient="boss", every=span, start=at(start), end=at(end))


@given(
    end=st.integers(1, 300),
    every=st.integers(1, 90),
    minutes=st.lists(st.integers(0, 300), max_size=8),
)
def test_the_longest_delay_is_the_longest_time_overdue(end: int, every: int, minutes: list[int]):
    (told,) = kept_rhythm([promise(0, end, every)], {"boss": [at(item) for item in minutes]})
    overdue, last, late = 0, 0, 0
    later = [item for item in minutes if item > end]
    for minute in range(end + 1):
        if minute in minutes:
            overdue = max(overdue, minute - last - every)
            late += minute - last > every
            last = minute
    if end - last > every:  # what is due at the end never came before it
        overdue = max(overdue, min(later, default=end) - last - every)
        late += 1
    assert told.longest == timedelta(minutes=max(overdue, 0))
    assert told.late == late
    assert told.never == (end - last > every and not later)
    assert told.due >= told.late


def test_a_late_report_may_come_when_another_promise_runs_already():
    """Every 60 min until 90; then every 120 min. Due at 60, given at 100: 40 min late, once."""
    promises = [promise(0, 90, 60), promise(90, 200, 120)]
    (told,) = kept_rhythm(promises, {"boss": [at(100)]})
    assert (told.due, told.late, told.never) == (2, 1, 0)
    assert (told.longest, told.due_at) == (timedelta(minutes=40), at(60))
    assert told.every == (timedelta(minutes=60), timedelta(minutes=120))


def test_nothing_is_due_before_the_first_rhythm_is_over():
    (told,) = kept_rhythm([promise(0, 60, 60)], {})
    assert (told.due, told.late) == (0, 0)
