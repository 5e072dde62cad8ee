"""Clocks: below the minimum level only, summed, propagated, counted as the contract says."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.incident.clocks import agreed_time
from incplan.incident.clocks.agreed_time import due_at
from incplan.incident.clocks.clock import Clock, ClockKind, ClockState
from incplan.incident.clocks.running import clocks
from incplan.incident.events.coordination import SupplierActed
from incplan.incident.events.course_events import (
    Classified,
    Closed,
    Eradicated,
    Escalated,
    Reopened,
)
from incplan.incident.events.events import (
    Affected,
    Called,
    Communicated,
    Estimated,
    Logged,
    Restored,
    Reviewed,
)
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CallOutcome, MessageAudience, RestoreScope, SupplierAct
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.plan.calendar.service_hours import minute_of, moment_of
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.suppliers import Supplier
from incplan.plan.values.reading import check
from incplan.vocabulary import Level
from tests.incident.builders import Story, at, make_plan
from tests.small_plan import LEVELS, activity

HOUR = timedelta(hours=1)


def plan(**parts: Any) -> Any:
    """`shop` needs `orders`, which needs `platform`; each may stop for some hours."""
    words: dict[str, Any] = {
        "activities": {
            "platform": activity("Platform", rto="3h", mtpd="12h"),
            "orders": activity("Orders", rto="4h", depends_on=["platform"]),
            "shop": activity("Shop", rto="8h", depends_on=["orders"]),
        },
        **parts,
    }
    return make_plan(**words)


def incident(story: Story) -> Incident:
    found = fold(story.events)
    assert found is not None
    return found


def clock(
    story: Story, now: datetime, kind: ClockKind, subject: str | None = None, **parts: Any
) -> Clock:
    found = [
        item
        for item in clocks(incident(story), plan(**parts), now)
        if item.kind is kind and subject in (None, item.subject)
    ]
    assert len(found) == 1, found
    return found[0]


def supplier(**sla: Any) -> Supplier:
    words = {"service_window": ["24/7"], "response_time": "1h", "resolution_time": "4h", **sla}
    return check(
        Supplier, {"name": "Hoster", "service": "Hosting", "contact": "hoster", "sla": words}
    )


def test_degraded_above_the_minimum_level_does_not_count() -> None:
    story = Story(level=Level.MAJOR)
    story.add(Affected, 0, activity="orders", percent=60)  # the minimum is 50 %
    assert clock(story, at(600), ClockKind.RTO, "orders").state is ClockState.NOT_STARTED

    story.add(Affected, 60, activity="orders", percent=40)
    story.add(Affected, 90, activity="orders", percent=55)
    story.add(Affected, 200, activity="orders", percent=10)
    running = clock(story, at(220), ClockKind.RTO, "orders")
    assert running.started_at == at(60)  # the first drop below the minimum
    assert running.used == timedelta(minutes=30 + 20)
    assert running.longest == timedelta(minutes=30)
    assert running.limit_at == at(200 + 240 - 30)

    story.add(Affected, 230, activity="orders", percent=50)
    assert clock(story, at(900), ClockKind.RTO, "orders").kept is True


def test_what_was_only_implied_gives_way_to_what_is_said() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    story.add(Affected, 0, activity="orders", percent=70)
    assert clock(story, at(60), ClockKind.RTO, "orders").started_at is None


def test_the_minimum_level_stops_the_objective_and_full_service_is_followed_on() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    story.add(Restored, 100, activity="orders", scope=RestoreScope.MINIMAL)
    assert clock(story, at(500), ClockKind.RTO, "orders").kept is True
    full = clock(story, at(500), ClockKind.RTO_FULL, "orders")
    assert (full.state, full.used) == (ClockState.RUNNING, timedelta(minutes=500))
    story.add(Restored, 600, activity="orders")
    assert clock(story, at(900), ClockKind.RTO_FULL, "orders").stopped_at == at(600)


def test_what_depends_on_something_down_is_shown_until_it_has_its_own_effect() -> None:
    story = Story(level=Level.MAJOR, activities=("platform",))
    waiting = clock(story, at(30), ClockKind.RTO, "shop")
    assert (waiting.state, waiting.because) == (ClockState.NOT_STARTED, "platform")
    assert waiting.forecast_at == at(8 * 60)
    assert waiting.left(at(30)) is None

    story.add(Affected, 45, activity="orders")
    own = clock(story, at(60), ClockKind.RTO, "orders")
    assert own.limit_at == at(45 + 240)

    story.add(Restored, 90, activity="platform")
    story.add(Restored, 91, activity="orders")
    subjects = [c.subject for c in clocks(incident(story), plan(), at(99))]
    assert "shop" not in subjects


def test_once_the_objective_is_missed_the_bearable_limit_comes_next() -> None:
    story = Story(level=Level.MAJOR, activities=("platform",))
    kinds = {c.kind for c in clocks(incident(story), plan(), at(179))}
    assert ClockKind.MTPD not in kinds
    assert clock(story, at(181), ClockKind.MTPD, "platform").limit_at == at(12 * 60)


def test_a_day_is_24_hours_across_the_clock_change() -> None:
    zone = ZoneInfo("Europe/Brussels")
    start = datetime(2026, 10, 24, 12, 0, tzinfo=zone)
    story = Story(level=Level.MAJOR, activities=("orders",), disrupted_at=start)
    activities = {"orders": activity("Orders", rto="1d", mtpd="2d")}
    running = clock(story, at(0), ClockKind.RTO, "orders", activities=activities)
    assert running.limit_at is not None
    assert running.limit_at.astimezone(zone).isoformat() == "2026-10-25T11:00:00+01:00"


def test_the_agreed_time_counts_working_hours_where_there_are_any() -> None:
    levels = {**LEVELS, "levels": {
        **LEVELS["levels"],
        "minor": {
            "criteria": "small",
            "service_level": {"resolve_within": "8h", "window": ["mon-fri 08:00-18:00"]},
        },
    }}  # fmt: skip
    zone = ZoneInfo("Europe/Brussels")
    friday = datetime(2026, 12, 24, 16, 0, tzinfo=zone)  # a Thursday; Friday is Christmas
    story = Story(level=Level.MINOR, detected_at=friday)
    agreed = clock(story, friday, ClockKind.SERVICE_LEVEL, levels=check(LevelsFile, levels))
    assert agreed.limit_at == datetime(2026, 12, 28, 14, 0, tzinfo=zone)


def test_a_raised_level_gets_its_own_time() -> None:
    story = Story(level=Level.MINOR)
    story.add(Escalated, 481, level=Level.MAJOR)
    agreed = clock(story, at(482), ClockKind.SERVICE_LEVEL)
    assert (agreed.start_event, agreed.limit_at) == ("level", at(481 + 240))


def test_the_agreed_time_stops_when_service_is_back() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    story.add(Restored, 200, activity="orders")
    assert clock(story, at(900), ClockKind.SERVICE_LEVEL).kept is True
    untouched = Story(level=Level.MAJOR)
    untouched.add(Eradicated, 300, cause_found=True, cause="x")
    assert clock(untouched, at(900), ClockKind.SERVICE_LEVEL).kept is False


def test_after_a_return_the_agreed_time_starts_again() -> None:
    story = Story(level=Level.MINOR)
    story.add(Closed, 60)
    story.add(Reopened, 4000, reason="again")
    agreed = clock(story, at(4001), ClockKind.SERVICE_LEVEL)
    assert (agreed.start_event, agreed.limit_at) == ("reopening", at(4000 + 480))


def test_the_review_is_due_in_working_days() -> None:
    levels = {**LEVELS, "levels": {
        **LEVELS["levels"], "minor": {"criteria": "small", "review_within_days": "5"},
    }}  # fmt: skip
    parts = {"levels": check(LevelsFile, levels)}
    story = Story(level=Level.MINOR)
    story.add(Closed, 60)  # Monday 23 November
    review = clock(story, at(61), ClockKind.REVIEW, **parts)
    assert review.limit_at is not None
    assert review.limit_at.isoformat() == "2026-12-01T00:00:00+01:00"  # the end of Monday
    story.add(Reviewed, 100)
    assert clock(story, at(200), ClockKind.REVIEW, **parts).kept is True


@pytest.mark.parametrize(("clock_starts", "started"), [("outage", 0), ("notification", 45)])
def test_a_supplier_counts_from_what_its_contract_says(clock_starts: str, started: int) -> None:
    using = activity("Orders", suppliers=[{"supplier": "hoster", "function": "hosting"}])
    parts = {
        "activities": {"orders": using},
        "suppliers": {"hoster": supplier(clock_starts=clock_starts)},
    }
    story = Story(level=Level.MAJOR, activities=("orders",))
    story.add(SupplierActed, 0, supplier="hoster", act=SupplierAct.FAILED)
    before = clock(story, at(20), ClockKind.SUPPLIER_RESOLUTION, **parts)
    assert (before.started_at is None) is (clock_starts == "notification")

    story.add(Called, 30, contact="hoster", outcome=CallOutcome.NO_ANSWER)
    story.add(Called, 45, contact="hoster")
    promise = clock(story, at(50), ClockKind.SUPPLIER_RESOLUTION, **parts)
    assert promise.limit_at == at(started + 240)
    answer = clock(story, at(50), ClockKind.SUPPLIER_RESPONSE, **parts)
    assert answer.limit_at == at(started + 60)

    story.add(SupplierActed, 70, supplier="hoster", act=SupplierAct.ANSWERED)
    assert clock(story, at(80), ClockKind.SUPPLIER_RESPONSE, **parts).stopped_at == at(70)
    story.add(Restored, 200, activity="orders", scope=RestoreScope.MINIMAL)
    paper = clock(story, at(210), ClockKind.SUPPLIER_RESOLUTION, **parts)
    assert (paper.stopped_at, paper.kept) == (None, None)  # our own way round is not theirs
    story.add(SupplierActed, 230, supplier="hoster", act=SupplierAct.REPAIRED)
    done = clock(story, at(900), ClockKind.SUPPLIER_RESOLUTION, **parts)
    assert (done.stopped_at, done.kept) == (at(230), True)


def test_a_supplier_without_a_part_has_no_clock_but_a_last_useful_call() -> None:
    using = activity("Orders", rto="6h", suppliers=[{"supplier": "hoster", "function": "hosting"}])
    parts = {"activities": {"orders": using}, "suppliers": {"hoster": supplier()}}
    story = Story(level=Level.MAJOR, activities=("orders",))
    found = clocks(incident(story), plan(**parts), at(20))
    assert not [item for item in found if item.kind is ClockKind.SUPPLIER_RESOLUTION]
    last = clock(story, at(20), ClockKind.LAST_CALL, **parts)
    assert (last.limit_at, last.because) == (at(120), "orders")

    story.add(SupplierActed, 30, supplier="hoster", act=SupplierAct.NOTIFIED)
    found = clocks(incident(story), plan(**parts), at(40))
    assert not [item for item in found if item.kind is ClockKind.LAST_CALL]


def test_an_agreed_stop_moves_the_limit_of_a_supplier() -> None:
    story = Story(level=Level.MINOR)
    parts = {"suppliers": {"hoster": supplier()}}
    story.add(Called, 10, contact="hoster")
    stop = {"act": SupplierAct.STOPPED, "until": at(90), "agreed_by": "nadia", "reason": "x"}
    story.add(SupplierActed, 60, supplier="hoster", **stop)
    assert clock(story, at(95), ClockKind.SUPPLIER_RESOLUTION, **parts).limit_at == at(280)


def test_at_closing_nobody_knows_whether_a_promise_without_a_repair_was_kept() -> None:
    story = Story(level=Level.MINOR)
    parts = {"suppliers": {"hoster": supplier()}}
    story.add(Called, 10, contact="hoster")
    story.add(Closed, 100)
    found = clocks(incident(story), plan(**parts), at(500))
    assert not [item for item in found if "supplier" in item.kind]


def test_a_supplier_that_was_called_counts_without_any_activity_down() -> None:
    story = Story(level=Level.MINOR)
    parts = {"suppliers": {"hoster": supplier()}}
    assert not [c for c in clocks(incident(story), plan(**parts), at(9)) if "supplier" in c.kind]
    story.add(Called, 10, contact="hoster")
    assert clock(story, at(20), ClockKind.SUPPLIER_RESOLUTION, **parts).limit_at == at(250)


def test_a_promise_in_office_hours_skips_the_weekend_and_the_holiday() -> None:
    zone = ZoneInfo("Europe/Brussels")
    office = supplier(
        resolution_time="1 business day",
        service_window=["mon-fri 08:00-18:00"],
        public_holidays="excluded",
    )
    evening = datetime(2026, 12, 24, 17, 0, tzinfo=zone)
    story = Story(level=Level.MINOR)
    story.events.append(
        Called(id="called1", incident=story.events[0].incident, occurred_at=evening,
               recorded_at=evening, contact="hoster", after=(story.events[0].id,))
    )  # fmt: skip
    promise = clock(story, evening, ClockKind.SUPPLIER_RESOLUTION, suppliers={"hoster": office})
    assert promise.limit_at == datetime(2026, 12, 28, 18, 0, tzinfo=zone)


def test_clocks_from_elsewhere_are_sorted_in() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    notify = Clock(
        kind=ClockKind.OBLIGATION,
        subject="gdpr",
        rule="gdpr_art33",
        started_at=at(0),
        start_event="awareness",
        limit=HOUR,
        limit_at=at(60),
    )
    found = clocks(incident(story), plan(), at(5), (notify,))
    assert found[0] is notify


KINDS: tuple[tuple[type[Event], dict[str, Any]], ...] = (
    (Logged, {"text": "x"}),
    (Affected, {"activity": "orders", "percent": 40}),
    (Affected, {"activity": "orders", "percent": 80}),
    (Affected, {"activity": "platform"}),
    (Restored, {"activity": "orders"}),
    (Restored, {"activity": "platform", "scope": RestoreScope.MINIMAL}),
    (Estimated, {"activity": "orders"}),
    (Escalated, {"level": Level.MAJOR}),
    (Classified, {"level": Level.MINOR, "reason": "calm"}),
    (Called, {"contact": "hoster"}),
    (Communicated, {"audience": MessageAudience.MANAGEMENT, "medium": "phone"}),
    (Eradicated, {"cause_found": True, "cause": "x"}),
    (Closed, {}),
    (Reopened, {"reason": "again"}),
)
stories = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 400)), max_size=10)


def told(steps: list[tuple[tuple[type[Event], dict[str, Any]], int]]) -> Story:
    story, minutes = Story(level=Level.MINOR), 0
    for (kind, words), wait in steps:
        minutes += wait
        story.add(kind, minutes, **words)
    return story


@settings(max_examples=80, deadline=None)
@given(stories, st.integers(0, 5000), st.integers(0, 5000))
def test_time_only_adds_up(steps: Any, first: int, second: int) -> None:
    """With the same facts a later look never shows less time used, nor moves a limit."""
    story = told(steps)
    known, parts = incident(story), {"suppliers": {"hoster": supplier()}}
    last = max(event.occurred_at for event in story.events)
    early, late = (last + timedelta(minutes=minutes) for minutes in sorted((first, second)))
    after = {(c.kind, c.subject): c for c in clocks(known, plan(**parts), late)}
    for before in clocks(known, plan(**parts), early):
        later = after[before.kind, before.subject]
        assert later.used >= before.used >= timedelta(0)
        assert later.limit_at == before.limit_at
        assert later.stopped_at == before.stopped_at
        order = (ClockState.RUNNING, ClockState.DUE_SOON, ClockState.PASSED)
        if before.state in order:
            assert order.index(later.state) >= order.index(before.state)


@settings(max_examples=40, deadline=None)
@given(stories, st.randoms(use_true_random=False), st.integers(0, 5000))
def test_clocks_do_not_depend_on_the_order_of_arrival(steps: Any, rng: Any, now: int) -> None:
    story = told(steps)
    shuffled = list(story.events)
    rng.shuffle(shuffled)
    one, two = fold(story.events), fold(shuffled)
    assert one is not None
    assert two is not None
    assert clocks(one, plan(), at(now)) == clocks(two, plan(), at(now))


_HOURS = [["24/7"], ["mon-fri 08:00-17:00"], ["sat 10:00-10:30"], ["mon 09:00-09:10"]]


@settings(max_examples=60)
@given(
    st.sampled_from(_HOURS),
    st.sampled_from(["30min", "4h", "20h", "3 working days", "60 working days"]),
    st.integers(0, 60 * 24 * 700),
    st.lists(st.integers(0, 60 * 24 * 30), max_size=2, unique=True),
)
def test_a_promise_is_due_when_all_years_laid_out_say(
    hours: list[str], promised: str, begins: int, stopped: list[int]
) -> None:
    found = plan()
    sla = supplier(service_window=hours, resolution_time=promised).sla
    assert sla is not None
    assert sla.resolution_time is not None
    start = at(0) + timedelta(minutes=begins)
    ends = sorted(start + timedelta(minutes=minutes) for minutes in stopped)
    stops = ((ends[0], ends[1]),) if len(ends) == 2 else ()
    told = due_at(sla.resolution_time, sla, found, start, stops=stops)

    whole, zone = agreed_time._hours(sla, found, start, None)
    spans = tuple((minute_of(first), minute_of(last)) for first, last in stops)
    due = whole.due(sla.resolution_time, minute_of(start), spans)
    assert told == (None if due is None else moment_of(due, zone))
