"""What a missed promise costs, by the terms of a contract."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.clocks.breaches import Breach
from incplan.incident.review.penalties import penalty_sum
from incplan.plan.files.penalties import PenaltyTerms
from incplan.plan.values.reading import check

HOUR = timedelta(hours=1)
START = datetime.fromisoformat("2026-12-07T11:00:00+01:00")
LINE = {
    "rate": {"percent": 10, "per": "hour", "rounding": "started"},
    "basis": {"amount": 1800, "what": "monthly fee"},
    "cap": {"percent": 100, "per": "calendar_month"},
}


def terms(**changes: Any) -> PenaltyTerms:
    return check(PenaltyTerms, {**LINE, **changes})


def breach(late: timedelta, begins: datetime = START, incident: str = "one") -> Breach:
    """A delay by day and night."""
    starts = tuple(begins + HOUR * place for place in range(-(-late // HOUR)))
    return Breach(incident=incident, due_at=begins, late=late, unit_starts=starts)


@pytest.mark.parametrize(
    ("late", "amount"),
    [
        (timedelta(hours=3, minutes=20), "720.00"),
        (timedelta(hours=3), "540.00"),
        (timedelta(hours=3, seconds=1), "720.00"),
        (timedelta(hours=22), "1800.00"),
        (timedelta(hours=2, minutes=35), "540.00"),
    ],
)
def test_started_hours_up_to_the_cap(late: timedelta, amount: str):
    found = penalty_sum(terms(), breach(late))
    assert found is not None
    assert (found.amount, found.used_by) == (Decimal(amount), ())


def test_two_incidents_of_one_month_share_the_cap_the_first_one_uses_it_first():
    first, second = breach(6 * HOUR), breach(5 * HOUR, START + timedelta(days=3), "two")
    one, two = (penalty_sum(terms(), item, (first, second)) for item in (first, second))
    assert one is not None
    assert two is not None
    assert (one.gross, one.amount, one.used_by) == (Decimal("1080.00"), Decimal("1080.00"), ())
    assert (two.gross, two.amount, two.capped) == (Decimal("900.00"), Decimal("720.00"), True)
    assert (two.used, two.used_by) == (Decimal("1080.00"), ("one",))


def test_a_delay_over_the_end_of_the_month_uses_the_cap_of_both():
    begins = datetime.fromisoformat("2026-11-30T22:30:00+01:00")
    before = breach(9 * HOUR, begins - timedelta(days=4), "before")
    found = penalty_sum(terms(), breach(timedelta(hours=3, minutes=40), begins), (before,))
    assert found is not None
    assert (found.gross, found.amount) == (Decimal("720.00"), Decimal("540.00"))
    assert (found.used, found.used_by) == (Decimal("1620.00"), ("before",))
    alone = penalty_sum(terms(), breach(timedelta(hours=3, minutes=40), begins))
    assert alone is not None
    assert alone.amount == Decimal("720.00")


def test_a_cap_per_case_is_not_shared():
    per_case = terms(cap={"percent": 50, "per": "case"})
    first, second = breach(6 * HOUR), breach(7 * HOUR, START + timedelta(days=3), "two")
    found = penalty_sum(per_case, second, (first, second))
    assert found is not None
    assert (found.amount, found.used_by) == (Decimal("900.00"), ())


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(1, 40)), min_size=1, max_size=6))
def test_together_they_cost_no_more_than_the_cap_and_no_less_than_they_may(
    delays: list[tuple[int, int]],
):
    """All of one month: what is shared out is the cap, or all that was due."""
    first = datetime.fromisoformat("2026-12-01T00:00:00+01:00")
    every = tuple(
        breach(hours * HOUR, first + timedelta(minutes=minutes), f"INC-{place}")
        for place, (minutes, hours) in enumerate(delays)
    )
    found = [penalty_sum(terms(), item, every) for item in every]
    amounts = [item.amount for item in found if item is not None]
    gross = sum(hours for _, hours in delays) * Decimal(180)
    assert sum(amounts) == min(gross, Decimal(1800))
